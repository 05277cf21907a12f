/** Errors of what is done with grammars. Numbers 70 to 89 of the room are theirs. */
import { defineErrors, type ErrorKind, ExitCode } from "@maze/base";

/** Errors of what is done with grammars, by name. */
export const languageErrors: Readonly<
  Record<
    | "unknownLanguage"
    | "whichLanguage"
    | "brokenGrammar"
    | "unknownEntry"
    | "unreadableText"
    | "noSuchPlace"
    | "brokenLine"
    | "noTruth",
    ErrorKind
  >
> = defineErrors("10", {
  unknownLanguage: { number: 70, title: "there is no such language", exit: ExitCode.usage },
  whichLanguage: { number: 71, title: "the language of a file is not known", exit: ExitCode.usage },
  brokenGrammar: { number: 72, title: "a grammar file cannot be used", exit: ExitCode.usage },
  unknownEntry: { number: 73, title: "a language has no such entry", exit: ExitCode.usage },
  unreadableText: { number: 74, title: "a file is missing or not a text", exit: ExitCode.usage },
  noSuchPlace: { number: 75, title: "a text has no such line or column", exit: ExitCode.usage },
  brokenLine: { number: 76, title: "a line of the input cannot be used", exit: ExitCode.usage },
  noTruth: {
    number: 77,
    title: "there is no other parser to compare a language with",
    exit: ExitCode.usage,
  },
});
