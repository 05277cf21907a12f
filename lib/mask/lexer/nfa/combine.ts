/**
 * Intersection and difference. The states of one side, an automaton under construction, are paired
 * with the state that the other side, a deterministic one, is in after the same bytes. Where the
 * other side has given up, a difference goes on in the first side's own states: excluding reserved
 * words from identifiers costs a pair for each prefix of a reserved word and no more.
 */
import { OverLimit } from "../errors.ts";
import { BYTES, type Nfa, NOWHERE, SPLIT } from "./nfa.ts";

/** A deterministic automaton to run beside another. */
export interface Side {
  /** By byte, its class: bytes of one class lead from every state to the same one. */
  readonly classOf: Uint8Array;
  /** The state before the first byte. */
  readonly start: number;
  /** The state after one more byte, or a negative number where no text goes on so. */
  next(state: number, byte: number): number;
  /** Whether the bytes so far are a whole text. */
  accepts(state: number): boolean;
}

/** What is combined. */
export interface Combination {
  /** The state before the first side. */
  readonly entry: number;
  /** The state behind the first side. */
  readonly exit: number;
  /** The other side. */
  readonly side: Side;
  /** `"with"`: texts of both sides; `"without"`: those of the first that are not of the other. */
  readonly mode: "with" | "without";
  /** Most pairs. */
  readonly most: number;
}

/** An edge to a state of the first side or, as -2 - number, to a pair. */
interface Edge {
  readonly low: number;
  readonly high: number;
  readonly target: number;
}

interface Pair {
  /** States of the first side that read a byte. */
  readonly members: readonly number[];
  readonly other: number;
  readonly accepts: boolean;
  edges: Edge[];
  isLive: boolean;
}

/** What some states of the first side stand for. */
interface Closure {
  /** States that read a byte, ascending. */
  readonly members: readonly number[];
  readonly hasExit: boolean;
}

/** Bytes that lead the other side to one state. */
interface Run {
  readonly from: number;
  to: number;
  readonly next: number;
}

/**
 * Adds the combination to the automaton.
 *
 * @param nfa The automaton, which holds the first side.
 * @param combination The two sides, and how they are combined.
 * @returns The state before the combination, or `NOWHERE` where it is empty.
 */
export function combine(nfa: Nfa, combination: Combination): number {
  const pairs = new Pairs(nfa, combination);
  const start = pairs.of([combination.entry], combination.side.start);
  if (start === NOWHERE) return NOWHERE;
  pairs.complete();
  return pairs.write(start);
}

class Pairs {
  readonly #nfa: Nfa;
  readonly #combination: Combination;
  readonly #pairs: Pair[] = [];
  readonly #known = new Map<number, number>();
  readonly #closures: Closure[] = [];
  readonly #closureIds = new Map<string, number>();
  /** By state: the closure of it alone. */
  readonly #closureOf = new Map<number, number>();
  /** Stretches of bytes of one class of the other side. */
  readonly #stretches: readonly Omit<Run, "next">[];
  readonly #runs = new Map<number, readonly Run[]>();

  constructor(nfa: Nfa, combination: Combination) {
    this.#nfa = nfa;
    this.#combination = combination;
    const { classOf } = combination.side;
    const starts = [...classOf.keys()].filter((byte) => classOf[byte] !== classOf[byte - 1]);
    this.#stretches = starts.map((from, at) => ({ from, to: (starts[at + 1] ?? 256) - 1 }));
  }

  /** The pair of what some states stand for and a state of the other side. */
  of(states: readonly number[], other: number): number {
    const { mode, most, side } = this.#combination;
    const closure = this.#closure(states);
    const key = closure * 0x100000000 + other;
    const found = this.#known.get(key);
    if (found !== undefined) return found;
    if (this.#pairs.length >= most) throw new OverLimit("combined", most);
    const { hasExit, members } = this.#closures[closure]!;
    const accepts = hasExit && side.accepts(other) === (mode === "with");
    const id = this.#pairs.push({ members, other, accepts, edges: [], isLive: accepts }) - 1;
    this.#known.set(key, id);
    return id;
  }

  /** Makes the edges of all pairs, and finds those from which the exit can be reached. */
  complete(): void {
    for (let id = 0; id < this.#pairs.length; id++) this.#expand(this.#pairs[id]!);
    const before: number[][] = this.#pairs.map(() => []);
    const open: number[] = [];
    this.#pairs.forEach((pair, id) => {
      for (const { target } of pair.edges) {
        if (target < 0) before[-2 - target]!.push(id);
        else pair.isLive = true;
      }
      if (pair.isLive) open.push(id);
    });
    for (let id = open.pop(); id !== undefined; id = open.pop()) {
      for (const earlier of before[id]!) {
        if (this.#pairs[earlier]!.isLive) continue;
        this.#pairs[earlier]!.isLive = true;
        open.push(earlier);
      }
    }
  }

  /** Writes the live pairs into the automaton. */
  write(start: number): number {
    const nfa = this.#nfa;
    if (!this.#pairs[start]!.isLive) return NOWHERE;
    for (const pair of this.#pairs) pair.edges = pair.edges.filter((edge) => this.#leads(edge));
    const states: number[] = [];
    let size = nfa.size;
    for (const { accepts, edges, isLive } of this.#pairs) {
      states.push(size);
      if (isLive) size += Number(accepts) + Number(edges.length > 0);
    }
    for (const { accepts, edges, isLive } of this.#pairs) {
      if (!isLive) continue;
      if (accepts) {
        const { exit } = this.#combination;
        nfa.split(edges.length > 0 ? [exit, nfa.size + 1] : [exit]);
      }
      if (edges.length === 0) continue;
      nfa.state(BYTES);
      for (const { high, low, target } of edges) {
        nfa.edge(low, high, target < 0 ? states[-2 - target]! : target);
      }
    }
    return states[start]!;
  }

  #leads({ target }: Edge): boolean {
    return target >= 0 || this.#pairs[-2 - target]!.isLive;
  }

  /** The number of what some states stand for. */
  #closure(states: readonly number[]): number {
    const alone = states.length === 1 ? states[0]! : undefined;
    const known = alone === undefined ? undefined : this.#closureOf.get(alone);
    if (known !== undefined) return known;
    const found = this.#findClosure(states);
    const key = `${found.hasExit}:${found.members.join()}`;
    let id = this.#closureIds.get(key);
    if (id === undefined) this.#closureIds.set(key, id = this.#closures.push(found) - 1);
    if (alone !== undefined) this.#closureOf.set(alone, id);
    return id;
  }

  #findClosure(states: readonly number[]): Closure {
    const { first, kind, target } = this.#nfa;
    const { exit } = this.#combination;
    const seen = new Set(states);
    const members: number[] = [];
    for (const state of seen) {
      if (state === exit) continue;
      if (kind[state] !== SPLIT) members.push(state);
      else {
        for (let edge = first[state]!; edge < first[state + 1]!; edge++) seen.add(target[edge]!);
      }
    }
    return { members: members.sort((left, right) => left - right), hasExit: seen.has(exit) };
  }

  #expand({ edges, members, other }: Pair): void {
    const { mode } = this.#combination;
    const { first, high, low, target } = this.#nfa;
    const runs = this.#runsOf(other);
    const own: number[] = [];
    for (const member of members) {
      for (let edge = first[member]!; edge < first[member + 1]!; edge++) own.push(edge);
    }
    for (const { from, next, to } of runs) {
      if (next >= 0) this.#meet(edges, { own, from, to, next });
      else if (mode === "without") {
        for (const edge of own) {
          const least = Math.max(from, low[edge]!);
          const greatest = Math.min(to, high[edge]!);
          if (least <= greatest) edges.push({ low: least, high: greatest, target: target[edge]! });
        }
      }
    }
  }

  /** Stretches of bytes that lead the other side to one state. */
  #runsOf(other: number): readonly Run[] {
    const known = this.#runs.get(other);
    if (known) return known;
    const { side } = this.#combination;
    const runs: Run[] = [];
    for (const { from, to } of this.#stretches) {
      const next = side.next(other, from);
      const last = runs.at(-1);
      if (last?.next === next) last.to = to;
      else runs.push({ from, to, next });
    }
    this.#runs.set(other, runs);
    return runs;
  }

  /** Adds the edges of a stretch of bytes on which both sides go on. */
  #meet(
    edges: Edge[],
    { from, next, own, to }: {
      readonly own: readonly number[];
      readonly from: number;
      readonly to: number;
      readonly next: number;
    },
  ): void {
    const { high, low, target } = this.#nfa;
    const here = own.filter((edge) => low[edge]! <= to && high[edge]! >= from);
    for (let start = from; start <= to;) {
      let end = to;
      for (const edge of here) {
        if (low[edge]! > start) end = Math.min(end, low[edge]! - 1);
        else if (high[edge]! >= start) end = Math.min(end, high[edge]!);
      }
      const there = here.filter((edge) => low[edge]! <= start && high[edge]! >= end);
      if (there.length > 0) {
        const pair = this.of(there.map((edge) => target[edge]!), next);
        push(edges, { low: start, high: end, target: -2 - pair });
      }
      start = end + 1;
    }
  }
}

/** Adds an edge, or makes the last one longer. */
function push(edges: Edge[], edge: Edge): void {
  const last = edges.at(-1);
  if (last && last.target === edge.target && last.high === edge.low - 1) {
    edges[edges.length - 1] = { ...last, high: edge.high };
  } else edges.push(edge);
}
