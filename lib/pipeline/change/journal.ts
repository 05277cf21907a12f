/**
 * The journal: one file for each change, written and flushed before the first file of the project is
 * touched, with the old and the new content of each. While a change is being written its journal is
 * named `ID.pending.json`; when it is done the journal is renamed to `ID.json`, which needs no room
 * on the disk, and stays as what `undo` works from.
 */
import { type Diagnostic, type Host, isId } from "@maze/base";
import type { Change, ChangedFile, FileVersion } from "./change.ts";
import { changeErrors } from "./errors.ts";
import { MAZE_FOLDER, requireOwnFolder } from "./folder.ts";
import { checkRelative } from "./place.ts";

/** Version of the journal's form. */
const FORMAT = 1;

const PENDING = ".pending.json";
const DONE = ".json";

/** The folder of the journals. */
export function journalFolder(root: string): string {
  return `${root}/${MAZE_FOLDER}/changes`;
}

/** Path of the journal of a change. */
export function journalPath(
  root: string,
  { id, pending }: { readonly id: string; readonly pending: boolean },
): string {
  return `${journalFolder(root)}/${id}${pending ? PENDING : DONE}`;
}

/** A journal on the disk. */
export interface JournalEntry {
  /** Id of its change. */
  readonly id: string;
  /** Whether the change was not finished. */
  readonly pending: boolean;
}

/** What there is in the folder of the journals. */
export interface JournalListing {
  /** The journals, oldest first. */
  readonly entries: readonly JournalEntry[];
  /** Paths of temporary files that a killed process left. */
  readonly strays: readonly string[];
}

/** Lists the journals of a project. */
export async function listJournals(host: Host, root: string): Promise<JournalListing> {
  const folder = journalFolder(root);
  await requireOwnFolder(host, `${root}/${MAZE_FOLDER}`);
  await requireOwnFolder(host, folder);
  const entries: JournalEntry[] = [];
  const strays: string[] = [];
  for (const { kind, name } of await host.files.list(folder)) {
    if (kind !== "file") continue;
    const id = name.slice(0, 26);
    const rest = name.slice(26);
    if (isId(id) && (rest === PENDING || rest === DONE)) {
      entries.push({ id, pending: rest === PENDING });
    } else if (isId(id) && rest.endsWith(".tmp")) strays.push(`${folder}/${name}`);
  }
  return { entries: entries.sort((left, right) => (left.id < right.id ? -1 : 1)), strays };
}

/** The journal of a change as text. */
export function encodeJournal(change: Change): string {
  const { root: _, ...kept } = change;
  return JSON.stringify({ format: FORMAT, ...kept });
}

/**
 * Reads a journal. It is believed only where it is whole: its texts have the digests it names, and
 * its paths are ones a change may touch.
 *
 * @returns The change, or `undefined` where there is no journal or one that is not whole.
 */
export async function readJournal(
  host: Host,
  { entry, root }: { readonly root: string; readonly entry: JournalEntry },
): Promise<Change | undefined> {
  const text = await host.files.readText(journalPath(root, entry));
  if (text === undefined) return undefined;
  try {
    const value = JSON.parse(text) as Record<string, unknown>;
    if (value.format !== FORMAT || value.id !== entry.id) return undefined;
    return {
      id: entry.id,
      root,
      title: String(value.title),
      createdAt: Number(value.createdAt),
      ...(typeof value.run === "string" ? { run: value.run } : {}),
      ...(typeof value.undoes === "string" ? { undoes: value.undoes } : {}),
      files: list(value.files).map((file) => readFile(host, file)),
      makes: list(value.makes).map((path) => checkRelative(String(path))),
      empties: list(value.empties).map((path) => checkRelative(String(path))),
    };
  } catch {
    return undefined; // cut off, of another form, or with a path that is not for changes
  }
}

function list(value: unknown): readonly unknown[] {
  if (!Array.isArray(value)) throw new TypeError("Cannot read a journal: a list was expected");
  return value;
}

function readFile(host: Host, value: unknown): ChangedFile {
  const { after, before, path } = value as Record<string, unknown>;
  return {
    path: checkRelative(String(path)),
    ...(before === undefined ? {} : { before: readVersion(host, before) }),
    ...(after === undefined ? {} : { after: readVersion(host, after) }),
  };
}

function readVersion(host: Host, value: unknown): FileVersion {
  const { digest, mode, text } = value as Record<string, unknown>;
  if (typeof text !== "string" || digest !== host.digest(text)) {
    throw new TypeError("Cannot read a journal: its text is not of its digest");
  }
  return { text, digest, ...(typeof mode === "number" ? { mode } : {}) };
}

/** Puts a journal aside that is not whole, and says so. */
export async function setJournalAside(
  host: Host,
  { entry, root }: { readonly root: string; readonly entry: JournalEntry },
): Promise<Diagnostic> {
  const path = journalPath(root, entry);
  await host.files.rename(path, `${path}.damaged`);
  return {
    code: changeErrors.changeFailed.code,
    severity: "warning",
    message: `The journal of change ${entry.id} is damaged and has been set aside`,
    path: `${path}.damaged`,
    suggestion: "compare the files that changed last with what they should be",
  };
}
