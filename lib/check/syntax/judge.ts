/** Judges whether a text is in a language, with a diagnostic that says where it is not and why. */
import { type Diagnostic, type LineColumn, lineColumn, type Span } from "@maze/base";
import { type ByteRecogniser, type Expectation, type Refusal, refusalOf } from "@maze/mask";
import { checkErrors } from "../errors.ts";

/** What became of a text. */
export type TextJudgement =
  | { readonly kind: "accepted" }
  | {
    /** `incomplete`: the text ended too early. */
    readonly kind: "refused" | "incomplete";
    /** What cannot stand where it stands; empty at the end of the text. */
    readonly span: Span;
    /** Where that begins. */
    readonly place: LineColumn;
    /** What was wanted there, and the rules that wanted it, innermost first. */
    readonly expected: readonly Expectation[];
    /** The whole of it for people. */
    readonly diagnostic: Diagnostic;
  };

/** How a text is called in the diagnostic. */
export interface JudgedText {
  /** The text; a lone surrogate in it counts as U+FFFD. */
  readonly text: string;
  /** Path of its file, where it is in one. */
  readonly path?: string;
  /** What the language is called. */
  readonly language: string;
}

/** Most expectations and rules that a message names. */
const NAMED = { expected: 8, rules: 4 } as const;

/** Longest part of the text that a message quotes, in UTF-16 code units. */
const QUOTED = 40;

/**
 * Judges a text by one recogniser or, where a text may be of several kinds (a script or a module), by
 * several: it is in the language where one of them takes it, and else the one that read furthest
 * says why it is not.
 *
 * @param recognisers At least one.
 * @param subject The text and its names.
 * @returns Whether it is in the language, and if not, where and why.
 *
 * @example
 * ```ts
 * import { judgeText, syntaxLanguage } from "@maze/check";
 * import { assertEquals } from "@std/assert";
 *
 * const json = syntaxLanguage("json")!.compiled().recogniser();
 * const judged = judgeText([json], { text: '{"a": 1,\n}', language: "json" });
 * assertEquals(judged.kind === "refused" && judged.place, { line: 2, column: 1 });
 * assertEquals(judged.kind === "refused" && judged.expected.map(({ what }) => what), ["string"]);
 * ```
 */
export function judgeText(
  recognisers: readonly ByteRecogniser<object>[],
  subject: JudgedText,
): TextJudgement {
  const bytes = new TextEncoder().encode(subject.text);
  let furthest: Refusal | undefined;
  for (const recogniser of recognisers) {
    const refusal = refusalOf(recogniser, bytes);
    if (!refusal) return { kind: "accepted" };
    if (!furthest || refusal.offset > furthest.offset) furthest = refusal;
  }
  if (!furthest) throw new TypeError("Cannot judge a text: no recogniser was given, expected one");
  return judgement(furthest, bytes, subject);
}

function judgement(refusal: Refusal, bytes: Uint8Array, subject: JudgedText): TextJudgement {
  const { expected, kind, unfinished } = refusal;
  const { language, path, text } = subject;
  const start = unitOffset(bytes, refusal.offset);
  const found = wordAt(text, start);
  const span = { start, end: start + found.length };
  const place = lineColumn(text, start);
  const notes: string[] = [];
  if (unfinished !== undefined) {
    const { column, line } = lineColumn(text, unitOffset(bytes, unfinished));
    notes.push(`what is not finished begins at ${line}:${column}`);
  }
  const rules = [...new Set(expected.flatMap(({ wantedBy }) => wantedBy.map(ruleName)))];
  if (rules.length > 0) notes.push(`while reading ${listed(rules, NAMED.rules)}`);
  const diagnostic: Diagnostic = {
    code: checkErrors.notInLanguage.code,
    severity: "error",
    message: `Cannot read this as ${language}: ${foundText(found, kind)}, expected ${
      expectedText(expected, unfinished !== undefined)
    }`,
    ...(path === undefined ? {} : { path }),
    span,
    place,
    ...(notes.length > 0 ? { notes } : {}),
  };
  return { kind, span, place, expected, diagnostic };
}

/** The UTF-16 offset of a byte, or of the character that the byte is within. */
function unitOffset(bytes: Uint8Array, offset: number): number {
  let at = offset;
  while (at > 0 && at < bytes.length && (bytes[at]! & 0xc0) === 0x80) at--;
  return new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes.subarray(0, at)).length;
}

/** The word or the character that begins at an offset. */
function wordAt(text: string, start: number): string {
  return /^(?:[\p{ID_Continue}$]+|\r\n|[^])/u.exec(text.slice(start, start + QUOTED))?.[0] ?? "";
}

function foundText(found: string, kind: Refusal["kind"]): string {
  if (kind === "incomplete" || found === "") return "the text ends";
  if (/^\s/.test(found)) return /[\r\n]/.test(found) ? "the line ends" : "there is a space";
  return `there is ${JSON.stringify(found)}`;
}

function expectedText(expected: readonly Expectation[], isUnfinished: boolean): string {
  if (expected.length === 0) return isUnfinished ? "its rest" : "nothing more";
  const names = expected.map(({ what }) => what).sort((left, right) => rank(left) - rank(right));
  return (isUnfinished ? "the rest of " : "") + listed(names, NAMED.expected);
}

/** What says most comes first: what closes and separates, then kinds of lexemes, then words. */
function rank(name: string): number {
  if (/^"[)\]};,:]"$/.test(name)) return 0;
  if (!name.startsWith('"')) return 1;
  return /^"[a-z]+"$/.test(name) ? 2 : 3;
}

/** A rule without the contexts of its copy: `statement` of `statement+loop`. */
function ruleName(name: string): string {
  return name.replace(/(?<=.)\+.*$/, "");
}

function listed(names: readonly string[], most: number): string {
  if (names.length <= most) return names.join(", ");
  return `${names.slice(0, most).join(", ")} and ${names.length - most} more`;
}
