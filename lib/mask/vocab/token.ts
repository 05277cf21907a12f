/** Tokens: the ids of a model, and the bytes that each stands for, packed. */
import { appendUtf8, type ByteSink, newSink, reserve } from "./utf8.ts";

/** Id of a token of a model's vocabulary: `0 … size - 1`. */
export type TokenId = number & { readonly brand: "TokenId" };

/**
 * The bytes of all tokens, one after the other: token `id` has `data[offsets[id]] … data[offsets[id +
 * 1] - 1]`. A token without bytes is a special one or a hole between ids.
 */
export interface PackedTokens {
  /** The bytes. */
  readonly data: Uint8Array;
  /** Where each begins, and at the end the length of `data`: one entry more than there are ids. */
  readonly offsets: Uint32Array;
}

/** Longest token that is taken, in bytes: depths of the trie are 16 bits wide. */
export const TOKEN_BYTES = 65_535;

/** Most ids that are taken; the largest vocabularies of 2026 have about 262,000. */
export const TOKEN_COUNT = 4_000_000;

/**
 * Collects the bytes of tokens in the order of their ids.
 *
 * @example
 * ```ts
 * import { TokenPacker } from "@maze/mask";
 * import { assertEquals } from "@std/assert";
 *
 * const packer = new TokenPacker();
 * packer.addText("é");
 * packer.skipTo(2);
 * packer.add([0xff]);
 * assertEquals([...packer.finish().offsets], [0, 2, 2, 3]);
 * ```
 */
export class TokenPacker {
  readonly #sink: ByteSink;
  #offsets: Uint32Array;
  #count = 0;

  /**
   * Makes an empty one.
   * @param expected How many tokens will come, which spares copying.
   */
  constructor(expected = 1024) {
    this.#sink = newSink(expected * 8);
    this.#offsets = new Uint32Array(expected + 1);
  }

  /** How many tokens there are so far: the id of the next one. */
  get count(): number {
    return this.#count;
  }

  /** Adds the next token by its bytes; none make a hole. */
  add(bytes: ArrayLike<number>): void {
    const sink = this.#sink;
    reserve(sink, bytes.length);
    sink.bytes.set(bytes, sink.length);
    sink.length += bytes.length;
    this.#finishToken();
  }

  /** Adds the next token by its text, as UTF-8. */
  addText(text: string): void {
    appendUtf8(this.#sink, text);
    this.#finishToken();
  }

  /** Adds holes until the next token has this id. */
  skipTo(id: number): void {
    while (this.#count < id) this.#finishToken();
  }

  /** What was collected. */
  finish(): PackedTokens {
    return {
      data: this.#sink.bytes.slice(0, this.#sink.length),
      offsets: this.#offsets.slice(0, this.#count + 1),
    };
  }

  #finishToken(): void {
    if (++this.#count === this.#offsets.length) {
      const grown = new Uint32Array(this.#offsets.length * 2);
      grown.set(this.#offsets);
      this.#offsets = grown;
    }
    this.#offsets[this.#count] = this.#sink.length;
  }
}
