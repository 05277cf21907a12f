/**
 * Byte-pair encoding of one piece: symbols in a doubly linked list, possible merges in a heap, so that
 * a piece of n symbols takes O(n log n) also where a tokenizer does not cut text into words.
 */
import { characterLength } from "../utf8.ts";
import type { ByteRange, PairIndex, TokenIndex } from "./index.ts";
import type { Tokenization } from "./tokenization.ts";

/** Heap keys are `rank · PLACES + place`: the least rank first, then the leftmost; exact in 53 bits. */
const PLACES = 2 ** 31;

/** What encoding a piece looks things up in. */
export interface BpeTables {
  /** Tokens by their bytes. */
  readonly index: TokenIndex;
  /** Merges by their pairs, for the rule of pairs. */
  readonly pairs?: PairIndex;
  /** How text becomes tokens. */
  readonly tokenization: Tokenization;
  /** The token of each single byte, -1 where there is none. */
  readonly byteTokens: Int32Array;
}

/** Encodes pieces, with room that is used again for the next one. */
export class BytePairEncoder {
  readonly #tables: BpeTables;
  readonly #ranks: Int32Array | undefined;
  /** Per symbol, by the place of its first byte: its end, the place before it, its token. */
  #end = new Int32Array(64);
  #before = new Int32Array(64);
  #token = new Int32Array(64);
  /** The rank of merging it with the next one, -1 where they do not merge, and what that makes. */
  #rank = new Int32Array(64);
  #merged = new Int32Array(64);
  readonly #heap: number[] = [];

  /**
   * Makes an encoder.
   * @param tables What is looked up.
   */
  constructor(tables: BpeTables) {
    this.#tables = tables;
    const { rule } = tables.tokenization;
    this.#ranks = rule.kind === "ranks" ? rule.ranks : undefined;
  }

  /** Appends the tokens of a piece. */
  encode(piece: ByteRange, output: number[]): void {
    const { index, tokenization } = this.#tables;
    if (tokenization.wholePieces) {
      const whole = index.find(piece);
      if (whole >= 0) {
        output.push(whole);
        return;
      }
    }
    const base = piece.from;
    this.#reserve(piece.to - base);
    this.#split(piece);
    while (this.#heap.length > 0) {
      const key = this.#pop();
      const place = key % PLACES;
      // A key that its symbol has outlived: merged away, or merged into something else.
      if (this.#end[place] === 0 || this.#rank[place] !== (key - place) / PLACES) continue;
      this.#merge(piece, base, place);
    }
    const length = piece.to - base;
    for (let place = 0; place < length; place = this.#end[place]!) {
      const id = this.#token[place]!;
      if (id >= 0) output.push(id);
      else this.#asBytes(piece.bytes.subarray(base + place, base + this.#end[place]!), output);
    }
  }

  /** The bytes of what is no token, each as its own token; those without one are left out. */
  #asBytes(bytes: Uint8Array, output: number[]): void {
    for (const byte of bytes) {
      const id = this.#tables.byteTokens[byte]!;
      if (id >= 0) output.push(id);
    }
  }

  #reserve(length: number): void {
    if (length <= this.#end.length) return;
    const room = 2 ** Math.ceil(Math.log2(length));
    this.#end = new Int32Array(room);
    this.#before = new Int32Array(room);
    this.#token = new Int32Array(room);
    this.#rank = new Int32Array(room);
    this.#merged = new Int32Array(room);
  }

  /** Lays out the first symbols and their merges. */
  #split({ bytes, from, to }: ByteRange): void {
    const { index, tokenization } = this.#tables;
    const symbol = { bytes, from, to };
    let before = -1;
    for (let at = from; at < to;) {
      const length = tokenization.alphabet === "bytes" ? 1 : characterLength(bytes, at) || 1;
      const place = at - from;
      symbol.from = at;
      symbol.to = at + length;
      this.#end[place] = place + length;
      this.#before[place] = before;
      this.#token[place] = index.find(symbol);
      before = place;
      at += length;
    }
    const piece = { bytes, from, to };
    for (let place = 0; place < to - from; place = this.#end[place]!) this.#consider(piece, place);
  }

  /** Looks whether a symbol merges with the next one, and if so puts that in the heap. */
  #consider(piece: ByteRange, place: number): void {
    const next = this.#end[place]!;
    this.#rank[place] = -1;
    if (next >= piece.to - piece.from) return;
    const { index, pairs } = this.#tables;
    const merge = pairs?.find(this.#token[place]!, this.#token[next]!) ?? 0;
    if (merge < 0) return;
    const merged = index.find({
      bytes: piece.bytes,
      from: piece.from + place,
      to: piece.from + this.#end[next]!,
    });
    if (merged < 0) return;
    const rank = pairs ? merge : this.#ranks ? this.#ranks[merged]! : merged;
    if (rank < 0) return;
    this.#rank[place] = rank;
    this.#merged[place] = merged;
    this.#push(rank * PLACES + place);
  }

  #merge(piece: ByteRange, base: number, place: number): void {
    const next = this.#end[place]!;
    const end = this.#end[next]!;
    this.#end[next] = 0;
    this.#end[place] = end;
    this.#token[place] = this.#merged[place]!;
    if (end < piece.to - base) this.#before[end] = place;
    this.#consider(piece, place);
    if (this.#before[place]! >= 0) this.#consider(piece, this.#before[place]!);
  }

  #push(key: number): void {
    const heap = this.#heap;
    let at = heap.push(key) - 1;
    while (at > 0) {
      const above = at - 1 >> 1;
      if (heap[above]! <= key) break;
      heap[at] = heap[above]!;
      at = above;
    }
    heap[at] = key;
  }

  #pop(): number {
    const heap = this.#heap;
    const least = heap[0]!;
    const key = heap.pop()!;
    const size = heap.length;
    if (size === 0) return least;
    let at = 0;
    for (;;) {
      let below = 2 * at + 1;
      if (below >= size) break;
      if (below + 1 < size && heap[below + 1]! < heap[below]!) below++;
      if (heap[below]! >= key) break;
      heap[at] = heap[below]!;
      at = below;
    }
    heap[at] = key;
    return least;
  }
}
