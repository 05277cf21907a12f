/** Errors of `app`. */
import { defineErrors, type ErrorKind, ExitCode } from "@maze/base";

/** Errors of `app`, by name. */
export const appErrors: Readonly<
  Record<
    | "badUsage"
    | "unexpected"
    | "interrupted"
    | "terminated"
    | "alreadyInitialised"
    | "noFolder"
    | "refusedBySystem"
    | "noDemo",
    ErrorKind
  >
> = defineErrors("11", {
  badUsage: { number: 1, title: "the command line is not understood", exit: ExitCode.usage },
  unexpected: {
    number: 2,
    title: "an error that the program did not foresee: a bug",
    exit: ExitCode.checkFailed,
  },
  interrupted: { number: 3, title: "the user interrupted the command", exit: ExitCode.interrupted },
  terminated: { number: 4, title: "the system ended the command", exit: ExitCode.terminated },
  alreadyInitialised: {
    number: 5,
    title: "the project has a configuration already",
    exit: ExitCode.usage,
  },
  refusedBySystem: {
    number: 7,
    title: "the system refused what the command needs",
    exit: ExitCode.checkFailed,
  },
  noDemo: {
    number: 8,
    title: "this build carries no demo project",
    exit: ExitCode.configuration,
  },
  noFolder: { number: 6, title: "there is no such folder", exit: ExitCode.usage },
});
