/** Keeps masks by what they allow: many places in a text allow the very same tokens. */
import type { MaskPool, MaskSlot } from "../../masks/pool.ts";

/** Tokens that are allowed: some as bits, which are shared, and some by their ids. */
export interface Found {
  /** Token `id` is bit `id & 31` of word `id >>> 5`. */
  bits: Uint32Array | undefined;
  /** How many those are. */
  count: number;
  /** Further tokens; one may be named more than once. */
  readonly tokens: number[];
}

/** Most masks looked up by what they allow. */
const MOST_SHARED = 2_000;

/** The masks of one schema over one vocabulary. */
export class SharedMasks {
  readonly #pool: MaskPool;
  readonly #empty: Uint32Array;
  #byContent = new Map<number, { found: Found; slot: MaskSlot }[]>();

  constructor(pool: MaskPool, words: number) {
    this.#pool = pool;
    this.#empty = new Uint32Array(words);
  }

  /** The mask of what was found; the same for the same tokens. */
  slotOf(found: Found): MaskSlot {
    const { bits, tokens } = found;
    let hash = found.count;
    for (let at = 0; at < tokens.length; at++) hash = Math.imul(hash ^ tokens[at]!, FNV_PRIME);
    const alike = this.#byContent.get(hash) ?? [];
    for (const { found: other, slot } of alike) {
      if (!slot.mask || other.bits !== bits || !isSame(other.tokens, tokens)) continue;
      slot.wasUsed = true;
      return slot;
    }
    const slot = this.#make(found);
    if (this.#byContent.size >= MOST_SHARED) this.#byContent = new Map();
    this.#byContent.set(hash, [...alike.filter((each) => each.slot.mask), { found, slot }]);
    return slot;
  }

  #make({ bits, count: base, tokens }: Found): MaskSlot {
    const words = (bits ?? this.#empty).slice();
    let count = base;
    for (let at = 0; at < tokens.length; at++) {
      const token = tokens[at]!;
      const bit = 1 << (token & 31);
      if ((words[token >>> 5]! & bit) === 0) count++;
      words[token >>> 5]! |= bit;
    }
    return this.#pool.add({ words, count });
  }
}

/** Of the hash function of Fowler, Noll and Vo, for 32 bits. */
const FNV_PRIME = 0x01000193;

function isSame(left: readonly number[], right: readonly number[]): boolean {
  if (left.length !== right.length) return false;
  for (let at = 0; at < left.length; at++) if (left[at] !== right[at]) return false;
  return true;
}
