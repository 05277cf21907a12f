/**
 * SQLite's and the system's errors as errors of this room. SQLite's result codes are documented at
 * sqlite.org/rescode.html; `exec` and `open` of `node:sqlite` give only their text, so that is read too.
 */
import { type ErrorKind, MazeError } from "@maze/base";
import { memoryErrors } from "../../errors.ts";

/** Extended results that mean "no room": a write or a truncation that the system cut short. */
const NO_ROOM = new Set([778, 1546, 4874]);

/** What each primary result of SQLite means here, with its text. */
const results: readonly { code: number; text: RegExp; kind: ErrorKind; fix: string }[] = [
  {
    code: 13,
    text: /disk is full/,
    kind: memoryErrors.diskFull,
    fix: "free some space and run it again; nothing that was stored is lost",
  },
  {
    code: 8,
    text: /readonly database/,
    kind: memoryErrors.readOnly,
    fix: "make the file and its folder writable",
  },
  {
    code: 14,
    text: /unable to open/,
    kind: memoryErrors.readOnly,
    fix: "check that the folder exists and may be read and written",
  },
  {
    code: 5,
    text: /is locked/,
    kind: memoryErrors.busy,
    fix: "wait for the other process to end, then run it again",
  },
  {
    code: 11,
    text: /is malformed/,
    kind: memoryErrors.corrupt,
    fix: "run it again: the damaged file will be set aside and a new one made",
  },
  {
    code: 26,
    text: /is not a database/,
    kind: memoryErrors.corrupt,
    fix: "run it again: the damaged file will be set aside and a new one made",
  },
];

/** What the system's own codes mean here. */
const systemResults: ReadonlyMap<string, number> = new Map([
  ["ENOSPC", 13],
  ["EDQUOT", 13],
  ["EFBIG", 13],
  ["EACCES", 8],
  ["EPERM", 8],
  ["EROFS", 8],
  ["ENOTDIR", 14],
  ["ENOENT", 14],
]);

/** Fields that errors of `node:sqlite` and of the system carry. */
interface CodedError {
  readonly code?: unknown;
  readonly errcode?: unknown;
}

/**
 * An error as one of this room's; a `MazeError` stays as it is.
 *
 * @param error What was thrown.
 * @param action What was being done, for "Cannot ⟨action⟩".
 */
export function storeTrouble(error: unknown, action: string): MazeError {
  if (error instanceof MazeError) return error;
  const { code, errcode } =
    (typeof error === "object" && error !== null ? error : {}) as CodedError;
  const message = error instanceof Error ? error.message : String(error);
  const system = systemResults.get(String(code)) ??
    (error instanceof Error && error.name === "NotCapable" ? 8 : undefined);
  const primary = typeof errcode !== "number" ? system : NO_ROOM.has(errcode) ? 13 : errcode & 0xff;
  const found = primary === undefined
    ? results.find(({ text }) => text.test(message))
    : results.find(({ code }) => code === primary);
  const detail = typeof errcode === "number" ? `${message} (result ${errcode} of SQLite)` : message;
  return new MazeError(found?.kind ?? memoryErrors.failed, `Cannot ${action}: ${detail}`, {
    fix: found?.fix,
    cause: error,
  });
}

/** The refusal when a lock of ours, not of SQLite, stays taken. */
export function lockTrouble(path: string): MazeError {
  return new MazeError(
    memoryErrors.busy,
    `Cannot lock ${path}: another process has held it all along, expected it to let go`,
    { fix: "wait for the other process to end, then run it again" },
  );
}

/** Whether an error says that the file itself is damaged. */
export function isDamage(error: unknown): boolean {
  return error instanceof MazeError && error.code === memoryErrors.corrupt.code;
}

/** Path of the note that a read met damage, so that the next opening looks at the whole database. */
export function suspicionOf(path: string): string {
  return `${path}.suspect`;
}

/** Whether an error comes from the database, not from what a caller handed in. */
export function isOfDatabase(error: unknown): boolean {
  return /^ERR_(SQLITE|INVALID_STATE)/.test(String((error as CodedError | undefined)?.code));
}
