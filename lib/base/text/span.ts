/** Positions in a source text. Offsets count UTF-16 code units, as JavaScript strings do. */

/** A half-open range `[start, end)` of UTF-16 offsets in one text. */
export interface Span {
  /** First offset inside the range. */
  readonly start: number;
  /** First offset after the range. */
  readonly end: number;
}

/** A named text: a file of the project, or one made up by a test. */
export interface Source {
  /** Path with forward slashes, relative to the project root where there is one. */
  readonly path: string;
  /** The whole text. */
  readonly text: string;
}

/** A place for people: both numbers count from one. */
export interface LineColumn {
  /** Line, from 1. */
  readonly line: number;
  /** Column in UTF-16 code units, from 1. */
  readonly column: number;
}

/**
 * Line and column of an offset. `\n`, `\r\n` and `\r` each end a line.
 *
 * @param text The whole text.
 * @param offset UTF-16 offset, clamped to the text.
 * @returns The place, counted from one.
 *
 * @example
 * ```ts
 * import { lineColumn } from "@maze/base";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(lineColumn("a\nbc", 3), { line: 2, column: 2 });
 * ```
 */
export function lineColumn(text: string, offset: number): LineColumn {
  const end = Math.max(0, Math.min(offset, text.length));
  let line = 1;
  let lineStart = 0;
  for (let at = 0; at < end; at++) {
    const unit = text.charCodeAt(at);
    const carriageReturn = unit === 13;
    if (!carriageReturn && unit !== 10) continue;
    if (carriageReturn && text.charCodeAt(at + 1) === 10) {
      if (at + 1 >= end) break;
      at++;
    }
    line++;
    lineStart = at + 1;
  }
  return { line, column: end - lineStart + 1 };
}
