/**
 * Masks of any recogniser, by walking the trie of the vocabulary with it. Slices of the vocabulary
 * that the recogniser takes as a whole are joined in without being walked; a mask that was found for
 * a state is kept with it.
 */
import type { ByteRecogniser } from "../run/recogniser.ts";
import type { ByteTrie } from "../vocab/trie/byte_trie.ts";
import type { VocabularySlice } from "../vocab/trie/slices.ts";
import type { Vocabulary } from "../vocab/vocabulary.ts";
import { countBits, type Mask } from "./mask.ts";
import type { MaskPool, MaskSlot } from "./pool.ts";

/** Computes and keeps the masks of one recogniser over one vocabulary. */
export class WalkMasks<State extends object> {
  readonly #recogniser: ByteRecogniser<State>;
  readonly #slices: readonly VocabularySlice[];
  readonly #whole: ByteTrie;
  readonly #words: number;
  readonly #pool: MaskPool;
  readonly #byState = new WeakMap<State, MaskSlot>();
  /** The state at each depth of the walk. */
  readonly #path: (State | undefined)[] = [];

  constructor(
    recogniser: ByteRecogniser<State>,
    parts: {
      readonly vocabulary: Pick<Vocabulary, "size" | "trie" | "slices">;
      readonly pool: MaskPool;
    },
  ) {
    this.#recogniser = recogniser;
    const { vocabulary } = parts;
    // Slices are made when first asked for: only for recognisers that can take one as a whole.
    this.#slices = recogniser.absorbs ? vocabulary.slices : [];
    this.#whole = vocabulary.trie;
    this.#words = (vocabulary.size + 31) >>> 5;
    this.#pool = parts.pool;
  }

  /** The tokens that may come next, those that end the text left out. */
  mask(state: State): Mask {
    const known = this.#byState.get(state);
    if (known?.mask) {
      known.wasUsed = true;
      return known.mask;
    }
    const words = new Uint32Array(this.#words);
    const isTaken = (slice: VocabularySlice): boolean =>
      slice.characters > 0 &&
      this.#recogniser.absorbs?.(state, { characters: slice.characters }) === true;
    const taken = this.#slices.filter(isTaken);
    if (taken.length === 0) this.#walk(state, this.#whole, words);
    else {
      for (const slice of this.#slices) {
        if (!taken.includes(slice)) this.#walk(state, slice.trie, words);
        else for (let word = 0; word < words.length; word++) words[word]! |= slice.mask[word]!;
      }
    }
    const slot = this.#pool.add({ words, count: countBits(words) });
    this.#byState.set(state, slot);
    return slot.mask!;
  }

  #walk(state: State, trie: ByteTrie, into: Uint32Array): void {
    const path = this.#path;
    const recogniser = this.#recogniser;
    path[0] = state;
    for (let node = 0; node < trie.length;) {
      const depth = trie.depth[node]!;
      const next = recogniser.step(path[depth - 1]!, trie.byte[node]!);
      if (next === undefined) {
        node = trie.end[node]!;
        continue;
      }
      path[depth] = next;
      for (let token = trie.token[node]!; token >= 0; token = trie.next[token]!) {
        into[token >>> 5]! |= 1 << (token & 31);
      }
      node++;
    }
    path.fill(undefined);
  }
}
