/**
 * Opens the store's file: makes it, brings it up to date, refuses what is not ours or newer, and sets
 * a damaged one aside. Only the rare cases (making, migrating, setting aside) are done under a lock,
 * so that several processes may start at once.
 */
import { type Diagnostic, folderOf, MazeError, newId } from "@maze/base";
import type { DatabaseSync } from "node:sqlite";
import type { Store, StoreLimits } from "../../contract.ts";
import { defaultStoreLimits } from "../../contract.ts";
import { memoryErrors } from "../../errors.ts";
import { takeLock } from "./lock.ts";
import { migrate, refuseForeign, versionOf } from "./migrate.ts";
import { migrations, TABLES } from "./schema.ts";
import { SqliteStore } from "./store.ts";
import { loadSystem, type System } from "./system.ts";
import { isDamage, lockTrouble, storeTrouble, suspicionOf } from "./trouble.ts";

/** What is being opened, and what people should be told about it. */
interface Opening {
  readonly system: System;
  readonly path: string;
  readonly limits: StoreLimits;
  readonly steps: readonly string[];
  readonly notices: Diagnostic[];
}

/** Files that SQLite keeps beside a database. */
const COMPANIONS = ["-wal", "-shm", "-journal"];

/**
 * Opens the store in a SQLite file, in WAL mode with every commit flushed to the disk. Several
 * processes may have it open. The file and its folder are made where they are missing.
 *
 * @param path Path of the file, such as `/project/.maze/maze.db`.
 * @param options Bounds (each absent one takes its default), and for tests the schema's steps.
 * @returns The store. Its `notices` tell of a damaged file that was set aside and of a migration.
 * @throws {MazeError} `readOnly`, `diskFull`, `busy`, `newerSchema`, or `failed` for a file that is
 *   a link or belongs to another program.
 *
 * @example
 * ```ts
 * import { openSqliteStore } from "@maze/memory";
 * import { assertEquals } from "@std/assert";
 *
 * const store = await openSqliteStore(`${await Deno.makeTempDir()}/maze.db`);
 * await store.append("r1", [{ kind: "run-started", at: 0, body: {} }], { after: 0 });
 * assertEquals((await store.run("r1"))?.last.kind, "run-started");
 * await store.close();
 * ```
 */
export async function openSqliteStore(
  path: string,
  options: {
    readonly limits?: Partial<StoreLimits>;
    readonly steps?: readonly string[];
  } = {},
): Promise<Store> {
  const opening: Opening = {
    system: await loadSystem(),
    path,
    limits: { ...defaultStoreLimits, ...options.limits },
    steps: options.steps ?? migrations,
    notices: [],
  };
  try {
    const database = await openDatabase(opening);
    const { limits, notices, steps, system } = opening;
    return new SqliteStore({ system, database, path, limits, notices, version: steps.length });
  } catch (error) {
    throw storeTrouble(error, `open ${path}`);
  }
}

async function openDatabase(opening: Opening): Promise<DatabaseSync> {
  const { path, system } = opening;
  const { files } = system;
  files.mkdirSync(folderOf(path), { recursive: true });
  const found = files.lstatSync(path, { throwIfNoEntry: false });
  if (found && !found.isFile()) {
    throw new MazeError(
      memoryErrors.failed,
      `Cannot open ${path}: it is a ${found.isSymbolicLink() ? "link" : "folder or device"}, ` +
        "expected a file",
      { fix: "move it away" },
    );
  }
  try {
    const database = !found || files.existsSync(suspicionOf(path)) ? undefined : connect(opening);
    if (database && versionOf(database) === opening.steps.length) return database;
    database?.close();
  } catch (error) {
    if (!isDamage(error) && !isBusy(error)) throw error;
  }
  return await underLock(opening, () => makeSound(opening));
}

/** Whether another process stood in the way, as one does that is making the file at this moment. */
function isBusy(error: unknown): boolean {
  return error instanceof MazeError && error.code === memoryErrors.busy.code;
}

/** Connects, and looks at every table so that a damaged root page shows itself here. */
function connect({ limits, path, steps, system }: Opening): DatabaseSync {
  let database: DatabaseSync | undefined;
  try {
    database = system.open(path);
    database.exec(`PRAGMA busy_timeout = ${limits.busyMs}; PRAGMA trusted_schema = OFF`);
    refuseForeign({ database, path, steps });
    database.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA fullfsync = ON");
    if (versionOf(database) === steps.length) {
      for (const table of TABLES) database.prepare(`SELECT 1 FROM ${table} LIMIT 1`).get();
    }
    return database;
  } catch (error) {
    database?.close();
    throw storeTrouble(error, `open ${path}`);
  }
}

/** How often a lock that is taken is tried again, in milliseconds. */
const RETRY_MS = 10;

/**
 * Lets one opening at a time make, migrate or set aside. It waits without holding the thread: the
 * other one may be in this program.
 */
async function underLock<T>(
  { limits, path, system }: Opening,
  action: () => Promise<T>,
): Promise<T> {
  const end = performance.now() + limits.busyMs;
  let lock = takeLock(system, `${path}.lock`);
  while (!lock) {
    if (performance.now() > end) {
      throw lockTrouble(`${path}.lock`);
    }
    await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
    lock = takeLock(system, `${path}.lock`);
  }
  try {
    return await action();
  } finally {
    lock.release();
  }
}

/** Under the lock everything is looked at anew: another process may have done it meanwhile. */
async function makeSound(opening: Opening): Promise<DatabaseSync> {
  const { notices, path, steps, system } = opening;
  const { files } = system;
  let database: DatabaseSync | undefined;
  try {
    database = connect(opening);
    if (files.existsSync(suspicionOf(path))) checkWhole(database, path);
  } catch (error) {
    database?.close();
    if (!isDamage(error)) throw error;
    notices.push(setAside(opening));
    database = connect(opening);
  }
  files.rmSync(suspicionOf(path), { force: true });
  try {
    const copy = await migrate({ database, path, steps }, system);
    if (copy) notices.push(migrated(path, copy));
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/** Reads every page and every index. */
function checkWhole(database: DatabaseSync, path: string): void {
  const found = database.prepare("PRAGMA integrity_check(1)").get()?.integrity_check;
  if (found !== "ok") {
    throw new MazeError(
      memoryErrors.corrupt,
      `Cannot read ${path}: ${found}, expected a sound database`,
    );
  }
}

/** Renames a damaged database with the files SQLite keeps beside it. */
function setAside({ path, system: { files } }: Opening): Diagnostic {
  const aside = `${path}.damaged-${newId(Date.now())}`;
  for (const companion of [...COMPANIONS, ""]) {
    if (files.existsSync(path + companion)) files.renameSync(path + companion, aside + companion);
  }
  return {
    code: memoryErrors.corrupt.code,
    severity: "warning",
    message: `The store ${path} was damaged and has been set aside; a new one was made`,
    path,
    notes: [`the damaged file is ${aside}`, "runs and what was learnt begin anew"],
    suggestion: "put a backup in its place, or delete the damaged file",
  };
}

function migrated(path: string, copy: string): Diagnostic {
  return {
    code: memoryErrors.newerSchema.code,
    severity: "info",
    message: `The store ${path} was brought to the newest version`,
    path,
    notes: [`a copy of it as it was is ${copy}`],
  };
}
