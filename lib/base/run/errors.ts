/**
 * Errors with a stable code. Each room lists its own in `errors.ts` with `defineErrors`;
 * `docs/errors.md` is generated from those lists.
 */
import type { Diagnostic } from "../text/diagnostic.ts";

/**
 * Exit statuses of the command line; the server maps the same classes to HTTP.
 *
 * @example
 * ```ts
 * import { ExitCode } from "@maze/base";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals([ExitCode.ok, ExitCode.usage, ExitCode.interrupted], [0, 2, 130]);
 * ```
 */
export const ExitCode = {
  ok: 0,
  checkFailed: 1,
  usage: 2,
  configuration: 3,
  authentication: 4,
  provider: 5,
  unenforceable: 6,
  limit: 7,
  interrupted: 130,
  terminated: 143,
} as const;

/** One of the exit statuses. */
export type ExitStatus = typeof ExitCode[keyof typeof ExitCode];

/** One kind of error: its code, what it means, and the exit status it leads to. */
export interface ErrorKind {
  /** `MAZE-E` and four digits: two for the room, two for the kind. */
  readonly code: string;
  /** What it means, in a few words, for the list of codes. */
  readonly title: string;
  /** Exit status of a command that ends with it. */
  readonly exit: ExitStatus;
}

/** An entry of a room's list, before it has its code. */
export interface ErrorEntry {
  /** Number within the room, 1 to 99; never used again once released. */
  readonly number: number;
  /** What it means, in a few words. */
  readonly title: string;
  /** Exit status of a command that ends with it. */
  readonly exit: ExitStatus;
}

/**
 * Makes a room's list of error kinds.
 *
 * @param room Two digits: base 00, grammar 01, mask 02, types 03, languages 04, project 05, spec 06,
 *   providers 07, check 08, memory 09, pipeline 10, app 11.
 * @param entries The kinds by name.
 * @returns The same names with their codes.
 * @throws {TypeError} When two entries share a number or one is out of range.
 *
 * @example
 * ```ts
 * import { defineErrors, ExitCode } from "@maze/base";
 * import { assertEquals } from "@std/assert";
 *
 * const kinds = defineErrors("05", { noProject: { number: 1, title: "not a project", exit: ExitCode.configuration } });
 * assertEquals(kinds.noProject.code, "MAZE-E0501");
 * ```
 */
export function defineErrors<Name extends string>(
  room: string,
  entries: Readonly<Record<Name, ErrorEntry>>,
): Readonly<Record<Name, ErrorKind>> {
  const seen = new Set<number>();
  const kinds = {} as Record<Name, ErrorKind>;
  for (const name of Object.keys(entries) as Name[]) {
    const { number, title, exit } = entries[name];
    if (seen.has(number) || number < 1 || number > 99) {
      throw new TypeError(`Cannot define error ${name}: number ${number} is taken or not in 1..99`);
    }
    seen.add(number);
    kinds[name] = { code: `MAZE-E${room}${String(number).padStart(2, "0")}`, title, exit };
  }
  return kinds;
}

/** What a `MazeError` carries beside its message. */
export interface MazeErrorOptions {
  /** One thing to do about it. */
  readonly fix?: string;
  /** The error underneath. */
  readonly cause?: unknown;
  /** The problems in the user's input that led to it. */
  readonly diagnostics?: readonly Diagnostic[];
}

/**
 * An action that could not be done, for a reason the user can act on.
 *
 * @example
 * ```ts
 * import { defineErrors, ExitCode, MazeError } from "@maze/base";
 * import { assertEquals } from "@std/assert";
 *
 * const kinds = defineErrors("05", { noProject: { number: 1, title: "not a project", exit: ExitCode.configuration } });
 * const error = new MazeError(kinds.noProject, "Cannot open /tmp/x: no such folder", { fix: "name a folder" });
 * assertEquals([error.code, error.exit], ["MAZE-E0501", 3]);
 * ```
 */
export class MazeError extends Error {
  /** `MAZE-E####`. */
  readonly code: string;
  /** Exit status of a command that ends with it. */
  readonly exit: ExitStatus;
  /** One thing to do about it. */
  readonly fix: string | undefined;
  /** The problems in the user's input that led to it. */
  readonly diagnostics: readonly Diagnostic[];

  /**
   * Makes the error.
   * @param kind Entry of a room's list.
   * @param message "Cannot ⟨action⟩: ⟨current⟩, expected ⟨wanted⟩".
   * @param options Fix, cause, diagnostics.
   */
  constructor(kind: ErrorKind, message: string, options: MazeErrorOptions = {}) {
    super(message, { cause: options.cause });
    this.name = "MazeError";
    this.code = kind.code;
    this.exit = kind.exit;
    this.fix = options.fix;
    this.diagnostics = options.diagnostics ?? [];
  }
}
