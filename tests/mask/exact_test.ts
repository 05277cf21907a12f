/** Masks against the oracle: a bit is set exactly where the text with the token can still be completed. */
import { MazeError } from "@maze/base";
import type { Grammar } from "@maze/grammar";
import { allows, compileGrammar, Matcher, type TokenId, type Vocabulary } from "@maze/mask";
import { assertEquals } from "@std/assert";
import fc from "fast-check";
import { isText, isViablePrefix } from "./oracle.ts";
import { randomGrammar, randomVocabulary } from "./random_grammar.ts";

const runs = Deno.env.get("MAZE_FULL") ? 10_000 : 400;

/** Steps of a text under test. */
const LENGTH = 6;

const cases = fc.record({
  grammar: randomGrammar,
  vocabulary: randomVocabulary,
  choices: fc.array(fc.nat(), { minLength: LENGTH, maxLength: LENGTH }),
  lexing: fc.constantFrom("expected", "groups"),
});

function begin(grammar: Grammar, vocabulary: Vocabulary): Matcher | undefined {
  try {
    return new Matcher([compileGrammar(grammar).masked("", vocabulary)], vocabulary);
  } catch (error) {
    // A grammar without any text is refused; there is nothing to ask the oracle then.
    if (error instanceof MazeError && error.message.includes("no text")) return;
    throw error;
  }
}

Deno.test("a mask bit is set exactly where the oracle finds a text", () => {
  fc.assert(
    fc.property(cases, ({ choices, grammar, lexing, vocabulary }) => {
      const tested: Grammar = { ...grammar, lexing: lexing as "expected" | "groups" };
      const matcher = begin(tested, vocabulary);
      if (!matcher) return;
      const text: number[] = [];
      for (const choice of choices) {
        const mask = matcher.mask();
        for (let id = 0; id < vocabulary.size - 1; id++) {
          const token = id as TokenId;
          const viable = isViablePrefix(tested, [...text, ...vocabulary.bytesOf(token)]);
          assertEquals(allows(mask, token), viable, `token ${id} after ${JSON.stringify(text)}`);
        }
        assertEquals(allows(mask, vocabulary.end[0]!), isText(tested, text));
        const allowed = matcher.allowed().filter((token) => token !== vocabulary.end[0]);
        if (allowed.length === 0) return;
        const token = allowed[choice % allowed.length]!;
        assertEquals(matcher.accept(token), true);
        text.push(...vocabulary.bytesOf(token));
      }
    }),
    { numRuns: runs },
  );
});
