/** Errors of runs. Numbers 20 to 29 of the room are theirs. */
import { defineErrors, type ErrorKind, ExitCode } from "@maze/base";

/** Errors of runs, by name. */
export const runErrors: Readonly<Record<"finishedRun" | "heldRun" | "unknownRun", ErrorKind>> =
  defineErrors("10", {
    unknownRun: { number: 20, title: "there is no such run", exit: ExitCode.usage },
    heldRun: {
      number: 21,
      title: "another process is working on this run",
      exit: ExitCode.checkFailed,
    },
    finishedRun: { number: 22, title: "the run is finished", exit: ExitCode.usage },
  });
