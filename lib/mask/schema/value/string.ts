/**
 * What a string has to be: patterns, lengths, lists of values, side by side over the same bytes.
 * Lengths are counters, not copies of automata, so a bound of a million costs what one of ten does.
 */
import type { SchemaPattern } from "@maze/grammar";
import {
  evaluate,
  FALSE,
  isPlain,
  leavesOf,
  neededLeaves,
  TRUE,
  UNKNOWN,
  type Verdict,
} from "../logic/formula.ts";
import type { Atom, StringAtom } from "../logic/atoms.ts";
import { close, type Duties, FINE, type Result, type State } from "../state.ts";
import { type ByteAutomaton, bytesOf, TextSet } from "../text/automaton.ts";
import type { Freedom, Sink, TextFrame } from "../text/decode.ts";

/** Makes the automaton of a pattern, each once. */
export type AutomatonOf = (pattern: SchemaPattern) => ByteAutomaton;

/** An atom as a track: which automata it listens to. */
interface Listener {
  readonly atom: StringAtom;
  readonly automata: readonly number[];
}

/** Most situations of one string held for sharing. */
const MOST_TRACKS = 65_536;

/** What strings in one place have to be. */
export class StringDuties {
  readonly #duties: Duties;
  readonly #automata: ByteAutomaton[] = [];
  readonly #listeners: Listener[];
  readonly #plain: boolean;
  /** Counts beyond this make no difference. */
  readonly #countTo: number;
  /** Most characters of any string that will do. */
  readonly #most: number;
  #tracks = new Map<number | string, Track>();
  /** The situation before the first character; `undefined` where no string will do. */
  readonly start: Track | undefined;

  constructor(duties: Duties, automatonOf: AutomatonOf) {
    this.#duties = duties;
    const atoms = leavesOf([duties.need, ...duties.asked]) as StringAtom[];
    const needed = neededLeaves(duties.need);
    const shared = new Map<string, number>();
    this.#listeners = atoms.map((atom) => {
      const automata = atom.patterns.map((pattern) =>
        this.#share(pattern.source, () => automatonOf(pattern), shared)
      );
      if (atom.values) automata.push(this.#automata.push(valuesOf(atom, needed, automatonOf)) - 1);
      return { atom, automata };
    });
    this.#plain = isPlain(duties.need) && duties.asked.length === 0;
    this.#most = Math.min(...([...needed] as StringAtom[]).map(({ maxLength }) => maxLength));
    this.#countTo = Math.max(
      0,
      ...atoms.map(({ minLength, maxLength }) => maxLength < Infinity ? maxLength + 1 : minLength),
    );
    this.start = this.#track(this.#automata.map(({ start }) => start), 0);
  }

  #share(key: string, make: () => ByteAutomaton, shared: Map<string, number>): number {
    let index = shared.get(key);
    if (index === undefined) shared.set(key, index = this.#automata.push(make()) - 1);
    return index;
  }

  /** The situation after one more byte. */
  next(track: Track, byte: number, starts: boolean): Track | undefined {
    const automata = this.#automata;
    const count = starts && track.count < this.#countTo ? track.count + 1 : track.count;
    if (automata.length === 0) return count === track.count ? track : this.#track([], count);
    const states: number[] = [];
    let same = count === track.count;
    for (let index = 0; index < automata.length; index++) {
      const state = track.states[index]!;
      const next = state < 0 ? state : automata[index]!.next(state, byte);
      if (next !== state) same = false;
      states.push(next);
    }
    return same ? track : this.#track(states, count);
  }

  /** The shared situation of some states; `undefined` where it leads nowhere. */
  #track(states: readonly number[], count: number): Track | undefined {
    const key = states.length === 0
      ? count
      : states.length === 1
      ? (states[0]! + 1) * 0x400000 + count
      : `${states.join(" ")} ${count}`;
    let track = this.#tracks.get(key);
    if (track === undefined) {
      if (this.#tracks.size >= MOST_TRACKS) this.#tracks = new Map();
      track = new Track(this, states, count);
      this.#tracks.set(key, track);
      track.doomed = this.#isDoomed(track);
    }
    return track.doomed ? undefined : track;
  }

  #isDoomed(track: Track): boolean {
    if (this.#plain) return !this.#listeners.every((listener) => this.#isAlive(listener, track));
    return evaluate(this.#duties.need, this.#verdicts(track)) === FALSE;
  }

  /** What is known of the atoms whatever characters come. */
  #verdicts(track: Track): (atom: Atom) => Verdict {
    const verdicts = new Map<Atom, Verdict>();
    for (const listener of this.#listeners) {
      const { minLength, maxLength } = listener.atom;
      const isSure = listener.automata.length === 0 && track.count >= minLength &&
        maxLength === Infinity;
      const isDead = !isSure && !this.#isAlive(listener, track);
      verdicts.set(listener.atom, isSure ? TRUE : isDead ? FALSE : UNKNOWN);
    }
    return (atom) => verdicts.get(atom)!;
  }

  #isAlive({ atom, automata }: Listener, { states, count }: Track): boolean {
    if (count > atom.maxLength) return false;
    // What must hold in any case bounds all other needs, so that they are looked at together.
    const most = Math.min(atom.maxLength, this.#most);
    for (const index of automata) {
      const state = states[index]!;
      if (state < 0) return false;
      if (most < Infinity && count + this.#automata[index]!.fewest(state) > most) return false;
    }
    return true;
  }

  /** What comes of the string if it ends here; `undefined` where it must not. */
  finish({ states, count }: Track): Result | undefined {
    const holds = new Set<Atom>();
    for (const { atom, automata } of this.#listeners) {
      if (count < atom.minLength || count > atom.maxLength) continue;
      if (automata.every((at) => states[at]! >= 0 && this.#automata[at]!.accepts(states[at]!))) {
        holds.add(atom);
      }
    }
    const valueOf = (atom: Atom) => holds.has(atom) ? TRUE : FALSE;
    if (evaluate(this.#duties.need, valueOf) === FALSE) return undefined;
    if (this.#duties.asked.length === 0) return FINE;
    const truth = this.#duties.asked.map((formula) => evaluate(formula, valueOf) === TRUE);
    return { truth, canon: undefined };
  }

  /** Whether any so many characters that need no escape may follow. */
  absorbs({ states, count }: Track, characters: number): boolean {
    const dead = new Set<Atom>();
    for (const { atom, automata } of this.#listeners) {
      const long = atom.maxLength < Infinity;
      const fits = (!long || count + characters <= atom.maxLength) &&
        automata.every((at) =>
          states[at]! >= 0 && !long &&
          this.#automata[at]!.absorbs(states[at]!, characters)
        );
      if (!fits) dead.add(atom);
    }
    if (this.#plain) return dead.size === 0;
    return evaluate(this.#duties.need, (atom) => dead.has(atom) ? FALSE : UNKNOWN) !== FALSE;
  }

  /**
   * How many characters are to come and what comes of the string then, where nothing else is asked.
   */
  bounds(track: Track): { least: number; most: number; result: Result } | undefined {
    const { count } = track;
    if (this.#automata.length > 0 || !this.#plain) {
      const result = this.#settled(track);
      return result && { least: 0, most: Infinity, result };
    }
    let least = 0;
    let most = Infinity;
    for (const { atom } of this.#listeners) {
      least = Math.max(least, atom.minLength - count);
      most = Math.min(most, atom.maxLength - count);
    }
    return { least, most, result: FINE };
  }

  /** What comes of the string, where that no longer depends on the characters to come. */
  #settled(track: Track): Result | undefined {
    const { need, asked } = this.#duties;
    const verdictOf = this.#verdicts(track);
    const isOpen = this.#listeners.some(({ atom }) => verdictOf(atom) === UNKNOWN);
    const needed = evaluate(need, verdictOf);
    const values = asked.map((formula) => evaluate(formula, verdictOf));
    if (needed === FALSE || (isOpen && needed !== TRUE) || values.includes(UNKNOWN)) {
      return undefined;
    }
    return values.length === 0
      ? FINE
      : { truth: values.map((value) => value === TRUE), canon: undefined };
  }

  /** The one automaton of a situation, and how many characters may come. */
  single(
    { states, count }: Track,
  ): { automaton: ByteAutomaton; state: number; most: number } | undefined {
    if (this.#automata.length !== 1 || !this.#plain) return undefined;
    let most = Infinity;
    for (const { atom } of this.#listeners) most = Math.min(most, atom.maxLength - count);
    return { automaton: this.#automata[0]!, state: states[0]!, most };
  }

  /** Whether a lone half of a pair of surrogates may stand here: nothing looks at the characters. */
  get takesLone(): boolean {
    return this.#automata.length === 0;
  }

  /** What the atoms ask for, for a person. */
  expects(): readonly string[] {
    return this.#listeners.flatMap(({ atom }) => describe(atom));
  }
}

/** A finite list of values less those that other needs rule out, so that no prefix leads astray. */
function valuesOf(atom: StringAtom, needed: Set<Atom>, automatonOf: AutomatonOf): ByteAutomaton {
  const others = [...needed] as StringAtom[];
  const isNeeded = needed.has(atom);
  const values = atom.values!.filter((value) => {
    if (!isNeeded) return true;
    const length = [...value].length;
    return others.every((other) =>
      length >= other.minLength && length <= other.maxLength &&
      (!other.values || other.values.includes(value)) &&
      other.patterns.every((pattern) => {
        const automaton = automatonOf(pattern);
        return endsIn({ automaton, state: automaton.start }, bytesOf(value));
      })
    );
  });
  return new TextSet(values.map(bytesOf));
}

/** Where a string is, in all its automata. */
export class Track implements Sink {
  readonly #duties: StringDuties;
  readonly states: readonly number[];
  readonly count: number;
  /** Whether no string that goes on from here will do. */
  doomed = false;
  readonly shared = true;
  plain: TextFrame | undefined;
  within: Map<number, TextFrame> | undefined;

  constructor(duties: StringDuties, states: readonly number[], count: number) {
    this.#duties = duties;
    this.states = states;
    this.count = count;
  }

  take(byte: number, starts: boolean): Track | undefined {
    return this.#duties.next(this, byte, starts);
  }

  takeLone(_unit: number): Track | undefined {
    return this.#duties.takesLone ? this.#duties.next(this, 0xed, true) : undefined;
  }

  /** What comes of the string if it ends here. */
  finish(): Result | undefined {
    return this.#duties.finish(this);
  }

  close(state: State): State | undefined {
    const result = this.finish();
    return result && close(state, result);
  }

  absorbs(characters: number): boolean {
    return this.#duties.absorbs(this, characters);
  }

  expects(): readonly string[] {
    return this.#duties.expects();
  }

  freedom(state: State): Freedom | undefined {
    const bounds = this.#duties.bounds(this);
    return bounds && { ...FREE, ...bounds, closed: close(state, bounds.result) };
  }

  following(): readonly number[] | undefined {
    const single = this.single;
    return single?.automaton.following?.(single.state);
  }

  /** How many characters are to come, where nothing else is asked. */
  get bounds(): { least: number; most: number; result: Result } | undefined {
    return this.#duties.bounds(this);
  }

  /** The automaton and its state, where it is one and nothing else is asked. */
  get single(): { automaton: ByteAutomaton; state: number; most: number } | undefined {
    return this.#duties.single(this);
  }
}

/** The freedom of a string of which nothing is asked. */
export const FREE = {
  least: 0,
  most: Infinity,
  within: [],
  like: undefined,
  besides: [],
  closedAfter: undefined,
  remembers: "nothing",
} as const;

/** Whether an automaton accepts where some UTF-8 has been read. */
function endsIn(
  { automaton, state }: { automaton: ByteAutomaton; state: number },
  bytes: string,
): boolean {
  for (let at = 0; at < bytes.length && state >= 0; at++) {
    state = automaton.next(state, bytes.charCodeAt(at));
  }
  return state >= 0 && automaton.accepts(state);
}

function describe({ minLength, maxLength, patterns, values }: StringAtom): string[] {
  const said = patterns.map(({ source }) => `a string matching ${source}`);
  if (values) said.push(...values.slice(0, 20).map((value) => JSON.stringify(value)));
  if (minLength > 0) said.push(`at least ${minLength} characters`);
  if (maxLength < Infinity) said.push(`at most ${maxLength} characters`);
  return said;
}
