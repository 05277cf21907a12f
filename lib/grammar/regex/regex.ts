/**
 * A regular expression as data: what every importer turns its own notation into, and what the
 * lexer's automaton is built from. It speaks of code points; the lexer turns them into UTF-8 bytes.
 */

/**
 * A set of Unicode code points: sorted, disjoint, not adjacent, both ends included. Surrogates
 * (U+D800 to U+DFFF) are never members, for no UTF-8 text holds them.
 */
export type CharSet = readonly (readonly [from: number, to: number])[];

/** A regular expression over code points. */
export type Regex =
  /** The empty text. */
  | { readonly kind: "empty" }
  /** One code point of a set. An empty set matches nothing at all. */
  | { readonly kind: "chars"; readonly set: CharSet }
  /** One raw byte, whether or not UTF-8 would allow it here. */
  | { readonly kind: "byte"; readonly byte: number }
  /** One after the other. */
  | { readonly kind: "sequence"; readonly items: readonly Regex[] }
  /** Any of these. */
  | { readonly kind: "choice"; readonly items: readonly Regex[] }
  /** At least `min` times and at most `max` times; without `max` there is no upper bound. */
  | {
    readonly kind: "repeat";
    readonly item: Regex;
    readonly min: number;
    readonly max: number | undefined;
  }
  /** What all of these match. */
  | { readonly kind: "and"; readonly items: readonly Regex[] }
  /** Every text of code points that `item` does not match. */
  | { readonly kind: "not"; readonly item: Regex };
