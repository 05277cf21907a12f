/**
 * Compares a grammar with a real parser over whole files: what it refuses though the language has
 * it, and what it accepts though the language has not. The truth is never the grammar's own.
 */
import { lineColumn } from "@maze/base";
import { type CompiledGrammar, compileGrammar, recognise } from "@maze/mask";
import { outlineTypeScript } from "@maze/types";
import { javascriptGrammar, tsxGrammar, typescriptGrammar } from "./grammar/assemble.ts";

/** Languages whose grammar can be judged. */
export type JudgedLanguage = "typescript" | "tsx" | "javascript";

/** A file to judge by. */
export interface SyntaxLine {
  /** What it is called in the result. */
  readonly name: string;
  /** Its text. */
  readonly source: string;
  /**
   * What a suite says of it: `early` is a program that is refused for an early error, which need not
   * show in its syntax. Absent, TypeScript's own parser says whether it is valid.
   */
  readonly expect?: "pass" | "fail" | "early";
  /** For JavaScript: whether it is a module; a script if absent and `expect` is there. */
  readonly module?: boolean;
}

/** A valid file that the grammar refuses. */
export interface WrongReject {
  /** The file. */
  readonly name: string;
  /** Line of the refused lexeme, from 1. */
  readonly line: number;
  /** Column of it, from 1. */
  readonly column: number;
  /** What the grammar expected there. */
  readonly expected: readonly string[];
}

/** An invalid file that the grammar accepts. */
export interface WrongAccept {
  /** The file. */
  readonly name: string;
  /** What the real parser, or the suite, says of it. */
  readonly because: string;
}

/** How a grammar and a real parser agree. */
export interface SyntaxJudgement {
  /** Files judged. */
  readonly files: number;
  /** How many of them are valid. */
  readonly valid: number;
  /** The valid ones that the grammar refuses. */
  readonly wrong_reject: readonly WrongReject[];
  /** The invalid ones that the grammar accepts. */
  readonly wrong_accept: readonly WrongAccept[];
  /** Files that could not be judged, and why. */
  readonly skipped: readonly { readonly name: string; readonly reason: string }[];
}

const paths = { typescript: "a.ts", tsx: "a.tsx", javascript: "a.js" } as const;
const grammars = {
  typescript: typescriptGrammar,
  tsx: tsxGrammar,
  javascript: javascriptGrammar,
} as const;

/**
 * Judges a grammar by files.
 *
 * @param language The grammar.
 * @param lines The files.
 * @returns Counts, and every file about which grammar and truth disagree.
 * @throws {MazeError} If the grammar cannot be compiled.
 *
 * @example
 * ```ts
 * import { judgeSyntax } from "@maze/languages";
 * import { assertEquals } from "@std/assert";
 *
 * const judgement = judgeSyntax("typescript", [
 *   { name: "good", source: "let a: string[] = [`b${c}`];" },
 *   { name: "bad", source: "let [a: number] = b;" },
 * ]);
 * assertEquals(judgement, { files: 2, valid: 1, wrong_reject: [], wrong_accept: [], skipped: [] });
 * ```
 */
export function judgeSyntax(
  language: JudgedLanguage,
  lines: readonly SyntaxLine[],
): SyntaxJudgement {
  const grammar = compileGrammar(grammars[language]());
  const wrongReject: WrongReject[] = [];
  const wrongAccept: WrongAccept[] = [];
  const skipped: { name: string; reason: string }[] = [];
  let valid = 0;
  for (const line of lines) {
    const truth = truthOf(line, language);
    if (truth.kind === "unknown") {
      skipped.push({ name: line.name, reason: truth.reason });
      continue;
    }
    if (truth.kind === "valid") valid += 1;
    const missed = verdictOn(line, grammar);
    if (truth.kind === "valid" && missed) wrongReject.push(missed);
    if (truth.kind === "invalid" && !missed) {
      wrongAccept.push({ name: line.name, because: truth.because });
    }
  }
  const files = lines.length - skipped.length;
  return { files, valid, wrong_reject: wrongReject, wrong_accept: wrongAccept, skipped };
}

/** What the real parser, or a suite, says of a file. */
export type SyntaxTruth =
  | { readonly kind: "valid" }
  | { readonly kind: "invalid"; readonly because: string }
  | { readonly kind: "unknown"; readonly reason: string };

function truthOf({ source, expect }: SyntaxLine, language: JudgedLanguage): SyntaxTruth {
  if (expect === "pass") return { kind: "valid" };
  if (expect !== undefined) {
    return { kind: "invalid", because: expect === "early" ? "an early error" : "a syntax error" };
  }
  return syntaxTruth(language, source);
}

/**
 * What TypeScript's own parser says of a file.
 *
 * @param language Which of its languages the file is in.
 * @param source Its text.
 * @returns Whether it is valid, and if not, its first error.
 *
 * @example
 * ```ts
 * import { syntaxTruth } from "@maze/languages";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(syntaxTruth("typescript", "let a: number;"), { kind: "valid" });
 * assertEquals(syntaxTruth("typescript", "let 1;").kind, "invalid");
 * ```
 */
export function syntaxTruth(language: JudgedLanguage, source: string): SyntaxTruth {
  const result = outlineTypeScript({ path: paths[language], text: source }, { diagnostics: 1 });
  if (result.kind === "failed") return { kind: "unknown", reason: result.diagnostic.message };
  const [error] = result.outline.diagnostics;
  return error ? { kind: "invalid", because: `${error.code} ${error.message}` } : { kind: "valid" };
}

/** Where the grammar refuses a file, if it does. */
function verdictOn(line: SyntaxLine, grammar: CompiledGrammar): WrongReject | undefined {
  const entry = line.expect === undefined ? "" : line.module ? "module" : "script";
  const { name, source } = line;
  const result = recognise(grammar.recogniser(entry), source);
  if (result.kind === "accepted") return undefined;
  const bytes = new TextEncoder().encode(source).subarray(0, result.lexeme);
  const before = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
  const place = lineColumn(source, before.length);
  return { name, ...place, expected: result.expected.map(({ what }) => what) };
}
