/** The first pass: every name means something, once, and no expression is nested beyond the limit. */
import type { Diagnostic } from "@maze/base";
import { suggest } from "@maze/base";
import { grammarErrors } from "../errors.ts";
import type { Expression, Grammar } from "../ir/grammar.ts";
import type { LoweringLimits } from "./productions.ts";

/** Problems of a grammar's names, nesting and counts. */
export function validateGrammar(grammar: Grammar, limits: LoweringLimits): Diagnostic[] {
  const problems: Diagnostic[] = [];
  const virtuals = new Set((grammar.virtuals ?? []).map(({ name }) => name));
  for (const name of grammar.rules.keys()) {
    if (grammar.terminals.has(name) || virtuals.has(name)) {
      problems.push(
        problem("duplicateName", `${name} is both a rule and a terminal`, "rename one"),
      );
    }
  }
  const entries = [grammar.start, ...Object.values(grammar.entries ?? {})];
  for (const name of entries) {
    if (!grammar.rules.has(name)) {
      problems.push(
        problem(
          "noStart",
          `Cannot start ${grammar.name} at ${name}: there is no such rule`,
          hint(
            name,
            grammar.rules.keys(),
          ),
        ),
      );
    }
  }
  for (const name of [...grammar.skip, ...(grammar.lineBreaks ?? [])]) {
    if (!grammar.terminals.has(name)) {
      problems.push(unknown({ name, where: "what is skipped", among: grammar.terminals.keys() }));
    }
  }
  for (const [rule, expression] of grammar.rules) {
    problems.push(...expressionProblems(expression, { rule, grammar, virtuals, limits }));
  }
  return problems;
}

interface Surroundings {
  readonly rule: string;
  readonly grammar: Grammar;
  readonly virtuals: ReadonlySet<string>;
  readonly limits: LoweringLimits;
}

/** Walks with a stack of its own, for the depth is the user's to choose. */
function expressionProblems(expression: Expression, around: Surroundings): Diagnostic[] {
  const { grammar, limits, rule, virtuals } = around;
  const problems: Diagnostic[] = [];
  const open: { readonly node: Expression; readonly depth: number }[] = [
    { node: expression, depth: 1 },
  ];
  for (let next = open.pop(); next; next = open.pop()) {
    const { depth, node } = next;
    if (depth > limits.nesting) {
      const message = `Cannot use rule ${rule}: it is nested ${depth} deep, at most ` +
        `${limits.nesting} is allowed`;
      problems.push(problem("tooDeep", message, "name parts of it as rules of their own"));
      break;
    }
    switch (node.kind) {
      case "terminal":
        if (!grammar.terminals.has(node.name) && !virtuals.has(node.name)) {
          const among = grammar.terminals.keys();
          problems.push(unknown({ name: node.name, where: `rule ${rule}`, among }));
        }
        break;
      case "rule":
        if (!grammar.rules.has(node.name)) {
          const among = grammar.rules.keys();
          problems.push(unknown({ name: node.name, where: `rule ${rule}`, among }));
        }
        break;
      case "repeat": {
        const highest = node.max ?? node.min;
        if (highest > limits.repetition || highest < node.min) {
          const message = `Cannot repeat ${node.min} to ${node.max ?? "any number of"} times in ` +
            `rule ${rule}: counts go up to ${limits.repetition}, the lower one first`;
          problems.push(problem("repetition", message, "use an unbounded repetition"));
        }
        open.push({ node: node.item, depth: depth + 1 });
        break;
      }
      case "sequence":
      case "choice":
        for (const item of node.items) open.push({ node: item, depth: depth + 1 });
    }
  }
  return problems;
}

function unknown(
  found: { readonly name: string; readonly where: string; readonly among: Iterable<string> },
): Diagnostic {
  const message = `Cannot resolve ${found.name} in ${found.where}: it is not defined`;
  return problem("undefinedName", message, hint(found.name, found.among));
}

function hint(name: string, among: Iterable<string>): string {
  const near = suggest(name, [...among]);
  return near ? `did you mean ${near}?` : `define ${name}`;
}

function problem(
  kind: keyof typeof grammarErrors,
  message: string,
  suggestion: string,
): Diagnostic {
  return { code: grammarErrors[kind].code, severity: "error", message, suggestion };
}
