/** Contracts for progress and logs; the command line and the server bring the sinks. */

/** Levels of a log line. */
export type LogLevel = "debug" | "info" | "warning" | "error";

/** Where log lines go. A sink must not throw and must not block. */
export interface Log {
  /** Writes one line: a message for people and fields for machines. */
  write(level: LogLevel, message: string, fields?: Readonly<Record<string, unknown>>): void;
}

/** Where progress goes. */
export interface Progress {
  /** Says how far an action is; `total` is absent while unknown. */
  update(action: string, done: number, total?: number): void;
  /** Says that the action has ended. */
  done(action: string): void;
}

/**
 * A log that keeps nothing.
 *
 * @example
 * ```ts
 * import { silentLog } from "@maze/base";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(silentLog.write("info", "heard by nobody"), undefined);
 * ```
 */
export const silentLog: Log = { write: (): void => {} };

/**
 * A progress display that shows nothing.
 *
 * @example
 * ```ts
 * import { silentProgress } from "@maze/base";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(silentProgress.update("index", 1, 2), undefined);
 * ```
 */
export const silentProgress: Progress = { update: (): void => {}, done: (): void => {} };
