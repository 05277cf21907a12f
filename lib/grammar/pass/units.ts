/**
 * Nonterminals that derive each other alone (`A → B`, `B → A`) have one language, so they become
 * one nonterminal. What is left of unit productions has no cycle, and a parser's chain of unit
 * reductions always ends.
 */
import { distinct, type Draft } from "./flatten.ts";
import type { SymbolId } from "./productions.ts";

/** Merges cycles of unit productions in the draft; gives the symbol that stands for each symbol. */
export function mergeUnitCycles(draft: Draft): (symbol: SymbolId) => SymbolId {
  const first = draft.terminals.length;
  const units = draft.alternatives.map((sequences) =>
    sequences.flatMap(([symbol, ...rest]) =>
      rest.length === 0 && symbol !== undefined && symbol >= first ? [symbol - first] : []
    )
  );
  const leader = components(units);
  const stands = (symbol: SymbolId): SymbolId =>
    symbol < first ? symbol : first + (leader[symbol - first] ?? symbol - first);
  const merged: SymbolId[][][] = draft.alternatives.map(() => []);
  draft.alternatives.forEach((sequences, index) => {
    const target = merged[leader[index]!]!;
    for (const sequence of sequences) {
      const renamed = sequence.map(stands);
      if (renamed.length === 1 && renamed[0] === first + leader[index]!) continue;
      target.push(renamed);
    }
  });
  merged.forEach((sequences, index) => {
    draft.alternatives[index] = distinct(sequences);
  });
  return stands;
}

/**
 * Strongly connected components by Tarjan (1972), without recursion: chains of rules are as long as
 * the user makes them. Gives each node the smallest node of its component.
 */
function components(edges: readonly (readonly number[])[]): number[] {
  const order = new Int32Array(edges.length).fill(-1);
  const low = new Int32Array(edges.length);
  const leader: number[] = new Array(edges.length).fill(-1);
  const open: number[] = [];
  let counter = 0;
  for (let root = 0; root < edges.length; root++) {
    if (order[root] !== -1) continue;
    const path: { readonly node: number; next: number }[] = [{ node: root, next: 0 }];
    while (path.length > 0) {
      const top = path.at(-1)!;
      const { node } = top;
      if (top.next === 0) {
        order[node] = low[node] = counter++;
        open.push(node);
      }
      const target = edges[node]![top.next++];
      if (target !== undefined) {
        if (order[target] === -1) path.push({ node: target, next: 0 });
        else if (leader[target] === -1) low[node] = Math.min(low[node]!, order[target]!);
        continue;
      }
      path.pop();
      const parent = path.at(-1)?.node;
      if (parent !== undefined) low[parent] = Math.min(low[parent]!, low[node]!);
      if (low[node] !== order[node]) continue;
      const members = open.splice(open.indexOf(node));
      const smallest = Math.min(...members);
      for (const member of members) leader[member] = smallest;
    }
  }
  return leader;
}
