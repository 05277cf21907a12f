/** Errors of regular expressions: numbers 20 to 29 of the room `grammar`. */
import { defineErrors, type Diagnostic, type ErrorKind, ExitCode } from "@maze/base";

/** Errors of regular expressions, by name. */
export const regexErrors: Readonly<Record<"malformed" | "unsupported" | "tooLarge", ErrorKind>> =
  defineErrors("01", {
    malformed: {
      number: 20,
      title: "a regular expression is not well formed",
      exit: ExitCode.usage,
    },
    unsupported: {
      number: 21,
      title: "a regular expression is not regular or of an unknown kind",
      exit: ExitCode.unenforceable,
    },
    tooLarge: {
      number: 22,
      title: "a regular expression is larger than the limits",
      exit: ExitCode.limit,
    },
  });

/** What a parser of expressions throws at the first problem, and its entry point catches. */
export class Refusal {
  /** What is the matter. */
  readonly diagnostic: Diagnostic;
  /** Where, in UTF-16 code units from the start of the expression. */
  readonly offset: number;

  constructor(
    kind: keyof typeof regexErrors,
    place: { readonly offset: number; readonly length?: number },
    words: { readonly what: string; readonly fix?: string },
  ) {
    this.offset = place.offset;
    const code = {
      malformed: regexErrors.malformed,
      unsupported: regexErrors.unsupported,
      tooLarge: regexErrors.tooLarge,
    }[kind].code;
    this.diagnostic = {
      code,
      severity: "error",
      message: `Cannot read the regular expression: at offset ${place.offset}, ${words.what}`,
      span: { start: place.offset, end: place.offset + (place.length ?? 1) },
      ...(words.fix === undefined ? {} : { suggestion: words.fix }),
    };
  }
}
