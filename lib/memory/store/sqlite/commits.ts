/**
 * Group commit: writes that arrive together are one transaction and one flush of the disk, and each
 * is acknowledged when that flush is done.
 */
import type { StatementSync } from "node:sqlite";
import type { MazeError } from "@maze/base";
import type { System } from "./system.ts";
import { isOfDatabase } from "./trouble.ts";

/** One write that waits. */
interface Write {
  /** Reads what it must know, then writes; what it throws before writing refuses it alone. */
  readonly run: () => unknown;
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: unknown) => void;
}

/** What the commits need to know. */
export interface CommitOptions {
  /** Compiles a statement, or finds it compiled. */
  readonly prepare: (sql: string) => StatementSync;
  /** Whether a transaction is under way. */
  readonly isOpen: () => boolean;
  /** Runs an action after the input that has already arrived. */
  readonly soon: System["soon"];
  /** Most writes in one transaction. */
  readonly limit: number;
  /** Asked before each transaction's first write; throws when the file is not ours to write any more. */
  readonly verify: () => void;
  /** Makes an error of SQLite one of this room's. */
  readonly trouble: (error: unknown) => MazeError;
}

/** The queue of writes. Its invariant: a promise is settled after its transaction, never before. */
export class Commits {
  readonly #options: CommitOptions;
  #waiting: Write[] = [];
  #scheduled = false;

  constructor(options: CommitOptions) {
    this.#options = options;
  }

  /** Queues a write; the promise is its acknowledgement. */
  add<T>(run: () => T): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      this.#waiting.push({ run, resolve: resolve as (value: unknown) => void, reject });
      this.#schedule();
    });
  }

  /** Commits what waits, now. */
  flush(): void {
    while (this.#waiting.length > 0) this.#commit(this.#waiting.splice(0, this.#options.limit));
  }

  #schedule(): void {
    if (this.#scheduled) return;
    this.#scheduled = true;
    this.#options.soon(() => {
      this.#scheduled = false;
      this.#commit(this.#waiting.splice(0, this.#options.limit));
      if (this.#waiting.length > 0) this.#schedule();
    });
  }

  #commit(writes: readonly Write[]): void {
    if (writes.length === 0) return;
    const settled: (() => void)[] = [];
    try {
      this.#options.prepare("BEGIN IMMEDIATE").run();
      this.#options.verify();
      for (const write of writes) settled.push(this.#try(write));
      this.#options.prepare("COMMIT").run();
    } catch (error) {
      this.#rollBack();
      const trouble = this.#options.trouble(error);
      for (const { reject } of writes) reject(trouble);
      return;
    }
    for (const settle of settled) settle();
  }

  /** A refusal concerns one write; an error of the database ends the transaction. */
  #try({ reject, resolve, run }: Write): () => void {
    try {
      const value = run();
      return () => resolve(value);
    } catch (error) {
      if (isOfDatabase(error)) throw error;
      return () => reject(error);
    }
  }

  #rollBack(): void {
    try {
      if (this.#options.isOpen()) this.#options.prepare("ROLLBACK").run();
    } catch {
      // SQLite has rolled back by itself; the error that is reported is the first one.
    }
  }
}
