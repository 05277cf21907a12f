/**
 * Standard error while a command runs: one line of progress that is drawn over itself on a terminal,
 * and a line now and then elsewhere. Whatever else is written there goes through here, so that the
 * two do not mix.
 */
import type { Clock, Progress } from "@maze/base";
import { redactText, stripEscapes } from "@maze/pipeline";
import type { Terminal } from "./contract.ts";
import type { Style } from "./style.ts";

/** Least time between two drawings, in milliseconds. */
const DRAW_MS = 80;

/** Age after which an action is told of where there is no terminal, and the time between tellings. */
const TELL_AFTER_MS = 2_000;
const TELL_EVERY_MS = 10_000;

/** Narrowest terminal on which a line is drawn over itself, in columns. */
const NARROWEST = 20;

/** Width of the bar, in columns. */
const BAR = 20;

/** What a display shows. */
export interface DisplayOptions {
  /** Neither progress nor notices. */
  readonly quiet: boolean;
  /** No progress: what runs is a program, not a person. */
  readonly json: boolean;
  /** Styles of standard error. */
  readonly style: Style;
}

/** Standard error while a command runs. */
export interface Display {
  /** Where progress goes. */
  readonly progress: Progress;
  /** Writes a line that matters to the user, unless the user wants quiet. */
  notice(text: string): void;
  /** Writes a line in any case. */
  line(text: string): void;
  /** Takes the line of progress away. */
  clear(): void;
}

interface Action {
  readonly start: number;
  told: number;
}

/** Cuts a text to a number of columns; wide characters count two. */
function fit(text: string, columns: number): string {
  let width = 0;
  let cut = "";
  for (const character of text) {
    width += character.codePointAt(0)! >= 0x1100 ? 2 : 1;
    if (width > columns) break;
    cut += character;
  }
  return cut;
}

/** Makes the display of a command. */
export function createDisplay(
  terminal: Terminal,
  clock: Clock,
  options: DisplayOptions,
): Display {
  const { json, quiet, style } = options;
  const actions = new Map<string, Action>();
  let drawn = false;
  let lastDraw = -Infinity;

  const clear = (): void => {
    if (drawn) terminal.writeError("\r\x1b[K");
    drawn = false;
  };
  const line = (text: string): void => {
    clear();
    terminal.writeError(`${redactText(text)}\n`);
  };
  const draw = (action: string, done: number, total: number | undefined): void => {
    const columns = terminal.columns();
    const share = total ? Math.min(1, Math.max(0, done / total)) : undefined;
    const filled = share === undefined ? 0 : Math.round(share * BAR);
    const bar = share === undefined ? "" : `${"━".repeat(filled)}${" ".repeat(BAR - filled)} `;
    const count = total === undefined ? `${done}` : `${done}/${total}`;
    const room = columns - 1 - (share === undefined ? 0 : BAR + 1);
    terminal.writeError(`\r${style.cyan(bar)}${fit(`${action} ${count}`, room)}\x1b[K`);
    drawn = true;
  };

  const update = (name: string, done: number, total?: number): void => {
    if (quiet || json) return;
    const now = clock.monotonic();
    const action = stripEscapes(name);
    const known = actions.get(action) ?? { start: now, told: -Infinity };
    actions.set(action, known);
    if (terminal.isTerminal.error && terminal.columns() >= NARROWEST) {
      if (now - lastDraw < DRAW_MS) return;
      lastDraw = now;
      draw(action, done, total);
    } else if (now - known.start >= TELL_AFTER_MS && now - known.told >= TELL_EVERY_MS) {
      known.told = now;
      line(`${action}: ${done}${total === undefined ? "" : ` of ${total}`}`);
    }
  };
  const done = (name: string): void => {
    const action = stripEscapes(name);
    const known = actions.get(action);
    actions.delete(action);
    clear();
    if (!known || known.told === -Infinity) return;
    line(`${action}: done after ${((clock.monotonic() - known.start) / 1000).toFixed(1)} s`);
  };
  return {
    progress: { update, done },
    notice: (text) => quiet ? undefined : line(text),
    line,
    clear,
  };
}
