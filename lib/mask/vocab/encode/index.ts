/** Tables from bytes to tokens and from pairs to merges: open addressing in typed arrays. */
import type { PackedTokens } from "../token.ts";

/** Offset basis and prime of FNV-1a with 32 bits. */
const FNV_BASIS = 0x811c9dc5;
const FNV_PRIME = 0x01000193;

/** Some bytes of an array. */
export interface ByteRange {
  /** The array. */
  readonly bytes: Uint8Array;
  /** Where it begins. */
  from: number;
  /** Where it ends, without it. */
  to: number;
}

/** Which token has some bytes. */
export class TokenIndex {
  readonly #tokens: PackedTokens;
  /** Token ids plus 1, 0 where free; a power of two of them, at most half of them taken. */
  readonly #slots: Int32Array;

  /**
   * Makes the table.
   * @param tokens The tokens.
   * @param takes Whether a token can come of text; of tokens with equal bytes the first that can
   *   counts.
   */
  constructor(tokens: PackedTokens, takes: (id: number) => boolean) {
    const size = tokens.offsets.length - 1;
    this.#tokens = tokens;
    this.#slots = new Int32Array(2 ** Math.ceil(Math.log2(Math.max(size, 1) * 2)));
    const { data, offsets } = tokens;
    for (let id = 0; id < size; id++) {
      const [from, to] = [offsets[id]!, offsets[id + 1]!];
      if (from === to || !takes(id)) continue;
      const slot = this.#slotOf(data, from, to);
      if (this.#slots[slot] === 0) this.#slots[slot] = id + 1;
    }
  }

  /** The id of the token with just these bytes, or -1. */
  find({ bytes, from, to }: ByteRange): number {
    return this.#slots[this.#slotOf(bytes, from, to)]! - 1;
  }

  /** The slot of these bytes: the one that has them, or the free one where they would go. */
  #slotOf(bytes: Uint8Array, from: number, to: number): number {
    const { data, offsets } = this.#tokens;
    const slots = this.#slots;
    let hash = FNV_BASIS;
    for (let at = from; at < to; at++) hash = Math.imul(hash ^ bytes[at]!, FNV_PRIME);
    for (let slot = (hash ^ hash >>> 15) & slots.length - 1;; slot = slot + 1 & slots.length - 1) {
      const id = slots[slot]! - 1;
      if (id < 0) return slot;
      const start = offsets[id]!;
      if (offsets[id + 1]! - start !== to - from) continue;
      let length = 0;
      while (length < to - from && data[start + length] === bytes[from + length]) length++;
      if (length === to - from) return slot;
    }
  }
}

/** Which place a pair of tokens has in a list of merges. */
export class PairIndex {
  readonly #left: Int32Array;
  readonly #right: Int32Array;
  /** Places plus 1, 0 where free. */
  readonly #slots: Int32Array;

  /**
   * Makes the table.
   * @param left The left token of each merge.
   * @param right The right token of each merge.
   */
  constructor(left: Int32Array, right: Int32Array) {
    this.#left = left;
    this.#right = right;
    this.#slots = new Int32Array(2 ** Math.ceil(Math.log2(Math.max(left.length, 1) * 2)));
    for (let place = 0; place < left.length; place++) {
      const slot = this.#slotOf(left[place]!, right[place]!);
      if (this.#slots[slot] === 0) this.#slots[slot] = place + 1;
    }
  }

  /** The place of a pair, or -1. */
  find(left: number, right: number): number {
    return this.#slots[this.#slotOf(left, right)]! - 1;
  }

  #slotOf(left: number, right: number): number {
    const slots = this.#slots;
    let hash = Math.imul(left, 0x9e3779b1) ^ Math.imul(right, 0x85ebca77); // two odd multipliers
    hash ^= hash >>> 15;
    for (let slot = hash & slots.length - 1;; slot = slot + 1 & slots.length - 1) {
      const place = slots[slot]! - 1;
      if (place < 0 || (this.#left[place] === left && this.#right[place] === right)) return slot;
    }
  }
}
