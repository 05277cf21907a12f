/** What states of a lexer amount to: sets of terminals, and which of them a byte behind excludes. */

/** Sets of terminals, each kept once; set 0 is empty. */
export class TerminalSets {
  readonly #sets: (readonly number[])[] = [[]];
  readonly #ids = new Map<string, number>([["", 0]]);

  /** The sets by id. */
  get all(): readonly (readonly number[])[] {
    return this.#sets;
  }

  /** The id of a set. */
  intern(terminals: readonly number[]): number {
    const sorted = terminals.toSorted((left, right) => left - right);
    const key = sorted.join();
    let id = this.#ids.get(key);
    if (id === undefined) this.#ids.set(key, id = this.#sets.push(sorted) - 1);
    return id;
  }

  /** The terminals of a set. */
  set(id: number): readonly number[] {
    return this.#sets[id]!;
  }
}

/** Sets of terminals that a byte behind them may thin out. */
export class AcceptSets extends TerminalSets {
  readonly #excluded: ReadonlyMap<number, Uint8Array>;
  /** By set: its outcome before each byte; `undefined` where no byte makes a difference. */
  readonly #before: (Int32Array | undefined)[] = [];

  /** @param excluded By terminal: flags of the bytes that must not follow it. */
  constructor(excluded: ReadonlyMap<number, Uint8Array>) {
    super();
    this.#excluded = excluded;
  }

  /** Whether what a set comes to does not depend on what follows. */
  isUnconditional(id: number): boolean {
    return this.#table(id) === undefined;
  }

  /** What is left of a set before a byte. */
  before(id: number, byte: number | undefined): number {
    const table = byte === undefined ? undefined : this.#table(id);
    return table ? table[byte!]! : id;
  }

  #table(id: number): Int32Array | undefined {
    if (!(id in this.#before)) this.#before[id] = this.#makeTable(id);
    return this.#before[id];
  }

  #makeTable(id: number): Int32Array | undefined {
    const terminals = this.set(id);
    if (!terminals.some((terminal) => this.#excluded.has(terminal))) return;
    return Int32Array.from(
      { length: 256 },
      (_, byte) =>
        this.intern(terminals.filter((terminal) => !this.#excluded.get(terminal)?.[byte])),
    );
  }
}
