/** Builds the trie of a vocabulary, and the tries of parts of it. */
import type { PackedTokens, TokenId } from "../token.ts";
import { type ByteTrie, subtreeEnds } from "./byte_trie.ts";
import type { TokenOrder } from "./sort.ts";

/**
 * Builds the trie of all tokens that have bytes.
 *
 * Neighbours in the order of bytes share the longest prefixes, so each token brings just the nodes
 * past what it shares with the one before it: one pass over the bytes.
 *
 * @param tokens The tokens.
 * @param order Their order, from `orderTokens`.
 * @returns The trie.
 */
export function buildTrie({ data, offsets }: PackedTokens, order: TokenOrder): ByteTrie {
  const { ids, shared } = order;
  let length = 0;
  let maxDepth = 0;
  for (let index = 0; index < ids.length; index++) {
    const id = ids[index]!;
    const bytes = offsets[id + 1]! - offsets[id]!;
    length += bytes - shared[index]!;
    if (bytes > maxDepth) maxDepth = bytes;
  }
  const byte = new Uint8Array(length);
  const depth = new Uint16Array(length);
  const token = new Int32Array(length).fill(-1);
  const next = new Int32Array(offsets.length - 1).fill(-1);
  for (let index = 0, node = 0; index < ids.length; index++) {
    const id = ids[index]!;
    const start = offsets[id]!;
    const end = offsets[id + 1]!;
    const from = start + shared[index]!;
    if (from === end) {
      next[ids[index - 1]!] = id; // in this order, only equal bytes share all of a token
      continue;
    }
    for (let at = from; at < end; at++, node++) {
      byte[node] = data[at]!;
      depth[node] = at - start + 1;
    }
    token[node - 1] = id;
  }
  return {
    length,
    byte,
    depth,
    token,
    end: subtreeEnds(depth),
    next,
    maxDepth,
    tokens: ids.length,
  };
}

/** A part of a trie while it is written. */
interface Part {
  readonly byte: Uint8Array;
  readonly depth: Uint16Array;
  readonly token: Int32Array;
  readonly next: Int32Array;
  length: number;
  maxDepth: number;
  tokens: number;
  /** How many nodes of the present path it has. */
  written: number;
  /** The node of the whole that its last token is at, and that token. */
  at: number;
  last: number;
}

/**
 * Cuts a trie into the tries of classes of tokens, in one pass.
 *
 * @param trie The whole.
 * @param classes The class of each token; tokens of classes from `count` on are left out.
 * @param options How many classes there are.
 * @returns A trie for each class, with nodes for the prefixes of its own tokens alone.
 */
export function partitionTrie(
  trie: ByteTrie,
  classes: Uint8Array,
  { count }: { readonly count: number },
): ByteTrie[] {
  const hasTwins = trie.next.some((id) => id >= 0);
  const parts = Array.from({ length: count }, () => newPart(trie, hasTwins));
  const path = new Uint8Array(trie.maxDepth + 1);
  for (let node = 0; node < trie.length; node++) {
    const depth = trie.depth[node]!;
    path[depth] = trie.byte[node]!;
    for (let index = 0; index < count; index++) {
      if (parts[index]!.written >= depth) parts[index]!.written = depth - 1;
    }
    for (let id = trie.token[node]!; id >= 0; id = trie.next[id]!) {
      const part = parts[classes[id]!];
      if (part) addToken(part, id, { node, depth, path });
    }
  }
  return parts.map(finish);
}

function newPart(trie: ByteTrie, hasTwins: boolean): Part {
  return {
    // Room for all nodes: what is not written to is never given memory by the system.
    byte: new Uint8Array(trie.length),
    depth: new Uint16Array(trie.length),
    token: new Int32Array(trie.length),
    next: hasTwins ? new Int32Array(trie.next.length).fill(-1) : trie.next,
    length: 0,
    maxDepth: 0,
    tokens: 0,
    written: 0,
    at: -1,
    last: -1,
  };
}

function addToken(
  part: Part,
  id: number,
  { depth, node, path }: {
    readonly node: number;
    readonly depth: number;
    readonly path: Uint8Array;
  },
): void {
  part.tokens++;
  if (part.at === node) {
    part.next[part.last] = id;
  } else {
    for (let at = part.written + 1; at <= depth; at++) {
      part.byte[part.length] = path[at]!;
      part.depth[part.length] = at;
      part.token[part.length++] = -1;
    }
    part.token[part.length - 1] = id;
    part.written = depth;
    if (depth > part.maxDepth) part.maxDepth = depth;
    part.at = node;
  }
  part.last = id;
}

function finish({ byte, depth, length, maxDepth, next, token, tokens }: Part): ByteTrie {
  const depths = depth.slice(0, length);
  return {
    length,
    byte: byte.slice(0, length),
    depth: depths,
    token: token.slice(0, length),
    end: subtreeEnds(depths),
    next,
    maxDepth,
    tokens,
  };
}

/**
 * The trie of some of the tokens of a trie.
 *
 * @param trie The whole.
 * @param keep Whether a token belongs to the part.
 * @returns The part.
 *
 * @example
 * ```ts
 * import { readTiktoken, sliceTrie } from "@maze/mask";
 * import { assertEquals } from "@std/assert";
 *
 * const { trie } = readTiktoken(new TextEncoder().encode("YQ== 0\nYWI= 1\nYw== 2\n"));
 * assertEquals([...sliceTrie(trie, (id) => id === 1).token], [-1, 1]);
 * ```
 */
export function sliceTrie(trie: ByteTrie, keep: (id: TokenId) => boolean): ByteTrie {
  const classes = Uint8Array.from(trie.next, (_, id) => keep(id as TokenId) ? 0 : 1);
  return partitionTrie(trie, classes, { count: 1 })[0]!;
}
