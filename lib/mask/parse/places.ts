/**
 * A place between two lexemes: the stacks, and what was skipped since the last lexeme. Here virtual
 * terminals (automatic semicolons, restricted productions) are put in, and here is remembered what
 * may come next.
 */
import { groupBy } from "@maze/base";
import type { Grammar } from "@maze/grammar";
import type { Lexer } from "../lexer/lexer.ts";
import type { Scanner, ScanState } from "../scan/scanner.ts";
import type { Parser } from "./parser.ts";
import type { Frontier, Step } from "./stack.ts";
import { type Gap, standsAt, type VirtualTerminal } from "./virtuals.ts";

const GAPS = [0, 1, 2] as const;

/** Stacks and gap, shared: equal places are one object within a generation of the forest. */
export interface Place {
  /** Unique among the places of one grammar. */
  readonly id: number;
  /** The stacks after the last lexeme. */
  readonly frontier: Frontier;
  /** What was skipped since. */
  readonly gap: Gap;
  /** What is known of it; belongs to {@linkcode Places}. */
  readonly memo: PlaceMemo;
}

interface PlaceMemo {
  /** The stacks with the virtual terminals that may stand here put in. */
  open: Step | undefined;
  readonly shifts: (Step | undefined)[];
  // Few of the many accept and live sets are met at one place: arrays would be mostly holes.
  readonly emissions: Map<number, Emission>;
  readonly viable: Map<number, Answer>;
  readonly modes: (Answer | undefined)[];
  /** For the recogniser: its states here, by a key of its own. */
  readonly states: Map<number | string, object>;
  starts: Starts | undefined;
}

/** Where a lexeme leads. A lexeme that ties skipped and parsed terminals leads to both. */
export interface Emission {
  /** The place after it as a terminal of the parser. */
  readonly shifted: Place | undefined;
  /** The place after it as something skipped. */
  readonly skipped: Place | undefined;
  /** As in {@linkcode Step}. */
  readonly read: number;
  /** As in {@linkcode Step}. */
  readonly lift: number;
}

/** A yes or no, and how deep the stacks were looked at for it. */
export interface Answer {
  /** The answer. */
  readonly yes: boolean;
  /** As in {@linkcode Step}. */
  readonly read: number;
}

/** Which sets of terminals are looked for at a place. */
export interface Starts {
  /** Start states of the scanner, without repeats. */
  readonly states: readonly ScanState[];
  /** As in {@linkcode Step}. */
  readonly read: number;
}

/** A lexer group: its own terminals, and all that are looked for with it. */
interface Group {
  readonly own: readonly number[];
  readonly all: readonly number[];
}

/** Finds places and answers what they allow. */
export class Places {
  readonly #parser: Parser;
  readonly #lexer: Lexer;
  readonly #scanner: Scanner;
  readonly #lexed: number;
  readonly #isSkip: Uint8Array;
  readonly #isLineBreak: Uint8Array;
  readonly #ungrouped: readonly number[];
  readonly #groups: readonly Group[];
  readonly #byExpectation: boolean;
  /** For each gap, the virtual terminals that may stand there. */
  readonly #virtualsAt: readonly (readonly VirtualTerminal[])[];
  /** For each gap, those that depend on whether the parser could do without them. */
  readonly #hesitantAt: readonly (readonly VirtualTerminal[])[];
  /** For each terminal, the virtual ones that may stand before it whatever the gap. */
  readonly #virtualsBefore: readonly (readonly VirtualTerminal[])[];
  readonly #virtualsBeforeEnd: readonly VirtualTerminal[];
  #allStarts: readonly ScanState[] | undefined;
  #placeIds = 0;
  /** Places of this generation of the forest. */
  #made: Place[] = [];

  constructor(grammar: Grammar, parts: { readonly parser: Parser; readonly scanner: Scanner }) {
    this.#parser = parts.parser;
    this.#scanner = parts.scanner;
    this.#lexer = parts.scanner.lexer;
    const { lexed, terminals } = parts.parser.automaton.productions;
    this.#lexed = lexed;
    const ids = new Map(terminals.map((name, id) => [name, id]));
    this.#isSkip = flags(grammar.skip, ids, lexed);
    this.#isLineBreak = flags(grammar.lineBreaks ?? [], ids, lexed);
    this.#byExpectation = grammar.lexing !== "groups";
    const groups = groupBy(
      terminals.slice(0, lexed),
      (name) => grammar.terminals.get(name)!.group ?? "",
    );
    const idsOf = (names: readonly string[] = []): number[] => names.map((name) => ids.get(name)!);
    this.#ungrouped = idsOf(groups.get(""));
    groups.delete("");
    this.#groups = Array.from(groups, ([group, names]) => {
      const own = idsOf(names);
      const isAlone = grammar.exclusive?.includes(group);
      return { own, all: sorted(isAlone ? own : [...this.#ungrouped, ...own]) };
    });
    const virtuals = (grammar.virtuals ?? []).map((virtual) => ({
      ...virtual,
      id: ids.get(virtual.name)!,
    }));
    const at = (gap: Gap): VirtualTerminal[] => virtuals.filter(({ when }) => standsAt(when, gap));
    this.#virtualsAt = GAPS.map((gap) => at(gap).filter(({ unlessAllowed }) => !unlessAllowed));
    this.#hesitantAt = GAPS.map((gap) => at(gap).filter(({ unlessAllowed }) => unlessAllowed));
    this.#virtualsBefore = terminals.map((name) =>
      virtuals.filter(({ before, when }) => when !== "always" && before?.includes(name))
    );
    this.#virtualsBeforeEnd = virtuals.filter(({ beforeEnd }) => beforeEnd);
  }

  /**
   * Every set of terminals that a place may look for, in ascending order, that without a group
   * first, or `undefined` where they depend on the parser.
   */
  startSets(): readonly (readonly number[])[] | undefined {
    if (this.#byExpectation) return;
    return [sorted(this.#ungrouped), ...this.#groups.map(({ all }) => all)];
  }

  /** The states of the scanner before lexemes of `startSets`. */
  allStarts(): readonly ScanState[] | undefined {
    return this.#allStarts ??= this.startSets()?.map((terminals) =>
      this.#scanner.start(this.#lexer.start(terminals))
    );
  }

  /** Lets go of what is shared once it has grown beyond its limit. */
  trim(): void {
    if (!this.#parser.forest.trim()) return;
    for (const { memo } of this.#made) {
      memo.open = undefined;
      memo.starts = undefined;
      memo.shifts.length = 0;
      memo.modes.length = 0;
      memo.emissions.clear();
      memo.viable.clear();
      memo.states.clear();
    }
    this.#made = [];
  }

  /** The place of some stacks and a gap. */
  place(frontier: Frontier, gap: Gap): Place {
    const { facts } = this.#parser.forest.memo(frontier);
    const known = facts.get(gap) as Place | undefined;
    if (known) return known;
    const memo: PlaceMemo = {
      open: undefined,
      shifts: [],
      emissions: new Map(),
      viable: new Map(),
      modes: [],
      states: new Map(),
      starts: undefined,
    };
    // A place of an earlier generation may be in use still; what it finds out is its own.
    const place: Place = { id: this.#placeIds++, frontier, gap, memo };
    facts.set(gap, place);
    this.#made.push(place);
    return place;
  }

  /** Whether a start of `allStarts` is one of a place's. */
  isMode(place: Place, mode: number): Answer {
    return place.memo.modes[mode] ??= this.#isMode(place, mode);
  }

  /** Where a terminal leads, with whatever virtual terminals may stand before it. */
  shift(place: Place, terminal: number): Step {
    return place.memo.shifts[terminal] ??= this.#shift(place, terminal);
  }

  /** Where a lexeme of an accept set of the lexer leads. */
  emit(place: Place, accept: number): Emission {
    const { emissions } = place.memo;
    let emission = emissions.get(accept);
    if (!emission) emissions.set(accept, emission = this.#emit(place, accept));
    return emission;
  }

  /** Whether some terminal of a live set of the lexer may come next. */
  isViable(place: Place, live: number): Answer {
    const { viable } = place.memo;
    let answer = viable.get(live);
    if (!answer) viable.set(live, answer = this.#isViable(place, live));
    return answer;
  }

  /** Which start states of the lexer there are here. */
  starts(place: Place): Starts {
    return place.memo.starts ??= this.#starts(place);
  }

  /** Whether a text of the nonterminal may end here. */
  accepts(place: Place, symbol: number): boolean {
    const frontier = this.#open(place).frontier!;
    if (this.#parser.accepts(frontier, symbol)) return true;
    return this.#virtualsBeforeEnd.some(({ id }) => {
      const after = this.#parser.step(frontier, id).frontier;
      return after !== undefined && this.#parser.accepts(after, symbol);
    });
  }

  /** Terminals that may come next, by number. */
  expected(place: Place): number[] {
    const terminals: number[] = [];
    for (let id = 0; id < this.#lexed; id++) {
      if (!this.#isSkip[id] && this.shift(place, id).frontier) terminals.push(id);
    }
    return terminals;
  }

  #open(place: Place): Step {
    return place.memo.open ??= this.#close(place.frontier, this.#virtualsAt[place.gap]!);
  }

  /** Puts virtual terminals in, one after another, until none adds a stack. */
  #close(frontier: Frontier, virtuals: readonly VirtualTerminal[]): Step {
    let all: Step = { frontier, read: 0, lift: 0 };
    for (let changed = virtuals.length > 0; changed;) {
      changed = false;
      for (const { id } of virtuals) {
        const joined = this.#join(all, through(all, this.#parser.step(all.frontier!, id)));
        changed ||= joined.frontier !== all.frontier;
        all = joined;
      }
    }
    return all;
  }

  #shift(place: Place, terminal: number): Step {
    const open = this.#open(place);
    let all = through(open, this.#parser.step(open.frontier!, terminal));
    const name = this.#parser.automaton.productions.terminals[terminal]!;
    for (const { id, unlessAllowed } of this.#hesitantAt[place.gap]!) {
      if (!all.frontier || !unlessAllowed!.includes(name)) {
        all = this.#inserted(all, { open, id, terminal });
      }
    }
    for (const { id } of this.#virtualsBefore[terminal]!) {
      all = this.#inserted(all, { open, id, terminal });
    }
    return all;
  }

  /** Joins what a terminal leads to with a virtual terminal before it. */
  #inserted(
    all: Step,
    { id, open, terminal }: { readonly open: Step; readonly id: number; readonly terminal: number },
  ): Step {
    const virtual = through(open, this.#parser.step(open.frontier!, id));
    const known = { ...all, read: Math.max(all.read, virtual.read) };
    if (!virtual.frontier) return known;
    return this.#join(known, through(virtual, this.#parser.step(virtual.frontier, terminal)));
  }

  #emit(place: Place, accept: number): Emission {
    let all: Step = { frontier: undefined, read: 0, lift: -1 };
    let skippedGap: Gap | undefined;
    for (const terminal of this.#lexer.acceptSet(accept)) {
      if (this.#isSkip[terminal]) {
        const gap: Gap = this.#isLineBreak[terminal] ? 2 : 1;
        skippedGap = gap > place.gap ? gap : place.gap;
      } else {
        all = this.#join(all, this.shift(place, terminal));
      }
    }
    const { frontier } = all;
    return {
      shifted: frontier && this.place(frontier, 0),
      skipped: skippedGap === undefined ? undefined : this.place(place.frontier, skippedGap),
      read: all.read,
      lift: skippedGap === undefined ? all.lift : Math.max(all.lift, 0),
    };
  }

  #isViable(place: Place, live: number): Answer {
    let read = 0;
    for (const terminal of this.#lexer.liveSet(live)) {
      if (this.#isSkip[terminal]) return { yes: true, read };
    }
    for (const terminal of this.#lexer.liveSet(live)) {
      const step = this.shift(place, terminal);
      read = Math.max(read, step.read);
      if (step.frontier) return { yes: true, read };
    }
    return { yes: false, read };
  }

  #starts(place: Place): Starts {
    let read = 0;
    const isExpected = (terminal: number): boolean => {
      const step = this.shift(place, terminal);
      read = Math.max(read, step.read);
      return step.frontier !== undefined;
    };
    const all = this.allStarts();
    if (!all) {
      const wanted = [...this.#ungrouped, ...this.#groups.flatMap(({ own }) => own)]
        .filter((id) => this.#isSkip[id] || isExpected(id));
      return { states: [this.#scanner.start(this.#lexer.start(sorted(wanted)))], read };
    }
    const states = all.filter((_, mode) => {
      const answer = this.isMode(place, mode);
      read = Math.max(read, answer.read);
      return answer.yes;
    });
    return { states, read };
  }

  #isMode(place: Place, mode: number): Answer {
    let read = 0;
    const wants = ({ own }: Group): boolean =>
      own.some((terminal) => {
        const step = this.shift(place, terminal);
        read = Math.max(read, step.read);
        return step.frontier !== undefined;
      });
    const yes = mode === 0 ? !this.#groups.some(wants) : wants(this.#groups[mode - 1]!);
    return { yes, read };
  }

  #join(left: Step, right: Step): Step {
    const read = Math.max(left.read, right.read);
    if (!right.frontier) return { ...left, read };
    if (!left.frontier) return { ...right, read };
    const lift = Math.max(left.lift, right.lift);
    if (left.frontier === right.frontier) return { frontier: left.frontier, read, lift };
    const tops = [...new Set([...left.frontier.tops, ...right.frontier.tops])];
    return { frontier: this.#parser.forest.frontier(tops), read, lift };
  }
}

/** A depth below the tops after a step, as a depth below the tops before it. */
export function below(
  step: { readonly read: number; readonly lift: number },
  depth: number,
): number {
  return Math.max(step.read, depth + step.lift);
}

/** A second step as if it had been taken with the first, from where the first was taken. */
function through(first: Step, second: Step): Step {
  if (first.read === 0 && first.lift === 0) return second;
  return {
    frontier: second.frontier,
    read: below(first, second.read),
    lift: first.lift + second.lift,
  };
}

function flags(
  names: readonly string[],
  ids: ReadonlyMap<string, number>,
  size: number,
): Uint8Array {
  const result = new Uint8Array(size);
  for (const name of names) result[ids.get(name)!] = 1;
  return result;
}

function sorted(ids: readonly number[]): number[] {
  return ids.toSorted((left, right) => left - right);
}
