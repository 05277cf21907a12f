/** Errors of the room `memory`. */
import { defineErrors, type ErrorKind, ExitCode } from "@maze/base";

/** Errors of the room `memory`. */
export const memoryErrors: Readonly<
  Record<
    | "busy"
    | "closed"
    | "conflict"
    | "corrupt"
    | "diskFull"
    | "failed"
    | "newerSchema"
    | "readOnly"
    | "tooLarge"
    | "unknownRun",
    ErrorKind
  >
> = defineErrors("09", {
  busy: { number: 1, title: "the store is locked by another process", exit: ExitCode.limit },
  closed: { number: 2, title: "the store has been closed", exit: ExitCode.usage },
  conflict: {
    number: 3,
    title: "somebody else has written to this record meanwhile",
    exit: ExitCode.checkFailed,
  },
  corrupt: { number: 4, title: "the store's file is damaged", exit: ExitCode.checkFailed },
  diskFull: {
    number: 5,
    title: "there is no room left to write to the store",
    exit: ExitCode.limit,
  },
  failed: { number: 6, title: "the store cannot do what was asked", exit: ExitCode.checkFailed },
  newerSchema: {
    number: 7,
    title: "the store was written by a newer version",
    exit: ExitCode.configuration,
  },
  readOnly: { number: 8, title: "the store cannot be written to", exit: ExitCode.checkFailed },
  tooLarge: { number: 9, title: "a record is larger than the store takes", exit: ExitCode.limit },
  unknownRun: { number: 10, title: "the store has no such run", exit: ExitCode.usage },
});
