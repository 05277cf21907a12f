/** Short names for writing the grammars of the comparison down. */
import type { Expression, Grammar, Regex, Terminal } from "@maze/grammar";
import { parseRegex } from "../../../lib/grammar/regex/parse.ts";

/** An expression, the name of a rule, or `"…"` for a terminal that is that text. */
export type Part = Expression | string;

/** What a grammar is written with. */
export interface GrammarText {
  /** Name for messages. */
  readonly name: string;
  /** The first is the start. */
  readonly rules: Readonly<Record<string, Part>>;
  /** Terminals that are no fixed text, as regular expressions; names in capitals. */
  readonly terminals: Readonly<Record<string, string>>;
  /** Which of them are skipped. */
  readonly skip: readonly string[];
}

/** One after the other. */
export function sequence(...parts: readonly Part[]): Expression {
  return { kind: "sequence", items: parts.map(expression) };
}

/** Any of these. */
export function choice(...parts: readonly Part[]): Expression {
  return { kind: "choice", items: parts.map(expression) };
}

/** This or nothing. */
export function optional(...parts: readonly Part[]): Expression {
  return { kind: "repeat", item: sequence(...parts), min: 0, max: 1 };
}

/** Any number of times. */
export function many(...parts: readonly Part[]): Expression {
  return { kind: "repeat", item: sequence(...parts), min: 0, max: undefined };
}

/** Any number of times with something between. */
export function separated(part: Part, by: Part): Expression {
  return sequence(part, many(by, part));
}

/** The grammar of what was written. */
export function grammarOf({ name, rules, skip, terminals }: GrammarText): Grammar {
  const found = new Map<string, Terminal>();
  for (const [terminal, source] of Object.entries(terminals)) {
    found.set(terminal, { name: terminal, pattern: pattern(source) });
  }
  const collect = (part: Expression): void => {
    if ("items" in part) part.items.forEach(collect);
    else if (part.kind === "repeat") collect(part.item);
    else if (part.kind === "terminal" && !found.has(part.name)) {
      found.set(part.name, { name: part.name, pattern: exactly(JSON.parse(part.name)) });
    }
  };
  const made = new Map(Object.entries(rules).map(([rule, part]) => [rule, expression(part)]));
  made.forEach(collect);
  return {
    name,
    start: Object.keys(rules)[0]!,
    rules: made,
    terminals: found,
    skip,
    lexing: "groups",
  };
}

function expression(part: Part): Expression {
  if (typeof part !== "string") return part;
  const isRule = /^[a-z]/.test(part);
  return { kind: isRule ? "rule" : "terminal", name: part };
}

function pattern(source: string): Regex {
  const parsed = parseRegex(source, { dialect: "rust" });
  if (parsed.kind === "parsed") return parsed.regex;
  throw new TypeError(`Cannot read /${source}/: ${JSON.stringify(parsed)}`);
}

function exactly(text: string): Regex {
  const points = Array.from(text, (character) => character.codePointAt(0)!);
  return { kind: "sequence", items: points.map((at) => ({ kind: "chars", set: [[at, at]] })) };
}
