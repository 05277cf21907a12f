/**
 * The byte trie of a vocabulary, flat: every prefix of every token is a node, and nodes stand in
 * preorder, so that walking it is one loop over arrays.
 *
 * ```
 * tokens "a" = 0, "ab" = 1, "b" = 2, "ac" = 3
 *
 * node   0     1     2     3
 * bytes  a     ab    ac    b
 * byte   a     b     c     b      last byte of the node's bytes
 * depth  1     2     2     1      how many bytes
 * token  0     1     3     2      id of the first token with just these bytes, -1 where there is none
 * end    3     2     3     4      the node after everything that begins with these bytes
 *
 * next[id]                        the next token with the same bytes, -1 where there is none
 * ```
 *
 * There is no node for the empty prefix. A walk keeps one state for each depth, since in preorder the
 * state of `depth - 1` is that of the node's parent:
 *
 * ```
 * states[0] = start
 * for (node = 0; node < length;)
 *   state = step(states[depth[node] - 1], byte[node])
 *   if refused: node = end[node]                        // and everything below it
 *   else: states[depth[node]] = state; take token[node] and its next ones; node++
 * ```
 */

/** A flat preorder trie; the arrays are described above. They are shared and never written to. */
export interface ByteTrie {
  /** How many nodes there are: the length of `byte`, `depth`, `token` and `end`. */
  readonly length: number;
  /** Last byte of each node. */
  readonly byte: Uint8Array;
  /** How many bytes each node has, from 1 on. */
  readonly depth: Uint16Array;
  /** First token with just the bytes of each node, -1 where there is none. */
  readonly token: Int32Array;
  /** The node after the last one that begins with the bytes of each. */
  readonly end: Uint32Array;
  /** By token id: the next token with the same bytes, -1 where there is none. */
  readonly next: Int32Array;
  /** The largest depth: a walk needs one state more than that. */
  readonly maxDepth: number;
  /** How many tokens it holds. */
  readonly tokens: number;
}

/**
 * The parent of the nodes of one byte.
 *
 * @example
 * ```ts
 * import { ROOT } from "@maze/mask";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(ROOT, -1);
 * ```
 */
export const ROOT: number = -1;

/**
 * The node one byte further.
 *
 * @param trie The trie.
 * @param place A node, or {@linkcode ROOT}, and the byte.
 * @returns The node, or -1 where no token goes on so.
 *
 * @example
 * ```ts
 * import { childOf, readTiktoken, ROOT } from "@maze/mask";
 * import { assertEquals } from "@std/assert";
 *
 * const { trie } = readTiktoken(new TextEncoder().encode("YQ== 0\nYWI= 1\n"));
 * const a = childOf(trie, { node: ROOT, byte: 0x61 });
 * assertEquals(trie.token[childOf(trie, { node: a, byte: 0x62 })], 1);
 * ```
 */
export function childOf(
  trie: ByteTrie,
  { node, byte }: { readonly node: number; readonly byte: number },
): number {
  const end = node === ROOT ? trie.length : trie.end[node]!;
  for (let child = node + 1; child < end; child = trie.end[child]!) {
    if (trie.byte[child] === byte) return child;
  }
  return -1;
}

/**
 * For each node of a preorder the node after its subtree: the first one after it that is not deeper.
 * From the last node back, the children's ends are known, so each node is hopped over once.
 *
 * @param depth Depths in preorder.
 * @returns One node for each; the length stands for the end of the trie.
 */
export function subtreeEnds(depth: Uint16Array): Uint32Array {
  const end = new Uint32Array(depth.length);
  for (let node = depth.length - 1; node >= 0; node--) {
    const own = depth[node]!;
    let after = node + 1;
    while (after < depth.length && depth[after]! > own) after = end[after]!;
    end[node] = after;
  }
  return end;
}
