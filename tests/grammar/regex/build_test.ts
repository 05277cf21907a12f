import { assertEquals } from "@std/assert";
import {
  andRegex,
  ANY_TEXT,
  choiceRegex,
  EMPTY,
  isNullable,
  nonEmptyRegex,
  NOTHING,
  notRegex,
  optionalRegex,
  repeatRegex,
  sequenceRegex,
  textRegex,
} from "../../../lib/grammar/regex/build.ts";
import type { Regex } from "@maze/grammar";
import { matches } from "./matches.ts";

const a = textRegex("a");
const b = textRegex("b");
const ab = textRegex("ab");

const SIMPLIFIED: readonly (readonly [string, Regex, Regex])[] = [
  ["a sequence with nothing in it", sequenceRegex([a, NOTHING, b]), NOTHING],
  ["the empty text in a sequence", sequenceRegex([EMPTY, a, EMPTY]), a],
  ["no items", sequenceRegex([]), EMPTY],
  ["sequences in a sequence", sequenceRegex([a, ab]), textRegex("aab")],
  ["no alternatives", choiceRegex([]), NOTHING],
  ["characters side by side", choiceRegex([b, a, NOTHING]), { kind: "chars", set: [[97, 98]] }],
  ["one alternative twice", choiceRegex([ab, ab]), ab],
  ["nothing, repeated", repeatRegex(NOTHING, { min: 1 }), NOTHING],
  ["nothing, perhaps", optionalRegex(NOTHING), EMPTY],
  ["once", repeatRegex(a, { min: 1, max: 1 }), a],
  ["never", repeatRegex(a, { min: 0, max: 0 }), EMPTY],
  [
    "a star of a plus",
    repeatRegex(repeatRegex(a, { min: 1 }), { min: 0 }),
    repeatRegex(a, { min: 0 }),
  ],
  [
    "a plus of a star",
    repeatRegex(repeatRegex(a, { min: 0 }), { min: 1 }),
    repeatRegex(a, { min: 0 }),
  ],
  ["an intersection with nothing", andRegex([a, NOTHING]), NOTHING],
  ["an intersection with any text", andRegex([ANY_TEXT, a]), a],
  ["an intersection with the empty text", andRegex([EMPTY, optionalRegex(a)]), EMPTY],
  ["an intersection of what has no text in common", andRegex([EMPTY, a]), NOTHING],
  ["no intersected items", andRegex([]), ANY_TEXT],
  ["not nothing", notRegex(NOTHING), ANY_TEXT],
  ["not any text", notRegex(ANY_TEXT), NOTHING],
  ["half a surrogate pair", textRegex("a\ud800"), NOTHING],
];

for (const [name, built, wanted] of SIMPLIFIED) {
  Deno.test(`builders of regexes: ${name}`, () => assertEquals(built, wanted));
}

Deno.test("builders of regexes: all but the empty text", () => {
  const cases = [
    repeatRegex(a, { min: 0 }),
    optionalRegex(ab),
    choiceRegex([EMPTY, ab]),
    repeatRegex(optionalRegex(a), { min: 2, max: 3 }),
    notRegex(a),
    EMPTY,
    a,
  ];
  for (const regex of cases) {
    const rest = nonEmptyRegex(regex);
    assertEquals(isNullable(rest), false);
    for (const text of ["a", "b", "ab", "aa", "aaa", "aaaa"]) {
      assertEquals(matches(rest, text), matches(regex, text), `${JSON.stringify(regex)} ${text}`);
    }
  }
});
