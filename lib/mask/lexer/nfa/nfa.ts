/**
 * A nondeterministic automaton over bytes in flat arrays, as it grows. It is built from the end of a
 * text to its beginning: a state is made when all that it leads to is there (loops excepted), so no
 * state is ever made from which nothing can be accepted.
 *
 * A state is of one of three kinds, and its edges lie side by side:
 * - `BYTES`: edge (low, high, target) for every range of bytes;
 * - `SPLIT`: edge (–, –, target) for every state that it stands for;
 * - `ACCEPT`: one edge whose target is the id of the terminal.
 */
import { OverLimit } from "../errors.ts";

/** A state that reads a byte. */
export const BYTES = 0;
/** A state that stands for several. */
export const SPLIT = 1;
/** A state that accepts a terminal. */
export const ACCEPT = 2;

/** What stands for a state from which nothing can be accepted. */
export const NOWHERE = -1;

/** The automaton. */
export class Nfa {
  /** How many states there are. */
  size = 0;
  /** How many edges there are. */
  edges = 0;
  /** By state: `BYTES`, `SPLIT` or `ACCEPT`. */
  kind: Uint8Array = new Uint8Array(64);
  /** By state: its first edge; those of state `s` end where those of `s + 1` begin. */
  first: Int32Array = new Int32Array(65);
  /** By state: the id of the terminal that it belongs to. */
  owner: Int32Array = new Int32Array(64);
  /** By edge: the least byte. */
  low: Uint8Array = new Uint8Array(256);
  /** By edge: the greatest byte. */
  high: Uint8Array = new Uint8Array(256);
  /** By edge: where it leads. */
  target: Int32Array = new Int32Array(256);
  /** The terminal that states are made for. */
  terminal = 0;
  readonly #most: number;

  /** @param most How many states it may have; one more throws {@linkcode OverLimit}. */
  constructor(most: number) {
    this.#most = most;
  }

  /** Begins a state; its edges are added next. */
  state(kind: number): number {
    if (this.size >= this.#most) throw new OverLimit("nfaStates", this.#most);
    if (this.size + 1 >= this.kind.length) this.#growStates();
    this.kind[this.size] = kind;
    this.owner[this.size] = this.terminal;
    this.first[this.size + 1] = this.edges;
    return this.size++;
  }

  /** Adds an edge to the state begun last. */
  edge(low: number, high: number, target: number): void {
    if (this.edges === this.target.length) this.#growEdges();
    this.low[this.edges] = low;
    this.high[this.edges] = high;
    this.target[this.edges++] = target;
    this.first[this.size] = this.edges;
  }

  /** A state that stands for others. */
  split(targets: readonly number[]): number {
    const state = this.state(SPLIT);
    for (const target of targets) this.edge(0, 0, target);
    return state;
  }

  /** A state that accepts the terminal that states are made for. */
  accept(): number {
    const state = this.state(ACCEPT);
    this.edge(0, 0, this.terminal);
    return state;
  }

  /**
   * Copies the states of a stretch to the end.
   *
   * @param from First state of the stretch, which ends with the newest state before the first copy.
   * @param options `to`: the state after the stretch. Edges to the state `exit` lead to `next`
   *   instead, and those within the stretch stay within the copy.
   * @returns How far the copy is from the stretch.
   */
  copy(
    from: number,
    { exit, next, to }: { readonly to: number; readonly exit: number; readonly next: number },
  ): number {
    if (this.size + to - from > this.#most) throw new OverLimit("nfaStates", this.#most);
    const shift = this.size - from;
    for (let state = from; state < to; state++) {
      const end = this.first[state + 1]!;
      this.state(this.kind[state]!);
      for (let edge = this.first[state]!; edge < end; edge++) {
        const target = this.target[edge]!;
        const moved = target === exit
          ? next
          : target >= from && target < to
          ? target + shift
          : target;
        this.edge(this.low[edge]!, this.high[edge]!, moved);
      }
    }
    return shift;
  }

  /** Whether a state stands for one that accepts. */
  isAccepting(state: number): boolean {
    const seen = new Set([state]);
    for (const one of seen) {
      if (this.kind[one] === ACCEPT) return true;
      if (this.kind[one] === BYTES) continue;
      for (let edge = this.first[one]!; edge < this.first[one + 1]!; edge++) {
        seen.add(this.target[edge]!);
      }
    }
    return false;
  }

  /**
   * By state: the fewest characters to where something is accepted. First bytes count one and
   * further ones nothing, so the search goes in rings (a breadth-first search with steps of 0 and 1).
   */
  distances(): Int32Array {
    const { first: backFirst, states: back } = this.#backwards();
    const far = 0x7fffffff;
    const distance = new Int32Array(this.size).fill(far);
    let ring: number[] = [];
    for (let state = 0; state < this.size; state++) {
      if (this.kind[state] !== ACCEPT) continue;
      distance[state] = 0;
      ring.push(state);
    }
    for (let count = 0; ring.length > 0; count++) {
      const further: number[] = [];
      for (const state of ring) {
        if (distance[state] !== count) continue;
        for (let at = backFirst[state]!; at < backFirst[state + 1]!; at++) {
          const edge = back[at]! >>> 1;
          const cost = back[at]! & 1;
          if (distance[edge]! <= count + cost) continue;
          distance[edge] = count + cost;
          (cost === 0 ? ring : further).push(edge);
        }
      }
      ring = further;
    }
    return distance;
  }

  /** By state: the states that lead to it, doubled, and one more where a first byte does. */
  #backwards(): { readonly first: Int32Array; readonly states: Int32Array } {
    const first = new Int32Array(this.size + 2);
    const each = (visit: (target: number, from: number) => void): void => {
      for (let state = 0; state < this.size; state++) {
        if (this.kind[state] === ACCEPT) continue;
        for (let edge = this.first[state]!; edge < this.first[state + 1]!; edge++) {
          const isFirst = this.kind[state] === BYTES && (this.low[edge]! & 0xc0) !== 0x80;
          visit(this.target[edge]!, state << 1 | Number(isFirst));
        }
      }
    };
    each((target) => first[target + 2]!++);
    for (let state = 2; state < first.length; state++) first[state]! += first[state - 1]!;
    const states = new Int32Array(this.edges);
    each((target, from) => states[first[target + 1]!++] = from);
    return { first, states };
  }

  #growStates(): void {
    const length = this.kind.length * 2;
    this.kind = grown(this.kind, new Uint8Array(length));
    this.owner = grown(this.owner, new Int32Array(length));
    this.first = grown(this.first, new Int32Array(length + 1));
  }

  #growEdges(): void {
    const length = this.target.length * 2;
    this.low = grown(this.low, new Uint8Array(length));
    this.high = grown(this.high, new Uint8Array(length));
    this.target = grown(this.target, new Int32Array(length));
  }
}

function grown<Numbers extends Uint8Array | Int32Array>(old: Numbers, larger: Numbers): Numbers {
  larger.set(old);
  return larger;
}
