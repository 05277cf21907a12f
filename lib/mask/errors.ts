/** Errors of the room `mask`. */
import { defineErrors, type ErrorKind, ExitCode } from "@maze/base";

/** Errors of grammars and texts at run time. */
export const maskErrors: Readonly<
  Record<
    "badGrammar" | "tooAmbiguous" | "noEntry" | "automatonTooLarge" | "badToken",
    ErrorKind
  >
> = defineErrors("02", {
  badGrammar: { number: 1, title: "a grammar cannot be made into a matcher", exit: ExitCode.usage },
  tooAmbiguous: { number: 2, title: "a lexeme asks for too many reductions", exit: ExitCode.limit },
  noEntry: { number: 3, title: "a grammar has no entry of that name", exit: ExitCode.usage },
  automatonTooLarge: {
    number: 4,
    title: "an automaton is larger than the limits",
    exit: ExitCode.limit,
  },
  badToken: { number: 5, title: "a token is not allowed or does not exist", exit: ExitCode.usage },
});
