/** Terminals that stand before a lexeme without being written, by where they may stand. */
import type { Virtual } from "@maze/grammar";

/** What was skipped since the last lexeme: nothing, something, something with a line break. */
export type Gap = 0 | 1 | 2;

/** A virtual terminal with its number among the terminals. */
export interface VirtualTerminal extends Virtual {
  /** The number. */
  readonly id: number;
}

/** Whether a virtual terminal stands at a gap by itself. */
export function standsAt(when: Virtual["when"], gap: Gap): boolean {
  switch (when) {
    case "line-start":
      return gap === 2;
    case "same-line":
      return gap < 2;
    case "glued":
      return gap === 0;
    case "apart":
      return gap > 0;
    case "always":
      return true;
  }
}
