/**
 * A lexer whose states are sets of states of a nondeterministic automaton (Rabin and Scott 1959),
 * made when they are first met. All steps of a state are made at once: the edges of its members are
 * dealt out to classes of bytes, and classes with the same targets are stepped together.
 */
import { MazeError } from "@maze/base";
import { DEAD, type Lexer, type LexState } from "../contract.ts";
import { lexerErrors, OverLimit } from "../errors.ts";
import { ACCEPT, BYTES, type Nfa, SPLIT } from "../nfa/nfa.ts";
import { byteClasses } from "./classes.ts";
import { AcceptSets, TerminalSets } from "./outcomes.ts";
import { grown, SetTable } from "./set_table.ts";

/** A step that has not been made. */
const UNMADE = -2;

/** States that there is room for at first: a schema may have a thousand small patterns. */
const FEW = 16;

/** Lists of targets that are remembered; some 20 MB of them. */
const MOST_LISTS = 200_000;

/** Bounds of the states. */
export interface SubsetLimits {
  /** Most states. */
  readonly dfaStates: number;
  /** Most members of all states together. */
  readonly members: number;
}

/** What a lexer is made of. */
export interface SubsetParts {
  /** The automaton, which is then no longer changed. */
  readonly nfa: Nfa;
  /** By terminal: the state before its first byte. */
  readonly entries: ReadonlyMap<number, number>;
  /** By terminal: flags of the bytes that must not follow it. */
  readonly excluded: ReadonlyMap<number, Uint8Array>;
  /** Bounds. */
  readonly limits: SubsetLimits;
}

/** The lexer. */
export class SubsetLexer implements Lexer {
  readonly classOf: Uint8Array;
  readonly classCount: number;
  /** By terminal: flags of the bytes that must not follow it. */
  readonly excluded: ReadonlyMap<number, Uint8Array>;
  readonly #acceptSets: AcceptSets;
  readonly #liveSets = new TerminalSets();
  /** The automaton that the states are sets of states of. */
  readonly nfa: Nfa;
  readonly #entries: ReadonlyMap<number, number>;
  readonly #limits: SubsetLimits;
  readonly #sets: SetTable;
  readonly #starts = new Map<string, LexState>();
  /** By state and class: where the step leads. */
  #next: Int32Array;
  #accepts: Int32Array = new Int32Array(FEW);
  /** By state: the id of its live set, or -1 where not asked for yet. */
  #live: Int32Array = new Int32Array(FEW);
  #isClosed: Uint8Array = new Uint8Array(FEW);
  /** By state of the nondeterministic automaton: the state that it alone makes, or -1. */
  readonly #alone: Int32Array;
  /** States by number of a list of targets; see {@linkcode SubsetLexer.#append}. */
  readonly #ofList: LexState[] = [];
  readonly #lists: { readonly before: number; readonly target: number }[] = [];
  readonly #listIds = new Map<number, number>();
  /** By state of the nondeterministic automaton: the closure in which it was last seen. */
  readonly #seen: Int32Array;
  #closure = 0;
  #found: Int32Array = new Int32Array(64);
  #foundCount = 0;
  readonly #open: number[] = [];
  /** By class, while a state is expanded: nothing (-1), one target, or a list as -2 - id. */
  readonly #dealt: Int32Array;

  constructor({ entries, excluded, limits, nfa }: SubsetParts) {
    const classes = byteClasses(nfa, excluded.values());
    this.classOf = classes.of;
    this.classCount = classes.count;
    this.excluded = excluded;
    this.#acceptSets = new AcceptSets(excluded);
    this.nfa = nfa;
    this.#entries = entries;
    this.#limits = limits;
    this.#sets = new SetTable(limits);
    this.#next = new Int32Array(FEW * classes.count).fill(UNMADE);
    this.#alone = new Int32Array(nfa.size).fill(-1);
    this.#seen = new Int32Array(nfa.size);
    this.#dealt = new Int32Array(classes.count);
  }

  get size(): number {
    return this.#sets.size;
  }

  /** The sets that states accept, by id. */
  get acceptSets(): readonly (readonly number[])[] {
    return this.#acceptSets.all;
  }

  /** The sets that are live in states, by id. */
  get liveSets(): readonly (readonly number[])[] {
    return this.#liveSets.all;
  }

  start(terminals: readonly number[]): LexState {
    const key = terminals.join();
    let state = this.#starts.get(key);
    if (state === undefined) {
      const entries = terminals.flatMap((terminal) => this.#entries.get(terminal) ?? []);
      this.#starts.set(key, state = this.#guarded(() => this.#stateOf(entries)));
    }
    return state;
  }

  next(state: LexState, byte: number): LexState {
    const slot = state * this.classCount + this.classOf[byte]!;
    const next = this.#next[slot]!;
    if (next !== UNMADE) return next;
    this.#guarded(() => this.#expand(state));
    return this.#next[slot]!;
  }

  accepts(state: LexState): number {
    return this.#accepts[state]!;
  }

  acceptsBefore(state: LexState, byte: number | undefined): number {
    return this.#acceptSets.before(this.#accepts[state]!, byte);
  }

  acceptSet(id: number): readonly number[] {
    return this.#acceptSets.set(id);
  }

  live(state: LexState): number {
    const known = this.#live[state]!;
    return known === -1 ? this.#live[state] = this.#findLive(state) : known;
  }

  liveSet(id: number): readonly number[] {
    return this.#liveSets.set(id);
  }

  isClosed(state: LexState): boolean {
    return this.#isClosed[state] === 1;
  }

  isUnconditional(state: LexState): boolean {
    return this.#acceptSets.isUnconditional(this.#accepts[state]!);
  }

  /** By class, the state after one more byte of it, or `DEAD`. Good until the next state is made. */
  row(state: LexState): Int32Array {
    const from = state * this.classCount;
    if (this.#next[from] === UNMADE) this.#guarded(() => this.#expand(state));
    return this.#next.subarray(from, from + this.classCount);
  }

  /** The states of the nondeterministic automaton that a state is a set of. */
  membersOf(state: LexState): Int32Array {
    const { first, members } = this.#sets;
    return members.subarray(first[state]!, first[state + 1]!);
  }

  #guarded<Result>(build: () => Result): Result {
    try {
      return build();
    } catch (problem) {
      if (!(problem instanceof OverLimit)) throw problem;
      throw new MazeError(
        lexerErrors.tooLarge,
        `Cannot read on: the lexer needs more than ${problem.most} ${problem.limit}`,
        {
          fix: `bound the repetitions of its patterns, or raise the limit \`${problem.limit}\``,
          cause: problem,
        },
      );
    }
  }

  /** Makes every step of a state. */
  #expand(state: LexState): void {
    if (this.#lists.length > MOST_LISTS) this.#forgetLists();
    const { classOf, classCount } = this;
    const { first, high, kind, low, target } = this.nfa;
    const dealt = this.#dealt.fill(-1);
    const { first: firstMember, members } = this.#sets;
    for (let member = firstMember[state]!; member < firstMember[state + 1]!; member++) {
      const from = members[member]!;
      if (kind[from] !== BYTES) continue;
      const end = first[from + 1]!;
      for (let edge = first[from]!; edge < end; edge++) {
        const to = target[edge]!;
        const last = high[edge]!;
        for (let byte = low[edge]!, done = -1; byte <= last; byte++) {
          const byteClass = classOf[byte]!;
          if (byteClass === done) continue;
          done = byteClass;
          const before = dealt[byteClass]!;
          dealt[byteClass] = before === -1 ? to : this.#append(before, to);
        }
      }
    }
    for (let byteClass = 0; byteClass < classCount; byteClass++) {
      const targets = dealt[byteClass]!;
      dealt[byteClass] = targets === -1 ? DEAD : this.#stateBehind(targets);
    }
    // Only now, for making states may have replaced the table.
    this.#next.set(dealt, state * classCount);
  }

  #forgetLists(): void {
    this.#lists.length = 0;
    this.#ofList.length = 0;
    this.#listIds.clear();
  }

  #stateBehind(targets: number): LexState {
    if (targets >= 0) {
      const known = this.#alone[targets]!;
      return known === -1 ? this.#alone[targets] = this.#stateOf([targets]) : known;
    }
    const list = -2 - targets;
    return this.#ofList[list] ??= this.#stateOf(this.#targetsOf(list));
  }

  /** One more target behind one target, or behind a list. */
  #append(before: number, target: number): number {
    if (before === target) return before;
    const code = before >= 0 ? before : this.nfa.size - 2 - before;
    const key = code * this.nfa.size + target;
    let list = this.#listIds.get(key);
    if (list === undefined) {
      list = this.#lists.push({ before, target }) - 1;
      this.#listIds.set(key, list);
    }
    return -2 - list;
  }

  #targetsOf(list: number): number[] {
    const targets: number[] = [];
    let at = -2 - list;
    while (at < -1) {
      const { before, target } = this.#lists[-2 - at]!;
      targets.push(target);
      at = before;
    }
    if (at >= 0) targets.push(at);
    return targets;
  }

  /** The state of all that some states stand for. */
  #stateOf(states: readonly number[]): LexState {
    const { first, kind, target } = this.nfa;
    const closure = ++this.#closure;
    const open = this.#open;
    this.#foundCount = 0;
    for (const state of states) open.push(state);
    for (let state = open.pop(); state !== undefined; state = open.pop()) {
      if (this.#seen[state] === closure) continue;
      this.#seen[state] = closure;
      if (kind[state] !== SPLIT) this.#find(state);
      else {
        for (let edge = first[state]!; edge < first[state + 1]!; edge++) open.push(target[edge]!);
      }
    }
    sort(this.#found, this.#foundCount);
    const { size } = this.#sets;
    const state = this.#sets.intern(this.#found, this.#foundCount);
    if (state === size) this.#describe(state);
    return state;
  }

  #find(state: number): void {
    if (this.#foundCount === this.#found.length) {
      this.#found = grown(this.#found, 2 * this.#foundCount);
    }
    this.#found[this.#foundCount++] = state;
  }

  /** Notes what a new state accepts. */
  #describe(state: LexState): void {
    if (state >= this.#accepts.length) {
      const length = 2 * this.#accepts.length;
      this.#accepts = grown(this.#accepts, length);
      this.#live = grown(this.#live, length);
      const closed = new Uint8Array(length);
      closed.set(this.#isClosed);
      this.#isClosed = closed;
      const made = this.#next.length;
      this.#next = grown(this.#next, length * this.classCount).fill(UNMADE, made);
    }
    const { kind, owner } = this.nfa;
    const accepted: number[] = [];
    let isClosed = true;
    for (let at = 0; at < this.#foundCount; at++) {
      const member = this.#found[at]!;
      if (kind[member] === ACCEPT) accepted.push(owner[member]!);
      else isClosed = false;
    }
    this.#accepts[state] = accepted.length === 0 ? 0 : this.#acceptSets.intern(accepted);
    this.#live[state] = -1;
    this.#isClosed[state] = isClosed ? 1 : 0;
  }

  #findLive(state: LexState): number {
    const live = new Set<number>();
    for (const member of this.membersOf(state)) live.add(this.nfa.owner[member]!);
    return this.#liveSets.intern([...live]);
  }
}

/** Sorts the first members of a list; nearly all lists are a few, and nearly sorted. */
function sort(list: Int32Array, length: number): void {
  if (length > 32) {
    list.subarray(0, length).sort();
    return;
  }
  for (let at = 1; at < length; at++) {
    const member = list[at]!;
    let to = at;
    for (; to > 0 && list[to - 1]! > member; to--) list[to] = list[to - 1]!;
    list[to] = member;
  }
}
