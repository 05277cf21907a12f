/**
 * From a regular expression to states of an automaton (Thompson 1968, from the end backwards). What
 * an expression shares with others by being the same object is built once for each state behind it.
 */
import type { CharSet, Regex } from "@maze/grammar";
import { OverLimit } from "../errors.ts";
import { combine, type Side } from "./combine.ts";
import { BYTES, type Nfa, NOWHERE, SPLIT } from "./nfa.ts";
import { byteTree, END } from "./utf8.ts";

/** Bounds of what is built. */
export interface NfaLimits {
  /** Most states; one takes some 20 bytes. */
  readonly nfaStates: number;
  /** Most states of one intersection or difference. */
  readonly combined: number;
  /** How deep expressions may be nested. */
  readonly nesting: number;
}

/** Makes a lexer of one expression, to be run beside another. */
export type MakeSide = (regex: Regex) => Side | undefined;

/** Builds expressions into one automaton. */
export class NfaBuilder {
  readonly nfa: Nfa;
  readonly #limits: NfaLimits;
  readonly #makeSide: MakeSide;
  readonly #sides = new Map<Regex, Side | undefined>();
  #built = new Map<Regex, Map<number, number>>();
  #depth = 0;

  constructor(nfa: Nfa, options: { readonly limits: NfaLimits; readonly makeSide: MakeSide }) {
    this.nfa = nfa;
    this.#limits = options.limits;
    this.#makeSide = options.makeSide;
  }

  /**
   * Builds an expression.
   *
   * @param regex The expression.
   * @param next The state behind it.
   * @returns The state before it, or `NOWHERE` where it matches nothing.
   */
  build(regex: Regex, next: number): number {
    if (next === NOWHERE) return NOWHERE;
    if (regex.kind === "empty") return next;
    const known = this.#built.get(regex)?.get(next);
    if (known !== undefined) return known;
    if (++this.#depth > this.#limits.nesting) {
      throw new OverLimit("nesting", this.#limits.nesting);
    }
    const state = this.#make(regex, next);
    this.#depth--;
    let byNext = this.#built.get(regex);
    if (!byNext) this.#built.set(regex, byNext = new Map());
    byNext.set(next, state);
    return state;
  }

  #make(regex: Regex, next: number): number {
    switch (regex.kind) {
      case "empty":
        return next;
      case "chars":
        return this.#chars(regex.set, next);
      case "byte":
        return this.#bytes([[regex.byte, regex.byte]], next);
      case "sequence":
        return regex.items.reduceRight((after, item) => this.build(item, after), next);
      case "choice":
        return this.#choice(regex.items, next);
      case "repeat":
        return this.#repeat(regex, next);
      case "and":
        return this.#and(regex.items, next);
      case "not":
        return this.#combine(ANY_TEXT, { without: regex.item }, next);
    }
  }

  #bytes(ranges: CharSet, next: number): number {
    const state = this.nfa.state(BYTES);
    for (const [low, high] of ranges) this.nfa.edge(low, high, next);
    return state;
  }

  #chars(set: CharSet, next: number): number {
    const last = set.at(-1);
    if (!last) return NOWHERE;
    if (last[1] < 0x80) return this.#bytes(set, next);
    const { child, first, high, low } = byteTree(set);
    const base = this.nfa.size;
    const nodes = first.length - 1;
    for (let node = 0; node < nodes; node++) {
      this.nfa.state(BYTES);
      for (let edge = first[node]!; edge < first[node + 1]!; edge++) {
        const target = child[edge] === END ? next : base + child[edge]!;
        this.nfa.edge(low[edge]!, high[edge]!, target);
      }
    }
    return base + nodes - 1;
  }

  #choice(items: readonly Regex[], next: number): number {
    const states = new Set(items.map((item) => this.build(item, next)));
    states.delete(NOWHERE);
    const [first, second] = states;
    if (first === undefined) return NOWHERE;
    return second === undefined ? first : this.nfa.split([...states]);
  }

  #repeat({ item, max, min }: Regex & { kind: "repeat" }, next: number): number {
    if (max !== undefined) {
      const optional = this.#copies(item, { count: max - min, leave: next }, next);
      return this.#copies(item, { count: min, leave: undefined }, optional);
    }
    const loop = this.nfa.state(SPLIT);
    this.nfa.edge(0, 0, next);
    this.nfa.edge(0, 0, next);
    const slot = this.nfa.edges - 1;
    const body = this.build(item, loop);
    if (body === NOWHERE) return min === 0 ? next : NOWHERE;
    this.nfa.target[slot] = body;
    if (min === 0) return loop;
    return this.#copies(item, { count: min - 1, leave: undefined }, body);
  }

  /**
   * So many copies of an item in a row, from each of which one may go on at `leave` instead. The
   * first is built, the others are copied as they lie in the arrays: of 5,000 repetitions of a
   * character each costs a handful of array writes.
   */
  #copies(
    item: Regex,
    { count, leave }: { readonly count: number; readonly leave: number | undefined },
    next: number,
  ): number {
    if (count === 0 || next === NOWHERE) return next;
    const { nfa } = this;
    // Through this state the copy is left, so that its way out can be told from its other edges.
    const exit = nfa.split([next]);
    const from = nfa.size;
    const shared = this.#built;
    this.#built = new Map();
    const body = this.build(item, exit);
    const entry = leave === undefined || body < from ? body : nfa.split([body, leave]);
    this.#built = shared;
    if (body === NOWHERE) return leave === undefined ? NOWHERE : next;
    if (body < from) return next;
    const to = nfa.size;
    let last = entry;
    for (let copy = 1; copy < count; copy++) {
      last = entry + nfa.copy(from, { to, exit, next: last });
    }
    return last;
  }

  #and(items: readonly Regex[], next: number): number {
    const without = items.flatMap((item) => item.kind === "not" ? [item.item] : []);
    const [first = ANY_TEXT, ...others] = items.filter(({ kind }) => kind !== "not");
    if (others.length > 0) {
      const both: Regex = others.length === 1 ? others[0]! : { kind: "and", items: others };
      if (without.length === 0) return this.#combine(first, { with: both }, next);
      const all: Regex = { kind: "and", items: [first, ...others] };
      return this.#combine(all, { without: either(without) }, next);
    }
    return this.#combine(first, { without: either(without) }, next);
  }

  /** The texts of an expression that another matches, or does not. */
  #combine(
    regex: Regex,
    other: { readonly with: Regex } | { readonly without: Regex },
    next: number,
  ): number {
    const mode = "with" in other ? "with" : "without";
    const side = this.#side("with" in other ? other.with : other.without);
    if (!side) return mode === "with" ? NOWHERE : this.build(regex, next);
    const shared = this.#built;
    this.#built = new Map();
    const exit = this.nfa.split([next]);
    const entry = this.build(regex, exit);
    this.#built = shared;
    if (entry === NOWHERE) return NOWHERE;
    return combine(this.nfa, { entry, exit, mode, side, most: this.#limits.combined });
  }

  #side(regex: Regex): Side | undefined {
    if (!this.#sides.has(regex)) this.#sides.set(regex, this.#makeSide(regex));
    return this.#sides.get(regex);
  }
}

const ANY_TEXT: Regex = {
  kind: "repeat",
  item: { kind: "chars", set: [[0, 0xd7ff], [0xe000, 0x10ffff]] },
  min: 0,
  max: undefined,
};

function either(items: readonly Regex[]): Regex {
  return items.length === 1 ? items[0]! : { kind: "choice", items };
}
