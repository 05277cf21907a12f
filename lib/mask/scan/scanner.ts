/**
 * Longest match with a last-accept register, as one automaton: where a lexeme runs on past its last
 * acceptance (`1..` after `1.`, `?.` before a digit) the few bytes since are part of the state, so
 * that they can be read again once the lexeme turns out to be shorter.
 */
import { DEAD, type Lexer } from "../lexer/lexer.ts";

/** A state of the scanner. */
export type ScanState = number;

/** What `step` gives where no longer lexeme is possible. */
export const STUCK = -1;

/** Bytes that are read again at most when a lexeme turns out to be shorter. */
const MOST_REPLAYED = 2;

/** How a lexeme ends. */
export interface Ending {
  /** Accept set of the lexer; never 0. */
  readonly accept: number;
  /** Bytes that were read and belong to the next lexeme. */
  readonly replay: readonly number[];
}

interface Row {
  readonly lex: number;
  /** Whether nothing has been read of the lexeme. */
  readonly isStart: boolean;
  /** What to fall back to, where the lexeme does not end here. */
  readonly pending: Ending | undefined;
  /** Next state by byte class; `UNMADE` where not asked for yet; made with the first step. */
  next: Int32Array | undefined;
}

const UNMADE = -2;

/** The scanner over one lexer. */
export class Scanner {
  /** Whose states these are made of. */
  readonly lexer: Lexer;
  readonly #rows: Row[] = [];
  readonly #known = new Map<string, ScanState>();

  constructor(lexer: Lexer) {
    this.lexer = lexer;
  }

  /** How many states have been made. */
  get size(): number {
    return this.#rows.length;
  }

  /** The state before the first byte of a lexeme, for a start state of the lexer. */
  start(lex: number): ScanState {
    return this.#intern({ lex, isStart: true, pending: undefined });
  }

  /** The state within a lexeme, for a state of the lexer, without a shorter lexeme to fall back to. */
  plain(lex: number): ScanState {
    return this.#intern({ lex, isStart: false, pending: undefined });
  }

  /** The state after one more byte of the same lexeme, or `STUCK`. */
  step(state: ScanState, byte: number): ScanState {
    const row = this.#rows[state]!;
    const next = row.next ??= new Int32Array(this.lexer.classCount).fill(UNMADE);
    const target = next[this.lexer.classOf[byte]!]!;
    if (target !== UNMADE) return target;
    return next[this.lexer.classOf[byte]!] = this.#compute(state, byte);
  }

  /** How the lexeme ends if this byte, or the end of the text, is not part of it. */
  ending(state: ScanState, byte: number | undefined): Ending | undefined {
    const { isStart, lex, pending } = this.#rows[state]!;
    if (isStart) return;
    const accept = this.lexer.acceptsBefore(lex, byte);
    return accept === 0 ? pending : { accept, replay: [] };
  }

  /** What the lexeme is given up for where it gets stuck before it is accepted again. */
  fallback(state: ScanState): Ending | undefined {
    return this.#rows[state]!.pending;
  }

  /** Id of the set of terminals that the lexeme can still become. */
  live(state: ScanState): number {
    return this.lexer.live(this.#rows[state]!.lex);
  }

  /** The state of the lexer within it. */
  lexOf(state: ScanState): number {
    return this.#rows[state]!.lex;
  }

  /** Whether nothing has been read of the lexeme. */
  isStart(state: ScanState): boolean {
    return this.#rows[state]!.isStart;
  }

  /** Whether the lexeme is complete and no byte can make it longer. */
  isClosed(state: ScanState): boolean {
    const { isStart, lex } = this.#rows[state]!;
    return !isStart && this.lexer.isClosed(lex) && this.lexer.isUnconditional(lex);
  }

  #compute(state: ScanState, byte: number): ScanState {
    const { lexer } = this;
    const { isStart, lex, pending } = this.#rows[state]!;
    const target = lexer.next(lex, byte);
    if (target === DEAD) return STUCK;
    const isSettled = lexer.accepts(target) !== 0 && lexer.isUnconditional(target);
    if (isSettled || !this.#canStick(target)) {
      return this.#intern({ lex: target, isStart: false, pending: undefined });
    }
    const accept = isStart ? 0 : lexer.acceptsBefore(lex, byte);
    let kept = accept === 0 ? pending : { accept, replay: [] };
    if (kept) {
      const replay = [...kept.replay, byte];
      kept = replay.length > MOST_REPLAYED ? undefined : { accept: kept.accept, replay };
    }
    return this.#intern({ lex: target, isStart: false, pending: kept });
  }

  /**
   * Whether some ASCII byte ends the lexeme here. Within a comment none does, and remembering the
   * slash before it would be in vain.
   */
  #canStick(lex: number): boolean {
    for (let byte = 0; byte < 128; byte++) {
      if (this.lexer.next(lex, byte) === DEAD) return true;
    }
    return false;
  }

  #intern(row: Omit<Row, "next">): ScanState {
    const { isStart, lex, pending } = row;
    const key = pending
      ? `${lex}:${pending.accept}:${pending.replay.join()}`
      : `${lex}${isStart ? "!" : ""}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    this.#known.set(key, this.#rows.length);
    this.#rows.push({ ...row, next: undefined });
    return this.#rows.length - 1;
  }
}
