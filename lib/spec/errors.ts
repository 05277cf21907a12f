/** Errors of the room `spec`. */
import { defineErrors, type ErrorKind, ExitCode } from "@maze/base";

/** Errors of the room `spec`. */
export const specErrors: Readonly<
  Record<"badExample" | "contradiction" | "badSidecar", ErrorKind>
> = defineErrors("06", {
  badExample: { number: 1, title: "an example is not written as one", exit: ExitCode.usage },
  contradiction: {
    number: 2,
    title: "two examples want different results of one call",
    exit: ExitCode.usage,
  },
  badSidecar: { number: 3, title: "a file of examples is not of its form", exit: ExitCode.usage },
});
