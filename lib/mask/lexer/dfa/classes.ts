/**
 * Classes of bytes that no edge tells apart. Every pair (state, target) has a number by chance, and a
 * byte's signature is the sum of the numbers of the pairs whose edges take it; bytes with the same
 * signature are taken by the same edges. Two sums of 32 bits each make a false agreement as likely
 * as one in 2⁶⁴ for each of the 32,640 pairs of bytes.
 */
import { BYTES, type Nfa } from "../nfa/nfa.ts";

/** Bytes by class. */
export interface ByteClasses {
  /** By byte, its class. */
  readonly of: Uint8Array;
  /** How many classes there are. */
  readonly count: number;
}

/**
 * The classes of an automaton's bytes.
 *
 * @param nfa The automaton.
 * @param kept Sets of bytes, as flags, whose members must not share a class with other bytes.
 */
export function byteClasses(nfa: Nfa, kept: Iterable<Uint8Array> = []): ByteClasses {
  const left = new Int32Array(257);
  const right = new Int32Array(257);
  const add = (low: number, high: number, token: number): void => {
    const other = mix(token ^ 0x5bd1e995);
    left[low] = left[low]! + token | 0;
    left[high + 1] = left[high + 1]! - token | 0;
    right[low] = right[low]! + other | 0;
    right[high + 1] = right[high + 1]! - other | 0;
  };
  for (let state = 0; state < nfa.size; state++) {
    if (nfa.kind[state] !== BYTES) continue;
    for (let edge = nfa.first[state]!; edge < nfa.first[state + 1]!; edge++) {
      add(nfa.low[edge]!, nfa.high[edge]!, mix(mix(state + 1) ^ nfa.target[edge]!));
    }
  }
  let salt = 0;
  for (const flags of kept) {
    const token = mix(--salt);
    flags.forEach((flag, byte) => flag && add(byte, byte, token));
  }
  const of = new Uint8Array(256);
  const ids = new Map<string, number>();
  for (let byte = 0, first = 0, second = 0; byte < 256; byte++) {
    first = first + left[byte]! | 0;
    second = second + right[byte]! | 0;
    const key = `${first}:${second}`;
    let id = ids.get(key);
    if (id === undefined) ids.set(key, id = ids.size);
    of[byte] = id;
  }
  return { of, count: ids.size };
}

/** Scatters the bits of a number (the finish of MurmurHash3). */
function mix(number: number): number {
  let bits = Math.imul(number ^ number >>> 16, 0x85ebca6b);
  bits = Math.imul(bits ^ bits >>> 13, 0xc2b2ae35);
  return bits ^ bits >>> 16;
}
