/**
 * Generalised LR recognition over the graph-structured stack. Productions are never empty, so every
 * reduction goes below a node that an earlier terminal made: the work for one terminal is finite,
 * and the stacks have no cycles.
 */
import { MazeError } from "@maze/base";
import { maskErrors } from "../errors.ts";
import { type Automaton, NO_STATE } from "../table/automaton.ts";
import { Forest, type Frontier, type StackNode, type Step } from "./stack.ts";

/**
 * Depths are counted up to this and no further: what is looked at deeper is not found again by its
 * surroundings, and counting on would cost ambiguous grammars dearly.
 */
export const DEEPEST = 12;

/** A node that reductions made and no terminal has confirmed yet. */
interface Draft {
  readonly state: number;
  readonly below: StackNode[];
  /** For each of `below`, its depth under the old tops, less one. */
  readonly depths: number[];
}

/** A piece of work: reduce from here, through all that is below or one new part of it. */
interface Task {
  readonly state: number;
  readonly below: readonly StackNode[];
  readonly depth: number;
}

/** The step over a terminal that no top can use. */
const BLOCKED: Step = { frontier: undefined, read: 0, lift: -1 };

/** Moves stacks over terminals. */
export class Parser {
  /** Whose stacks these are. */
  readonly automaton: Automaton;
  /** Where they are shared. */
  readonly forest: Forest;
  // Scratch of one `step`, kept so that probing allocates little.
  readonly #drafts = new Map<number, Draft>();
  readonly #tasks: Task[] = [];
  readonly #mostReductions: number;
  #read = 0;
  #reductions = 0;

  constructor(
    automaton: Automaton,
    limits: { readonly nodes: number; readonly reductions: number },
  ) {
    this.automaton = automaton;
    this.forest = new Forest(limits.nodes);
    this.#mostReductions = limits.reductions;
  }

  /** The frontier before a text of one nonterminal. */
  start(symbol: number): Frontier {
    return this.forest.frontier([this.forest.node(this.automaton.start(symbol), [])]);
  }

  /** The frontier of a text that has no lexemes at all. */
  bottom(): Frontier {
    return this.forest.frontier([this.forest.node(this.automaton.barren(), [])]);
  }

  /** Moves over a terminal; remembered on the frontier. */
  step(frontier: Frontier, terminal: number): Step {
    const { steps } = this.forest.memo(frontier);
    return steps[terminal] ??= this.#compute(frontier, terminal);
  }

  /** Whether a text of the nonterminal that the stacks were started for may end here. */
  accepts(frontier: Frontier, symbol: number): boolean {
    let accepts = false;
    this.#reduceAll(frontier, this.automaton.end, (base, lhs) => {
      if (lhs === symbol && base.below.length === 0) accepts = true;
    });
    this.#drafts.clear();
    return accepts;
  }

  #compute(frontier: Frontier, terminal: number): Step {
    const { automaton, forest } = this;
    if (frontier.tops.every(({ state }) => automaton.isBlocked(state, terminal))) return BLOCKED;
    this.#reduceAll(frontier, terminal);
    const landed = new Map<number, StackNode[]>();
    let lift = -1;
    const land = (state: number, node: () => StackNode, depth: number): void => {
      const target = automaton.target(state, terminal);
      if (target === NO_STATE) return;
      lift = Math.max(lift, depth - 1);
      const nodes = landed.get(target);
      if (nodes) nodes.push(node());
      else landed.set(target, [node()]);
    };
    for (const top of frontier.tops) land(top.state, () => top, 0);
    for (const draft of this.#drafts.values()) {
      const node = (): StackNode => forest.node(draft.state, draft.below);
      land(draft.state, node, Math.max(...draft.depths));
    }
    this.#drafts.clear();
    const read = this.#read;
    if (landed.size === 0) return { frontier: undefined, read, lift: -1 };
    const tops = Array.from(landed, ([state, below]) => forest.node(state, [...new Set(below)]));
    return { frontier: forest.frontier(tops), read, lift };
  }

  /** Performs every reduction that the terminal allows, to the end; leaves the drafts. */
  #reduceAll(
    frontier: Frontier,
    terminal: number,
    onReduce?: (base: StackNode, lhs: number) => void,
  ): void {
    const { automaton } = this;
    this.#read = 0;
    this.#reductions = 0;
    for (const top of frontier.tops) {
      this.#tasks.push({ state: top.state, below: top.below, depth: 0 });
    }
    for (let task = this.#tasks.pop(); task; task = this.#tasks.pop()) {
      const reductions = automaton.reductions(task.state, terminal);
      for (let index = 0; index < reductions.length; index++) {
        const production = reductions[index]!;
        const lhs = automaton.lhs[production]!;
        const length = automaton.lengths[production]!;
        for (const below of task.below) {
          this.#descend(below, { left: length - 1, depth: deeper(task.depth), lhs, onReduce });
        }
      }
    }
  }

  /** Leaves the scratch clean, so that the parser stays usable. */
  #giveUp(): never {
    this.#drafts.clear();
    this.#tasks.length = 0;
    throw new MazeError(
      maskErrors.tooAmbiguous,
      `Cannot go on with ${this.automaton.productions.name}: one lexeme asks for more than ` +
        `${this.#mostReductions} reductions; make the grammar less ambiguous or raise \`reductions\``,
    );
  }

  /** Goes down to the nodes that a reduction ends at, and puts the left-hand side on them. */
  #descend(
    node: StackNode,
    reduction: {
      readonly left: number;
      readonly depth: number;
      readonly lhs: number;
      readonly onReduce: ((base: StackNode, lhs: number) => void) | undefined;
    },
  ): void {
    const { depth, left, lhs, onReduce } = reduction;
    if (left > 0) {
      for (const below of node.below) {
        this.#descend(below, { left: left - 1, depth: deeper(depth), lhs, onReduce });
      }
      return;
    }
    if (depth > this.#read) this.#read = depth;
    if (++this.#reductions > this.#mostReductions) this.#giveUp();
    onReduce?.(node, lhs);
    const state = this.automaton.target(node.state, lhs);
    if (state === NO_STATE) return;
    const draft = this.#drafts.get(state);
    const place = draft ? draft.below.indexOf(node) : -1;
    if (!draft) {
      this.#drafts.set(state, { state, below: [node], depths: [depth - 1] });
    } else if (place === -1) {
      draft.below.push(node);
      draft.depths.push(depth - 1);
    } else if (draft.depths[place]! < depth - 1) {
      // Met again on a longer way: what follows from it depends on deeper surroundings, too.
      draft.depths[place] = depth - 1;
    } else {
      return;
    }
    this.#tasks.push({ state, below: [node], depth: depth - 1 });
  }
}

function deeper(depth: number): number {
  return depth < DEEPEST ? depth + 1 : DEEPEST;
}
