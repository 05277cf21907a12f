/**
 * No production is empty: wherever a symbol may derive the empty text, the productions that hold it
 * are also made without it. A parser without empty reductions never adds to its stack without
 * reading, so hidden left recursion and infinitely ambiguous rules cannot make it loop.
 */
import { distinct, type Draft } from "./flatten.ts";
import type { SymbolId } from "./productions.ts";

/** More symbols that may be empty than this and the production's tail becomes a nonterminal. */
const MOST_OPTIONAL = 4;

/** Removes empty productions from the draft; says which nonterminals derived the empty text. */
export function removeEmpty(draft: Draft): ReadonlySet<SymbolId> {
  const nullable = nullableSymbols(draft);
  for (let index = 0; index < draft.alternatives.length; index++) {
    const variants: SymbolId[][] = [];
    for (const sequence of draft.alternatives[index]!) {
      variants.push(...withoutEmpty(shortened(sequence, { draft, index, nullable }), nullable));
    }
    draft.alternatives[index] = distinct(variants);
  }
  return nullable;
}

function nullableSymbols(draft: Draft): Set<SymbolId> {
  const first = draft.terminals.length;
  const nullable = new Set<SymbolId>();
  for (let changed = true; changed;) {
    changed = false;
    draft.alternatives.forEach((sequences, index) => {
      if (nullable.has(first + index)) return;
      if (!sequences.some((sequence) => sequence.every((symbol) => nullable.has(symbol)))) return;
      nullable.add(first + index);
      changed = true;
    });
  }
  return nullable;
}

/** Splits a sequence with many symbols that may be empty, or the variants would be 2ⁿ. */
function shortened(
  sequence: SymbolId[],
  around: { readonly draft: Draft; readonly index: number; readonly nullable: Set<SymbolId> },
): SymbolId[] {
  const { draft, index, nullable } = around;
  const optional = sequence.flatMap((symbol, place) => nullable.has(symbol) ? [place] : []);
  if (optional.length <= MOST_OPTIONAL) return sequence;
  const cut = optional[MOST_OPTIONAL - 1]!;
  const tail = sequence.slice(cut);
  if (tail.length === sequence.length) return sequence;
  const symbol = draft.terminals.length + draft.nonterminals.length;
  draft.nonterminals.push(draft.nonterminals[index]!);
  draft.alternatives.push([tail]);
  if (tail.every((part) => nullable.has(part))) nullable.add(symbol);
  return [...sequence.slice(0, cut), symbol];
}

/** A sequence with every combination of its symbols that may be empty, but the empty one. */
function withoutEmpty(sequence: SymbolId[], nullable: ReadonlySet<SymbolId>): SymbolId[][] {
  let variants: SymbolId[][] = [[]];
  for (const symbol of sequence) {
    const filled = variants.map((variant) => [...variant, symbol]);
    variants = nullable.has(symbol) ? [...filled, ...variants] : filled;
  }
  return variants.filter((variant) => variant.length > 0);
}
