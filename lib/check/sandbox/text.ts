/** What a program wrote, made safe to show in a terminal. */

/**
 * Operating-system commands, control strings, control sequences and two-character escapes, each in
 * its seven-bit and eight-bit form (ECMA-48, section 5). An unfinished one runs to the end.
 */
const ESCAPES =
  // deno-lint-ignore no-control-regex
  /(?:\x1b[\]PX^_]|[\x9d\x90\x98\x9e\x9f])[^\x07\x1b\x9c]*(?:\x07|\x1b\\|\x9c|$)?|(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]?|\x1b[ -/]*[0-~]?/g;

/** Controls other than tab and line feed. */
// deno-lint-ignore no-control-regex
const CONTROLS = /[\x00-\x08\x0b-\x1f\x7f-\x9f]/g;

/**
 * Removes escape sequences and control characters, so that output can neither move the cursor nor
 * hide what came before it.
 *
 * @param text What a program wrote.
 * @returns The same with tabs and line feeds as its only controls; a carriage return ends a line.
 *
 * @example
 * ```ts
 * import { stripEscapes } from "@maze/check";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(stripEscapes("\x1b[31mred\x1b[0m\r\n\x1b]0;title\x07done"), "red\ndone");
 * ```
 */
export function stripEscapes(text: string): string {
  return text.replace(ESCAPES, "").replace(/\r\n?/g, "\n").replace(CONTROLS, "");
}
