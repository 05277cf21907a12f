/** Numbers as they are read: the grammar of JSON, and whether what is begun can become what it must. */
import {
  evaluate,
  FALSE,
  isPlain,
  leavesOf,
  neededLeaves,
  TRUE,
  UNKNOWN,
} from "../logic/formula.ts";
import type { Atom, NumberAtom } from "../logic/atoms.ts";
import { close, type Duties, FINE, type Frame, type Result, type State, swap } from "../state.ts";
import { type Decimal, decimal } from "./decimal.ts";
import {
  ANY,
  canReach,
  contains,
  exponents,
  meet,
  mirrored,
  type Range,
  rangesOf,
  upward,
} from "./range.ts";

/** Where in a number: after the sign, the zero, digits, the point, its digits, `e`, its sign, its digits. */
const SIGN = 0, ZERO = 1, WHOLE = 2, POINT = 3, FRACTION = 4, E = 5, E_SIGN = 6, EXPONENT = 7;

/** A number as far as it has been read. */
interface Begun {
  readonly phase: number;
  readonly negative: boolean;
  /** The digits before and after the point. */
  readonly digits: bigint;
  /** How many of them stand after the point. */
  readonly after: number;
  readonly exponentNegative: boolean;
  readonly exponent: number;
}

const NOTHING: Begun = {
  phase: SIGN,
  negative: false,
  digits: 0n,
  after: 0,
  exponentNegative: false,
  exponent: 0,
};

/** An atom, and the ranges it allows on either side of zero. */
interface Ranges {
  readonly atom: NumberAtom | undefined;
  readonly all: readonly Range[];
  readonly above: readonly Range[];
  readonly below: readonly Range[];
}

/** What of the digits matters: nothing, how far they are from whole numbers, or all. */
type Care = "none" | "whole" | "all";

/** A number that is compared can have so many digits. */
const MOST_DIGITS = 1_000;
const MOST_EXPONENT = 99_999;
const MOST_FRAMES = 65_536;

/** What numbers in one place have to be. */
export class NumberDuties {
  readonly #duties: Duties;
  readonly #parts: readonly Ranges[];
  readonly #plain: boolean;
  readonly #care: Care;
  #frames = new Map<string, NumberFrame | undefined>();

  /** Goes on after a number has ended: with the byte that ended it. */
  readonly resume: (state: State, byte: number) => State | undefined;

  constructor(duties: Duties, resume: (state: State, byte: number) => State | undefined) {
    this.#duties = duties;
    this.resume = resume;
    const atoms = leavesOf([duties.need, ...duties.asked]) as NumberAtom[];
    this.#plain = isPlain(duties.need) && duties.asked.length === 0;
    const needed = [...neededLeaves(duties.need)] as NumberAtom[];
    const met = needed.length > 0 ? [split(undefined, meetAll(needed))] : [];
    const rest = atoms.filter((atom) => !needed.includes(atom) || !this.#plain);
    this.#parts = [...met, ...rest.map((atom) => split(atom, rangesOf(atom)))];
    this.#care = duties.canon ? "all" : careOf(atoms);
  }

  /** The frame after the first byte of a number. */
  begin(byte: number): NumberFrame | undefined {
    if (byte === 0x2d) return this.frame({ ...NOTHING, negative: true });
    return this.advance(NOTHING, byte);
  }

  /** The frame after one more byte, or `undefined` where no number that will do goes on so. */
  advance(begun: Begun, byte: number): NumberFrame | undefined {
    const next = read(begun, byte);
    return next && this.frame(this.#simplify(next));
  }

  /** The shared frame of a number begun, or `undefined` where it can become none that will do. */
  frame(begun: Begun): NumberFrame | undefined {
    const { phase, negative, digits, after, exponentNegative, exponent } = begun;
    const key = `${phase}${negative}${digits} ${after}${exponentNegative}${exponent}`;
    if (this.#frames.has(key)) return this.#frames.get(key);
    if (this.#frames.size >= MOST_FRAMES) this.#frames = new Map();
    const frame = this.#canBecome(begun) ? new NumberFrame(this, begun) : undefined;
    this.#frames.set(key, frame);
    return frame;
  }

  /** Drops what makes no difference, so that numbers that differ only there are one. */
  #simplify(begun: Begun): Begun {
    if (this.#care === "all") return begun;
    if (this.#care === "none") {
      return { ...begun, digits: begun.digits === 0n ? 0n : 1n, after: 0, exponent: 0 };
    }
    const { digits } = begun;
    if (digits === 0n) return begun;
    const text = digits.toString();
    return { ...begun, digits: BigInt("1" + /0*$/.exec(text)![0]) };
  }

  #canBecome(begun: Begun): boolean {
    if (begun.digits > LARGEST || begun.exponent > MOST_EXPONENT) return false;
    const fits = (ranges: Ranges): boolean =>
      (begun.negative ? ranges.below : ranges.above).some((range) => canGoOn(begun, range));
    const dead = new Set<Atom>();
    for (const part of this.#parts) {
      if (fits(part)) continue;
      if (!part.atom) return false;
      dead.add(part.atom);
    }
    if (this.#plain) return dead.size === 0;
    return evaluate(this.#duties.need, (atom) => dead.has(atom) ? FALSE : UNKNOWN) !== FALSE;
  }

  /** What comes of the number if it ends here; `undefined` where it must not. */
  finish(begun: Begun): Result | undefined {
    if (!canEnd(begun.phase)) return undefined;
    const value = valueOf(begun);
    const { need, asked, canon } = this.#duties;
    const truth = new Map<Atom, boolean>();
    for (const { atom, all } of this.#parts) {
      const holds = all.some((range) => contains(range, value));
      if (atom) truth.set(atom, holds);
      else if (!holds) return undefined;
    }
    const spelled = canon ? `${value.digits}e${value.exponent}` : undefined;
    if (this.#plain) return canon ? { truth: [], canon: spelled } : FINE;
    const verdict = (atom: Atom) => truth.get(atom) ? TRUE : FALSE;
    if (evaluate(need, verdict) === FALSE) return undefined;
    return { truth: asked.map((each) => evaluate(each, verdict) === TRUE), canon: spelled };
  }

  /** Names how a number goes on where that is the same for all schemas: any, or any whole one. */
  signature(
    { phase, negative, digits, after, exponentNegative, exponent }: Begun,
  ): string | undefined {
    if (!this.#plain || this.#care === "all") return undefined;
    const [low] = this.#parts.flatMap(({ all }) => all).flatMap((range) =>
      range.low ? [range] : []
    );
    const from = low ? `${low.low!.digits}${low.lowOpen}` : "";
    const value = `${negative}${digits} ${after}${exponentNegative}${exponent}`;
    return `${this.#care} ${from} ${phase} ${value}`;
  }

  /** What the atoms ask for, for a person. */
  expects(): readonly string[] {
    return ["a number"];
  }
}

const LARGEST = 10n ** BigInt(MOST_DIGITS);

/**
 * Whether a number is above zero is seen at once, and a whole number above zero is one or more; so
 * such bounds ask for no digits.
 */
function careOf(atoms: readonly NumberAtom[]): Care {
  if (atoms.every(({ step }) => !step)) {
    return atoms.every((atom) => isFree(atom) && !atom.lowOpen) ? "none" : "all";
  }
  const whole = atoms.some(({ step }) => step && isOne(step)) &&
    atoms.every((atom) => (!atom.step || isOne(atom.step)) && (isFree(atom) || isFromOne(atom)));
  return whole ? "whole" : "all";
}

function isFree({ high, low, values }: NumberAtom): boolean {
  return !high && !values && (!low || low.digits === 0n);
}

function isFromOne({ high, low, lowOpen, values }: NumberAtom): boolean {
  return !high && !values && low !== undefined && isOne(low) && !lowOpen;
}

function isOne({ digits, exponent }: Decimal): boolean {
  return digits === 1n && exponent === 0;
}

function meetAll(atoms: readonly NumberAtom[]): Range[] {
  let ranges: Range[] = [ANY];
  for (const atom of atoms) {
    const more = rangesOf(atom);
    ranges = ranges.flatMap((range) => more.map((each) => meet(range, each)));
  }
  return ranges;
}

function split(atom: NumberAtom | undefined, all: readonly Range[]): Ranges {
  const sides = (ranges: readonly Range[]): Range[] =>
    ranges.map(upward).filter((range) => range !== undefined);
  return { atom, all, above: sides(all), below: sides(all.map(mirrored)) };
}

function canEnd(phase: number): boolean {
  return phase === ZERO || phase === WHOLE || phase === FRACTION || phase === EXPONENT;
}

function valueOf({ negative, digits, after, exponentNegative, exponent }: Begun): Decimal {
  return decimal(negative ? -digits : digits, (exponentNegative ? -exponent : exponent) - after);
}

/** One more byte of a number by the grammar of JSON. */
function read(begun: Begun, byte: number): Begun | undefined {
  const { phase } = begun;
  if (byte >= 0x30 && byte <= 0x39) return readDigit(begun, byte - 0x30);
  if (byte === 0x2e) {
    return phase === ZERO || phase === WHOLE ? { ...begun, phase: POINT } : undefined;
  }
  if (byte === 0x65 || byte === 0x45) {
    const may = phase === ZERO || phase === WHOLE || phase === FRACTION;
    return may ? { ...begun, phase: E } : undefined;
  }
  if (phase !== E || (byte !== 0x2b && byte !== 0x2d)) return undefined;
  return { ...begun, phase: E_SIGN, exponentNegative: byte === 0x2d };
}

function readDigit(begun: Begun, digit: number): Begun | undefined {
  const { phase } = begun;
  if (phase >= E) {
    return { ...begun, phase: EXPONENT, exponent: begun.exponent * 10 + digit };
  }
  if (phase === ZERO) return undefined;
  const digits = begun.digits * 10n + BigInt(digit);
  if (phase === SIGN) return { ...begun, phase: digit === 0 ? ZERO : WHOLE, digits };
  if (phase === WHOLE) return { ...begun, digits };
  return { ...begun, phase: FRACTION, digits, after: begun.after + 1 };
}

/** Whether a number begun can go on to a number of a range. */
function canGoOn(begun: Begun, range: Range): boolean {
  const { phase, digits, after, exponentNegative, exponent } = begun;
  if (phase < E) return canReach(digits, range);
  const { from, to } = exponents(decimal(digits, -after), range);
  if (from > to) return false;
  if (phase === E) return true;
  const low = exponentNegative ? -to : from;
  const high = exponentNegative ? -from : to;
  if (phase === E_SIGN || exponent === 0) return high >= 0;
  // Further digits make the exponent `exponent`·10^n up to that plus 10^n - 1.
  for (let scale = 1; exponent * scale <= high && scale <= MOST_EXPONENT * 10; scale *= 10) {
    if (exponent * scale + scale - 1 >= low) return true;
  }
  return false;
}

/** Whether a byte can be part of a number. */
export function isPart(byte: number): boolean {
  return (byte >= 0x30 && byte <= 0x39) || byte === 0x2e || byte === 0x2d || byte === 0x2b ||
    byte === 0x65 || byte === 0x45;
}

/** A number that has been begun. It ends at the first byte that cannot belong to it. */
export class NumberFrame implements Frame {
  readonly loose = false;
  readonly shared = true;
  readonly #duties: NumberDuties;
  readonly #begun: Begun;
  readonly #next: (NumberFrame | undefined | null)[] = [];
  #result: Result | undefined | null = null;

  constructor(duties: NumberDuties, begun: Begun) {
    this.#duties = duties;
    this.#begun = begun;
  }

  step(byte: number, state: State): State | undefined {
    if (isPart(byte)) {
      const next = this.advance(byte);
      return next === this ? state : next && swap(next, state);
    }
    const result = this.finish();
    const after = result && close(state, result);
    return after && this.#duties.resume(after, byte);
  }

  /** The frame after one more byte of the number. */
  advance(byte: number): NumberFrame | undefined {
    const slot = byte === 0x65 ? 0 : byte - 0x2a;
    let next = this.#next[slot];
    if (next === undefined) {
      next = this.#duties.advance(this.#begun, byte) ?? null;
      this.#next[slot] = next;
    }
    return next ?? undefined;
  }

  /** What comes of the number if it ends here. */
  finish(): Result | undefined {
    if (this.#result === null) this.#result = this.#duties.finish(this.#begun);
    return this.#result;
  }

  /** Names what may follow within the number, where that is the same for all schemas. */
  get signature(): string | undefined {
    return this.#duties.signature(this.#begun);
  }

  ends(state: State): boolean {
    const result = this.finish();
    const after = result && close(state, result);
    return after?.frame.ends?.(after) ?? false;
  }

  expects(): readonly string[] {
    return this.#duties.expects();
  }
}
