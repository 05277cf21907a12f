/** Reads TOML into leaves: each value with its path and its place, or what is wrong with the text. */
import { parse, TomlError } from "@std/toml";
import { type LineColumn, lineColumn, type Span } from "@maze/base";
import { type TomlHeader, tomlLayout } from "./layout.ts";

/** Deepest nesting of lists and inline tables. */
export const TOML_DEPTH = 32;

/** A value that is no table, or an empty inline table. */
export interface TomlLeaf {
  /** Sections and key. */
  readonly path: readonly string[];
  /** The value as the parser gives it. */
  readonly value: unknown;
  /** Where the key stands; the first header of a list of sections. */
  readonly key?: Span;
  /** Where the value stands; absent for a list of sections. */
  readonly span?: Span;
}

/** A text that is TOML, or why it is not. */
export type TomlText =
  | {
    readonly kind: "toml";
    readonly leaves: readonly TomlLeaf[];
    readonly headers: readonly TomlHeader[];
  }
  | {
    readonly kind: "broken";
    readonly reason: string;
    readonly place: LineColumn;
    readonly span: Span;
  };

/** Offset of a place in a text. */
function offsetOf(text: string, { line, column }: LineColumn): number {
  let start = 0;
  for (let current = 1; current < line; current++) {
    const next = text.indexOf("\n", start);
    if (next < 0) break;
    start = next + 1;
  }
  return Math.min(text.length, start + column - 1);
}

function isTable(value: unknown): value is Record<string, unknown> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

function* leavesOf(table: object, path: readonly string[]): Generator<Omit<TomlLeaf, "span">> {
  for (const [name, value] of Object.entries(table)) {
    const inner = [...path, name];
    if (!isTable(value)) yield { path: inner, value };
    else yield* leavesOf(value, inner);
  }
}

/**
 * Reads a TOML text.
 *
 * @param text The text; a byte-order mark counts as a blank.
 * @returns Its leaves and headers, or the first thing that is wrong with it.
 */
export function readToml(text: string): TomlText {
  let parsed: object;
  try {
    parsed = parse(text.replace(/^\ufeff/, " "), { maxDepth: TOML_DEPTH });
  } catch (error) {
    if (!(error instanceof TomlError)) throw error;
    const reason = error.message.replace(/^Invalid TOML document: /, "").split("\n", 1)[0] ?? "";
    const start = offsetOf(text, error);
    const place = lineColumn(text, start);
    return {
      kind: "broken",
      reason,
      place,
      span: { start, end: Math.min(text.length, start + 1) },
    };
  }
  const { entries, headers } = tomlLayout(text.replace(/^\ufeff/, " "));
  const places = new Map(entries.map((entry) => [JSON.stringify(entry.path), entry]));
  const lists = new Map(headers.toReversed().map(({ path, span }) => [JSON.stringify(path), span]));
  const leaves: TomlLeaf[] = [];
  for (const leaf of leavesOf(parsed, [])) {
    const id = JSON.stringify(leaf.path);
    const entry = places.get(id);
    leaves.push({ ...leaf, key: entry?.key ?? lists.get(id), span: entry?.value });
  }
  const parents = new Set(
    leaves.flatMap(({ path }) => path.map((_, end) => JSON.stringify(path.slice(0, end)))),
  );
  for (const { inline, key, path, value } of entries) {
    if (!inline || parents.has(JSON.stringify(path))) continue;
    leaves.push({ path, value: {}, key, span: value });
  }
  return { kind: "toml", leaves, headers };
}
