/** Bounds of a Lark text, so that none makes its reader run away. */

/** Bounds of a Lark text. */
export interface LarkLimits {
  /** UTF-16 code units of the whole text. Default 10,000,000. */
  readonly length: number;
  /** Groups within each other. Default 150, within the nesting that rules may have later. */
  readonly nesting: number;
  /** The greatest count of a repetition in a rule. Default 2,000, as in the lowering of rules. */
  readonly repetition: number;
  /** Parts of one terminal, those of the terminals in it included. Default 100,000. */
  readonly terminal: number;
  /** Pieces of a text in `%regex`. Default 1,000; the automaton grows faster than they do. */
  readonly pieces: number;
  /** Problems that are told. Default 100. */
  readonly problems: number;
}

/** The limits that hold where a caller gives none. */
export const larkDefaults: LarkLimits = {
  length: 10_000_000,
  nesting: 150,
  repetition: 2_000,
  terminal: 100_000,
  pieces: 1_000,
  problems: 100,
};
