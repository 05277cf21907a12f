/**
 * Locks that end with the process that holds them, however it ends. Each is an empty SQLite file on
 * which the holder keeps an exclusive transaction: the operating system lets go of the lock when the
 * process is gone, and no clock or process number is asked.
 */
import type { DatabaseSync } from "node:sqlite";
import { memoryErrors } from "../../errors.ts";
import { lockTrouble, storeTrouble } from "./trouble.ts";
import type { System } from "./system.ts";

/** A lock that is held. */
export interface Lock {
  /** Path of its file. */
  readonly path: string;
  /** Lets go; with `remove`, the file goes first. */
  release(options?: { readonly remove: boolean }): void;
}

/**
 * Takes the lock of a file, which is made where there is none.
 *
 * @returns The lock, or `undefined` while another holder keeps it.
 */
export function takeLock(system: System, path: string): Lock | undefined {
  let database: DatabaseSync | undefined;
  try {
    database = system.open(path);
    database.exec("PRAGMA busy_timeout = 0; PRAGMA journal_mode = MEMORY");
    database.prepare("BEGIN EXCLUSIVE").run();
  } catch (error) {
    database?.close();
    const trouble = storeTrouble(error, `lock ${path}`);
    if (trouble.code === memoryErrors.busy.code) return undefined;
    throw trouble;
  }
  const held = database;
  return {
    path,
    release: ({ remove } = { remove: false }) => {
      if (remove) removeQuietly(system, path);
      held.close();
    },
  };
}

/** Whether a living process holds the lock of a file. */
export function isHeld(system: System, path: string): boolean {
  if (!system.files.existsSync(path)) return false;
  const lock = takeLock(system, path);
  lock?.release({ remove: true });
  return lock === undefined;
}

/** How often a new lock file is tried: each attempt fails only when a sweep meets it as it is made. */
const ATTEMPTS = 8;

/**
 * Makes a lock of its own name in a folder, and removes the locks there that nobody holds any more.
 * A sweep holds a lock while it removes its file, and the maker looks again whether its file is the
 * one that stands there, so neither can take the other's for dead.
 *
 * @param options The folder, and what gives a name that was never used, asked again after an
 *   attempt that failed.
 */
export function makeOwnLock(
  system: System,
  { folder, name }: { readonly folder: string; readonly name: () => string },
): Lock {
  system.files.mkdirSync(folder, { recursive: true });
  for (const entry of system.files.readdirSync(folder)) isHeld(system, `${folder}/${entry}`);
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const lock = takeLock(system, `${folder}/${name()}`);
    if (lock && isHeld(system, lock.path)) return lock;
    lock?.release();
  }
  throw lockTrouble(folder);
}

function removeQuietly(system: System, path: string): void {
  try {
    system.files.rmSync(path, { force: true });
  } catch {
    // Some systems keep open files: it goes with the next sweep.
  }
}
