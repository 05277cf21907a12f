/** A model's vocabulary: what its tokens are, and how text becomes tokens and bytes become text. */
import { type Diagnostic, MazeError } from "@maze/base";
import { Digest } from "./digest.ts";
import { Encoder } from "./encode/encoder.ts";
import type { Tokenization } from "./encode/tokenization.ts";
import { vocabularyErrors } from "./errors.ts";
import { type PackedTokens, TOKEN_BYTES, TOKEN_COUNT, type TokenId } from "./token.ts";
import { buildTrie } from "./trie/build.ts";
import type { ByteTrie } from "./trie/byte_trie.ts";
import { standardSlices, type VocabularySlice } from "./trie/slices.ts";
import { orderTokens, type TokenOrder } from "./trie/sort.ts";
import { textOf } from "./utf8.ts";

/** What a reader has found out about a vocabulary. */
export interface VocabularyParts {
  /** Name, for messages. */
  readonly name: string;
  /** The bytes of the tokens; special tokens and ids that are not used have none. */
  readonly tokens: PackedTokens;
  /** Ids of special tokens, by their texts. */
  readonly special: ReadonlyMap<string, number>;
  /** Special tokens that end a sequence. */
  readonly end: readonly number[];
  /** Ids of tokens with bytes that are found in text before anything else, by their texts. */
  readonly added?: ReadonlyMap<string, number>;
  /**
   * Tokens that stand for a single byte where the vocabulary has no character for it: 256 ids, -1
   * where there is none. Absent where single bytes are ordinary tokens.
   */
  readonly fallback?: Int32Array;
  /** How text becomes tokens. */
  readonly tokenization: Tokenization;
  /** In which ways `encode` may differ from the model's own tokenizer. */
  readonly warnings?: readonly Diagnostic[];
  /** The order of the tokens by their bytes, where that is known already. */
  readonly order?: TokenOrder;
}

/** How a text is meant, for `encode`. */
export interface EncodeOptions {
  /** Whether the texts of special tokens become those tokens. By default they are plain text. */
  readonly special?: boolean;
  /**
   * Whether this is the beginning of a text, before which some tokenizers put a space. By default it
   * goes on with one.
   */
  readonly start?: boolean;
}

/**
 * A vocabulary. It is immutable; trie, slices, digest and the tables of `encode` are made when first
 * asked for.
 *
 * @example
 * ```ts
 * import { readTiktoken } from "@maze/mask";
 * import { assertEquals } from "@std/assert";
 *
 * const file = ["a", "b", "ab"].map((text, rank) => `${btoa(text)} ${rank}`).join("\n");
 * const vocabulary = readTiktoken(new TextEncoder().encode(file), {
 *   split: "\\w+",
 *   special: { "<end>": 3 },
 *   end: ["<end>"],
 * });
 * const ids = vocabulary.encode("aab");
 * assertEquals(ids.map(Number), [0, 2]);
 * assertEquals([vocabulary.decode(ids), vocabulary.trie.tokens], ["aab", 3]);
 * ```
 */
export class Vocabulary {
  /** Name, for messages. */
  readonly name: string;
  /** How many ids there are; a mask has `Math.ceil(size / 32)` words. */
  readonly size: number;
  /** The bytes of all tokens, packed. */
  readonly tokens: PackedTokens;
  /** Special tokens by their texts. They have no bytes: no mask over bytes allows them. */
  readonly special: ReadonlyMap<string, TokenId>;
  /** Tokens that end a sequence. */
  readonly end: readonly TokenId[];
  /** In which ways `encode` may differ from the model's own tokenizer; nothing where it does not. */
  readonly warnings: readonly Diagnostic[];
  /** The parts it was made of, for storing. */
  readonly parts: VocabularyParts;
  #order: TokenOrder | undefined;
  #trie: ByteTrie | undefined;
  #slices: readonly VocabularySlice[] | undefined;
  #digest: string | undefined;
  #encoder: Encoder | undefined;

  /**
   * Makes a vocabulary of its parts.
   * @param parts What a reader found.
   * @throws {MazeError} When it is larger than the limits, or names an id that it does not have.
   */
  constructor(parts: VocabularyParts) {
    this.name = parts.name;
    this.tokens = parts.tokens;
    this.size = parts.tokens.offsets.length - 1;
    this.special = parts.special as ReadonlyMap<string, TokenId>;
    this.end = parts.end as readonly TokenId[];
    this.warnings = parts.warnings ?? [];
    this.parts = parts;
    this.#order = parts.order;
    this.#check();
  }

  /** The bytes of a token: a view, empty for special tokens and for ids that are not used. */
  bytesOf(id: TokenId): Uint8Array {
    const { data, offsets } = this.tokens;
    return data.subarray(offsets[id] ?? 0, offsets[id + 1] ?? 0);
  }

  /**
   * A number as the id of a token.
   *
   * @throws {RangeError} When it is none of this vocabulary.
   */
  tokenId(id: number): TokenId {
    if (Number.isInteger(id) && id >= 0 && id < this.size) return id as TokenId;
    throw new RangeError(`Cannot take ${id} as a token: expected 0 to ${this.size - 1}`);
  }

  /** The order of the tokens by their bytes, without those that have none. */
  get order(): TokenOrder {
    return this.#order ??= orderTokens(this.tokens);
  }

  /** The trie of all tokens that have bytes. */
  get trie(): ByteTrie {
    return this.#trie ??= buildTrie(this.tokens, this.order);
  }

  /** The standard slices: every token with bytes is in one of them. */
  get slices(): readonly VocabularySlice[] {
    return this.#slices ??= standardSlices(this.tokens, this.trie);
  }

  /** Tells this vocabulary from others in caches: 32 hexadecimal digits. The name does not count. */
  get digest(): string {
    return this.#digest ??= digestOf(this.parts);
  }

  /**
   * The tokens that the model's own tokenizer makes of a text. Text that the vocabulary cannot
   * express is left out; only vocabularies without all single bytes have such text.
   *
   * @param input Text (a lone surrogate counts as U+FFFD), or bytes, which need not be UTF-8.
   * @param options How it is meant.
   * @returns Ids.
   */
  encode(input: string | Uint8Array, options: EncodeOptions = {}): TokenId[] {
    this.#encoder ??= new Encoder({
      tokens: this.tokens,
      trie: () => this.trie,
      tokenization: this.parts.tokenization,
      added: this.parts.added ?? new Map(),
      special: this.special,
      fallback: this.parts.fallback,
    });
    const text = typeof input === "string" ? input.toWellFormed() : textOf(input);
    const spaced = options.start && this.parts.tokenization.leadingSpace ? ` ${text}` : text;
    return this.#encoder.encode(spaced, options.special ?? false) as TokenId[];
  }

  /** The bytes of some tokens, one after the other; special tokens give none. */
  bytesOfAll(ids: Iterable<TokenId>): Uint8Array {
    const parts = [...ids].map((id) => this.bytesOf(id));
    const bytes = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
    let at = 0;
    for (const part of parts) {
      bytes.set(part, at);
      at += part.length;
    }
    return bytes;
  }

  /** The text of some tokens; bytes that are no UTF-8 become U+FFFD, special tokens nothing. */
  decode(ids: Iterable<TokenId>): string {
    return new TextDecoder("utf-8", { ignoreBOM: true }).decode(this.bytesOfAll(ids));
  }

  #check(): void {
    const { offsets } = this.tokens;
    if (this.size > TOKEN_COUNT) {
      this.#refuse(`${this.size} tokens, expected at most ${TOKEN_COUNT}`);
    }
    for (let id = 0; id < this.size; id++) {
      const length = offsets[id + 1]! - offsets[id]!;
      if (length <= TOKEN_BYTES) continue;
      this.#refuse(`token ${id} has ${length} bytes, expected at most ${TOKEN_BYTES}`);
    }
    for (const id of [...this.special.values(), ...this.end]) this.tokenId(id);
  }

  #refuse(problem: string): never {
    throw new MazeError(
      vocabularyErrors.tooLarge,
      `Cannot take the vocabulary ${this.name}: ${problem}`,
      { fix: "name the file of a tokenizer" },
    );
  }
}

function digestOf(
  { tokens, special, end, added, fallback, tokenization }: VocabularyParts,
): string {
  const { rule, ...rest } = tokenization;
  const digest = new Digest()
    .add(tokens.data)
    .add(tokens.offsets)
    .add(fallback ?? new Int32Array(0))
    .addText(JSON.stringify([[...special], end, [...added ?? []], rest, rule.kind]));
  if (rule.kind === "pairs") digest.add(rule.left).add(rule.right);
  if (rule.kind === "ranks" && rule.ranks) digest.add(rule.ranks);
  if (rule.kind === "scores") digest.add(rule.scores);
  return digest.finish();
}
