/**
 * Which numbers are allowed, and whether a number that has been begun can still become one of them.
 *
 * JSON lets every number be written in many ways: 12 is also `1.2e1` and `1200e-2`. After the digits
 * M (points left out) a number can become any of [M, M+1) · 10^k for some whole k, for more digits
 * and an exponent are free; what is asked is whether one of these intervals meets the range, at a
 * multiple of the step if there is one. After `e` only the exponent is open, and the exponents that
 * lead into the range are an interval again.
 */
import type { NumberAtom } from "../logic/atoms.ts";
import {
  compare,
  type Decimal,
  decimal,
  leastCommon,
  leastPower,
  magnitude,
  negate,
  tenTo,
  ZERO,
} from "./decimal.ts";

/** A set of numbers: an interval, of multiples of a step. */
export interface Range {
  readonly low: Decimal | undefined;
  readonly lowOpen: boolean;
  readonly high: Decimal | undefined;
  readonly highOpen: boolean;
  readonly step: Decimal | undefined;
}

/** Every number. */
export const ANY: Range = {
  low: undefined,
  lowOpen: false,
  high: undefined,
  highOpen: false,
  step: undefined,
};

/** The numbers in both of two ranges. */
export function meet(a: Range, b: Range): Range {
  const low = tighter(a.low, b.low, 1);
  const high = tighter(a.high, b.high, -1);
  return {
    low,
    lowOpen: low !== undefined && (isOpen(a.low, a.lowOpen, low) || isOpen(b.low, b.lowOpen, low)),
    high,
    highOpen: high !== undefined &&
      (isOpen(a.high, a.highOpen, high) || isOpen(b.high, b.highOpen, high)),
    step: a.step && b.step ? leastCommon(a.step, b.step) : a.step ?? b.step,
  };
}

function tighter(
  a: Decimal | undefined,
  b: Decimal | undefined,
  sign: 1 | -1,
): Decimal | undefined {
  if (!a || !b) return a ?? b;
  return compare(a, b) * sign >= 0 ? a : b;
}

function isOpen(bound: Decimal | undefined, open: boolean, at: Decimal): boolean {
  return open && bound !== undefined && compare(bound, at) === 0;
}

/** The ranges of an atom: one, or one for each of its values. */
export function rangesOf(atom: NumberAtom): Range[] {
  const range: Range = atom;
  if (!atom.values) return [range];
  return atom.values.filter((value) => contains(range, value)).map(single);
}

/** The range of one number. */
export function single(value: Decimal): Range {
  return { low: value, lowOpen: false, high: value, highOpen: false, step: undefined };
}

/** Whether a number is in a range. */
export function contains({ low, lowOpen, high, highOpen, step }: Range, value: Decimal): boolean {
  if (low) {
    const side = compare(value, low);
    if (side < 0 || (side === 0 && lowOpen)) return false;
  }
  if (high) {
    const side = compare(value, high);
    if (side > 0 || (side === 0 && highOpen)) return false;
  }
  return !step || leastPower(value, step) <= 0;
}

/** The numbers of a range with the other sign. */
export function mirrored({ low, lowOpen, high, highOpen, step }: Range): Range {
  return {
    low: high && negate(high),
    lowOpen: highOpen,
    high: low && negate(low),
    highOpen: lowOpen,
    step,
  };
}

/** The part of a range that is zero or above, with ends on multiples of the step; or nothing. */
export function upward(range: Range): Range | undefined {
  let { low = ZERO, lowOpen, high, highOpen } = range;
  const { step } = range;
  if (low.digits < 0n) [low, lowOpen] = [ZERO, false];
  if (step) {
    low = multipleFrom(low, { step, open: lowOpen, up: true });
    lowOpen = false;
    if (high) {
      high = multipleFrom(high, { step, open: highOpen, up: false });
      highOpen = false;
    }
  }
  if (high) {
    const side = compare(low, high);
    if (side > 0 || (side === 0 && (lowOpen || highOpen))) return undefined;
  }
  return { low, lowOpen, high, highOpen, step };
}

/** The nearest multiple of a step at or beyond a number; beyond it where the end is open. */
function multipleFrom(
  value: Decimal,
  { step, open, up }: { step: Decimal; open: boolean; up: boolean },
): Decimal {
  const exponent = Math.min(value.exponent, step.exponent);
  const of = value.digits * tenTo(value.exponent - exponent);
  const by = step.digits * tenTo(step.exponent - exponent);
  let times = of / by;
  const rest = of % by;
  if (up && rest > 0n) times++;
  if (!up && rest < 0n) times--;
  if (open && rest === 0n) times += up ? 1n : -1n;
  return decimal(times * by, exponent);
}

/**
 * Whether digits can go on to a number of a range.
 *
 * @param digits The digits so far, points left out; whether zeros stand before does not matter.
 * @param range A range as {@linkcode upward} gives it.
 */
export function canReach(digits: bigint, range: Range): boolean {
  const { low, lowOpen, high, highOpen, step } = range;
  if (digits === 0n || !high) return true;
  if (high.digits === 0n) return false;
  if (digits < SMALL) {
    const quick = canReachSmall(Number(digits), range);
    if (quick !== undefined) return quick;
  }
  let least = low!;
  let leastOpen = lowOpen;
  if (least.digits === 0n) {
    if (!step) return true;
    [least, leastOpen] = [step, false];
    if (compare(least, high) > 0) return false;
  }
  // The first power at which the digits alone are not below the range.
  let power = magnitude(least) - digits.toString().length;
  const at = (shift: number): Decimal => decimal(digits, shift);
  while (isBelow(at(power), { low: least, lowOpen: leastOpen })) power++;
  while (!isBelow(at(power - 1), { low: least, lowOpen: leastOpen })) power--;
  const end = (shift: number): Decimal => decimal(digits + 1n, shift);
  if (!step) {
    if (!isAbove(at(power), { high, highOpen })) return true;
    return compare(end(power - 1), least) > 0;
  }
  if (compare(end(power - 1), least) > 0) return true;
  for (; !isAbove(at(power), { high, highOpen }); power++) {
    const first = multipleFrom(at(power), { step, open: false, up: true });
    if (compare(first, end(power)) < 0 && !isAbove(first, { high, highOpen })) return true;
  }
  return false;
}

/** Up to here a double is exact, and ten times it too. */
const SMALL = 10n ** 14n;
/** Doubles closer than this part of themselves are not told apart. */
const CLOSE = 1e-12;

/** The same in doubles, where they are exact enough to tell; most digits come this way. */
function canReachSmall(
  digits: number,
  { low, high, step }: Range,
): boolean | undefined {
  const least = toNumber(low!);
  const most = toNumber(high!);
  if (!step) {
    for (let at = digits; at < most; at *= 10) {
      if (at > least + least * CLOSE && at < most - most * CLOSE) return true;
    }
    return undefined;
  }
  const every = toNumber(step);
  if (!Number.isSafeInteger(every) || !Number.isSafeInteger(least)) return undefined;
  if (!Number.isSafeInteger(most) || most > Number(SMALL)) return undefined;
  const first = Math.max(least, every);
  for (let at = digits, width = 1; at <= most; at *= 10, width *= 10) {
    const from = Math.max(Math.ceil(at / every) * every, first);
    if (from < at + width && from <= most) return true;
  }
  for (let scale = 10; digits % scale === 0; scale *= 10) {
    const value = digits / scale;
    if (value >= first && value <= most && value % every === 0) return true;
  }
  return false;
}

function toNumber({ digits, exponent }: Decimal): number {
  return Number(`${digits}e${exponent}`);
}

function isBelow(value: Decimal, { low, lowOpen }: { low: Decimal; lowOpen: boolean }): boolean {
  const side = compare(value, low);
  return side < 0 || (side === 0 && lowOpen);
}

function isAbove(
  value: Decimal,
  { high, highOpen }: { high: Decimal; highOpen: boolean },
): boolean {
  const side = compare(value, high);
  return side > 0 || (side === 0 && highOpen);
}

/**
 * The exponents that bring digits into a range, as an interval; empty where `from` > `to`.
 *
 * @param value The digits as written before `e`, not negative.
 * @param range A range as {@linkcode upward} gives it.
 */
export function exponents(value: Decimal, range: Range): { from: number; to: number } {
  if (value.digits === 0n) {
    return contains(range, ZERO) ? { from: -Infinity, to: Infinity } : { from: 0, to: -1 };
  }
  const { low, lowOpen, high, highOpen, step } = range;
  let from = step ? leastPower(value, step) : -Infinity;
  let to = Infinity;
  const at = (power: number): Decimal => ({ ...value, exponent: value.exponent + power });
  if (high) {
    if (high.digits === 0n) return { from: 0, to: -1 };
    to = magnitude(high) - magnitude(value);
    if (isAbove(at(to), { high, highOpen })) to--;
  }
  if (low && low.digits > 0n) {
    let least = magnitude(low) - magnitude(value);
    if (isBelow(at(least), { low, lowOpen })) least++;
    from = Math.max(from, least);
  }
  return { from, to };
}
