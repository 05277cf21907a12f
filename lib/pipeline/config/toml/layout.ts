/**
 * Finds where the keys, values and section headers of a TOML text stand, which the parser does not
 * tell. The text must have been accepted by the parser: what is not TOML here is passed over.
 */
import type { Span } from "@maze/base";

/** A key with its value. */
export interface TomlEntry {
  /** Sections and key. */
  readonly path: readonly string[];
  /** The key as written, dotted part included. */
  readonly key: Span;
  /** The value. */
  readonly value: Span;
  /** Whether the value is an inline table; its own entries follow it. */
  readonly inline: boolean;
}

/** A `[section]` or `[[list of sections]]`. */
export interface TomlHeader {
  /** The section. */
  readonly path: readonly string[];
  /** From the first bracket to the last. */
  readonly span: Span;
}

/** Entries and headers in the order of the text. */
export interface TomlLayout {
  /** Every key with a value. */
  readonly entries: readonly TomlEntry[];
  /** Every header. */
  readonly headers: readonly TomlHeader[];
}

const BLANK = /(?:[ \t\r\n]+|#[^\n]*)*/y;
const KEY_PART = /[ \t]*("(?:[^"\\\n]|\\.)*"|'[^'\n]*'|[^\s"'.=[\]{}#,]+)[ \t]*(\.?)/y;
const EQUALS = /[ \t]*=[ \t]*/y;
const TEXT = /"""(?:[^\\]|\\[^])*?"""+|'''[^]*?'''+|"(?:[^"\\\n]|\\.)*"|'[^'\n]*'/y;
const BARE = /[^,\]}#\r\n]*/y;

/** The match of a sticky expression at an offset. */
function matchAt(expression: RegExp, text: string, at: number): RegExpExecArray | undefined {
  expression.lastIndex = at;
  return expression.exec(text) ?? undefined;
}

function skipBlank(text: string, at: number): number {
  return at + (matchAt(BLANK, text, at)?.[0].length ?? 0);
}

/** The name that a part of a key stands for. */
function keyName(part: string): string {
  if (part.startsWith("'")) return part.slice(1, -1);
  if (!part.startsWith('"')) return part;
  const escape = /\\(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|x([0-9a-fA-F]{2})|([btnfre"\\]))/g;
  const short: Record<string, string> = { b: "\b", t: "\t", n: "\n", f: "\f", r: "\r", e: "\x1b" };
  return part.slice(1, -1).replace(escape, (_, four, eight, two, letter) => {
    const code = four ?? eight ?? two;
    return code ? String.fromCodePoint(parseInt(code, 16)) : short[letter] ?? letter;
  });
}

function readKey(text: string, start: number): { path: string[]; span: Span } | undefined {
  const path: string[] = [];
  for (let at = start;;) {
    const part = matchAt(KEY_PART, text, at);
    if (!part) return;
    at += part[0].length;
    path.push(keyName(part[1]!));
    if (part[2] === ".") continue;
    const written = text.slice(start, at);
    const from = start + written.length - written.trimStart().length;
    return { path, span: { start: from, end: start + written.trimEnd().length } };
  }
}

/** The offset after a value; entries of inline tables are added to `entries`. */
function readValue(text: string, start: number, within: Inside): number {
  const open = text[start];
  if (open === "[" || open === "{") {
    const close = open === "[" ? "]" : "}";
    for (let at = start + 1;;) {
      at = skipBlank(text, at);
      if (at >= text.length) return at;
      if (text[at] === close) return at + 1;
      if (text[at] === ",") at++;
      else {
        const inArray = { path: [...within.path, ""], entries: [] };
        const next = open === "{" ? readEntry(text, at, within) : readValue(text, at, inArray);
        at = Math.max(next, at + 1);
      }
    }
  }
  const literal = matchAt(TEXT, text, start) ?? matchAt(BARE, text, start);
  return start + (literal?.[0].trimEnd().length ?? 0);
}

interface Inside {
  readonly path: readonly string[];
  readonly entries: TomlEntry[];
}

function readEntry(text: string, start: number, within: Inside): number {
  const key = readKey(text, start);
  const equals = key && matchAt(EQUALS, text, key.span.end);
  if (!key || !equals) return start;
  const from = key.span.end + equals[0].length;
  const path = [...within.path, ...key.path];
  const index = within.entries.length;
  const end = readValue(text, from, { path, entries: within.entries });
  const inline = text[from] === "{";
  within.entries.splice(index, 0, { path, key: key.span, value: { start: from, end }, inline });
  return end;
}

/**
 * Finds the keys, values and headers of a TOML text.
 *
 * @param text TOML that the parser has accepted.
 * @returns Entries and headers in the order of the text.
 */
export function tomlLayout(text: string): TomlLayout {
  const headers: TomlHeader[] = [];
  const entries: TomlEntry[] = [];
  let section: readonly string[] = [];
  for (let at = skipBlank(text, 0); at < text.length; at = skipBlank(text, at)) {
    if (text[at] !== "[") {
      at = Math.max(readEntry(text, at, { path: section, entries }), at + 1);
      continue;
    }
    const brackets = text[at + 1] === "[" ? 2 : 1;
    const key = readKey(text, at + brackets);
    if (!key) break;
    const end = text.indexOf("]", key.span.end) + brackets;
    headers.push({ path: key.path, span: { start: at, end } });
    section = key.path;
    at = end;
  }
  return { entries, headers };
}
