/** Errors of JSON Schemas: numbers 40 to 49 of the room `grammar`. */
import { defineErrors, type ErrorKind, ExitCode } from "@maze/base";

/** Errors of JSON Schemas, by name. */
export const schemaErrors: Readonly<
  Record<"malformed" | "unsupported" | "unresolved" | "remote" | "endless" | "tooLarge", ErrorKind>
> = defineErrors("01", {
  malformed: { number: 40, title: "a JSON Schema keyword has a wrong value", exit: ExitCode.usage },
  unsupported: {
    number: 41,
    title: "a JSON Schema keyword cannot be enforced",
    exit: ExitCode.unenforceable,
  },
  unresolved: {
    number: 42,
    title: "a JSON Schema refers to something it does not hold",
    exit: ExitCode.usage,
  },
  remote: { number: 43, title: "a JSON Schema refers to another document", exit: ExitCode.usage },
  endless: { number: 44, title: "a JSON Schema applies itself without end", exit: ExitCode.usage },
  tooLarge: { number: 45, title: "a JSON Schema is larger than the limits", exit: ExitCode.limit },
});
