/**
 * Builders of regular expressions. They simplify what is plain to see (nothing in a sequence, the
 * empty text, characters side by side in a choice), so that importers need not.
 */
import { ALL_CHARS, unionOf } from "./char_set.ts";
import type { CharSet, Regex } from "./regex.ts";

/** The empty text. */
export const EMPTY: Regex = { kind: "empty" };

/** No text at all. */
export const NOTHING: Regex = { kind: "chars", set: [] };

/**
 * Any one code point.
 *
 * @example
 * ```ts
 * import { ANY_CHAR } from "@maze/grammar";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(ANY_CHAR, { kind: "chars", set: [[0, 0xd7ff], [0xe000, 0x10ffff]] });
 * ```
 */
export const ANY_CHAR: Regex = { kind: "chars", set: ALL_CHARS };

/**
 * Any text.
 *
 * @example
 * ```ts
 * import { ANY_CHAR, ANY_TEXT } from "@maze/grammar";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(ANY_TEXT, { kind: "repeat", item: ANY_CHAR, min: 0, max: undefined });
 * ```
 */
export const ANY_TEXT: Regex = { kind: "repeat", item: ANY_CHAR, min: 0, max: undefined };

/** Any text but the empty one. */
const SOME_TEXT: Regex = { kind: "repeat", item: ANY_CHAR, min: 1, max: undefined };

/** Whether an expression is written as one that matches nothing at all. */
export function isNothing(regex: Regex): boolean {
  return regex.kind === "chars" && regex.set.length === 0;
}

/**
 * A text as it stands. A text with half a surrogate pair matches nothing.
 *
 * @param value The text.
 * @returns The expression.
 *
 * @example
 * ```ts
 * import { textRegex } from "@maze/grammar";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(textRegex("a"), { kind: "chars", set: [[97, 97]] });
 * ```
 */
export function textRegex(value: string): Regex {
  const points = Array.from(value, (character) => character.codePointAt(0)!);
  if (points.some((point) => point >= 0xd800 && point <= 0xdfff)) return NOTHING;
  return sequenceRegex(points.map((point) => charsRegex([[point, point]])));
}

/**
 * One code point of a set.
 *
 * @param set The set.
 * @returns The expression.
 *
 * @example
 * ```ts
 * import { charsRegex } from "@maze/grammar";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(charsRegex([[48, 57]]), { kind: "chars", set: [[48, 57]] });
 * ```
 */
export function charsRegex(set: CharSet): Regex {
  return { kind: "chars", set };
}

/**
 * One after the other.
 *
 * @param items In their order.
 * @returns The expression.
 *
 * @example
 * ```ts
 * import { sequenceRegex, textRegex } from "@maze/grammar";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(sequenceRegex([textRegex("a"), textRegex("bc")]), textRegex("abc"));
 * ```
 */
export function sequenceRegex(items: readonly Regex[]): Regex {
  const flat: Regex[] = [];
  for (const item of items) {
    if (isNothing(item)) return NOTHING;
    if (item.kind === "sequence") { for (const one of item.items) flat.push(one); }
    else if (item.kind !== "empty") flat.push(item);
  }
  if (flat.length < 2) return flat[0] ?? EMPTY;
  return { kind: "sequence", items: flat };
}

/**
 * Any of these.
 *
 * @param items In any order; none match nothing.
 * @returns The expression.
 *
 * @example
 * ```ts
 * import { choiceRegex, textRegex } from "@maze/grammar";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(choiceRegex([textRegex("a"), textRegex("b")]), { kind: "chars", set: [[97, 98]] });
 * ```
 */
export function choiceRegex(items: readonly Regex[]): Regex {
  const flat = new Set<Regex>();
  const sets: CharSet[] = [];
  for (const item of items) {
    for (const one of item.kind === "choice" ? item.items : [item]) {
      if (one.kind === "chars") sets.push(one.set);
      else flat.add(one);
    }
  }
  const chars = sets.length === 1 && items.length === 1 ? items[0]! : charsRegex(unionOf(sets));
  if (!isNothing(chars)) flat.add(chars);
  const [first, second] = flat;
  if (!second) return first ?? NOTHING;
  return { kind: "choice", items: [...flat] };
}

/**
 * Again and again.
 *
 * @param item What is repeated.
 * @param times How often: at least `min` times, and at most `max` times if that is present.
 * @returns The expression.
 *
 * @example
 * ```ts
 * import { repeatRegex, textRegex } from "@maze/grammar";
 * import { assertEquals } from "@std/assert";
 *
 * const item = textRegex("a");
 * assertEquals(repeatRegex(item, { min: 2 }), { kind: "repeat", item, min: 2, max: undefined });
 * ```
 */
export function repeatRegex(
  item: Regex,
  times: { readonly min: number; readonly max?: number },
): Regex {
  const { max, min } = times;
  if (max === 0 || item.kind === "empty") return EMPTY;
  if (isNothing(item)) return min === 0 ? EMPTY : NOTHING;
  if (min === 1 && max === 1) return item;
  if (item.kind === "repeat" && item.min <= 1 && item.max === undefined && max === undefined) {
    return min === 0 || item.min === 0
      ? { ...item, min: 0 }
      : { kind: "repeat", item: item.item, min, max };
  }
  return { kind: "repeat", item, min, max };
}

/**
 * This or the empty text.
 *
 * @param item What may be absent.
 * @returns The expression.
 *
 * @example
 * ```ts
 * import { optionalRegex, textRegex } from "@maze/grammar";
 * import { assertEquals } from "@std/assert";
 *
 * const item = textRegex("a");
 * assertEquals(optionalRegex(item), { kind: "repeat", item, min: 0, max: 1 });
 * ```
 */
export function optionalRegex(item: Regex): Regex {
  return repeatRegex(item, { min: 0, max: 1 });
}

/**
 * What all of these match.
 *
 * @param items In any order; none match every text.
 * @returns The expression.
 *
 * @example
 * ```ts
 * import { andRegex, ANY_TEXT, textRegex } from "@maze/grammar";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(andRegex([ANY_TEXT, textRegex("a")]), textRegex("a"));
 * ```
 */
export function andRegex(items: readonly Regex[]): Regex {
  const flat = new Set<Regex>();
  for (const item of items) {
    if (isNothing(item)) return NOTHING;
    for (const one of item.kind === "and" ? item.items : [item]) flat.add(one);
  }
  if (flat.has(EMPTY)) return [...flat].every(isNullable) ? EMPTY : NOTHING;
  if (flat.size > 1) flat.delete(ANY_TEXT);
  const [first, second] = flat;
  return second ? { kind: "and", items: [...flat] } : first ?? ANY_TEXT;
}

/**
 * Every text that this does not match.
 *
 * @param item What must not match.
 * @returns The expression.
 *
 * @example
 * ```ts
 * import { ANY_TEXT, choiceRegex, notRegex } from "@maze/grammar";
 * import { assertEquals } from "@std/assert";
 *
 * const nothing = choiceRegex([]);
 * assertEquals(notRegex(nothing), ANY_TEXT);
 * ```
 */
export function notRegex(item: Regex): Regex {
  return isNothing(item) ? ANY_TEXT : item === ANY_TEXT ? NOTHING : { kind: "not", item };
}

/** The texts of an expression but the empty one. */
export function nonEmptyRegex(item: Regex): Regex {
  if (!isNullable(item)) return item;
  if (item.kind === "empty") return NOTHING;
  if (item.kind === "repeat" && !isNullable(item.item)) return { ...item, min: 1 };
  return andRegex([item, SOME_TEXT]);
}

/** Whether an expression matches the empty text. */
export function isNullable(regex: Regex): boolean {
  switch (regex.kind) {
    case "empty":
      return true;
    case "chars":
    case "byte":
      return false;
    case "sequence":
    case "and":
      return regex.items.every(isNullable);
    case "choice":
      return regex.items.some(isNullable);
    case "repeat":
      return regex.min === 0 || isNullable(regex.item);
    case "not":
      return !isNullable(regex.item);
  }
}
