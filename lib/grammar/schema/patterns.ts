/** The regular expressions of a schema: its patterns, and the formats that are regular. */
import { parseRegex } from "../regex/parse.ts";
import { FORMATS, IRREGULAR_FORMATS } from "./formats.ts";
import type { SchemaPattern } from "./node.ts";

/** Reads a pattern; what is in the way is a text. */
export function parsePattern(source: string): SchemaPattern | string {
  const parsed = parseRegex(source, { dialect: "json-schema" });
  if (parsed.kind === "refused") return `"${source}" is refused: ${parsed.diagnostic.message}`;
  return { source, regex: parsed.regex };
}

/** A format as a pattern, with the length that its document bounds it by. */
export interface FormatPattern {
  /** The pattern; its source is the format's name. */
  readonly pattern: SchemaPattern;
  /** Most characters. */
  readonly maxLength: number | undefined;
}

const read = new Map<string, FormatPattern>();

/** Reads a format; nothing for a remark, a text for what cannot be asserted. */
export function parseFormat(name: string): FormatPattern | string | undefined {
  const irregular = IRREGULAR_FORMATS.get(name);
  if (irregular !== undefined) return irregular;
  const known = read.get(name);
  const format = FORMATS.get(name);
  if (known || !format) return known;
  const parsed = parseRegex(format.source, { dialect: "json-schema" });
  if (parsed.kind === "refused") throw new TypeError(`${name}: ${parsed.diagnostic.message}`);
  const pattern = { source: `format ${name}`, regex: parsed.regex };
  const made = { pattern, maxLength: format.maxLength };
  read.set(name, made);
  return made;
}
