/**
 * What is left of tokens after they close a string. Thousands of tokens close one, and what follows
 * the quote is nearly always one of a few: so the rests are joined into one small trie, which is
 * walked once for all of them.
 */
import type { ByteTrie } from "../../vocab/trie/byte_trie.ts";

/** A place where a token of a trie closes a string. */
export interface Exit {
  /** The node of the quote. */
  readonly node: number;
  /** Which of the caller's ways led there: what the string has become. */
  readonly way: number;
}

/** The rests of tokens, flat and in preorder; the root is the empty rest, at place 0. */
export interface Suffixes {
  /** Last byte of each place. */
  readonly byte: Uint8Array;
  /** How many bytes each place has. */
  readonly depth: Uint8Array;
  /** The place after all that begin with the bytes of each. */
  readonly end: Uint32Array;
  /** Where the tokens of each place begin; the next place's beginning is their end. */
  readonly first: Uint32Array;
  /** The tokens that end there, place by place. */
  readonly tokens: Uint32Array;
  /** For each of them, which way led to the quote. */
  readonly ways: Uint32Array;
}

interface Place {
  readonly sources: Exit[];
}

/**
 * Joins what follows some nodes of a trie.
 *
 * @param trie The trie.
 * @param exits The nodes.
 * @param options First bytes that do not matter.
 */
export function joinSuffixes(
  trie: ByteTrie,
  exits: readonly Exit[],
  { skip = () => false }: { readonly skip?: (byte: number) => boolean } = {},
): Suffixes {
  const byte: number[] = [];
  const depth: number[] = [];
  const end: number[] = [];
  const first: number[] = [];
  const tokens: number[] = [];
  const ways: number[] = [];
  const visit = ({ sources }: Place, at: { byte: number; depth: number }): void => {
    const place = byte.push(at.byte) - 1;
    depth.push(at.depth);
    end.push(0);
    first.push(tokens.length);
    const children = new Map<number, Place>();
    for (const { node, way } of sources) {
      for (let token = trie.token[node]!; token >= 0; token = trie.next[token]!) {
        tokens.push(token);
        ways.push(way);
      }
      for (let child = node + 1; child < trie.end[node]!; child = trie.end[child]!) {
        const key = trie.byte[child]!;
        if (at.depth === 0 && skip(key)) continue;
        let next = children.get(key);
        if (!next) children.set(key, next = { sources: [] });
        next.sources.push({ node: child, way });
      }
    }
    for (const [key, child] of [...children].sort(([a], [b]) => a - b)) {
      visit(child, { byte: key, depth: at.depth + 1 });
    }
    end[place] = byte.length;
  };
  visit({ sources: [...exits] }, { byte: 0, depth: 0 });
  first.push(tokens.length);
  return {
    byte: Uint8Array.from(byte),
    depth: Uint8Array.from(depth),
    end: Uint32Array.from(end),
    first: Uint32Array.from(first),
    tokens: Uint32Array.from(tokens),
    ways: Uint32Array.from(ways),
  };
}

/** Most single nodes whose suffixes are kept. */
const MOST_KEPT = 2_000;

const kept = new WeakMap<ByteTrie, Map<number, Suffixes>>();

/** As {@linkcode joinSuffixes}; what follows a single node is kept, for it is asked for often. */
export function suffixesOf(
  trie: ByteTrie,
  exits: readonly Exit[],
  { skip }: { readonly skip?: (byte: number) => boolean } = {},
): Suffixes {
  const [only, ...others] = exits;
  if (!only || others.length > 0 || skip) return joinSuffixes(trie, exits, { skip });
  let byNode = kept.get(trie);
  if (!byNode) kept.set(trie, byNode = new Map());
  let known = byNode.get(only.node);
  if (!known) {
    if (byNode.size >= MOST_KEPT) byNode.clear();
    byNode.set(only.node, known = joinSuffixes(trie, exits));
  }
  return known;
}
