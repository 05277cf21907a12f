/**
 * A grammar in the EBNF of XGrammar, which has no lexer: what is skipped follows every terminal. Its
 * language is a little wider, for nothing makes `returnx` one name.
 */
import { assertNever } from "@maze/base";
import type { Expression, Grammar } from "@maze/grammar";
import { ebnfPattern, times } from "./regex.ts";

/** The grammar as EBNF text, with `root` as its start. */
export function ebnfOf(grammar: Grammar): string {
  const rules = Array.from(
    grammar.rules,
    ([name, expression]) => `r_${name} ::= ${ebnfExpression(expression)}`,
  );
  const terminals = [...grammar.terminals.values()]
    .filter(({ name }) => !name.startsWith('"'))
    .map(({ name, pattern }) => `${name} ::= ${ebnfPattern(pattern)}`);
  const skip = `skip ::= (${grammar.skip.join(" | ")})*`;
  return [`root ::= skip r_${grammar.start}`, skip, ...rules, ...terminals, ""].join("\n");
}

function ebnfExpression(expression: Expression): string {
  switch (expression.kind) {
    case "empty":
      return '""';
    case "terminal":
      return `${expression.name} skip`;
    case "rule":
      return `r_${expression.name}`;
    case "sequence":
      return expression.items.length === 0 ? '""' : expression.items.map(ebnfExpression).join(" ");
    case "choice":
      return `(${expression.items.map(ebnfExpression).join(" | ")})`;
    case "repeat": {
      const { item, max, min } = expression;
      return `(${ebnfExpression(item)})${times(min, max)}`;
    }
    default:
      return assertNever(expression);
  }
}
