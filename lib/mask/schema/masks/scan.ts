/** Reads the tokens of a trie inside one frame, whatever that stands in. */
import { type ByteTrie, childOf, ROOT } from "../../vocab/trie/byte_trie.ts";
import type { Sink, TextFrame } from "../text/decode.ts";
import { isPart, type NumberFrame } from "../value/number.ts";

/** Stands for all nodes of a trie, where else a node stands for those below it. */
export const ALL = ROOT;

/**
 * Reads tokens inside a string.
 *
 * @param trie The trie.
 * @param node Those below this node.
 * @param how The frame before their first byte, and what to do with tokens that stay in the string
 *   and with nodes at which it closes.
 */
export function scan(
  trie: ByteTrie,
  node: number,
  how: {
    readonly frame: TextFrame;
    stays(token: number, frame: TextFrame): void;
    closes(node: number, sink: Sink): void;
  },
): void {
  const visit = (at: number, frame: TextFrame): void => {
    const following = frame.between?.following?.();
    if (following) {
      for (const byte of following) step(childOf(trie, { node: at, byte }), frame);
      step(childOf(trie, { node: at, byte: QUOTE }), frame);
      step(childOf(trie, { node: at, byte: BACKSLASH }), frame);
      return;
    }
    const end = at === ALL ? trie.length : trie.end[at]!;
    for (let child = at + 1; child < end; child = trie.end[child]!) step(child, frame);
  };
  const step = (at: number, frame: TextFrame): void => {
    if (at < 0) return;
    const byte = trie.byte[at]!;
    const sink = byte === QUOTE ? frame.ending() : undefined;
    if (sink !== undefined) return how.closes(at, sink);
    const next = frame.advance(byte);
    if (next === undefined) return;
    for (let token = trie.token[at]!; token >= 0; token = trie.next[token]!) how.stays(token, next);
    if (trie.end[at]! > at + 1) visit(at, next);
  };
  visit(node, how.frame);
}

const QUOTE = 0x22, BACKSLASH = 0x5c;

/**
 * Reads tokens inside a number: each node that still belongs to it.
 *
 * @param trie The trie.
 * @param node Those below this node.
 * @param how The frame before their first byte, and what to do with the nodes.
 */
export function scanNumber(
  trie: ByteTrie,
  node: number,
  how: { readonly frame: NumberFrame; visit(node: number, frame: NumberFrame): void },
): void {
  const base = node === ALL ? 0 : trie.depth[node]!;
  const end = node === ALL ? trie.length : trie.end[node]!;
  const path: NumberFrame[] = [how.frame];
  for (let at = node + 1; at < end;) {
    const byte = trie.byte[at]!;
    const depth = trie.depth[at]! - base;
    const next = isPart(byte) ? path[depth - 1]!.advance(byte) : undefined;
    if (next === undefined) {
      at = trie.end[at]!;
      continue;
    }
    path[depth] = next;
    how.visit(at, next);
    at++;
  }
}
