/** What a sampling loop relies on: the way back, forks, forced tokens, the end of a text. */
import { MazeError } from "@maze/base";
import type { Grammar } from "@maze/grammar";
import { compileGrammar, maskErrors, Matcher, type TokenId, type Vocabulary } from "@maze/mask";
import { assert, assertEquals, assertThrows } from "@std/assert";
import fc from "fast-check";
import { randomGrammar, randomVocabulary, toyVocabulary } from "./random_grammar.ts";

const numRuns = Deno.env.get("MAZE_FULL") ? 10_000 : 300;

const cases = fc.record({
  grammar: randomGrammar,
  vocabulary: randomVocabulary,
  choices: fc.array(fc.nat(), { minLength: 6, maxLength: 6 }),
  detour: fc.array(fc.nat(), { minLength: 3, maxLength: 3 }),
});

function begin(grammar: Grammar, vocabulary: Vocabulary): Matcher | undefined {
  try {
    return new Matcher([compileGrammar(grammar).masked("", vocabulary)], vocabulary);
  } catch (error) {
    if (error instanceof MazeError && error.message.includes("no text")) return;
    throw error;
  }
}

/** Takes up to so many steps, each an allowed token by number; gives how many it took. */
function walk(matcher: Matcher, choices: readonly number[]): number {
  let steps = 0;
  for (const choice of choices) {
    const allowed = matcher.allowed();
    if (allowed.length === 0) break;
    assert(matcher.accept(allowed[choice % allowed.length]!));
    steps++;
  }
  return steps;
}

Deno.test("taking back equals never having gone on", () => {
  fc.assert(
    fc.property(cases, ({ choices, detour, grammar, vocabulary }) => {
      const wanderer = begin(grammar, vocabulary);
      const direct = begin(grammar, vocabulary);
      if (!wanderer || !direct) return;
      for (const choice of choices) {
        wanderer.rollback(walk(wanderer, detour));
        assertEquals(wanderer.allowed(), direct.allowed());
        assertEquals(wanderer.isAccepting, direct.isAccepting);
        if (walk(wanderer, [choice]) === 0) return;
        walk(direct, [choice]);
      }
    }),
    { numRuns },
  );
});

Deno.test("a fork and its origin do not change each other", () => {
  fc.assert(
    fc.property(cases, ({ choices, detour, grammar, vocabulary }) => {
      const origin = begin(grammar, vocabulary);
      if (!origin) return;
      walk(origin, choices.slice(0, 2));
      const before = origin.allowed();
      const fork = origin.fork();
      walk(fork, detour);
      assertEquals(origin.allowed(), before);
      const forked = fork.allowed();
      walk(origin, choices.slice(2));
      assertEquals(fork.allowed(), forked);
    }),
    { numRuns },
  );
});

Deno.test("a token alone in its mask is forced, and no other is where there are ways to choose", () => {
  fc.assert(
    fc.property(cases, ({ choices, grammar, vocabulary }) => {
      const matcher = begin(grammar, vocabulary);
      if (!matcher) return;
      for (const choice of choices) {
        const mask = matcher.mask();
        const first = firstForced(matcher);
        if (mask.count === 1) assertEquals(first, matcher.allowed()[0]);
        else if (first !== undefined) {
          // Other tokens are allowed, but all are beginnings of what is forced anyway.
          const forced = vocabulary.bytesOf(first);
          for (const other of matcher.allowed()) {
            const bytes = vocabulary.bytesOf(other);
            const shorter = Math.min(bytes.length, forced.length);
            assertEquals([...bytes.slice(0, shorter)], [...forced.slice(0, shorter)]);
          }
        }
        if (walk(matcher, [choice]) === 0) return;
      }
    }),
    { numRuns },
  );
});

/** Some grammars force text without end in ever more ways to read it; the limit ends that. */
function firstForced(matcher: Matcher): TokenId | undefined {
  try {
    return matcher.forced()[0];
  } catch (error) {
    if (error instanceof MazeError && error.code === maskErrors.tooAmbiguous.code) {
      return matcher.mask().count === 1 ? matcher.allowed()[0] : undefined;
    }
    throw error;
  }
}

const letters: Grammar = {
  name: "letters",
  start: "start",
  rules: new Map([["start", {
    kind: "repeat",
    item: { kind: "terminal", name: "a" },
    min: 1,
    max: 2,
  }]]),
  terminals: new Map([["a", { name: "a", pattern: { kind: "chars", set: [[97, 97]] } }]]),
  skip: [],
};

Deno.test("what is refused changes nothing", () => {
  const vocabulary = toyVocabulary(["a", "b"]);
  const matcher = begin(letters, vocabulary)!;
  const [a, b] = [0, 1] as TokenId[];
  assert(matcher.accept(a!));
  assertEquals(matcher.accept(b!), false);
  assertEquals(matcher.accept(99 as TokenId), false);
  assertEquals(matcher.acceptBytes(Uint8Array.of(97, 98)), false);
  assertEquals(matcher.allowed(), [0, 2]);
  assertThrows(() => matcher.rollback(2), MazeError);
  assertEquals(matcher.allowed(), [0, 2]);
});

Deno.test("after the end nothing may follow, and the end can be taken back", () => {
  const vocabulary = toyVocabulary(["a"]);
  const matcher = begin(letters, vocabulary)!;
  const end = vocabulary.end[0]!;
  assertEquals(matcher.accept(end), false);
  matcher.accept(0 as TokenId);
  assert(matcher.accept(end));
  assert(matcher.isFinished);
  assertEquals(matcher.allowed(), []);
  assertEquals(matcher.accept(0 as TokenId), false);
  matcher.rollback(1);
  assertEquals(matcher.allowed(), [0, 1]);
});

Deno.test("a text that may end but not go on forces its end", () => {
  const vocabulary = toyVocabulary(["a"]);
  const matcher = begin(letters, vocabulary)!;
  matcher.acceptBytes(new TextEncoder().encode("aa"));
  assertEquals(matcher.forced(), [...vocabulary.end]);
});
