/**
 * The standard slices of a vocabulary. Where a recogniser says that it takes every text of a slice,
 * the slice's mask is joined in and its trie is not walked; that is so inside strings, where nearly
 * the whole vocabulary is allowed.
 */
import type { PackedTokens } from "../token.ts";
import { isContinuation, isSecond, utf8Length } from "../utf8.ts";
import { partitionTrie } from "./build.ts";
import type { ByteTrie } from "./byte_trie.ts";

/** Some tokens of a vocabulary, apart from those of the other slices. */
export interface VocabularySlice {
  /**
   * Its tokens are made of characters that may stand unescaped in a JSON string, at most so many of
   * them: 10, 30 or `Infinity`. 0 for the rest of the vocabulary, of which nothing is promised.
   */
  readonly characters: number;
  /** The trie of its tokens. */
  readonly trie: ByteTrie;
  /** Its tokens as bits: token `id` is bit `id & 31` of word `id >> 5`. */
  readonly mask: Uint32Array;
}

/** Bounds of the slices, in characters; the rest comes after them. */
const BOUNDS = [10, 30, Infinity] as const;

/** Class of the tokens that are in no bounded slice. */
const REST = BOUNDS.length;

/**
 * How many characters a token has if a JSON string may hold it as it is: no quote, no backslash, no
 * control character (RFC 8259, section 7), UTF-8 from a character's first byte on. A character that
 * is cut off at the end counts as one. Tokens that begin inside a character are not among them: what
 * stands before decides about those.
 *
 * @returns The count, or 0 where the token is not of that kind.
 */
export function stringCharacters({ data, offsets }: PackedTokens, id: number): number {
  const end = offsets[id + 1]!;
  let characters = 0;
  for (let at = offsets[id]!; at < end;) {
    const first = data[at]!;
    if (first < 0x20 || first === 0x22 || first === 0x5c) return 0;
    const length = utf8Length(first);
    if (length === 0) return 0;
    if (length > 1 && at + 1 < end && !isSecond(first, data[at + 1]!)) return 0;
    for (let index = 2; index < length && at + index < end; index++) {
      if (!isContinuation(data[at + index]!)) return 0;
    }
    at += length;
    characters++;
  }
  return characters;
}

/**
 * Cuts a vocabulary into the standard slices.
 *
 * @param tokens The tokens.
 * @param trie The trie of all of them.
 * @returns At most 10 characters, 11 to 30, 31 and more, and the rest: every token with bytes is in
 * just one of them.
 */
export function standardSlices(tokens: PackedTokens, trie: ByteTrie): VocabularySlice[] {
  const size = tokens.offsets.length - 1;
  const bounds = [...BOUNDS, 0];
  const classes = new Uint8Array(size);
  const masks = bounds.map(() => new Uint32Array(Math.ceil(size / 32)));
  for (let id = 0; id < size; id++) {
    if (tokens.offsets[id] === tokens.offsets[id + 1]) continue;
    const kind = classOf(stringCharacters(tokens, id));
    classes[id] = kind;
    masks[kind]![id >> 5]! |= 1 << (id & 31);
  }
  const tries = partitionTrie(trie, classes, { count: bounds.length });
  return bounds.map((characters, kind) => ({
    characters,
    trie: tries[kind]!,
    mask: masks[kind]!,
  }));
}

/** The slice of a token with so many characters. */
function classOf(characters: number): number {
  if (characters === 0) return REST;
  return characters <= BOUNDS[0] ? 0 : characters <= BOUNDS[1] ? 1 : 2;
}
