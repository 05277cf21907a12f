/** The integers of a range as a regular expression over their decimal digits. */
import {
  charsRegex,
  choiceRegex,
  EMPTY,
  repeatRegex,
  sequenceRegex,
  textRegex,
} from "../../../regex/build.ts";
import type { Regex } from "../../../regex/regex.ts";

/** Safe integers, both included; an absent one is no bound. */
export interface IntegerRange {
  /** The lowest. */
  readonly least: number | undefined;
  /** The highest. */
  readonly greatest: number | undefined;
}

/**
 * Integers without a plus and without leading zeros. Zero may be written `-0`, as in JSON, where
 * there are negative ones besides.
 *
 * @param range Which ones.
 * @returns The expression; it matches nothing where the range is empty.
 */
export function integerRegex({ greatest = Infinity, least = -Infinity }: IntegerRange): Regex {
  const positive = naturals(Math.max(0, least), greatest);
  if (least >= 0) return positive;
  const negative = naturals(Math.max(0, -greatest), -least);
  return choiceRegex([sequenceRegex([textRegex("-"), negative]), positive]);
}

/** From `low` up, `high` included. By length first: within one length, text order is number order. */
function naturals(low: number, high: number): Regex {
  if (low > high) return choiceRegex([]);
  const first = String(low);
  const choices: Regex[] = [];
  const longest = high === Infinity ? first.length : String(high).length;
  for (let length = first.length; length <= longest; length++) {
    const from = length === first.length ? first : `1${"0".repeat(length - 1)}`;
    const isLast = length === longest && high !== Infinity;
    choices.push(between(from, isLast ? String(high) : "9".repeat(length)));
  }
  if (high === Infinity) {
    choices.push(sequenceRegex([digit("1", "9"), digits({ min: longest })]));
  }
  return choiceRegex(choices);
}

/** Texts of digits as long as both ends, and between them. */
function between(from: string, to: string): Regex {
  // Without this, both ends below would ask for all digits again: twice as often with each digit.
  if (/^0*$/.test(from) && /^9*$/.test(to)) return digits({ min: from.length, max: from.length });
  const rest = from.length - 1;
  const [low, high] = [from[0]!, to[0]!];
  const [lowRest, highRest] = [from.slice(1), to.slice(1)];
  if (low === high) return sequenceRegex([digit(low, low), between(lowRest, highRest)]);
  const choices = [
    sequenceRegex([digit(low, low), between(lowRest, "9".repeat(rest))]),
    sequenceRegex([digit(high, high), between("0".repeat(rest), highRest)]),
  ];
  const [above, below] = [Number(low) + 1, Number(high) - 1];
  if (above <= below) {
    const middle = digit(String(above), String(below));
    choices.push(sequenceRegex([middle, digits({ min: rest, max: rest })]));
  }
  return choiceRegex(choices);
}

function digit(from: string, to: string): Regex {
  return charsRegex([[from.charCodeAt(0), to.charCodeAt(0)]]);
}

function digits(times: { readonly min: number; readonly max?: number }): Regex {
  return times.max === 0 ? EMPTY : repeatRegex(digit("0", "9"), times);
}
