/** A lexer all of whose states are made, in tables that can be stored. */
import { MazeError } from "@maze/base";
import type { Lexer, LexState } from "../contract.ts";
import { AcceptSets, TerminalSets } from "../dfa/outcomes.ts";
import { lexerErrors } from "../errors.ts";

/** The tables. */
export interface LexerTables {
  /** By byte, its class. */
  readonly classOf: Uint8Array;
  /** How many classes there are. */
  readonly classCount: number;
  /** By state and class: the next state, or `DEAD`. */
  readonly next: Int32Array;
  /** By state: the id of what it accepts. */
  readonly accepts: Int32Array;
  /** By state: the id of what is live in it. */
  readonly live: Int32Array;
  /** The sets of terminals that states accept, by id; the first is empty. */
  readonly acceptSets: readonly (readonly number[])[];
  /** The sets of terminals that are live, by id; the first is empty. */
  readonly liveSets: readonly (readonly number[])[];
  /** Sets of terminals and the states that look for them. */
  readonly starts: readonly { readonly terminals: readonly number[]; readonly state: LexState }[];
  /** By terminal: flags of the bytes that must not follow it. */
  readonly excluded: ReadonlyMap<number, Uint8Array>;
}

/** The lexer. */
export class TableLexer implements Lexer {
  /** What it reads from. */
  readonly tables: LexerTables;
  readonly classOf: Uint8Array;
  readonly classCount: number;
  readonly size: number;
  readonly #next: Int32Array;
  readonly #acceptSets: AcceptSets;
  readonly #liveSets = new TerminalSets();
  readonly #starts: ReadonlyMap<string, LexState>;
  readonly #isClosed: Uint8Array;

  constructor(tables: LexerTables) {
    this.tables = tables;
    this.classOf = tables.classOf;
    this.classCount = tables.classCount;
    this.size = tables.accepts.length;
    this.#next = tables.next;
    this.#acceptSets = new AcceptSets(tables.excluded);
    for (const set of tables.acceptSets) this.#acceptSets.intern(set);
    for (const set of tables.liveSets) this.#liveSets.intern(set);
    this.#starts = new Map(tables.starts.map(({ state, terminals }) => [terminals.join(), state]));
    this.#isClosed = new Uint8Array(this.size);
    for (let state = 0; state < this.size; state++) {
      const from = state * this.classCount;
      let at = from;
      while (at < from + this.classCount && this.#next[at]! < 0) at++;
      this.#isClosed[state] = at === from + this.classCount ? 1 : 0;
    }
  }

  /** @throws {MazeError} Where the tables were not made for this set of terminals. */
  start(terminals: readonly number[]): LexState {
    const state = this.#starts.get(terminals.join());
    if (state !== undefined) return state;
    throw new MazeError(
      lexerErrors.unknownStart,
      `Cannot look for terminals ${terminals.join(", ")}: the stored lexer has other starts`,
      { fix: "make the lexer again for the grammar as it is" },
    );
  }

  next(state: LexState, byte: number): LexState {
    return this.#next[state * this.classCount + this.classOf[byte]!]!;
  }

  accepts(state: LexState): number {
    return this.tables.accepts[state]!;
  }

  acceptsBefore(state: LexState, byte: number | undefined): number {
    return this.#acceptSets.before(this.tables.accepts[state]!, byte);
  }

  acceptSet(id: number): readonly number[] {
    return this.#acceptSets.set(id);
  }

  live(state: LexState): number {
    return this.tables.live[state]!;
  }

  liveSet(id: number): readonly number[] {
    return this.#liveSets.set(id);
  }

  isClosed(state: LexState): boolean {
    return this.#isClosed[state] === 1;
  }

  isUnconditional(state: LexState): boolean {
    return this.#acceptSets.isUnconditional(this.tables.accepts[state]!);
  }
}
