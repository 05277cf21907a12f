/** Errors of changes. Numbers 30 to 49 of the room are theirs. */
import { defineErrors, type ErrorKind, ExitCode, MazeError } from "@maze/base";

/** Errors of changes, by name. */
export const changeErrors: Readonly<
  Record<
    | "busyChanges"
    | "cancelledChange"
    | "changedFile"
    | "changeFailed"
    | "changeTooLarge"
    | "noRoom"
    | "notText"
    | "unknownChange"
    | "unsafePath"
    | "unwritable",
    ErrorKind
  >
> = defineErrors("10", {
  unsafePath: {
    number: 30,
    title: "a change may not touch this path",
    exit: ExitCode.checkFailed,
  },
  changedFile: {
    number: 31,
    title: "a file is not as it was when the change was made",
    exit: ExitCode.checkFailed,
  },
  unwritable: {
    number: 32,
    title: "a file or folder cannot be written",
    exit: ExitCode.checkFailed,
  },
  noRoom: { number: 33, title: "there is no room left on the disk", exit: ExitCode.limit },
  notText: { number: 34, title: "a file is not text in UTF-8", exit: ExitCode.checkFailed },
  changeTooLarge: { number: 35, title: "a change is larger than allowed", exit: ExitCode.limit },
  unknownChange: { number: 36, title: "there is no such change to undo", exit: ExitCode.usage },
  busyChanges: {
    number: 37,
    title: "another process is changing the project",
    exit: ExitCode.limit,
  },
  changeFailed: { number: 38, title: "a change could not be written", exit: ExitCode.checkFailed },
  cancelledChange: {
    number: 39,
    title: "a change was cancelled before it was written",
    exit: ExitCode.interrupted,
  },
});

/** What the system's codes and names of errors mean for a change. */
const KINDS: readonly { readonly match: RegExp; readonly kind: ErrorKind; readonly fix: string }[] =
  [
    {
      match: /\b(ENOSPC|EDQUOT|EFBIG)\b|os error (28|122|27)\b/,
      kind: changeErrors.noRoom,
      fix: "free some space, then run it again",
    },
    {
      match: /\b(EACCES|EPERM|EROFS|PermissionDenied|NotCapable)\b|os error (13|1|30)\b/,
      kind: changeErrors.unwritable,
      fix: "make the file and its folder writable, then run it again",
    },
  ];

/** An error of the host's files as one of these; a `MazeError` stays as it is. */
export function fileTrouble(error: unknown, action: string): MazeError {
  if (error instanceof MazeError) return error;
  const { code, message, name } = error instanceof Error
    ? error as Error & { code?: unknown }
    : { code: undefined, message: String(error), name: "" };
  const found = KINDS.find(({ match }) => match.test(`${code} ${name} ${message}`));
  return new MazeError(found?.kind ?? changeErrors.changeFailed, `Cannot ${action}: ${message}`, {
    fix: found?.fix,
    cause: error,
  });
}
