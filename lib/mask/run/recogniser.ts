/**
 * The one small interface between what can say whether bytes may go on and what turns that into
 * masks over tokens. A grammar, a JSON Schema and, later, the names of a type are recognisers.
 */

/**
 * A recogniser of byte strings. States are values of its own, immutable, and compared by identity:
 * equal situations should give the same object where that is cheap, because masks are cached by
 * state.
 */
export interface ByteRecogniser<State extends object> {
  /** The state before the first byte. */
  readonly start: State;
  /**
   * The state after one more byte.
   *
   * @param state A state of this recogniser.
   * @param byte 0 to 255.
   * @returns The next state, or `undefined` where no text of the language goes on with this byte.
   */
  step(state: State, byte: number): State | undefined;
  /** Whether the bytes read so far are a whole text of the language. */
  isAccepting(state: State): boolean;
  /**
   * Whether every text of a slice of the vocabulary may follow, which spares walking that slice.
   * Saying no is always right.
   *
   * @param state A state of this recogniser.
   * @param slice Which slice: all its tokens are made of characters that may stand unescaped in a
   * JSON string (no control character, no quote, no backslash), and have at most `characters` of
   * them.
   */
  absorbs?(state: State, slice: { readonly characters: number }): boolean;
  /** Whether a new lexeme begins here, so that messages can name the whole of what was wrong. */
  isBoundary?(state: State): boolean;
  /** What could follow, for a person: names of terminals or a description of bytes. */
  explain?(state: State): readonly Expectation[];
}

/** One thing that was expected, and who wanted it. */
export interface Expectation {
  /** The terminal, or a description such as `"\"name\""`. */
  readonly what: string;
  /** The rules (or schema locations) that wanted it, the innermost first. */
  readonly wantedBy: readonly string[];
}
