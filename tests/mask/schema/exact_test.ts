/** What is recognised and masked, against a plain validator and against stepping byte by byte. */
import type { JsonValue } from "@maze/grammar";
import { allows, Matcher, recognise, type TokenId } from "@maze/mask";
import { assert, assertEquals } from "@std/assert";
import fc from "fast-check";
import { toyVocabulary } from "../random_grammar.ts";
import { randomSchema, randomValue } from "./random_schema.ts";
import { compiled } from "./support.ts";
import { validates } from "./validate.ts";

const runs = Deno.env.get("MAZE_FULL") ? 20_000 : 1_000;

Deno.test("a text is accepted exactly where a validator accepts its value", () => {
  fc.assert(
    fc.property(randomSchema, fc.array(randomValue, { maxLength: 8 }), (schema, values) => {
      const { recogniser } = compiled(schema);
      for (const value of values) {
        const wanted = validates(schema, value);
        for (const indent of [0, 1]) {
          const text = JSON.stringify(value, null, indent);
          assertEquals(recognise(recogniser, text).kind === "accepted", wanted, text);
        }
      }
    }),
    { numRuns: runs },
  );
});

/** Tokens that end strings and numbers in every way, alone and with what follows. */
const vocabulary = toyVocabulary([
  ...'{}[]:,"\\ab 12-.eu0nt',
  "null",
  "true",
  '"a',
  '"a"',
  '":',
  '","',
  '":"',
  '"},{"',
  '","a","',
  '":1,"a"',
  '"],["',
  "ab",
  "aab",
  'a"',
  'b":',
  "\\u00",
  '\\"',
  "\\uD83D",
  "12,",
  "1]",
  "0.5",
  ", 1",
  "]}",
  "  ",
  " \n",
  "\n{",
  "e1",
]);

Deno.test("a mask bit is set exactly where the token's bytes can be read", () => {
  fc.assert(
    fc.property(randomSchema, fc.array(fc.nat(), { maxLength: 12 }), (schema, choices) => {
      const made = compiled(schema);
      const masked = made.masked(vocabulary);
      let state = made.recogniser.start;
      for (const choice of choices) {
        const after = new Map<number, typeof state>();
        for (let token = 0; token < vocabulary.size; token++) {
          const bytes = vocabulary.bytesOf(token as TokenId);
          let next: typeof state | undefined = bytes.length > 0 ? state : undefined;
          for (const byte of bytes) next = next && made.recogniser.step(next, byte);
          if (next) after.set(token, next);
        }
        const mask = masked.mask(state);
        const allowed = [...Array(vocabulary.size).keys()].filter((token) =>
          allows(mask, token as TokenId)
        );
        assertEquals(allowed, [...after.keys()]);
        assertEquals(mask.count, after.size);
        if (after.size === 0) return;
        state = [...after.values()][choice % after.size]!;
      }
    }),
    { numRuns: runs },
  );
});

Deno.test("a forced text and a rollback leave the mask as it was", () => {
  const schema: JsonValue = {
    properties: { ab: { const: "a" } },
    required: ["ab"],
    maxProperties: 1,
  };
  const matcher = new Matcher([compiled(schema).masked(vocabulary)], vocabulary);
  assert(matcher.acceptBytes(new TextEncoder().encode('{"')));
  const before = matcher.mask();
  assert(matcher.acceptBytes(new TextEncoder().encode('ab":"a"')));
  matcher.rollback(1);
  assertEquals(matcher.mask() === before, true);
});

const digits = fc.stringMatching(/^-?(0|[1-9][0-9]{0,2})(\.[0-9]{0,2})?$/);
const limit = fc.integer({ min: -40, max: 40 });

const tails = [
  "",
  ...Array(10).keys(),
  ...Array.from({ length: 100 }, (_, at) => `${at}`.padStart(2, "0")),
]
  .map(String);
const powers = ["", ...Array.from({ length: 11 }, (_, at) => `e${at - 5}`)];

/** Ways to end a number: two more digits before and after the point, and five powers either way. */
function endings(text: string): string[] {
  const hasPoint = text.includes(".");
  const whole = hasPoint || /^-?0$/.test(text) ? [""] : tails;
  const fractions = hasPoint ? tails : tails.map((tail) => tail && `.${tail}`);
  return whole.flatMap((more) =>
    fractions.flatMap((fraction) => powers.map((power) => more + fraction + power))
  ).filter((end) => /[0-9]$/.test(text + end) && !/\.(e|$)/.test(text + end));
}

Deno.test("the beginning of a number is refused exactly where no number in the range begins so", () => {
  fc.assert(
    fc.property(digits, limit, fc.nat(30), fc.constantFrom(undefined, 1, 5, 0.5), (
      text,
      minimum,
      width,
      multipleOf,
    ) => {
      const maximum = minimum + width;
      const schema: JsonValue = multipleOf
        ? { minimum, maximum, multipleOf, type: "number" }
        : { minimum, maximum, type: "number" };
      const { recogniser } = compiled(schema);
      const fits = (value: number): boolean =>
        value >= minimum && value <= maximum &&
        (!multipleOf || Number.isInteger(value / multipleOf));
      const reached = endings(text).some((end) => fits(Number(text + end)));
      const isRefused = recognise(recogniser, text).kind === "refused";
      assertEquals(isRefused, !reached, `${text} in ${JSON.stringify(schema)}`);
    }),
    { numRuns: runs / 20 },
  );
});
