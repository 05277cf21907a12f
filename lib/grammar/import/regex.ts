/** A regular expression as a grammar: its texts are those that it matches from end to end. */
import { type Diagnostic, lineColumn } from "@maze/base";
import { isNothing, isNullable, nonEmptyRegex } from "../regex/build.ts";
import { parseRegex, type RegexOptions } from "../regex/parse.ts";
import { grammarErrors } from "../errors.ts";
import type { Expression, Grammar } from "../ir/grammar.ts";
import type { Imported } from "./imported.ts";

/** How a regular expression is read as a grammar. */
export interface RegexGrammarOptions extends RegexOptions {
  /** What the grammar is called in messages; `"regex"` if absent. */
  readonly name?: string;
}

/**
 * Reads a regular expression as a grammar whose start rule is one terminal, named after it.
 *
 * @param pattern The expression, without delimiters.
 * @param options Its dialect, its flags and which texts are meant, as `parseRegex` has them.
 * @returns The grammar, or what is the matter with the expression; spans are within it.
 *
 * @example
 * ```ts
 * import { readRegex } from "@maze/grammar";
 * import { assertEquals } from "@std/assert";
 *
 * const { grammar } = readRegex("[0-9]{4}", { dialect: "ecma" });
 * assertEquals(grammar?.rules.get("start"), { kind: "terminal", name: "/[0-9]{4}/" });
 *
 * const { problems } = readRegex("(a", { dialect: "ecma" });
 * assertEquals(problems[0]?.place, { line: 1, column: 1 });
 * ```
 */
export function readRegex(pattern: string, options: RegexGrammarOptions): Imported {
  const parsed = parseRegex(pattern, options);
  if (parsed.kind === "refused") {
    const place = lineColumn(pattern, parsed.offset);
    return { problems: [{ ...parsed.diagnostic, place }] };
  }
  const { regex } = parsed;
  if (isNothing(regex)) return { problems: [matchesNothing(pattern)] };
  const name = `/${pattern}/${options.flags ?? ""}`;
  const terminal: Expression = { kind: "terminal", name };
  const isEmpty = regex.kind === "empty";
  const start: Expression = isEmpty
    ? { kind: "empty" }
    : isNullable(regex)
    ? { kind: "repeat", item: terminal, min: 0, max: 1 }
    : terminal;
  const grammar: Grammar = {
    name: options.name ?? "regex",
    start: "start",
    rules: new Map([["start", start]]),
    terminals: new Map(isEmpty ? [] : [[name, { name, pattern: nonEmptyRegex(regex) }]]),
    skip: [],
  };
  return { grammar, problems: [] };
}

function matchesNothing(pattern: string): Diagnostic {
  return {
    code: grammarErrors.emptyLanguage.code,
    severity: "error",
    message: `Cannot use /${pattern}/: it matches no text at all, expected one with texts`,
    span: { start: 0, end: pattern.length },
    place: { line: 1, column: 1 },
    suggestion: "widen its character classes",
  };
}
