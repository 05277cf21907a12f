/** Errors of lexers: numbers 30 to 39 of the room `mask`. */
import { defineErrors, type Diagnostic, type ErrorKind, ExitCode, MazeError } from "@maze/base";

/** Errors of lexers, by name. */
export const lexerErrors: Readonly<
  Record<"tooLarge" | "emptyMatch" | "noMatch" | "unknownStart" | "damaged", ErrorKind>
> = defineErrors("02", {
  tooLarge: { number: 30, title: "a lexer is larger than the limits", exit: ExitCode.limit },
  emptyMatch: { number: 31, title: "a terminal matches the empty text", exit: ExitCode.usage },
  noMatch: { number: 32, title: "a terminal matches no text at all", exit: ExitCode.usage },
  unknownStart: {
    number: 33,
    title: "a stored lexer was not made for these terminals",
    exit: ExitCode.usage,
  },
  damaged: {
    number: 34,
    title: "a stored lexer is damaged or of another version",
    exit: ExitCode.checkFailed,
  },
});

/** What building an automaton throws where a limit is met, and its entry point catches. */
export class OverLimit {
  /** Which limit. */
  readonly limit: string;
  /** Its value. */
  readonly most: number;

  constructor(limit: string, most: number) {
    this.limit = limit;
    this.most = most;
  }
}

/** The limit that an error is about, if it is about one. */
export function limitOf(problem: unknown): OverLimit | undefined {
  const found = problem instanceof MazeError ? problem.cause : problem;
  return found instanceof OverLimit ? found : undefined;
}

/**
 * A problem with one terminal.
 *
 * @param kind Which problem.
 * @param name The terminal.
 * @param words What is the matter and what to do about it.
 * @returns The diagnostic.
 */
export function terminalProblem(
  kind: ErrorKind,
  name: string,
  words: { readonly what: string; readonly fix: string },
): Diagnostic {
  return {
    code: kind.code,
    severity: "error",
    message: `Cannot make a lexer: the terminal ${name} ${words.what}`,
    suggestion: words.fix,
  };
}
