/**
 * The stack of a schema machine: what has been opened and not closed, the innermost on top. Stacks
 * are immutable and share their lower parts, so going back or branching off costs nothing.
 */
import type { Formula } from "./logic/formula.ts";
import type { Atom } from "./logic/atoms.ts";

/** What came of a value that has been closed. */
export interface Result {
  /** For each node that was asked about, whether the value satisfies it. */
  readonly truth: readonly boolean[];
  /** The value in a spelling that equal values share, where it was asked for. */
  readonly canon: string | undefined;
}

/** The result where nothing was asked: the value is what it had to be. */
export const FINE: Result = { truth: [], canon: undefined };

/** One thing that has been opened: an object, a string, a number. Immutable. */
export interface Frame {
  /** Whether white space may stand here. */
  readonly loose: boolean;
  /** Whether equal situations give this very object, so that stacks with it are worth keeping. */
  readonly shared: boolean;
  /** The state after one more byte; `state` has this frame on top. */
  step(byte: number, state: State): State | undefined;
  /** This frame after a value inside it has been closed. */
  receive?(result: Result): Frame | undefined;
  /** The values that have come before, where one like them would lead elsewhere. */
  taken?(): readonly string[];
  /** Whether a document may end here. */
  ends?(state: State): boolean;
  /** Whether any so many characters that need no escape may follow. */
  absorbs?(characters: number): boolean;
  /** What could follow, for a person. */
  expects(): readonly string[];
}

/** Everything that is open. */
export class State {
  /** The innermost open thing. */
  readonly frame: Frame;
  /** What it stands in. */
  readonly up: State | undefined;
  /** How far into white space; 0 before any. */
  readonly white: number;
  /** How many things are open. */
  readonly depth: number;
  /** Stacks one higher than this, so that equal ones are the same object. */
  above: Map<Frame, State> | undefined;
  /** The one made last: most often it is asked for again. */
  latest: State | undefined;

  constructor(frame: Frame, up: State | undefined, white: number) {
    this.frame = frame;
    this.up = up;
    this.white = white;
    this.depth = up === undefined ? 0 : up.depth + 1;
    this.above = undefined;
    this.latest = undefined;
  }
}

/** Most stacks held above one stack for sharing. */
const MOST_ABOVE = 1_024;

/** A stack with one more thing on it. */
export function push(frame: Frame, up: State): State {
  const { latest } = up;
  if (latest !== undefined && latest.frame === frame) return latest;
  if (!frame.shared) return new State(frame, up, 0);
  let { above } = up;
  let state = above?.get(frame);
  if (state === undefined) {
    state = new State(frame, up, 0);
    if (above === undefined || above.size >= MOST_ABOVE) up.above = above = new Map();
    above.set(frame, state);
  }
  up.latest = state;
  return state;
}

/** A stack with another thing on top. */
export function swap(frame: Frame, state: State): State {
  return push(frame, state.up!);
}

/** The stack after the value on top has been closed. */
export function close(state: State, result: Result): State | undefined {
  const up = state.up!;
  const frame = up.frame.receive!(result);
  return frame && swap(frame, up);
}

/** What a value must be, as formulas over the parts for its kind. */
export interface Duties {
  /** What must hold for the value to be of any use. */
  readonly need: Formula<Atom>;
  /** What is asked about it. */
  readonly asked: readonly Formula<Atom>[];
  /** Whether the value is needed in a spelling that equal values share. */
  readonly canon: boolean;
}
