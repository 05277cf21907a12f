/** What a lexer is to those who run it, whether its states are made as they are met or stored. */

/** A state of a lexer: a small whole number. */
export type LexState = number;

/** What `next` gives where no text goes on so. */
export const DEAD = -1;

/**
 * A deterministic automaton over bytes that finds terminals. From each of its states some terminal
 * can be completed.
 */
export interface Lexer {
  /** By byte, its class: bytes of one class lead from every state to the same one. */
  readonly classOf: Uint8Array;
  /** How many classes there are. */
  readonly classCount: number;
  /** How many states there are so far. */
  readonly size: number;
  /**
   * The state before a lexeme.
   *
   * @param terminals Numbers of the terminals that are looked for, ascending.
   */
  start(terminals: readonly number[]): LexState;
  /** The state after one more byte, or `DEAD`. */
  next(state: LexState, byte: number): LexState;
  /** Id of the set of terminals that the bytes so far are; 0 for none. */
  accepts(state: LexState): number;
  /**
   * As `accepts`, without the terminals that must not stand before this byte; the end of the text
   * may stand behind all. Of a character that is longer than one byte only the first is seen: the
   * byte excludes a terminal where all characters do that begin with it.
   */
  acceptsBefore(state: LexState, byte: number | undefined): number;
  /** The terminals of a set that `accepts` or `acceptsBefore` named, ascending. */
  acceptSet(id: number): readonly number[];
  /** Id of the set of terminals that the bytes so far are or begin. */
  live(state: LexState): number;
  /** The terminals of a set that `live` named, ascending. */
  liveSet(id: number): readonly number[];
  /** Whether no byte can follow. */
  isClosed(state: LexState): boolean;
  /** Whether what the state accepts does not depend on what follows. */
  isUnconditional(state: LexState): boolean;
}
