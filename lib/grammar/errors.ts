/** Errors of the room `grammar`. */
import { defineErrors, type ErrorKind, ExitCode } from "@maze/base";

/** Errors of grammars themselves, whatever notation they came in. */
export const grammarErrors: Readonly<
  Record<
    | "undefinedName"
    | "noStart"
    | "duplicateName"
    | "emptyLanguage"
    | "tooLarge"
    | "tooDeep"
    | "repetition",
    ErrorKind
  >
> = defineErrors("01", {
  undefinedName: { number: 1, title: "a rule names something undefined", exit: ExitCode.usage },
  noStart: { number: 2, title: "the start rule is missing", exit: ExitCode.usage },
  duplicateName: { number: 3, title: "two definitions share a name", exit: ExitCode.usage },
  emptyLanguage: { number: 4, title: "a rule can never be completed", exit: ExitCode.usage },
  tooLarge: { number: 5, title: "the grammar is larger than the limits", exit: ExitCode.limit },
  tooDeep: { number: 6, title: "an expression is nested too deeply", exit: ExitCode.limit },
  repetition: {
    number: 7,
    title: "a repetition is counted in vain or too high",
    exit: ExitCode.limit,
  },
});

/** Errors of the Lark notation, numbers 60 to 79. Names and repetitions share the kinds above. */
export const larkErrors: Readonly<
  Record<
    | "malformed"
    | "unsupported"
    | "recursiveTerminal"
    | "emptyTerminal"
    | "unknownImport"
    | "notContextFree",
    ErrorKind
  >
> = defineErrors("01", {
  malformed: { number: 60, title: "a Lark grammar is not well formed", exit: ExitCode.usage },
  unsupported: {
    number: 61,
    title: "a Lark grammar asks for what is not supported",
    exit: ExitCode.unenforceable,
  },
  recursiveTerminal: { number: 62, title: "a terminal contains itself", exit: ExitCode.usage },
  emptyTerminal: {
    number: 63,
    title: "a terminal matches no text, or none but the empty one",
    exit: ExitCode.usage,
  },
  unknownImport: { number: 64, title: "an imported terminal is unknown", exit: ExitCode.usage },
  notContextFree: {
    number: 65,
    title: "a JSON Schema within a grammar cannot be said by rules",
    exit: ExitCode.unenforceable,
  },
});
