/**
 * The modules of the system that this driver uses, loaded when a store is opened and not before, so
 * that the room itself can be imported where they do not exist.
 */
import type { DatabaseSync } from "node:sqlite";

/** The part of the system the driver stands on. */
export interface System {
  /** Opens or makes a database file. */
  open(path: string): DatabaseSync;
  /** Copies an open database into a new file, as it is at one moment. */
  backUp(database: DatabaseSync, path: string): Promise<unknown>;
  /** Files, synchronous: they are used between two statements of SQLite, which are so too. */
  readonly files: typeof import("node:fs");
  /** Runs an action after the input that has already arrived. */
  readonly soon: (action: () => void) => void;
}

/** Loads the modules. */
export async function loadSystem(): Promise<System> {
  const [sqlite, files, timers] = await Promise.all([
    import("node:sqlite"),
    import("node:fs"),
    import("node:timers"),
  ]);
  return {
    open: (path) => new sqlite.DatabaseSync(path),
    backUp: sqlite.backup,
    files,
    soon: (action) => void timers.setImmediate(action),
  };
}
