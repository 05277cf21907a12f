/**
 * The LR(0) automaton of Knuth (1965), its states made when a text first reaches them: a whole
 * language has some thousand, one text visits a few hundred. Conflicts are kept; the parser follows
 * all sides of them.
 */
import type { Productions } from "@maze/grammar";
import { followSets } from "./follow.ts";

/** A state of the automaton. */
export type LrStateId = number;

/** What `shift` and `goto` give where the automaton has no way on. */
export const NO_STATE = -1;

/** Marks a transition whose target has not been made yet. */
const UNMADE = -2;

/** Productions that can be reduced, as places in {@linkcode Automaton.lhs}. */
type Reductions = Int32Array;

const NO_REDUCTIONS: Reductions = new Int32Array(0);

/** One state: its kernel, its transitions by symbol, and what can be reduced in it. */
interface LrState {
  readonly kernel: Int32Array;
  /** By symbol: the target, `UNMADE`, or `NO_STATE`. */
  readonly targets: Int32Array;
  /** Kernels of the targets that are not made yet. */
  readonly pending: Map<number, Int32Array>;
  readonly reductions: Reductions;
  /** By terminal (and the end): those of `reductions` that may stand before it, once asked for. */
  readonly before: (Reductions | undefined)[];
}

/** The lazily built automaton of some productions. */
export class Automaton {
  /** The productions it was made of. */
  readonly productions: Productions;
  /** Left-hand side of each production. */
  readonly lhs: Int32Array;
  /** Length of the right-hand side of each production. */
  readonly lengths: Int32Array;
  /** The terminal that stands for the end of the text, after all others. */
  readonly end: number;
  readonly #follow: Uint32Array;
  readonly #stride: number;
  readonly #firstNonterminal: number;
  /** An item is `#itemBase[production] + dot`. */
  readonly #itemBase: Int32Array;
  /** The symbol after the dot of each item, or -1 where the production is complete. */
  readonly #afterDot: Int32Array;
  readonly #productionOf: Int32Array;
  /** Items that start a production of each nonterminal. */
  readonly #initial: Int32Array[];
  readonly #states: LrState[] = [];
  readonly #known = new Map<string, LrStateId>();
  readonly #starts = new Map<number, LrStateId>();

  constructor(productions: Productions) {
    this.productions = productions;
    const rows = productions.productions;
    const first = productions.terminals.length;
    this.end = first;
    this.#firstNonterminal = first;
    const { stride, words } = followSets(productions);
    this.#follow = words;
    this.#stride = stride;
    this.lhs = Int32Array.from(rows, ({ lhs }) => lhs);
    this.lengths = Int32Array.from(rows, ({ rhs }) => rhs.length);
    this.#itemBase = new Int32Array(rows.length);
    let items = 0;
    rows.forEach(({ rhs }, index) => {
      this.#itemBase[index] = items;
      items += rhs.length + 1;
    });
    this.#afterDot = new Int32Array(items).fill(-1);
    this.#productionOf = new Int32Array(items);
    const initial: number[][] = productions.nonterminals.map(() => []);
    rows.forEach(({ lhs, rhs }, index) => {
      const base = this.#itemBase[index]!;
      initial[lhs - first]!.push(base);
      this.#afterDot.set(rhs, base);
      this.#productionOf.fill(index, base, base + rhs.length + 1);
    });
    this.#initial = initial.map((list) => Int32Array.from(list));
  }

  /** How many states have been made. */
  get size(): number {
    return this.#states.length;
  }

  /** The state before a text of one nonterminal. */
  start(symbol: number): LrStateId {
    const known = this.#starts.get(symbol);
    if (known !== undefined) return known;
    const state = this.#make(Int32Array.of(), symbol);
    this.#starts.set(symbol, state);
    return state;
  }

  /** A state with no way on, for texts that have no lexemes. */
  barren(): LrStateId {
    return this.#intern(Int32Array.of());
  }

  /** The state after a symbol, or `NO_STATE`. */
  target(state: LrStateId, symbol: number): LrStateId {
    const row = this.#states[state]!;
    const target = row.targets[symbol]!;
    if (target !== UNMADE) return target;
    const kernel = row.pending.get(symbol)!;
    row.pending.delete(symbol);
    return row.targets[symbol] = this.#intern(kernel);
  }

  /** Productions that may be reduced in a state before a terminal (or `end`), by SLR look-ahead. */
  reductions(state: LrStateId, terminal: number): Reductions {
    const row = this.#states[state]!;
    if (row.reductions.length === 0) return NO_REDUCTIONS;
    return row.before[terminal] ??= row.reductions.filter((production) =>
      this.#follows(production, terminal)
    );
  }

  /** Whether a terminal can neither be shifted nor lead to a reduction. */
  isBlocked(state: LrStateId, terminal: number): boolean {
    return this.#states[state]!.targets[terminal] === NO_STATE &&
      this.reductions(state, terminal).length === 0;
  }

  #follows(production: number, terminal: number): boolean {
    const row = (this.lhs[production]! - this.#firstNonterminal) * this.#stride;
    return (this.#follow[row + (terminal >>> 5)]! >>> (terminal & 31) & 1) === 1;
  }

  /** Symbols that the state can shift. */
  shiftable(state: LrStateId): number[] {
    const { targets } = this.#states[state]!;
    const symbols: number[] = [];
    for (let symbol = 0; symbol < this.#firstNonterminal; symbol++) {
      if (targets[symbol] !== NO_STATE) symbols.push(symbol);
    }
    return symbols;
  }

  /** Nonterminals under way in a state, for explanations: those of its kernel's productions. */
  underWay(state: LrStateId): number[] {
    const { kernel } = this.#states[state]!;
    return [...new Set(Array.from(kernel, (item) => this.lhs[this.#productionOf[item]!]!))];
  }

  #intern(kernel: Int32Array): LrStateId {
    const key = kernel.join();
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const state = this.#make(kernel);
    this.#known.set(key, state);
    return state;
  }

  /** Makes a state of kernel items, or of all productions of one start symbol. */
  #make(kernel: Int32Array, startSymbol?: number): LrStateId {
    const first = this.#firstNonterminal;
    const targets = new Int32Array(first + this.productions.nonterminals.length).fill(NO_STATE);
    const reductions: number[] = [];
    const moved = new Map<number, number[]>();
    const closed = new Set<number>();
    const open: number[] = [];
    const close = (nonterminal: number): void => {
      if (closed.has(nonterminal)) return;
      closed.add(nonterminal);
      open.push(nonterminal);
    };
    const add = (item: number): void => {
      const symbol = this.#afterDot[item]!;
      if (symbol === -1) {
        reductions.push(this.#productionOf[item]!);
        return;
      }
      const list = moved.get(symbol);
      if (list) list.push(item + 1);
      else moved.set(symbol, [item + 1]);
      if (symbol >= first) close(symbol);
    };
    kernel.forEach(add);
    if (startSymbol !== undefined) {
      close(startSymbol);
      // The state after the start symbol exists even where no production moves over it; reaching
      // it is what acceptance means.
      moved.set(startSymbol, []);
    }
    for (let symbol = open.pop(); symbol !== undefined; symbol = open.pop()) {
      this.#initial[symbol - first]!.forEach(add);
    }
    const pending = new Map<number, Int32Array>();
    for (const [symbol, items] of moved) {
      targets[symbol] = UNMADE;
      pending.set(symbol, Int32Array.from(items).sort());
    }
    this.#states.push({
      kernel,
      targets,
      pending,
      reductions: Int32Array.from(reductions),
      before: [],
    });
    return this.#states.length - 1;
  }
}
