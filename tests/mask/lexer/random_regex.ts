/** Random regular expressions of every kind over a few characters of every length in UTF-8. */
import type { Regex } from "@maze/grammar";
import fc from "fast-check";
import { type CharRange, charSetOf } from "../../../lib/grammar/regex/char_set.ts";

/** One to four bytes long, at ends and beginnings of what two, three and four bytes can say. */
export const CHARACTERS = ["a", "b", "c", "\x7f", "\x80", "é", "\u07ff", "\u0800", "€", "\ud7ff"]
  .concat(["\ue000", "\uffff", "\u{10000}", "😀", "\u{10ffff}"]);

const point = fc.constantFrom(...CHARACTERS).map((character) => character.codePointAt(0)!);
const range = fc.tuple(point, point)
  .map(([one, other]): CharRange => [Math.min(one, other), Math.max(one, other)]);

export const charSet = fc.array(range, { minLength: 0, maxLength: 3 }).map(charSetOf);

/** Texts that the expressions have something to say about. */
export const text = fc.array(fc.constantFrom(...CHARACTERS, "a", "b", "a"), { maxLength: 6 })
  .map((characters) => characters.join(""));

export const regex: fc.Arbitrary<Regex> = fc.letrec<{ regex: Regex }>((tie) => {
  const items = fc.array(tie("regex"), { minLength: 1, maxLength: 3 });
  const several = (kind: "sequence" | "choice" | "and"): fc.Arbitrary<Regex> =>
    items.map((list): Regex => ({ kind, items: list }));
  const repeated = fc.record({
    item: tie("regex"),
    min: fc.nat(3),
    more: fc.option(fc.nat(2), { nil: undefined }),
  }).map(({ item, min, more }): Regex => ({
    kind: "repeat",
    item,
    min,
    max: more === undefined ? undefined : min + more,
  }));
  return {
    regex: fc.oneof(
      { depthSize: "medium", maxDepth: 4, withCrossShrink: true },
      fc.oneof(
        charSet.map((set): Regex => ({ kind: "chars", set })),
        fc.constantFrom<Regex>({ kind: "empty" }, { kind: "byte", byte: 0x61 }),
      ),
      several("sequence"),
      several("choice"),
      repeated,
      several("and"),
      tie("regex").map((item): Regex => ({ kind: "not", item })),
    ),
  };
}).regex;
