/**
 * The tokens that can stand outside strings, without the white space that they begin with: where
 * white space is free it changes nothing, and every token with some would be walked in vain.
 */
import { type PackedTokens, type TokenId, TokenPacker } from "../../vocab/token.ts";
import { buildTrie } from "../../vocab/trie/build.ts";
import type { ByteTrie } from "../../vocab/trie/byte_trie.ts";
import { orderTokens } from "../../vocab/trie/sort.ts";
import type { Vocabulary } from "../../vocab/vocabulary.ts";

/** What can stand outside strings. */
export interface LooseTokens {
  /** The tokens without white space at the beginning, those apart that are nothing else. */
  readonly trie: ByteTrie;
  /** Their bytes. */
  readonly packed: PackedTokens;
  /** The tokens that are white space alone. */
  readonly white: readonly number[];
}

/** The first bytes of what JSON is made of outside strings. */
const FIRST = new Set([...'{}[]",:-0123456789tfn'].map((letter) => letter.charCodeAt(0)));
const WHITE = new Set([0x20, 0x09, 0x0a, 0x0d]);

/** Collects them. */
export function looseTokens(vocabulary: Vocabulary): LooseTokens {
  const packer = new TokenPacker();
  const white: number[] = [];
  for (let id = 0; id < vocabulary.size; id++) {
    const bytes = vocabulary.bytesOf(id as TokenId);
    let from = 0;
    while (from < bytes.length && WHITE.has(bytes[from]!)) from++;
    packer.skipTo(id);
    if (from === bytes.length) {
      if (from > 0) white.push(id);
    } else if (FIRST.has(bytes[from]!)) packer.add(bytes.subarray(from));
  }
  packer.skipTo(vocabulary.size);
  const packed = packer.finish();
  return { trie: buildTrie(packed, orderTokens(packed)), packed, white };
}
