/** Errors of the room `types`. */
import { defineErrors, type ErrorKind, ExitCode } from "@maze/base";

/** Errors of the room `types`. */
export const typesErrors: Readonly<Record<"badHole" | "tooDeep", ErrorKind>> = defineErrors("03", {
  badHole: { number: 1, title: "a hole is written wrongly", exit: ExitCode.usage },
  tooDeep: {
    number: 2,
    title: "a source file nests too deeply to be parsed",
    exit: ExitCode.checkFailed,
  },
});
