/** Which nonterminals can be completed, and which of them a text can need. */
import type { Draft } from "./flatten.ts";
import type { SymbolId } from "./productions.ts";

/** Nonterminals that derive some text of terminals. */
export function productiveNonterminals(draft: Draft): ReadonlySet<SymbolId> {
  const first = draft.terminals.length;
  const productive = new Set<SymbolId>();
  // Each sequence waits on the symbols not yet known to be productive; a queue keeps this linear.
  const waiting: { left: number; readonly lhs: SymbolId }[][] = draft.alternatives.map(() => []);
  const ready: SymbolId[] = [];
  const found = (symbol: SymbolId): void => {
    if (productive.has(symbol)) return;
    productive.add(symbol);
    ready.push(symbol);
  };
  draft.alternatives.forEach((sequences, index) => {
    for (const sequence of sequences) {
      const needed = new Set(sequence.filter((symbol) => symbol >= first));
      if (needed.size === 0) found(first + index);
      const wait = { left: needed.size, lhs: first + index };
      for (const symbol of needed) waiting[symbol - first]!.push(wait);
    }
  });
  for (let symbol = ready.pop(); symbol !== undefined; symbol = ready.pop()) {
    for (const wait of waiting[symbol - first]!) if (--wait.left === 0) found(wait.lhs);
  }
  return productive;
}

/** Nonterminals that derivations from the roots can hold, in the order they are met. */
export function reachableNonterminals(
  draft: Draft,
  from: {
    readonly roots: readonly SymbolId[];
    readonly isKept: (sequence: readonly SymbolId[]) => boolean;
  },
): ReadonlySet<SymbolId> {
  const first = draft.terminals.length;
  const reached = new Set<SymbolId>(from.roots);
  for (const symbol of reached) {
    for (const sequence of draft.alternatives[symbol - first]!) {
      if (!from.isKept(sequence)) continue;
      for (const part of sequence) if (part >= first) reached.add(part);
    }
  }
  return reached;
}
