/** Turns the signals that end a command into an abort, and a second one into an end at once. */
import { type ErrorKind, MazeError } from "@maze/base";
import { appErrors } from "../errors.ts";
import type { EndSignal, Terminal } from "./contract.ts";

const KINDS: Readonly<Record<EndSignal, ErrorKind>> = {
  SIGINT: appErrors.interrupted,
  SIGTERM: appErrors.terminated,
};

/** A watch over the signals. */
export interface SignalWatch {
  /** Aborted at the first signal. */
  readonly signal: AbortSignal;
  /** The error that a signal stands for; absent while there was none. */
  error(): MazeError | undefined;
  /** Treats a cancelled question like an interrupt from the keyboard. */
  interrupt(): void;
  /** Ends the watch. */
  close(): void;
}

/**
 * Watches the signals.
 *
 * @param terminal Where they come from.
 * @param onFirst Called at the first one.
 * @returns The watch.
 */
export function watchSignals(terminal: Terminal, onFirst: () => void): SignalWatch {
  const controller = new AbortController();
  let error: MazeError | undefined;
  const receive = (name: EndSignal): void => {
    if (error) terminal.exit(KINDS[name].exit);
    const words = name === "SIGINT" ? "interrupted by the user" : "ended by the system";
    error = new MazeError(KINDS[name], `Cannot finish: ${words}, expected time to finish`);
    onFirst();
    controller.abort(error);
  };
  const names = Object.keys(KINDS) as EndSignal[];
  const stops = names.map((name) => terminal.onSignal(name, () => receive(name)));
  return {
    signal: controller.signal,
    error: () => error,
    interrupt: () => receive("SIGINT"),
    close: () => stops.forEach((stop) => stop()),
  };
}
