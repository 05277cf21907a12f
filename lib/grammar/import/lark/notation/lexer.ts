/**
 * The lexemes of the Lark notation as llguidance has it (its `docs/syntax.md`). JSON behind `%json`
 * and its like is read here, for it has lexemes of its own.
 */
import type { Span } from "@maze/base";
import { larkErrors } from "../../../errors.ts";
import type { JsonValue } from "../../../schema/node.ts";
import type { Problems } from "../problems.ts";
import { endOfString, readJsonText, readString } from "./json_text.ts";

/** A lexeme; `end` stands behind the last one. */
export type LarkLexeme =
  & (
    | { readonly kind: "name"; readonly text: string }
    | { readonly kind: "literal"; readonly text: string; readonly ignoreCase: boolean }
    | { readonly kind: "regex"; readonly source: string; readonly flags: string }
    | { readonly kind: "number"; readonly text: string }
    /** `%` and a word, with the JSON behind those that take some. */
    | {
      readonly kind: "directive";
      readonly text: string;
      readonly json?: JsonValue;
      readonly jsonAt?: number;
    }
    /** `<…>` or `@…`. */
    | { readonly kind: "outside"; readonly text: string }
    | { readonly kind: "sign"; readonly text: string }
    | { readonly kind: "newline"; readonly text: string }
    /** What is no lexeme; it has been reported. */
    | { readonly kind: "wrong"; readonly text: string }
    | { readonly kind: "end"; readonly text: string }
  )
  & { readonly span: Span };

const BLANK = /[ \t\f\uFEFF]+|(?:\/\/|#)[^\r\n]*/y;
const NEWLINE = /\r?\n|\r/y;
const NAME = /[A-Za-z_](?:\w|-(?!>))*/y;
const FLAGS = /[A-Za-z]*/y;
const NUMBER = /-?\d+(?:\.\d+)?/y;
const DIRECTIVE = /%[A-Za-z_]\w*/y;
const OUTSIDE = /<[^<>\s]+>|@[\w-]+/y;
const SIGN = /->|\.\.|::|[:|()[\]{}?*+~&!.,=@]/y;

const REST_OF_LINE = /[^\r\n]*/y;
const UP_TO_DEFINITION = /[^]*?(?=[\r\n][ \t]*(?:[!?]*[A-Za-z_][\w-]*[ \t]*:|%))/y;

/** Directives that have JSON behind them. */
const WITH_JSON: ReadonlySet<string> = new Set(["%json", "%regex", "%llguidance"]);

/** Reads all lexemes; what is none is reported. */
export function readLexemes(text: string, problems: Problems): readonly LarkLexeme[] {
  const lexemes: LarkLexeme[] = [];
  let at = 0;
  const match = (pattern: RegExp): RegExpExecArray | undefined => {
    pattern.lastIndex = at;
    return pattern.exec(text) ?? undefined;
  };
  while (at < text.length) {
    const blank = match(BLANK);
    if (blank) {
      at += blank[0].length;
      continue;
    }
    const lexeme = lexemeAt(text, { at, match, problems });
    // Empty lines, and those with comments alone, are one with the line break before them.
    const isRepeated = lexeme.kind === "newline" && lexemes.at(-1)?.kind === "newline";
    if (!isRepeated) lexemes.push(lexeme);
    at = lexeme.span.end;
  }
  const span = { start: text.length, end: text.length };
  return [...lexemes, { kind: "newline", text: "", span }, { kind: "end", text: "", span }];
}

interface Place {
  readonly at: number;
  readonly match: (pattern: RegExp) => RegExpExecArray | undefined;
  readonly problems: Problems;
}

function lexemeAt(text: string, place: Place): LarkLexeme {
  const { at, match } = place;
  if (text[at] === '"') return literalAt(text, place);
  if (text[at] === "/") return regexAt(text, place);
  const kinds = [
    ["newline", NEWLINE],
    ["name", NAME],
    ["number", NUMBER],
    ["directive", DIRECTIVE],
    ["outside", OUTSIDE],
    ["sign", SIGN],
  ] as const;
  for (const [kind, pattern] of kinds) {
    const written = match(pattern)?.[0];
    if (written === undefined) continue;
    if (WITH_JSON.has(written)) return directiveAt(text, { ...place, written });
    return { kind, text: written, span: { start: at, end: at + written.length } };
  }
  place.problems.report(larkErrors.malformed, { start: at, end: at + 1 }, {
    message: `Cannot read ${JSON.stringify(String.fromCodePoint(text.codePointAt(at)!))}: ` +
      "no part of a Lark grammar begins so, expected a name, a text or an expression",
    fix: text[at] === "'" ? "write texts in double quotes" : "leave it out, or put it in quotes",
  });
  return wrong(text, { at, end: text[at] === "'" ? REST_OF_LINE : /[^]/uy });
}

function literalAt(text: string, { at, problems }: Place): LarkLexeme {
  const end = endOfString(text, at);
  if (end === undefined) {
    problems.report(larkErrors.malformed, { start: at, end: at + 1 }, {
      message: "Cannot read the text: it is not closed on its line, expected a double quote",
      fix: 'close it with ", and write a line break as \\n',
    });
    return wrong(text, { at, end: REST_OF_LINE });
  }
  const ignoreCase = text[end] === "i" && !/[\w-]/.test(text[end + 1] ?? "");
  const span = { start: at, end: ignoreCase ? end + 1 : end };
  // Beside the escapes of JSON llguidance has `\xHH`, a code point.
  const written = text.slice(at, end).replaceAll(
    /\\(?:x([0-9a-fA-F]{2})|[^])/g,
    (escape, digits: string | undefined) => digits === undefined ? escape : `\\u00${digits}`,
  );
  const value = readString(written);
  if (value === undefined || !value.isWellFormed()) {
    problems.report(larkErrors.malformed, span, {
      message: `Cannot read the text ${text.slice(at, Math.min(end, at + 60))}: ` +
        "it has an unknown escape, a control character or half a surrogate pair, " +
        "expected the escapes of JSON",
      fix: "write \\\\ for a backslash and \\uHHHH for other characters",
    });
  }
  return { kind: "literal", text: value ?? "", ignoreCase, span };
}

function regexAt(text: string, { at, problems }: Place): LarkLexeme {
  const close = closingSlash(text, at);
  FLAGS.lastIndex = close + 1;
  const flags = FLAGS.exec(text)?.[0] ?? "";
  const source = text.slice(at + 1, close);
  // With the flag x line breaks are nothing; without it one says that the slash was forgotten.
  if (close === text.length || (/[\r\n]/.test(source) && !flags.includes("x"))) {
    problems.report(larkErrors.malformed, { start: at, end: at + 1 }, {
      message: "Cannot read the regular expression: it is not closed on its line, expected a slash",
      fix: "close it with /, write \\/ for a slash within and \\n for a line break",
    });
    return wrong(text, { at, end: REST_OF_LINE });
  }
  return { kind: "regex", source, flags, span: { start: at, end: close + 1 + flags.length } };
}

function closingSlash(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length && text[at] !== "/") at += text[at] === "\\" ? 2 : 1;
  return Math.min(at, text.length);
}

function directiveAt(
  text: string,
  { at, problems, written }: Place & { readonly written: string },
): LarkLexeme {
  const start = at + written.length;
  const read = readJsonText(text, start);
  if (read.kind === "wrong") {
    problems.report(larkErrors.malformed, { start: read.at, end: read.at + 1 }, {
      message: `Cannot read the JSON behind ${written}: expected ${read.expected}`,
      fix: "write plain JSON, without comments and trailing commas",
    });
    return wrong(text, { at, end: UP_TO_DEFINITION });
  }
  const jsonAt = start + text.slice(start).search(/[^ \t\r\n]/);
  return {
    kind: "directive",
    text: written,
    json: read.value,
    jsonAt,
    span: { start: at, end: read.end },
  };
}

/** What cannot be read, up to where it makes sense to go on. */
function wrong(
  text: string,
  { at, end }: { readonly at: number; readonly end: RegExp },
): LarkLexeme {
  end.lastIndex = at;
  const length = end.exec(text)?.[0].length ?? text.length - at;
  return { kind: "wrong", text: "", span: { start: at, end: at + length } };
}
