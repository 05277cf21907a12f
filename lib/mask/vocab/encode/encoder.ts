/** From text to tokens: added tokens apart, the rest cut into pieces, each piece merged. */
import type { PackedTokens } from "../token.ts";
import type { ByteTrie } from "../trie/byte_trie.ts";
import { appendUtf8, newSink } from "../utf8.ts";
import { BytePairEncoder } from "./bpe.ts";
import { PairIndex, TokenIndex } from "./index.ts";
import { bestSegmentation, longestMatches } from "./segment.ts";
import type { Tokenization } from "./tokenization.ts";

/** A vocabulary as far as encoding needs it. */
export interface EncoderInput {
  /** The bytes of the tokens. */
  readonly tokens: PackedTokens;
  /** The trie of all of them; asked for by the tokenizers that do not merge. */
  readonly trie: () => ByteTrie;
  /** How text becomes tokens. */
  readonly tokenization: Tokenization;
  /** Tokens that are found in text before anything else, by their texts. */
  readonly added: ReadonlyMap<string, number>;
  /** Special tokens, by their texts. */
  readonly special: ReadonlyMap<string, number>;
  /** The token that stands for each single byte where no other does, -1 where there is none. */
  readonly fallback: Int32Array | undefined;
}

/** Makes tokens of text. */
export class Encoder {
  readonly #input: EncoderInput;
  readonly #splits: readonly RegExp[];
  readonly #added: RegExp | undefined;
  readonly #addedAndSpecial: RegExp | undefined;
  readonly #encodePiece: (bytes: Uint8Array, length: number, output: number[]) => void;
  readonly #piece = newSink(256);

  /**
   * Makes the tables of lookup.
   * @param input The vocabulary.
   */
  constructor(input: EncoderInput) {
    this.#input = input;
    this.#splits = input.tokenization.splits.map((source) => new RegExp(source, "gu"));
    this.#added = anyOf([...input.added.keys()]);
    this.#addedAndSpecial = anyOf([...input.added.keys(), ...input.special.keys()]);
    this.#encodePiece = pieceEncoder(input);
  }

  /**
   * The tokens of a text.
   *
   * @param text Well formed, except for lone surrogates that stand for bytes.
   * @param special Whether the texts of special tokens become those tokens.
   */
  encode(text: string, special: boolean): number[] {
    const output: number[] = [];
    const apart = special ? this.#addedAndSpecial : this.#added;
    let at = 0;
    if (apart) {
      for (const { 0: match, index } of text.matchAll(apart)) {
        this.#encodePlain(text.slice(at, index), output);
        output.push((this.#input.added.get(match) ?? this.#input.special.get(match))!);
        at = index + match.length;
      }
    }
    this.#encodePlain(at === 0 ? text : text.slice(at), output);
    return output;
  }

  #encodePlain(text: string, output: number[]): void {
    let pieces = text === "" ? [] : [text];
    for (const split of this.#splits) pieces = pieces.flatMap((piece) => cut(piece, split));
    for (const piece of pieces) {
      this.#piece.length = 0;
      appendUtf8(this.#piece, piece);
      this.#encodePiece(this.#piece.bytes, this.#piece.length, output);
    }
  }
}

function pieceEncoder(
  input: EncoderInput,
): (bytes: Uint8Array, length: number, output: number[]) => void {
  const { rule } = input.tokenization;
  const fallback = new Set(input.fallback);
  const index = new TokenIndex(input.tokens, (id) => !fallback.has(id));
  const byteTokens = Int32Array.from({ length: 256 }, (_, byte) => {
    const plain = index.find({ bytes: Uint8Array.of(byte), from: 0, to: 1 });
    return input.fallback?.[byte] ?? plain;
  });
  if (rule.kind === "ranks" || rule.kind === "pairs") {
    const pairs = rule.kind === "pairs" ? new PairIndex(rule.left, rule.right) : undefined;
    const { tokenization } = input;
    const encoder = new BytePairEncoder({ index, pairs, tokenization, byteTokens });
    return (bytes, to, output) => encoder.encode({ bytes, from: 0, to }, output);
  }
  const tables = { trie: input.trie(), byteTokens };
  return (bytes, length, output) => {
    const piece = bytes.subarray(0, length);
    const ids = rule.kind === "scores"
      ? bestSegmentation(tables, piece, rule)
      : longestMatches(tables, piece);
    for (const id of ids) output.push(id);
  };
}

/** The matches of a pattern and what stands between them. */
function cut(text: string, pattern: RegExp): string[] {
  const pieces: string[] = [];
  let at = 0;
  for (const { 0: match, index } of text.matchAll(pattern)) {
    if (index > at) pieces.push(text.slice(at, index));
    if (match !== "") pieces.push(match);
    at = index + match.length;
  }
  if (at < text.length) pieces.push(text.slice(at));
  return pieces;
}

/** A pattern for any of some texts, the longest that fits. */
function anyOf(texts: readonly string[]): RegExp | undefined {
  if (texts.length === 0) return undefined;
  const longestFirst = [...texts].sort((left, right) => right.length - left.length);
  return new RegExp(
    longestFirst.map((text) => text.replace(/[\^$\\.*+?()[\]{}|/]/g, "\\$&")).join("|"),
    "gu",
  );
}
