/**
 * Sets of code points as sorted ranges, and their algebra. Every set that leaves this file keeps the
 * promises of {@linkcode CharSet}: sorted, disjoint, not adjacent, free of surrogates.
 */
import type { CharSet } from "./regex.ts";

/** A range of code points, both ends included. */
export type CharRange = readonly [from: number, to: number];

/** The greatest code point. */
const LAST = 0x10ffff;
/** The surrogates, which no UTF-8 text holds. */
const SURROGATES: CharRange = [0xd800, 0xdfff];

/** No code point. */
export const NO_CHARS: CharSet = [];

/** Every code point but the surrogates. */
export const ALL_CHARS: CharSet = [[0, SURROGATES[0] - 1], [SURROGATES[1] + 1, LAST]];

/**
 * A set from ranges in any order, overlapping or not; surrogates are left out.
 *
 * @param ranges Pairs of code points from 0 to 0x10FFFF, the first not above the second.
 * @returns The set.
 *
 * @example
 * ```ts
 * import { charSetOf } from "@maze/grammar";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(charSetOf([[98, 100], [97, 97], [99, 110]]), [[97, 110]]);
 * ```
 */
export function charSetOf(ranges: readonly CharRange[]): CharSet {
  return merged(ranges.toSorted((left, right) => left[0] - right[0]).flatMap(withoutSurrogates));
}

/** The set of the characters of a text. */
export function charsIn(text: string): CharSet {
  return charSetOf(Array.from(text, (character): CharRange => {
    const point = character.codePointAt(0)!;
    return [point, point];
  }));
}

/** What is in any of the sets. */
export function unionOf(sets: readonly CharSet[]): CharSet {
  if (sets.length === 1) return sets[0]!;
  return merged(sets.flat().sort((left, right) => left[0] - right[0]));
}

/** What is in both sets. */
export function intersectionOf(left: CharSet, right: CharSet): CharSet {
  const result: CharRange[] = [];
  for (let at = 0, other = 0; at < left.length && other < right.length;) {
    const from = Math.max(left[at]![0], right[other]![0]);
    const to = Math.min(left[at]![1], right[other]![1]);
    if (from <= to) result.push([from, to]);
    if (left[at]![1] < right[other]![1]) at++;
    else other++;
  }
  return result;
}

/** Every code point that is not in the set, surrogates left out. */
export function complementOf(set: CharSet): CharSet {
  const gaps: CharRange[] = [];
  let from = 0;
  for (const [first, last] of set) {
    if (first > from) gaps.push([from, first - 1]);
    from = last + 1;
  }
  if (from <= LAST) gaps.push([from, LAST]);
  return gaps.flatMap(withoutSurrogates);
}

/** What is in the first set and not in the second. */
export function differenceOf(left: CharSet, right: CharSet): CharSet {
  return intersectionOf(left, complementOf(right));
}

/** Whether a code point is in the set. */
export function hasChar(set: CharSet, point: number): boolean {
  let low = 0;
  let high = set.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (set[middle]![1] < point) low = middle + 1;
    else high = middle;
  }
  return low < set.length && set[low]![0] <= point;
}

function withoutSurrogates(range: CharRange): CharRange[] {
  const [from, to] = range;
  if (to < SURROGATES[0] || from > SURROGATES[1]) return [range];
  const parts: CharRange[] = [];
  if (from < SURROGATES[0]) parts.push([from, SURROGATES[0] - 1]);
  if (to > SURROGATES[1]) parts.push([SURROGATES[1] + 1, to]);
  return parts;
}

/** Joins ranges that are sorted by their first ends. */
function merged(sorted: readonly CharRange[]): CharSet {
  const result: [number, number][] = [];
  for (const [from, to] of sorted) {
    const last = result.at(-1);
    if (last && from <= last[1] + 1) last[1] = Math.max(last[1], to);
    else result.push([from, to]);
  }
  return result;
}
