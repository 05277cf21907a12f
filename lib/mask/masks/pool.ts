/**
 * Where masks live. A mask of a large vocabulary is 25 kB, allocating one takes longer than finding
 * it, and few differ: so each is kept once, under a bound of bytes, and the ones not asked for lately
 * are dropped first (second chance, as pages are in an operating system).
 */
import type { Mask } from "./mask.ts";

/** Holds a mask of a pool until the pool drops it. */
export interface MaskSlot {
  /** The mask, or `undefined` once it was dropped. */
  mask: Mask | undefined;
  /** Whether it was asked for since the pool last looked; whoever reads `mask` sets it. */
  wasUsed: boolean;
}

/** Masks of one vocabulary under a bound. */
export class MaskPool {
  readonly #slots: MaskSlot[] = [];
  readonly #most: number;
  #hand = 0;

  /**
   * @param bytes Most bytes that the masks take together; at least two masks are always kept.
   * @param words Words of one mask.
   */
  constructor(bytes: number, words: number) {
    this.#most = Math.max(2, Math.floor(bytes / (4 * words)));
  }

  /** How many masks are kept. */
  get size(): number {
    return this.#slots.length;
  }

  /** Keeps a mask until room is needed. */
  add(mask: Mask): MaskSlot {
    const slot: MaskSlot = { mask, wasUsed: true };
    if (this.#slots.length < this.#most) this.#slots.push(slot);
    else this.#slots[this.#free()] = slot;
    return slot;
  }

  /** Drops the next mask that was not used since the hand last passed it; gives its place. */
  #free(): number {
    for (;;) {
      const place = this.#hand;
      this.#hand = (this.#hand + 1) % this.#slots.length;
      const slot = this.#slots[place]!;
      if (!slot.wasUsed) {
        slot.mask = undefined;
        return place;
      }
      slot.wasUsed = false;
    }
  }
}
