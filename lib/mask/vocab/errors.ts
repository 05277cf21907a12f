/** Errors of vocabularies: numbers 20 to 29 of the room `mask`. */
import { defineErrors, type Diagnostic, type ErrorKind, ExitCode, MazeError } from "@maze/base";

/** Errors of vocabularies, by name. */
export const vocabularyErrors: Readonly<
  Record<"unreadable" | "unknown" | "unsupported" | "tooLarge" | "damaged" | "inexact", ErrorKind>
> = defineErrors("02", {
  unreadable: { number: 20, title: "a vocabulary file is not well formed", exit: ExitCode.usage },
  unknown: { number: 21, title: "there is no such vocabulary", exit: ExitCode.usage },
  unsupported: {
    number: 22,
    title: "a vocabulary is of an unsupported kind",
    exit: ExitCode.usage,
  },
  tooLarge: { number: 23, title: "a vocabulary is larger than the limits", exit: ExitCode.limit },
  damaged: {
    number: 24,
    title: "a stored vocabulary is damaged or of another version",
    exit: ExitCode.checkFailed,
  },
  inexact: {
    number: 25,
    title: "a vocabulary tokenizes text in a way that is only approximated",
    exit: ExitCode.checkFailed,
  },
});

/**
 * An error about a file of a vocabulary.
 *
 * @param name Which vocabulary or file.
 * @param problem What is the matter, and what was expected.
 * @returns The error, to be thrown.
 */
export function unreadable(name: string, problem: string): MazeError {
  return new MazeError(
    vocabularyErrors.unreadable,
    `Cannot read the vocabulary ${name}: ${problem}`,
    { fix: "fetch the file again, and name the tokenizer's own file" },
  );
}

/**
 * A warning that `encode` may give other tokens than the model's own tokenizer. Bytes and masks are
 * right all the same.
 *
 * @param name Which vocabulary.
 * @param problem What its tokenizer does that is not done here.
 * @returns The warning.
 */
export function inexact(name: string, problem: string): Diagnostic {
  return {
    code: vocabularyErrors.inexact.code,
    severity: "warning",
    message: `The vocabulary ${name} ${problem}`,
    notes: ["masks are exact; forced tokens and token healing may differ from the model's habit"],
  };
}
