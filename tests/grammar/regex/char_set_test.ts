import { assertEquals } from "@std/assert";
import fc from "fast-check";
import {
  ALL_CHARS,
  type CharRange,
  charSetOf,
  charsIn,
  complementOf,
  differenceOf,
  hasChar,
  intersectionOf,
  NO_CHARS,
  unionOf,
} from "../../../lib/grammar/regex/char_set.ts";
import type { CharSet } from "@maze/grammar";

/** Points around which ranges of the property tests begin and end. */
const POINTS = [0, 1, 2, 5, 9, 0xd7fe, 0xd7ff, 0xd800, 0xdfff, 0xe000, 0xe001, 0x10fffe, 0x10ffff];

const range = fc.tuple(fc.constantFrom(...POINTS), fc.constantFrom(...POINTS))
  .map(([one, other]): CharRange => [Math.min(one, other), Math.max(one, other)]);
const ranges = fc.array(range, { maxLength: 5 });
const isSurrogate = (point: number): boolean => point >= 0xd800 && point <= 0xdfff;
const covers = (all: readonly CharRange[], point: number): boolean =>
  !isSurrogate(point) && all.some(([from, to]) => from <= point && point <= to);

function assertTidy(set: CharSet): void {
  set.forEach(([from, to], at) => {
    const before = set[at - 1]?.[1] ?? -2;
    assertEquals(from <= to && from > before + 1, true, JSON.stringify(set));
    assertEquals(to < 0xd800 || from > 0xdfff, true, JSON.stringify(set));
  });
}

Deno.test("sets of code points: their algebra is that of membership, and they stay tidy", () => {
  fc.assert(fc.property(ranges, ranges, (one, other) => {
    const [left, right] = [charSetOf(one), charSetOf(other)];
    const results: [CharSet, (inLeft: boolean, inRight: boolean) => boolean][] = [
      [unionOf([left, right]), (inLeft, inRight) => inLeft || inRight],
      [intersectionOf(left, right), (inLeft, inRight) => inLeft && inRight],
      [differenceOf(left, right), (inLeft, inRight) => inLeft && !inRight],
      [complementOf(left), (inLeft) => !inLeft],
    ];
    for (const [set, wanted] of results) {
      assertTidy(set);
      for (const point of POINTS) {
        const isWanted = !isSurrogate(point) && wanted(covers(one, point), covers(other, point));
        assertEquals(hasChar(set, point), isWanted, `${point} in ${JSON.stringify(set)}`);
      }
    }
  }));
});

Deno.test("sets of code points: the ends of what there is", () => {
  assertEquals(complementOf(NO_CHARS), ALL_CHARS);
  assertEquals(complementOf(ALL_CHARS), NO_CHARS);
  assertEquals(charSetOf([[0xd800, 0xdfff]]), NO_CHARS);
  assertEquals(charsIn("cab😀b"), [[97, 99], [0x1f600, 0x1f600]]);
});
