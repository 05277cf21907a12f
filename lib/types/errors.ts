/** Errors of the room `types`. */
import { defineErrors, type ErrorKind, ExitCode } from "@maze/base";

/** Errors of the room `types`. */
export const typesErrors: Readonly<
  Record<"badHole" | "tooDeep" | "noProject" | "notInProject" | "foreignProject", ErrorKind>
> = defineErrors("03", {
  badHole: { number: 1, title: "a hole is written wrongly", exit: ExitCode.usage },
  tooDeep: {
    number: 2,
    title: "a source file nests too deeply to be parsed",
    exit: ExitCode.checkFailed,
  },
  noProject: { number: 3, title: "there is no project at this path", exit: ExitCode.configuration },
  notInProject: { number: 4, title: "a file is not part of the project", exit: ExitCode.usage },
  foreignProject: {
    number: 5,
    title: "a project has no compiler behind it",
    exit: ExitCode.configuration,
  },
});
