/** Errors of `check`. */
import { defineErrors, type ErrorKind, ExitCode } from "@maze/base";

/** Errors of `check`, by name. */
export const checkErrors: Readonly<
  Record<
    | "noSandbox"
    | "badJailPath"
    | "testFailed"
    | "testNotLoaded"
    | "testUnfinished"
    | "testTampered"
    | "testSkipped"
    | "notInLanguage",
    ErrorKind
  >
> = defineErrors("08", {
  noSandbox: { number: 1, title: "no sandbox on this machine", exit: ExitCode.configuration },
  badJailPath: { number: 2, title: "a path leads out of the sandbox", exit: ExitCode.usage },
  testFailed: { number: 3, title: "a test fails", exit: ExitCode.checkFailed },
  testNotLoaded: { number: 4, title: "a test file cannot be loaded", exit: ExitCode.checkFailed },
  testUnfinished: { number: 5, title: "a test does not end", exit: ExitCode.checkFailed },
  testTampered: {
    number: 6,
    title: "the code under test changed what judges it",
    exit: ExitCode.checkFailed,
  },
  testSkipped: { number: 7, title: "a test cannot be run here", exit: ExitCode.checkFailed },
  notInLanguage: {
    number: 8,
    title: "a text is not in the language of its grammar",
    exit: ExitCode.checkFailed,
  },
});
