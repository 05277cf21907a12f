/** The name of a property as it is read: which names are still possible, and which patterns match. */
import type { ValueGoal } from "../contract.ts";
import { type Frame, type Result, type State, swap } from "../state.ts";
import type { Freedom, Sink, TextFrame } from "../text/decode.ts";
import { loneBytes } from "../text/automaton.ts";
import type { Track } from "../value/string.ts";
import type { NameClass, ObjectShape } from "./shape.ts";

/** What a name asks of the object that it is read in. */
export interface NameOwner {
  /** Whether a name of the schemas is present already. */
  isTaken(index: number): boolean;
  /** Whether a property of a class can be of use. */
  allows(named: NameClass): boolean;
  /** Names present that the schemas do not speak of, as UTF-8. */
  readonly others: readonly string[];
  /** The frame after a name of a class that is not present and that the schemas do not speak of. */
  namedAnew(named: NameClass): Frame | undefined;
  /** What must hold of the name as a text. */
  nameGoal(): ValueGoal;
  /** The frame after the name. */
  named(
    text: string,
    of: { named: NameClass; outcome: Result | undefined; goal: ValueGoal | undefined },
  ): Frame | undefined;
}

/** How many names are looked at for one that is possible; beyond that one is taken for granted. */
const MOST_LOOKED_AT = 2_000;

/** What all positions in one name share. */
interface Reading {
  readonly shape: ObjectShape;
  readonly owner: NameOwner;
  /** What must hold of the name as a text, where anything does. */
  readonly goal: ValueGoal | undefined;
  /** Whether names that the schemas do not speak of are possible. */
  readonly open: boolean;
  /** How many positions in other names are kept. */
  kept: number;
}

/** Most positions kept in names of one object that the schemas do not speak of. */
const MOST_KEPT = 1_000;

/** The beginning of a name; `undefined` where none is possible. */
export function openName(shape: ObjectShape, owner: NameOwner): Sink | undefined {
  const goal = shape.hasNameSchemas ? owner.nameGoal() : undefined;
  const track = goal?.strings?.start;
  if (goal && !track) return undefined;
  const open = owner.allows(shape.classOfPattern(-1));
  const states = shape.automata.map(({ start }) => start);
  const range = { from: 0, to: shape.names.texts.length, text: "" };
  const name = new NameSink({ shape, owner, goal, open, kept: 0 }, { ...range, states, track });
  return name.isPossible() ? name : undefined;
}

/** Where in a name. */
interface Position {
  /** The names of the schemas that begin so, as a range of their sorted list. */
  readonly from: number;
  readonly to: number;
  /** States of the patterns' automata. */
  readonly states: readonly number[];
  /** What the name has to be as a text. */
  readonly track: Track | undefined;
  /** What has been read, as UTF-8. */
  readonly text: string;
}

class NameSink implements Sink {
  readonly #reading: Reading;
  readonly #at: Position;
  /** The ways to names of the schemas are kept, and so are some to others. */
  readonly shared: boolean;
  #next: Map<number, NameSink | null> | undefined;
  plain: TextFrame | undefined;
  within: Map<number, TextFrame> | undefined;

  constructor(reading: Reading, at: Position) {
    this.#reading = reading;
    this.#at = at;
    this.shared = at.from < at.to || reading.kept++ < MOST_KEPT;
  }

  take(byte: number, starts: boolean): NameSink | undefined {
    const known = this.#next?.get(byte);
    if (known !== undefined) return known ?? undefined;
    if (this.#isStrange(byte)) return undefined;
    const track = this.#at.track?.take(byte, starts);
    const next = this.#at.track && !track ? undefined : this.#after(byte, track);
    const possible = next?.isPossible() ? next : undefined;
    if (!possible || possible.shared) (this.#next ??= new Map()).set(byte, possible ?? null);
    return possible;
  }

  /** Whether only names of the schemas are possible and none goes on so; most bytes end here. */
  #isStrange(byte: number): boolean {
    const { shape, open } = this.#reading;
    if (open || shape.automata.length > 0) return false;
    const { from, to, text: { length: depth } } = this.#at;
    const { texts } = shape.names;
    const at = shape.names.seek(byte, { from, to, depth });
    return at === to || texts[at]!.charCodeAt(depth) !== byte;
  }

  #after(byte: number, track: Track | undefined): NameSink {
    const { names, automata } = this.#reading.shape;
    const { from, to, states, text } = this.#at;
    const low = from === to ? from : names.seek(byte, { from, to, depth: text.length });
    const high = from === to ? to : names.seek(byte + 1, { from: low, to, depth: text.length });
    return new NameSink(this.#reading, {
      from: low,
      to: high,
      states: automata.map((automaton, at) =>
        states[at]! < 0 ? -1 : automaton.next(states[at]!, byte)
      ),
      track,
      text: text + String.fromCharCode(byte),
    });
  }

  takeLone(unit: number): NameSink | undefined {
    const { from, text, track } = this.#at;
    const next = new NameSink(this.#reading, {
      from,
      to: from,
      states: this.#at.states.map(() => -1),
      track: track?.takeLone(unit),
      text: text + loneBytes(unit),
    });
    return (track && !next.#at.track) || !next.isPossible() ? undefined : next;
  }

  /** Whether a name that begins so can be of use. */
  isPossible(): boolean {
    const { shape, owner, open } = this.#reading;
    if (open) return true;
    const { from, to, states } = this.#at;
    for (let index = from; index < to; index++) {
      if (index - from > MOST_LOOKED_AT) return true;
      if (!owner.isTaken(index) && owner.allows(shape.classOfName(index))) return true;
    }
    return states.some((state, at) => state >= 0 && owner.allows(shape.classOfPattern(at)));
  }

  close(state: State): State | undefined {
    const { shape, owner, goal } = this.#reading;
    const { from, to, states, track, text } = this.#at;
    const outcome = track?.finish();
    if (track && !outcome) return undefined;
    const index = from < to && shape.names.texts[from] === text ? from : -1;
    const frame = owner.named(text, { named: shape.classOf(index, states), outcome, goal });
    return frame && swap(frame, state);
  }

  absorbs(characters: number): boolean {
    const { track } = this.#at;
    return this.#reading.open && (track === undefined || track.absorbs(characters));
  }

  following(): readonly number[] | undefined {
    const { shape, open } = this.#reading;
    if (open || shape.automata.length > 0) return undefined;
    const { from, to, text } = this.#at;
    return shape.names.following({ from, to, depth: text.length });
  }

  freedom(state: State): Freedom | undefined {
    const { shape, owner, open, goal } = this.#reading;
    const { from, to, text, states } = this.#at;
    const within = open ? [] : this.#useful();
    if (goal || (!open && within.length === 0) || to - from > MOST_LOOKED_AT) return undefined;
    const spoken = new Map<string, State | undefined>();
    for (let index = from; index < to; index++) {
      const named = shape.classOfName(index);
      const frame = owner.named(shape.names.texts[index]!, { named, outcome: undefined, goal });
      spoken.set(shape.names.texts[index]!.slice(text.length), frame && swap(frame, state));
    }
    const besides = [...spoken].flatMap(([rest, after]) => after ? [rest] : []);
    for (const other of owner.others) {
      if (other.startsWith(text)) spoken.set(other.slice(text.length), undefined);
    }
    const known = new Map<number | string, State | undefined>();
    const after = (reached: readonly number[]): State | undefined => {
      const key = reached.length === 1 ? reached[0]! : reached.join();
      if (known.has(key)) return known.get(key);
      const frame = owner.namedAnew(shape.classOf(-1, reached));
      const next = frame && swap(frame, state);
      known.set(key, next);
      return next;
    };
    const closedAfter = (rest: string): State | undefined =>
      spoken.has(rest) ? spoken.get(rest) : after(shape.run(states, rest));
    const alike = spoken.size === 0 && shape.automata.length === 0;
    return {
      least: 0,
      most: Infinity,
      within,
      like: undefined,
      besides: open ? [] : besides,
      closed: alike ? after(states) : undefined,
      closedAfter: alike ? undefined : closedAfter,
      remembers: "strings",
    };
  }

  /** The patterns that names may still match, where a name must match one. */
  #useful(): Freedom["within"] {
    const { shape, owner } = this.#reading;
    const { states } = this.#at;
    return shape.automata.flatMap((automaton, at) =>
      states[at]! >= 0 && owner.allows(shape.classOfPattern(at))
        ? [{ automaton, state: states[at]! }]
        : []
    );
  }

  expects(): readonly string[] {
    const { shape: { names }, owner, open } = this.#reading;
    const { from, to } = this.#at;
    const expected: string[] = [];
    for (let index = from; index < to && expected.length < 20; index++) {
      if (!owner.isTaken(index)) expected.push(JSON.stringify(names.texts[index]));
    }
    return open ? [...expected, "a property name"] : expected;
  }
}
