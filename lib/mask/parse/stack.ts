/**
 * The graph-structured stack of Tomita (1985), as immutable shared nodes. Equal stacks are one
 * object, so rollback and fork copy a pointer, and whatever was computed for a stack is found again
 * on it when a text comes back to the same place, which in code it does at every statement.
 */
import type { LrStateId } from "../table/automaton.ts";

/** One node: a state of the automaton on top of one or more stacks. */
export interface StackNode {
  /** Unique among the nodes of one forest. */
  readonly id: number;
  /** The state on top. */
  readonly state: LrStateId;
  /** The stacks below, by ascending id; empty at the bottom. */
  readonly below: readonly StackNode[];
  /** What is known of it; belongs to the forest. */
  readonly memo: NodeMemo;
}

/** What a forest has found out about a node, forgotten with its generation. */
interface NodeMemo {
  generation: number;
  /** Nodes directly on this one alone, by state. */
  above: Map<LrStateId, StackNode> | undefined;
  /** The frontier of this node alone. */
  frontier: Frontier | undefined;
  /** Ids of the unfolding to depth 0, 1, 2 … */
  readonly unfoldings: number[];
}

/** The result of moving a frontier over a terminal. */
export interface Step {
  /** Where it leads, or `undefined` where the terminal cannot come next. */
  readonly frontier: Frontier | undefined;
  /** How far below the old tops nodes were looked at; 0 is the tops themselves. */
  readonly read: number;
  /** Depth `d` below a new top (`d ≥ 1`) is at most depth `d + lift` below the old tops. */
  readonly lift: number;
}

/** The tops of all stacks alive at one point of a text, no two with the same state. */
export interface Frontier {
  /** Unique among the frontiers of one forest. */
  readonly id: number;
  /** The tops, by ascending id. */
  readonly tops: readonly StackNode[];
  /** What is known of it; belongs to whoever computes it. */
  readonly memo: FrontierMemo;
}

/** What is known about a frontier, forgotten with its generation. */
export interface FrontierMemo {
  generation: number;
  /** By terminal: the step over it. */
  readonly steps: (Step | undefined)[];
  /** Further facts, by a number of the caller's. */
  readonly facts: Map<number, unknown>;
  /** Ids of the unfolding to depth 0, 1, 2 … */
  readonly unfoldings: number[];
}

/** Unfoldings that are numbered before their numbers begin anew; some 100 bytes each. */
const MOST_UNFOLDINGS = 300_000;

/** Makes and shares the nodes and frontiers of one grammar. */
export class Forest {
  readonly #most: number;
  #generation = 0;
  /** Nodes and frontiers of this generation. */
  #made: StackNode[] = [];
  #madeFrontiers: Frontier[] = [];
  #nodeIds = 0;
  #frontierIds = 0;
  #joined = new Map<string, StackNode>();
  #frontiers = new Map<string, Frontier>();
  #unfoldings = new Map<string, number>();
  #unfoldingIds = 0;

  /**
   * @param most How many nodes and frontiers are shared before all sharing begins anew.
   */
  constructor(most: number) {
    this.#most = most;
  }

  /** Changes whenever what was known is forgotten. */
  get generation(): number {
    return this.#generation;
  }

  /** The node of a state on top of some stacks; none below makes the bottom of a stack. */
  node(state: LrStateId, below: readonly StackNode[]): StackNode {
    if (below.length === 1) {
      const [base] = below;
      const { memo } = base!;
      memo.above ??= new Map();
      let node = memo.above.get(state);
      if (!node) memo.above.set(state, node = this.#make(state, below));
      return node;
    }
    const sorted = below.toSorted((left, right) => left.id - right.id);
    const key = joinedKey(state, sorted);
    let node = this.#joined.get(key);
    if (!node) this.#joined.set(key, node = this.#make(state, sorted));
    return node;
  }

  /** The frontier of some tops; tops that share a state become one. */
  frontier(tops: readonly StackNode[]): Frontier {
    if (tops.length === 1) {
      return tops[0]!.memo.frontier ??= this.#makeFrontier(tops);
    }
    const merged = this.#merged(tops);
    if (merged.length === 1) return this.frontier(merged);
    const sorted = merged.toSorted((left, right) => left.id - right.id);
    const key = sorted.map(({ id }) => id).join();
    let frontier = this.#frontiers.get(key);
    if (!frontier) this.#frontiers.set(key, frontier = this.#makeFrontier(sorted));
    return frontier;
  }

  /** What is known of a frontier in this generation. */
  memo(frontier: Frontier): FrontierMemo {
    const { memo } = frontier;
    if (memo.generation !== this.#generation) {
      memo.generation = this.#generation;
      this.#madeFrontiers.push(frontier);
      this.#revive(frontier);
    }
    return memo;
  }

  /** A number that two frontiers share only when their stacks agree down to a depth. */
  unfolding(frontier: Frontier, depth: number): number {
    const { unfoldings } = frontier.memo;
    return unfoldings[depth] ??= this.#unfoldingId(
      frontier.tops.map((top) => this.#unfoldNode(top, depth)),
      "F",
    );
  }

  /**
   * Forgets what is shared and known when it has grown beyond the limit. Stacks in use stay valid;
   * they only stop being found again until they are used.
   *
   * @returns Whether it did.
   */
  trim(): boolean {
    if (this.#made.length + this.#madeFrontiers.length <= this.#most) return false;
    // Whoever holds one object of this generation would otherwise keep all that it led to.
    for (const { memo } of this.#made) {
      memo.above = undefined;
      memo.frontier = undefined;
    }
    for (const { memo } of this.#madeFrontiers) {
      memo.steps.length = 0;
      memo.facts.clear();
    }
    this.#generation++;
    this.#made = [];
    this.#madeFrontiers = [];
    this.#joined = new Map();
    this.#frontiers = new Map();
    // Unfoldings are numbered by what they are, so masks found by them are found again.
    if (this.#unfoldings.size > MOST_UNFOLDINGS) this.#unfoldings = new Map();
    return true;
  }

  /**
   * Shares the stacks of a frontier from an earlier generation in this one. Without that, equal
   * stacks would be built beside them, each reduction would find both, and their number would double
   * with every level.
   */
  #revive(frontier: Frontier): void {
    const stale: StackNode[] = [];
    const open = [...frontier.tops];
    for (let node = open.pop(); node; node = open.pop()) {
      if (node.memo.generation === this.#generation) continue;
      node.memo.generation = this.#generation;
      stale.push(node);
      open.push(...node.below);
    }
    for (const node of stale) this.#register(node);
    if (frontier.tops.length === 1) frontier.tops[0]!.memo.frontier ??= frontier;
    else this.#frontiers.set(frontier.tops.map(({ id }) => id).join(), frontier);
  }

  #register(node: StackNode): void {
    this.#made.push(node);
    const [base, ...others] = node.below;
    if (!base) return;
    if (others.length > 0) {
      this.#joined.set(joinedKey(node.state, node.below), node);
      return;
    }
    const above = base.memo.above ??= new Map();
    if (!above.has(node.state)) above.set(node.state, node);
  }

  #unfoldNode(node: StackNode, depth: number): number {
    const { unfoldings } = node.memo;
    return unfoldings[depth] ??= this.#unfoldingId(
      depth === 0 ? [] : node.below.map((below) => this.#unfoldNode(below, depth - 1)),
      `${node.state}`,
    );
  }

  #unfoldingId(parts: number[], label: string): number {
    const key = `${label}:${parts.sort((left, right) => left - right).join()}`;
    let id = this.#unfoldings.get(key);
    if (id === undefined) this.#unfoldings.set(key, id = this.#unfoldingIds++);
    return id;
  }

  #merged(tops: readonly StackNode[]): readonly StackNode[] {
    const byState = new Map<LrStateId, StackNode>();
    for (const top of tops) {
      const other = byState.get(top.state);
      if (!other) byState.set(top.state, top);
      else if (other !== top) {
        const below = [...new Set([...other.below, ...top.below])];
        byState.set(top.state, this.node(top.state, below));
      }
    }
    return [...byState.values()];
  }

  #make(state: LrStateId, below: readonly StackNode[]): StackNode {
    const node: StackNode = {
      id: this.#nodeIds++,
      state,
      below,
      memo: {
        generation: this.#generation,
        above: undefined,
        frontier: undefined,
        unfoldings: [],
      },
    };
    this.#made.push(node);
    return node;
  }

  #makeFrontier(tops: readonly StackNode[]): Frontier {
    const frontier: Frontier = {
      id: this.#frontierIds++,
      tops,
      memo: { generation: this.#generation, steps: [], facts: new Map(), unfoldings: [] },
    };
    this.#madeFrontiers.push(frontier);
    return frontier;
  }
}

/** Tells nodes on several stacks apart; `below` is in ascending order. */
function joinedKey(state: LrStateId, below: readonly StackNode[]): string {
  return `${state}:${below.map(({ id }) => id).join()}`;
}
