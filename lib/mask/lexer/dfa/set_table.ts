/** Sets of whole numbers, each kept once and known by a small number. */
import { OverLimit } from "../errors.ts";

/** The sets, as ascending lists side by side in one array, found by open addressing. */
export class SetTable {
  /** How many sets there are. */
  size = 0;
  /** The members of all sets. */
  members: Int32Array = new Int32Array(256);
  /** By set: where its members begin; they end where those of the next begin. */
  first: Int32Array = new Int32Array(65);
  #slots: Int32Array = new Int32Array(128).fill(-1);
  #hashes: Int32Array = new Int32Array(64);
  readonly #mostSets: number;
  readonly #mostMembers: number;

  constructor(limits: { readonly dfaStates: number; readonly members: number }) {
    this.#mostSets = limits.dfaStates;
    this.#mostMembers = limits.members;
  }

  /** The number of the set whose members are the first `length` of `list`, ascending; perhaps new. */
  intern(list: Int32Array, length: number): number {
    let hash = length;
    for (let at = 0; at < length; at++) {
      hash = Math.imul(hash ^ list[at]!, 0x01000193) ^ hash >>> 15;
    }
    const mask = this.#slots.length - 1;
    let slot = hash & mask;
    for (let set = this.#slots[slot]!; set !== -1; set = this.#slots[slot]!) {
      if (this.#hashes[set] === hash && this.#equals(set, list, length)) return set;
      slot = slot + 1 & mask;
    }
    return this.#add(list, length, { hash, slot });
  }

  #equals(set: number, list: Int32Array, length: number): boolean {
    const from = this.first[set]!;
    if (this.first[set + 1]! - from !== length) return false;
    for (let at = 0; at < length; at++) {
      if (this.members[from + at] !== list[at]) return false;
    }
    return true;
  }

  #add(
    list: Int32Array,
    length: number,
    place: { readonly hash: number; readonly slot: number },
  ): number {
    const from = this.first[this.size]!;
    if (this.size >= this.#mostSets) throw new OverLimit("dfaStates", this.#mostSets);
    if (from + length > this.#mostMembers) throw new OverLimit("members", this.#mostMembers);
    if (from + length > this.members.length) {
      this.members = grown(this.members, Math.max(from + length, 2 * this.members.length));
    }
    this.members.set(list.subarray(0, length), from);
    const set = this.size++;
    if (this.size >= this.#hashes.length) {
      this.#hashes = grown(this.#hashes, 2 * this.size);
      this.first = grown(this.first, 2 * this.size + 1);
    }
    this.first[this.size] = from + length;
    this.#hashes[set] = place.hash;
    this.#slots[place.slot] = set;
    if (2 * this.size > this.#slots.length) this.#rehash();
    return set;
  }

  #rehash(): void {
    this.#slots = new Int32Array(2 * this.#slots.length).fill(-1);
    const mask = this.#slots.length - 1;
    for (let set = 0; set < this.size; set++) {
      let slot = this.#hashes[set]! & mask;
      while (this.#slots[slot] !== -1) slot = slot + 1 & mask;
      this.#slots[slot] = set;
    }
  }
}

/** A longer array with the same beginning. */
export function grown(old: Int32Array, length: number): Int32Array {
  const larger = new Int32Array(length);
  larger.set(old);
  return larger;
}
