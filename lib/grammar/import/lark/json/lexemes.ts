/** The lexemes of JSON (RFC 8259), and strings and integers with what a schema says of them. */
import { ANY_CHAR, ANY_TEXT, choiceRegex, isNothing, NOTHING } from "../../../regex/build.ts";
import { andRegex, repeatRegex, sequenceRegex, textRegex } from "../../../regex/build.ts";
import { jsonStringOf } from "../../../regex/json_string.ts";
import { parseRegex } from "../../../regex/parse.ts";
import type { CharSet, Regex } from "../../../regex/regex.ts";
import type { SchemaNode } from "../../../schema/node.ts";
import { type IntegerRange, integerRegex } from "./integers.ts";

/** A terminal in the making: what it is called, and what it matches. */
export interface Lexeme {
  /** Its name; equal ones match the same. */
  readonly name: string;
  /** What it matches. */
  readonly pattern: Regex;
  /** What it does not match after all. */
  readonly except?: Regex;
}

/** The characters that may stand between the lexemes of JSON. */
export const JSON_SPACE: CharSet = [[0x9, 0xa], [0xd, 0xd], [0x20, 0x20]];

/** White space of JSON, at least one character. */
export const SPACE: Lexeme = {
  name: "JSON space",
  pattern: { kind: "repeat", item: { kind: "chars", set: JSON_SPACE }, min: 1, max: undefined },
};

/** Any number. */
export const NUMBER: Lexeme = {
  name: "JSON number",
  pattern: fixed("-?(?:0|[1-9][0-9]*)(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]+)?"),
};

/** Any integer, as it is usually written: without fraction and exponent. */
const INTEGER: Lexeme = { name: "JSON integer", pattern: fixed("-?(?:0|[1-9][0-9]*)") };

const ANY_STRING: Lexeme = { name: "JSON string", pattern: quoted(ANY_TEXT) };

/** Any string but some. */
export function stringExcept(texts: readonly string[]): Lexeme {
  if (texts.length === 0) return ANY_STRING;
  const shown = texts.map((text) => JSON.stringify(text)).join(", ");
  const except = choiceRegex(texts.map((text) => quoted(textRegex(text))));
  return { ...ANY_STRING, name: `${ANY_STRING.name} but ${shown}`, except };
}

/** The strings that a node allows. */
export function stringLexeme(node: SchemaNode): Lexeme {
  const { format, maxLength, minLength, pattern } = node;
  const parts = [pattern, format].flatMap((part) => part ? [part] : []);
  const isCounted = (minLength ?? 0) > 0 || maxLength !== undefined;
  if (parts.length === 0 && !isCounted) return ANY_STRING;
  const said = parts.map(({ source }) => part(source));
  if (isCounted) said.push(`of ${minLength ?? 0} to ${maxLength ?? "any number of"} characters`);
  const length = repeatRegex(ANY_CHAR, { min: minLength ?? 0, max: maxLength });
  const isImpossible = maxLength !== undefined && maxLength < (minLength ?? 0);
  const value = andRegex([...parts.map(({ regex }) => regex), ...isCounted ? [length] : []]);
  return {
    name: `${ANY_STRING.name} ${said.join(" ")}`,
    pattern: isImpossible || isNothing(value) ? NOTHING : quoted(value),
  };
}

function part(source: string): string {
  return source.startsWith("format ") ? `of ${source}` : `matching ${source}`;
}

/** The integers of a range. */
export function integerLexeme(range: IntegerRange): Lexeme {
  if (range.least === undefined && range.greatest === undefined) return INTEGER;
  const from = range.least === undefined ? "" : ` from ${range.least}`;
  const to = range.greatest === undefined ? "" : ` to ${range.greatest}`;
  return { name: `${INTEGER.name}${from}${to}`, pattern: integerRegex(range) };
}

/** The lexemes of a fixed value, in the order in which they are written. */
export function lexemesOf(value: unknown): readonly string[] {
  return JSON.stringify(value).match(/"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s"{}[\],:]+/g) ?? [];
}

function quoted(value: Regex): Regex {
  return sequenceRegex([textRegex('"'), jsonStringOf(value), textRegex('"')]);
}

function fixed(source: string): Regex {
  const parsed = parseRegex(source, { dialect: "rust" });
  if (parsed.kind === "parsed") return parsed.regex;
  throw new TypeError(`Cannot read ${source}: ${parsed.diagnostic.message}`);
}
