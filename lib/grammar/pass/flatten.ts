/**
 * Rules become productions: choices and options are multiplied out where that stays small and
 * become nonterminals of their own where it does not; repetitions become left-recursive
 * nonterminals, which cost an LR parser constant stack.
 */
import { assertNever } from "@maze/base";
import type { Expression, Grammar } from "../ir/grammar.ts";
import type { SymbolId } from "./productions.ts";

/** Productions in the making. Right-hand sides may be empty here. */
export interface Draft {
  /** Names of terminals and virtual terminals. */
  readonly terminals: readonly string[];
  /** For each nonterminal the rule it came from. */
  readonly nonterminals: string[];
  /** Right-hand sides of each nonterminal. */
  readonly alternatives: SymbolId[][][];
  /** The nonterminal of each rule. */
  readonly ruleSymbols: ReadonlyMap<string, SymbolId>;
  /** Symbols on right-hand sides so far. */
  size: number;
}

/** A choice within a sequence is multiplied out up to this many alternatives of the sequence. */
const MOST_VARIANTS = 12;

/** Turns the rules of a valid grammar into productions, empty ones included. */
export function flattenRules(grammar: Grammar): Draft {
  const terminals = [
    ...grammar.terminals.keys(),
    ...(grammar.virtuals ?? []).map(({ name }) => name),
  ];
  const symbols = new Map<string, SymbolId>(terminals.map((name, index) => [name, index]));
  const ruleSymbols = new Map<string, SymbolId>();
  for (const name of grammar.rules.keys()) {
    ruleSymbols.set(name, terminals.length + ruleSymbols.size);
  }
  const draft: Draft = {
    terminals,
    nonterminals: [...ruleSymbols.keys()],
    alternatives: [],
    ruleSymbols,
    size: 0,
  };
  for (const _ of ruleSymbols) draft.alternatives.push([]);
  for (const [name, expression] of grammar.rules) {
    const flattener = new Flattener(draft, { symbols, rule: name });
    const nonterminal = ruleSymbols.get(name)! - terminals.length;
    for (const sequence of flattener.alternatives(expression)) flattener.add(nonterminal, sequence);
  }
  return draft;
}

/** Flattens one rule; equal parts of it share their nonterminals. */
class Flattener {
  readonly #draft: Draft;
  readonly #symbols: ReadonlyMap<string, SymbolId>;
  readonly #rule: string;
  readonly #made = new Map<string, SymbolId>();

  constructor(
    draft: Draft,
    names: { readonly symbols: ReadonlyMap<string, SymbolId>; readonly rule: string },
  ) {
    this.#draft = draft;
    this.#symbols = names.symbols;
    this.#rule = names.rule;
  }

  add(nonterminal: number, sequence: SymbolId[]): void {
    this.#draft.alternatives[nonterminal]!.push(sequence);
    this.#draft.size += sequence.length;
  }

  /** The sequences of symbols that an expression stands for. */
  alternatives(expression: Expression): SymbolId[][] {
    switch (expression.kind) {
      case "empty":
        return [[]];
      case "terminal":
        return [[this.#symbols.get(expression.name)!]];
      case "rule":
        return [[this.#draft.ruleSymbols.get(expression.name)!]];
      case "choice":
        return distinct(expression.items.flatMap((item) => this.alternatives(item)));
      case "sequence":
        return this.#sequence(expression.items);
      case "repeat":
        return this.#repeat(expression.item, expression.min, expression.max);
      default:
        return assertNever(expression);
    }
  }

  #sequence(items: readonly Expression[]): SymbolId[][] {
    const parts = items.map((item) => this.alternatives(item));
    let variants = parts.reduce((product, part) => product * part.length, 1);
    // The widest parts become nonterminals first; whether one may be absent stays visible here, so
    // that no production gets empty by it.
    const widest = parts.map((_, index) => index)
      .sort((left, right) => parts[right]!.length - parts[left]!.length);
    for (const index of widest) {
      if (variants <= MOST_VARIANTS) break;
      const part = parts[index]!;
      const filled = part.filter((sequence) => sequence.length > 0);
      if (filled.length < 2) continue;
      const folded: SymbolId[][] = [[this.#nonterminal(filled)]];
      if (filled.length < part.length) folded.push([]);
      parts[index] = folded;
      variants = variants / part.length * folded.length;
    }
    return this.#product(parts);
  }

  /** All combinations, the tail folded into a nonterminal whenever they grow too many. */
  #product(parts: readonly SymbolId[][][]): SymbolId[][] {
    let tail: SymbolId[][] = [[]];
    for (const part of parts.toReversed()) {
      if (part.length * tail.length > MOST_VARIANTS && tail.length > 1) {
        const filled = tail.filter((sequence) => sequence.length > 0);
        const folded: SymbolId[][] = [[this.#nonterminal(filled)]];
        if (filled.length < tail.length) folded.push([]);
        tail = folded;
      }
      tail = part.flatMap((head) => tail.map((rest) => [...head, ...rest]));
    }
    return distinct(tail);
  }

  #repeat(item: Expression, min: number, max: number | undefined): SymbolId[][] {
    if (max === 0) return [[]];
    const alternatives = this.alternatives(item);
    const body = distinct(alternatives.filter((sequence) => sequence.length > 0));
    const canBeEmpty = alternatives.some((sequence) => sequence.length === 0);
    if (body.length === 0) return [[]];
    const least = canBeEmpty ? 0 : min;
    if (max === undefined) return this.#unbounded(body, least);
    return this.#counted(body, { least, most: max });
  }

  /** `min` or more: a left-recursive nonterminal after the copies that must be there. */
  #unbounded(body: SymbolId[][], least: number): SymbolId[][] {
    const many = this.#nonterminal(body, (self) => body.map((one) => [self, ...one]));
    if (least === 0) return [[], [many]];
    if (least === 1) return [[many]];
    const one = this.#single(body);
    return [[many, ...Array<SymbolId>(least - 1).fill(one)]];
  }

  /** A chain `Cₙ → Cₙ₋₁ item`, one production a count, so that the parser stays deterministic. */
  #counted(
    body: SymbolId[][],
    counts: { readonly least: number; readonly most: number },
  ): SymbolId[][] {
    const one = this.#single(body);
    const results: SymbolId[][] = counts.least === 0 ? [[]] : [];
    let chain: SymbolId | undefined;
    for (let count = 1; count <= counts.most; count++) {
      const sequence: SymbolId[] = chain === undefined ? [one] : [chain, one];
      chain = count === counts.most ? undefined : this.#nonterminal([sequence]);
      if (count >= counts.least) results.push(chain === undefined ? sequence : [chain]);
    }
    if (results.length <= MOST_VARIANTS) return results;
    const filled = results.filter((sequence) => sequence.length > 0);
    const any = this.#nonterminal(filled);
    return counts.least === 0 ? [[], [any]] : [[any]];
  }

  #single(body: SymbolId[][]): SymbolId {
    const [only] = body;
    return body.length === 1 && only!.length === 1 ? only![0]! : this.#nonterminal(body);
  }

  /** A nonterminal with these alternatives, and those that `more` makes with the symbol itself. */
  #nonterminal(
    alternatives: readonly SymbolId[][],
    more?: (self: SymbolId) => SymbolId[][],
  ): SymbolId {
    const key = `${more ? "*" : ""}${alternatives.map((sequence) => sequence.join(" ")).join("|")}`;
    const known = this.#made.get(key);
    if (known !== undefined) return known;
    const index = this.#draft.nonterminals.length;
    const symbol = this.#draft.terminals.length + index;
    this.#made.set(key, symbol);
    this.#draft.nonterminals.push(this.#rule);
    this.#draft.alternatives.push([]);
    for (const sequence of alternatives) this.add(index, [...sequence]);
    for (const sequence of more?.(symbol) ?? []) this.add(index, sequence);
    return symbol;
  }
}

/** The sequences without repeats, in order. */
export function distinct(sequences: SymbolId[][]): SymbolId[][] {
  if (sequences.length < 2) return sequences;
  const seen = new Set<string>();
  return sequences.filter((sequence) => {
    const key = sequence.join(" ");
    return !seen.has(key) && seen.add(key);
  });
}
