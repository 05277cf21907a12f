/**
 * Brings a database to the version this program writes. Only forward: a file of a newer version is
 * refused, and an older one is copied before it is changed.
 */
import { MazeError } from "@maze/base";
import type { DatabaseSync } from "node:sqlite";
import { memoryErrors } from "../../errors.ts";
import { APPLICATION_ID } from "./schema.ts";
import type { System } from "./system.ts";

/** A database that may need steps. */
export interface Migration {
  /** The open database; no transaction is under way. */
  readonly database: DatabaseSync;
  /** Path of its file. */
  readonly path: string;
  /** The steps, the one to version n at index n − 1. */
  readonly steps: readonly string[];
}

/** The version of an open database; 0 for a new file. */
export function versionOf(database: DatabaseSync): number {
  return Number(database.prepare("PRAGMA user_version").get()?.user_version);
}

/** Refuses a database that another program, or a newer version of this one, has written. */
export function refuseForeign({ database, path, steps }: Migration): void {
  const version = versionOf(database);
  const id = Number(database.prepare("PRAGMA application_id").get()?.application_id);
  const tables = Number(database.prepare("SELECT count(*) AS n FROM sqlite_schema").get()?.n);
  if (tables > 0 && id !== APPLICATION_ID) {
    throw new MazeError(
      memoryErrors.failed,
      `Cannot open ${path}: it is the database of another program, expected one of ours`,
      { fix: "move the file elsewhere" },
    );
  }
  if (version > steps.length) {
    throw new MazeError(
      memoryErrors.newerSchema,
      `Cannot open ${path}: its schema is of version ${version}, expected at most ${steps.length}`,
      { fix: "use the newer version of maze that wrote it, or move the file aside" },
    );
  }
}

/**
 * Takes the steps that are missing, in one transaction. The caller holds the lock under which only
 * one process migrates.
 *
 * @returns Path of the copy that was made before, where there was anything to copy.
 */
export async function migrate(
  migration: Migration,
  system: System,
): Promise<string | undefined> {
  const { database, path, steps } = migration;
  const from = versionOf(database);
  if (from >= steps.length) return undefined;
  const copy = from === 0 ? undefined : await backUp(migration, system);
  database.prepare("BEGIN IMMEDIATE").run();
  try {
    for (const step of steps.slice(from)) database.exec(step);
    database.exec(`PRAGMA user_version = ${steps.length}`);
    database.exec(`PRAGMA application_id = ${APPLICATION_ID}`);
    database.prepare("COMMIT").run();
  } catch (error) {
    if (database.isTransaction) database.exec("ROLLBACK");
    throw error;
  }
  if (from === 0) flushFolder(path, system);
  return copy;
}

/** Copies the whole database into one file beside it; the name tells the version. */
async function backUp({ database, path }: Migration, system: System): Promise<string> {
  const { files } = system;
  const copy = `${path}.backup-v${versionOf(database)}`;
  const partial = `${copy}.partial`;
  files.rmSync(partial, { force: true });
  await system.backUp(database, partial);
  const handle = files.openSync(partial, "r+");
  files.fsyncSync(handle);
  files.closeSync(handle);
  files.renameSync(partial, copy);
  flushFolder(path, { files });
  return copy;
}

/** Makes a new name in a folder survive a power cut, on systems that let a folder be opened. */
function flushFolder(path: string, { files }: Pick<System, "files">): void {
  try {
    const handle = files.openSync(path.replace(/[^/\\]*$/, "") || ".", "r");
    files.fsyncSync(handle);
    files.closeSync(handle);
  } catch {
    // Windows opens no folders; its file system journals names by itself.
  }
}
