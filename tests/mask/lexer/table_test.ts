import { MazeError } from "@maze/base";
import { createLexer, DEAD, type Lexer } from "../../../lib/mask/lexer/lexer.ts";
import { readLexer, writeLexer } from "../../../lib/mask/lexer/table/artefact.ts";
import { completeLexer } from "../../../lib/mask/lexer/table/complete.ts";
import { assert, assertEquals, assertThrows } from "@std/assert";
import fc from "fast-check";
import { charSet, regex } from "./random_regex.ts";

const lexers = fc.record({
  patterns: fc.array(regex, { minLength: 2, maxLength: 4 }),
  forbidden: charSet,
}).map(({ forbidden, patterns }) =>
  createLexer(patterns.map((pattern, id) => ({
    name: String(id),
    pattern,
    ...(id === 0 ? { notBefore: forbidden } : {}),
  }))).lexer
).filter((lexer) => lexer !== undefined);

/** What a state amounts to, without the numbers that a lexer chose. */
function described(lexer: Lexer, state: number): unknown {
  return {
    accepts: lexer.acceptSet(lexer.accepts(state)),
    live: lexer.liveSet(lexer.live(state)),
    before: [0x61, 0x7f, 0xc3, 0xf4].map((byte) =>
      lexer.acceptSet(lexer.acceptsBefore(state, byte))
    ),
    closed: lexer.isClosed(state),
    unconditional: lexer.isUnconditional(state),
  };
}

/** Walks two lexers side by side from a start; gives the states of the second one, by the first's. */
function assertAlike(one: Lexer, other: Lexer, terminals: readonly number[]): Map<number, number> {
  const pairs = new Map([[one.start(terminals), other.start(terminals)]]);
  for (const [left, right] of pairs) {
    assertEquals(described(other, right), described(one, left));
    for (let byte = 0; byte < 256; byte++) {
      const [next, beside] = [one.next(left, byte), other.next(right, byte)];
      assertEquals(next === DEAD, beside === DEAD);
      if (next === DEAD) continue;
      assertEquals(pairs.get(next) ?? beside, beside, "one state has two counterparts");
      pairs.set(next, beside);
    }
  }
  return pairs;
}

Deno.test("a completed lexer does what the lexer does, in fewest states, before and after storing", () => {
  fc.assert(
    fc.property(lexers, (lexer) => {
      const starts = [[0], [0, 1], [1]];
      const complete = completeLexer(lexer, starts);
      const stored = readLexer(writeLexer(complete));
      assertEquals(stored.tables, complete.tables);
      for (const terminals of starts) {
        assertAlike(lexer, complete, terminals);
        const same = assertAlike(complete, stored, terminals);
        for (const [left, right] of same) assertEquals(left, right);
      }
      if (complete.size < 40) assertDistinct(complete);
    }),
    { numRuns: 150 },
  );
});

/** No two states do the same: some text leads them to states that amount to something else. */
function assertDistinct(lexer: Lexer): void {
  const { size } = lexer;
  const apart = new Set<number>();
  const descriptions = Array.from(
    { length: size },
    (_, at) => JSON.stringify(described(lexer, at)),
  );
  for (let changed = true; changed;) {
    changed = false;
    for (let left = 0; left < size; left++) {
      for (let right = left + 1; right < size; right++) {
        const key = left * size + right;
        if (apart.has(key)) continue;
        let differs = descriptions[left] !== descriptions[right];
        for (let byte = 0; byte < 256 && !differs; byte++) {
          const [one, other] = [lexer.next(left, byte), lexer.next(right, byte)];
          if (one === other) continue;
          differs = one === DEAD || other === DEAD ||
            apart.has(Math.min(one, other) * size + Math.max(one, other));
        }
        if (!differs) continue;
        apart.add(key);
        changed = true;
      }
    }
  }
  assertEquals(apart.size, size * (size - 1) / 2);
}

const letter = (from: number, to = from) => ({ kind: "chars", set: [[from, to]] }) as const;

function small() {
  const { lexer } = createLexer([
    { name: "word", pattern: { kind: "repeat", item: letter(97, 122), min: 1, max: undefined } },
    { name: "digit", pattern: letter(48, 57) },
  ]);
  return completeLexer(lexer!, [[0], [0, 1]]);
}

Deno.test("a completed lexer knows its own starts only", () => {
  assert(small().start([0]) >= 0);
  assertThrows(() => small().start([1]), MazeError, "the stored lexer has other starts");
});

Deno.test("a stored lexer that is damaged is refused", () => {
  const bytes = writeLexer(small());
  assertEquals(readLexer(bytes).size, small().size);
  for (let at = 0; at < bytes.length; at += 7) {
    const damaged = bytes.slice();
    damaged[at]! ^= 1;
    assertThrows(() => readLexer(damaged), MazeError, "Cannot read the stored lexer");
  }
  for (const length of [0, 3, 8, bytes.length - 4, bytes.length - 1]) {
    assertThrows(
      () => readLexer(bytes.slice(0, length)),
      MazeError,
      "Cannot read the stored lexer",
    );
  }
});

Deno.test("tables with more states than 16 bits number are stored as well", () => {
  const counted = { kind: "repeat", item: letter(97, 98), min: 40_000, max: 40_000 } as const;
  const { lexer } = createLexer([{ name: "long", pattern: counted }]);
  const complete = completeLexer(lexer!, [[0]]);
  assertEquals(complete.size, 40_001);
  assertEquals(readLexer(writeLexer(complete)).next(40_000 - 1, 97), complete.next(40_000 - 1, 97));
});
