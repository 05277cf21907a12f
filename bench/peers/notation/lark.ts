/** A grammar in the Lark dialect of llguidance: terminals stay apart, what is skipped is ignored. */
import { assertNever } from "@maze/base";
import type { Expression, Grammar } from "@maze/grammar";
import { regexSource, times } from "./regex.ts";

/** The grammar as Lark text. */
export function larkOf(grammar: Grammar): string {
  const rules = Array.from(
    grammar.rules,
    ([name, expression]) => `${ruleName(name, grammar)}: ${larkExpression(expression, grammar)}`,
  );
  const terminals = [...grammar.terminals.values()]
    .filter(({ name }) => !name.startsWith('"'))
    .map(({ name, pattern }) => `${name}: /${regexSource(pattern)}/`);
  return [...rules, ...terminals, ...grammar.skip.map((name) => `%ignore ${name}`), ""].join("\n");
}

function ruleName(name: string, grammar: Grammar): string {
  return name === grammar.start ? "start" : `r_${name}`;
}

function larkExpression(expression: Expression, grammar: Grammar): string {
  const inner = (item: Expression): string => larkExpression(item, grammar);
  switch (expression.kind) {
    case "empty":
      return '""';
    case "terminal":
      return expression.name;
    case "rule":
      return ruleName(expression.name, grammar);
    case "sequence":
      return expression.items.length === 0 ? '""' : expression.items.map(inner).join(" ");
    case "choice":
      return `(${expression.items.map(inner).join(" | ")})`;
    case "repeat": {
      const { item, max, min } = expression;
      return `(${inner(item)})${times(min, max)}`;
    }
    default:
      return assertNever(expression);
  }
}
