/** Errors of tree-sitter grammars: numbers 50 to 59 of the room `grammar`. */
import { defineErrors, type ErrorKind, ExitCode } from "@maze/base";

/** Errors of tree-sitter grammars, by name. */
export const treeSitterErrors: Readonly<Record<"refused", ErrorKind>> = defineErrors("01", {
  refused: {
    number: 50,
    title: "a tree-sitter grammar has what cannot be imported",
    exit: ExitCode.usage,
  },
});
