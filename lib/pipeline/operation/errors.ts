/** Errors of operations on code. Numbers 50 to 69 of the room are theirs. */
import { defineErrors, type ErrorKind, ExitCode } from "@maze/base";

/** Errors of operations on code, by name. */
export const operationErrors: Readonly<
  Record<
    | "noHoles"
    | "badHoles"
    | "notInProject"
    | "unknownProvider"
    | "badSignature"
    | "nameTaken",
    ErrorKind
  >
> = defineErrors("10", {
  noHoles: { number: 50, title: "a file has no hole to fill", exit: ExitCode.usage },
  badHoles: { number: 51, title: "holes or examples are written wrongly", exit: ExitCode.usage },
  notInProject: {
    number: 52,
    title: "a file is not one of the project's sources",
    exit: ExitCode.usage,
  },
  unknownProvider: { number: 53, title: "there is no such provider", exit: ExitCode.configuration },
  badSignature: { number: 54, title: "a signature is not one of a function", exit: ExitCode.usage },
  nameTaken: { number: 55, title: "the file declares the name already", exit: ExitCode.usage },
});
