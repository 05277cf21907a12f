/** Colours and weights of text on a terminal, or none. */
import type { Host } from "@maze/base";

/** Styles by name; each returns its text, in the style where there are styles. */
export interface Style {
  /** Whether there are styles. */
  readonly enabled: boolean;
  /** Heavier. */
  bold(text: string): string;
  /** Fainter: what matters less. */
  dim(text: string): string;
  /** Failures. */
  red(text: string): string;
  /** Successes. */
  green(text: string): string;
  /** Warnings. */
  yellow(text: string): string;
  /** Names and places. */
  cyan(text: string): string;
}

/**
 * Whether to use colours: `FORCE_COLOR` decides where it is set (`0` and `false` say no), then
 * `NO_COLOR`, then whether the stream is a terminal that can show them.
 */
export function wantsColour(host: Pick<Host, "environment">, isTerminal: boolean): boolean {
  const forced = host.environment("FORCE_COLOR");
  if (forced !== undefined && forced !== "") return forced !== "0" && forced !== "false";
  if (host.environment("NO_COLOR")) return false;
  return isTerminal && host.environment("TERM") !== "dumb";
}

/** The styles of a stream. */
export function styleFor(enabled: boolean): Style {
  const code = (open: number, close: number) => (text: string): string =>
    enabled ? `\x1b[${open}m${text}\x1b[${close}m` : text;
  return {
    enabled,
    bold: code(1, 22),
    dim: code(2, 22),
    red: code(31, 39),
    green: code(32, 39),
    yellow: code(33, 39),
    cyan: code(36, 39),
  };
}
