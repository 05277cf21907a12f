/** The expression of all texts that are some pieces of a text in a row, none included. */
import { choiceRegex, EMPTY, optionalRegex, sequenceRegex, textRegex } from "../../regex/build.ts";
import type { Regex } from "../../regex/regex.ts";

/** So many pieces are nested one by one; with more, nesting would run too deep. */
const NESTED = 16;

/**
 * By halves: such a text lies in one half, in the other, or is the end of one and the beginning of
 * the other. With n pieces that is some n log² n parts, where one choice for each beginning would be
 * n².
 *
 * @param pieces The pieces, in order.
 * @returns The expression.
 */
export function substringRegex(pieces: readonly string[]): Regex {
  return within(pieces.map(textRegex));
}

function within(pieces: readonly Regex[]): Regex {
  if (pieces.length === 0) return EMPTY;
  if (pieces.length === 1) return optionalRegex(pieces[0]!);
  const [left, right] = halves(pieces);
  const across = sequenceRegex([endOf(left), beginningOf(right)]);
  return choiceRegex([within(left), within(right), across]);
}

/** `(a(b(c)?)?)?` */
function beginningOf(pieces: readonly Regex[]): Regex {
  if (pieces.length <= NESTED) {
    return pieces.reduceRight((rest, piece) => optionalRegex(sequenceRegex([piece, rest])), EMPTY);
  }
  const [left, right] = halves(pieces);
  return choiceRegex([beginningOf(left), sequenceRegex([...left, beginningOf(right)])]);
}

/** `(((a)?b)?c)?` */
function endOf(pieces: readonly Regex[]): Regex {
  if (pieces.length <= NESTED) {
    return pieces.reduce((rest, piece) => optionalRegex(sequenceRegex([rest, piece])), EMPTY);
  }
  const [left, right] = halves(pieces);
  return choiceRegex([endOf(right), sequenceRegex([endOf(left), ...right])]);
}

function halves<Item>(items: readonly Item[]): [Item[], Item[]] {
  const middle = items.length >> 1;
  return [items.slice(0, middle), items.slice(middle)];
}
