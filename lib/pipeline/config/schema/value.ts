/** Values of keys: what is accepted, how text becomes a value, how a value is written in TOML. */
import type { ConfigValue, KeyType } from "./settings.ts";

/** Longest text a value may have, in UTF-16 code units, and most texts a list may have. */
export const VALUE_LIMITS = { text: 1000, list: 1000 } as const;

/** Control characters, and those that reorder text on a screen. */
// deno-lint-ignore no-control-regex
const UNPRINTABLE = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g;

/**
 * Writes text in double quotes so that it is one TOML string and safe on a terminal.
 *
 * @param text Any text.
 * @returns The text in quotes, with control and reordering characters escaped.
 *
 * @example
 * ```ts
 * import { quoteText } from "@maze/pipeline";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(quoteText('a"b\u001b'), '"a\\"b\\u001b"');
 * ```
 */
export function quoteText(text: string): string {
  return JSON.stringify(text).replace(
    UNPRINTABLE,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

/**
 * Writes a value as TOML.
 *
 * @param value A value.
 * @returns Its text, safe on a terminal.
 *
 * @example
 * ```ts
 * import { formatValue } from "@maze/pipeline";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(formatValue(["a", "b"]), '["a", "b"]');
 * ```
 */
export function formatValue(value: ConfigValue): string {
  if (typeof value === "string") return quoteText(value);
  if (typeof value === "object") return `[${value.map(quoteText).join(", ")}]`;
  return String(value);
}

/**
 * Names what a type accepts, for messages and pages.
 *
 * @param type A type.
 * @returns A phrase that follows "expected".
 *
 * @example
 * ```ts
 * import { describeType } from "@maze/pipeline";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(describeType({ kind: "integer", minimum: 0, maximum: 9 }), "a whole number from 0 to 9");
 * ```
 */
export function describeType(type: KeyType): string {
  switch (type.kind) {
    case "boolean":
      return "true or false";
    case "integer":
      return `a whole number from ${type.minimum} to ${type.maximum}`;
    case "number":
      return `a number from ${type.minimum} to ${type.maximum}`;
    case "choice":
      return type.choices.map(quoteText).join(" or ");
    case "text":
      return `text of at most ${VALUE_LIMITS.text} printable characters`;
    case "list":
      return "a list of texts";
  }
}

function isText(value: unknown): value is string {
  return typeof value === "string" && value.length <= VALUE_LIMITS.text && value.isWellFormed() &&
    value.search(UNPRINTABLE) < 0;
}

/** The value, where the type accepts it. */
export function acceptValue(type: KeyType, value: unknown): ConfigValue | undefined {
  switch (type.kind) {
    case "boolean":
      return typeof value === "boolean" ? value : undefined;
    case "integer":
    case "number": {
      if (typeof value !== "number" || (type.kind === "integer" && !Number.isInteger(value))) {
        return;
      }
      return value >= type.minimum && value <= type.maximum ? value : undefined;
    }
    case "choice":
      return typeof value === "string" && type.choices.includes(value) ? value : undefined;
    case "text":
      return isText(value) ? value : undefined;
    case "list": {
      const isList = Array.isArray(value) && value.length <= VALUE_LIMITS.list;
      return isList && value.every(isText) ? value : undefined;
    }
  }
}

const BOOLEANS = new Map([["true", true], ["1", true], ["false", false], ["0", false]]);

/** The value that a word of the environment or of the command line stands for. */
export function parseValue(type: KeyType, word: string): ConfigValue | undefined {
  const trimmed = word.trim();
  switch (type.kind) {
    case "boolean":
      return BOOLEANS.get(trimmed);
    case "integer":
    case "number":
      return /^[+-]?(\d|\.\d)/.test(trimmed) ? acceptValue(type, Number(trimmed)) : undefined;
    case "choice":
    case "text":
      return acceptValue(type, word);
    case "list": {
      const inner = trimmed.match(/^\[(.*)\]$/s)?.[1] ?? trimmed;
      const items = inner.split(",").map((item) => item.trim().replace(/^(["'])(.*)\1$/, "$2"));
      return acceptValue(type, items.filter((item) => item !== ""));
    }
  }
}

/** Names the kind of a value that was not accepted, with the value where it is short. */
export function describeValue(value: unknown): string {
  if (typeof value === "string") {
    return value.length > 60 ? `a text of ${value.length} characters` : quoteText(value);
  }
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  if (Array.isArray(value)) return `a list of ${value.length}`;
  return value instanceof Date ? "a date" : "a table";
}
