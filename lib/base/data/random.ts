/** Seeded random numbers, so that every run with a seed can be run again. */

/** A stream of random numbers that a seed fixes. */
export interface Random {
  /** Next number in `[0, 1)`. */
  next(): number;
  /** Next whole number in `[0, below)`. */
  below(below: number): number;
}

/**
 * A seeded generator (mulberry32: 32 bits of state, period 2³²). Not for secrets.
 *
 * @param seed Any whole number; its low 32 bits count.
 * @returns The generator.
 *
 * @example
 * ```ts
 * import { seededRandom } from "@maze/base";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(seededRandom(7).below(100), seededRandom(7).below(100));
 * ```
 */
export function seededRandom(seed: number): Random {
  let state = seed | 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  return { next, below: (below: number): number => Math.floor(next() * below) };
}
