/** Exact decimal numbers: a number of JSON is a whole number times a power of ten, never a double. */

/** `digits` · 10^`exponent`; no trailing zeros in the digits, and zero has exponent 0. */
export interface Decimal {
  /** The significant digits with their sign. */
  readonly digits: bigint;
  /** Power of ten. */
  readonly exponent: number;
}

/** Zero. */
export const ZERO: Decimal = { digits: 0n, exponent: 0 };

/** A decimal without trailing zeros. */
export function decimal(digits: bigint, exponent: number): Decimal {
  if (digits === 0n) return ZERO;
  const text = digits.toString();
  let zeros = 0;
  while (text.charCodeAt(text.length - 1 - zeros) === 48) zeros++;
  if (zeros === 0) return { digits, exponent };
  return { digits: BigInt(text.slice(0, text.length - zeros)), exponent: exponent + zeros };
}

/** The shortest decimal that a double stands for, which is what its JSON says. */
export function decimalOf(value: number): Decimal {
  const [mantissa, exponent = "0"] = String(value).toLowerCase().split("e") as [string, string?];
  const [whole, fraction = ""] = mantissa.split(".") as [string, string?];
  return decimal(BigInt(whole + fraction), Number(exponent) - fraction.length);
}

/** 10^n for n ≥ 0. */
export function tenTo(power: number): bigint {
  let known = POWERS[power];
  if (known === undefined) {
    known = 10n ** BigInt(power);
    if (power < MOST_POWERS) POWERS[power] = known;
  }
  return known;
}

const MOST_POWERS = 1_000;
const POWERS: bigint[] = [];

/** How many digits a number has before its decimal point; at most zero for small ones. */
export function magnitude({ digits, exponent }: Decimal): number {
  const length = digits < 0n ? digits.toString().length - 1 : digits.toString().length;
  return digits === 0n ? -Infinity : length + exponent;
}

/** Below zero, zero or above as `a` is below, equal to or above `b`. */
export function compare(a: Decimal, b: Decimal): number {
  const signA = a.digits < 0n ? -1 : a.digits > 0n ? 1 : 0;
  const signB = b.digits < 0n ? -1 : b.digits > 0n ? 1 : 0;
  if (signA !== signB || signA === 0) return signA - signB;
  const sizes = magnitude(a) - magnitude(b);
  if (sizes !== 0) return sizes * signA;
  const least = Math.min(a.exponent, b.exponent);
  const left = a.digits * tenTo(a.exponent - least);
  const right = b.digits * tenTo(b.exponent - least);
  return left < right ? -1 : left > right ? 1 : 0;
}

/** The number with the other sign. */
export function negate({ digits, exponent }: Decimal): Decimal {
  return { digits: -digits, exponent };
}

/**
 * The least power of ten `p` such that `a`·10^p is a multiple of `step`; every greater power does
 * too. `Infinity` where none does, `-Infinity` for zero.
 *
 * `a`/`step` = n/d · 10^e in lowest terms; it is whole from the power on that makes up for the twos
 * and fives of d, and never where d has another factor.
 */
export function leastPower(a: Decimal, step: Decimal): number {
  if (a.digits === 0n) return -Infinity;
  const size = a.digits < 0n ? -a.digits : a.digits;
  const common = greatestDivisor(size, step.digits);
  let divisor = step.digits / common;
  const shift = a.exponent - step.exponent;
  if (divisor === 1n) return -shift - trailingZeros(size / common);
  let twos = 0;
  let fives = 0;
  for (; divisor % 2n === 0n; divisor /= 2n) twos++;
  for (; divisor % 5n === 0n; divisor /= 5n) fives++;
  return divisor === 1n ? Math.max(twos, fives) - shift : Infinity;
}

function greatestDivisor(a: bigint, b: bigint): bigint {
  while (b !== 0n) [a, b] = [b, a % b];
  return a;
}

function trailingZeros(digits: bigint): number {
  const text = digits.toString();
  let zeros = 0;
  while (text.charCodeAt(text.length - 1 - zeros) === 48) zeros++;
  return zeros;
}

/** The least number that is a multiple of two; both above zero. */
export function leastCommon(a: Decimal, b: Decimal): Decimal {
  const exponent = Math.min(a.exponent, b.exponent);
  const left = a.digits * tenTo(a.exponent - exponent);
  const right = b.digits * tenTo(b.exponent - exponent);
  return decimal(left / greatestDivisor(left, right) * right, exponent);
}
