/**
 * The typed stage that tables are built from. Nothing of a rule's notation is left here: choices,
 * options and repetitions are productions, no production is empty, no nonterminal derives itself
 * alone, and every symbol takes part in some text.
 */

/**
 * Grammar symbols as numbers: terminals first (`0 … terminals.length - 1`, the virtual ones last
 * among them), nonterminals after them.
 */
export type SymbolId = number;

/** One production, `lhs → rhs`. */
export interface Production {
  /** The nonterminal on the left. */
  readonly lhs: SymbolId;
  /** The symbols on the right; at least one. */
  readonly rhs: readonly SymbolId[];
}

/** A rule that a text may be. */
export interface Entry {
  /** Its nonterminal, or `undefined` where the rule derives the empty text alone. */
  readonly symbol: SymbolId | undefined;
  /** Whether it also derives the empty text, which no production says. */
  readonly acceptsEmpty: boolean;
}

/** A grammar as productions. */
export interface Productions {
  /** The grammar's name. */
  readonly name: string;
  /** Names of the terminals, then of the virtual terminals. */
  readonly terminals: readonly string[];
  /** How many of `terminals` are real, that is, found by the lexer. */
  readonly lexed: number;
  /** For each nonterminal, the rule it stands for or was made for. */
  readonly nonterminals: readonly string[];
  /** All productions, those of one nonterminal together. */
  readonly productions: readonly Production[];
  /** The start rule under `""`, further entries under their names. */
  readonly entries: ReadonlyMap<string, Entry>;
}

/** Bounds of the lowering, so that no grammar makes it run away. */
export interface LoweringLimits {
  /** Most symbols on right-hand sides, all productions together. Default 2,000,000. */
  readonly symbols: number;
  /** Most times that a counted repetition of rules may ask for. Default 2,000. */
  readonly repetition: number;
  /** Deepest nesting of expressions. Default 500. */
  readonly nesting: number;
}

/** The limits that hold where a caller gives none. */
export const loweringDefaults: LoweringLimits = {
  symbols: 2_000_000,
  repetition: 2_000,
  nesting: 500,
};
