/**
 * FOLLOW sets of nonterminals, for SLR look-ahead (DeRemer, 1971). Productions are never empty
 * here, so FIRST of a sequence is FIRST of its first symbol.
 */
import { groupBy } from "@maze/base";
import type { Productions } from "@maze/grammar";

/** Sets of terminals, one row of words a nonterminal; the end of the text is one more terminal. */
export interface FollowSets {
  /** Words of a row. */
  readonly stride: number;
  /** Row after row, in the order of the nonterminals. */
  readonly words: Uint32Array;
}

/** Computes FOLLOW of every nonterminal by propagation along the productions until nothing grows. */
export function followSets(productions: Productions): FollowSets {
  const first = productions.terminals.length;
  const count = productions.nonterminals.length;
  const stride = (first + 1 + 31) >>> 5;
  const firsts = new Uint32Array(count * stride);
  const follows = new Uint32Array(count * stride);
  const intoFirst: Edge[] = [];
  const intoFollow: Edge[] = [];
  for (const { lhs, rhs } of productions.productions) {
    if (rhs[0]! < first) setBit(firsts, (lhs - first) * stride, rhs[0]!);
    else intoFirst.push({ from: rhs[0]! - first, to: lhs - first });
    const last = rhs.at(-1)!;
    if (last >= first) intoFollow.push({ from: lhs - first, to: last - first });
  }
  spread({ words: firsts, stride }, intoFirst);
  for (const { rhs } of productions.productions) {
    for (let place = 0; place + 1 < rhs.length; place++) {
      if (rhs[place]! < first) continue;
      const row = (rhs[place]! - first) * stride;
      const next = rhs[place + 1]!;
      if (next < first) setBit(follows, row, next);
      else orRow(follows, row, { words: firsts, row: (next - first) * stride, stride });
    }
  }
  for (const { symbol } of productions.entries.values()) {
    if (symbol !== undefined) setBit(follows, (symbol - first) * stride, first);
  }
  spread({ words: follows, stride }, intoFollow);
  return { stride, words: follows };
}

interface Edge {
  readonly from: number;
  readonly to: number;
}

/** Lets every row flow along its edges, each row again only when it has grown. */
function spread(sets: FollowSets, edges: readonly Edge[]): void {
  const { stride, words } = sets;
  const targets = groupBy(edges, ({ from }) => from);
  const open = [...targets.keys()];
  const isOpen = new Set(open);
  for (let from = open.pop(); from !== undefined; from = open.pop()) {
    isOpen.delete(from);
    for (const { to } of targets.get(from) ?? []) {
      const grown = orRow(words, to * stride, { words, row: from * stride, stride });
      if (!grown || isOpen.has(to) || !targets.has(to)) continue;
      isOpen.add(to);
      open.push(to);
    }
  }
}

function setBit(words: Uint32Array, row: number, bit: number): void {
  words[row + (bit >>> 5)]! |= 1 << (bit & 31);
}

function orRow(
  words: Uint32Array,
  row: number,
  other: { readonly words: Uint32Array; readonly row: number; readonly stride: number },
): boolean {
  let grown = false;
  for (let word = 0; word < other.stride; word++) {
    const before = words[row + word]!;
    const after = (before | other.words[other.row + word]!) >>> 0;
    if (after === before) continue;
    words[row + word] = after;
    grown = true;
  }
  return grown;
}
