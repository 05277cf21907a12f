/**
 * From what a string is to how JSON writes it (RFC 8259, section 7). Every text has several writings
 * and every writing one text, so the writings of a language are an inverse image, which respects
 * union, intersection and difference; only characters need translating.
 */
import { groupBy } from "@maze/base";
import {
  andRegex,
  ANY_TEXT,
  charsRegex,
  choiceRegex,
  EMPTY,
  notRegex,
  sequenceRegex,
  textRegex,
} from "./build.ts";
import { charsIn, differenceOf, hasChar, intersectionOf } from "./char_set.ts";
import type { CharSet, Regex } from "./regex.ts";

/** Which writings of a character are meant. */
export interface JsonStringOptions {
  /**
   * `"any"` (the default): each character as itself where JSON allows that, as its short escape, and
   * as `\uXXXX`. `"needed"`: one writing each, escaped only where JSON demands it.
   */
  readonly escapes?: "any" | "needed";
}

/** What must not stand in a JSON string as it is. */
const ESCAPED: CharSet = [[0, 0x1f], [0x22, 0x22], [0x5c, 0x5c]];

/** Characters and the letters of their short escapes. */
const SHORT: readonly (readonly [point: number, letter: string])[] = [
  [0x22, '"'],
  [0x5c, "\\"],
  [0x2f, "/"],
  [8, "b"],
  [9, "t"],
  [10, "n"],
  [12, "f"],
  [13, "r"],
];

/** One digit of an escape: the characters for each value, and what stands before. */
interface Digit {
  readonly before: Regex;
  readonly values: readonly CharSet[];
}

const HEX = Array.from("0123456789abcdef", (digit) => charsIn(digit + digit.toUpperCase()));
const hex: Digit = { before: EMPTY, values: HEX };
/** The digits of a character of the basic plane. */
const ONE_UNIT: readonly Digit[] = [{ ...hex, before: textRegex("\\u") }, hex, hex, hex];
/** Those of a surrogate pair, read as its 20 bits: twice two bits and two hexadecimal digits. */
const TWO_UNITS: readonly Digit[] = [HEX.slice(8, 12), HEX.slice(12, 16)].flatMap((values) => [
  { before: sequenceRegex([textRegex("\\u"), charsRegex(charsIn("dD"))]), values },
  hex,
  hex,
]);

/**
 * The contents of the JSON strings whose value an expression matches, without the quotes.
 *
 * @param regex What the value must match.
 * @param options Which writings of a character are meant.
 * @returns What is between the quotes.
 *
 * @example
 * ```ts
 * import { jsonStringOf, textRegex } from "@maze/grammar";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(jsonStringOf(textRegex("\n"), { escapes: "needed" }), textRegex(String.raw`\n`));
 * ```
 */
export function jsonStringOf(regex: Regex, options: JsonStringOptions = {}): Regex {
  const characters = options.escapes === "needed" ? neededWriting : anyWriting;
  const known = new Map<Regex, Regex>();
  const written = (part: Regex): Regex => {
    let result = known.get(part);
    if (!result) known.set(part, result = convert(part));
    return result;
  };
  const convert = (part: Regex): Regex => {
    switch (part.kind) {
      case "empty":
        return part;
      case "byte":
        return part.byte < 0x80 ? characters([[part.byte, part.byte]]) : part;
      case "chars":
        return characters(part.set);
      case "sequence":
        return sequenceRegex(part.items.map(written));
      case "choice":
        return choiceRegex(part.items.map(written));
      case "repeat":
        return { ...part, item: written(part.item) };
      case "and":
        return andRegex(part.items.map(written));
      case "not":
        return andRegex([written(ANY_TEXT), notRegex(written(part.item))]);
    }
  };
  return written(regex);
}

function neededWriting(set: CharSet): Regex {
  const escaped = intersectionOf(set, ESCAPED);
  const shortened = SHORT.filter(([point]) => hasChar(escaped, point));
  const long = differenceOf(
    escaped,
    SHORT.map(([point]) => [point, point] as const).toSorted(
      (left, right) => left[0] - right[0],
    ),
  );
  return choiceRegex([
    charsRegex(differenceOf(set, ESCAPED)),
    ...shortEscapes(shortened),
    numerals(long, ONE_UNIT),
  ]);
}

function anyWriting(set: CharSet): Regex {
  const basic = intersectionOf(set, [[0, 0xffff]]);
  const pairs = intersectionOf(set, [[0x10000, 0x10ffff]]);
  return choiceRegex([
    charsRegex(differenceOf(set, ESCAPED)),
    ...shortEscapes(SHORT.filter(([point]) => hasChar(set, point))),
    numerals(basic, ONE_UNIT),
    numerals(pairs.map(([from, to]) => [from - 0x10000, to - 0x10000]), TWO_UNITS),
  ]);
}

function shortEscapes(short: typeof SHORT): Regex[] {
  if (short.length === 0) return [];
  const letters = charsIn(short.map(([, letter]) => letter).join(""));
  return [sequenceRegex([textRegex("\\"), charsRegex(letters)])];
}

/** Numbers of some ranges in so many digits, with equal endings written once. */
function numerals(ranges: CharSet, digits: readonly Digit[]): Regex {
  const known = new Map<string, Regex>();
  const tails = (part: CharSet, place: number): Regex => {
    const digit = digits[place];
    if (!digit) return EMPTY;
    const key = `${place}:${part.join()}`;
    const found = known.get(key);
    if (found) return found;
    const size = digits.slice(place + 1).reduce((all, { values }) => all * values.length, 1);
    const byTail = groupBy(
      digit.values.keys(),
      (value) => tails(clipped(part, { from: value * size, size }), place + 1),
    );
    const choices = Array.from(byTail, ([tail, values]) => {
      const live = place + 1 < digits.length
        ? values
        : values.filter((value) => hasChar(part, value));
      const chars = charsRegex(charsIn(live.map((value) => textOf(digit.values[value]!)).join("")));
      return sequenceRegex([digit.before, chars, tail]);
    });
    const result = choiceRegex(choices);
    known.set(key, result);
    return result;
  };
  return ranges.length === 0 ? choiceRegex([]) : tails(ranges, 0);
}

function textOf(set: CharSet): string {
  return set.map(([point]) => String.fromCharCode(point)).join("");
}

/** The part of some ranges that lies in a stretch, counted from its beginning. */
function clipped(
  ranges: CharSet,
  { from, size }: { readonly from: number; readonly size: number },
): CharSet {
  const part: [number, number][] = [];
  for (const [first, last] of ranges) {
    if (last < from || first >= from + size) continue;
    part.push([Math.max(first - from, 0), Math.min(last - from, size - 1)]);
  }
  return part;
}
