/**
 * Problems of the user's own input are data, collected and shown together; exceptions are for bugs
 * and for callers' mistakes (`MazeError`).
 */
import { type LineColumn, lineColumn, type Span } from "./span.ts";

/** How much a diagnostic weighs. Only `error` fails a check. */
export type Severity = "error" | "warning" | "info";

/** One thing that is wrong: what, where, why, and one fix. */
export interface Diagnostic {
  /** `MAZE-E####`, or the code of the tool that said it (`TS2322`). */
  readonly code: string;
  /** Whether it fails the check. */
  readonly severity: Severity;
  /** One sentence: what is wrong and what was wanted. */
  readonly message: string;
  /** File it is in, where there is one. */
  readonly path?: string;
  /** Where in that file. */
  readonly span?: Span;
  /** Line and column of it, where whoever says so had the text. */
  readonly place?: LineColumn;
  /** Why, in further sentences. */
  readonly notes?: readonly string[];
  /** One thing to do about it. */
  readonly suggestion?: string;
}

/**
 * Renders a diagnostic as plain text: a headline, the line it is in with a marker, notes, the fix.
 *
 * @param diagnostic What to show.
 * @param text The text of the file, so that the line can be quoted; without it only the place is named.
 * @returns Lines joined by `\n`, without a final one.
 *
 * @example
 * ```ts
 * import { renderDiagnostic } from "@maze/base";
 * import { assertEquals } from "@std/assert";
 *
 * const shown = renderDiagnostic({
 *   code: "TS2304",
 *   severity: "error",
 *   message: "Cannot find name 'b'",
 *   path: "a.ts",
 *   span: { start: 4, end: 5 },
 * }, "a = b;");
 * assertEquals(shown, "a.ts:1:5 error TS2304: Cannot find name 'b'\n  1 | a = b;\n    |     ^");
 * ```
 */
export function renderDiagnostic(diagnostic: Diagnostic, text?: string): string {
  const { code, message, notes, path, severity, span, suggestion } = diagnostic;
  const quoted = text !== undefined && span ? lineColumn(text, span.start) : undefined;
  const place = quoted ?? diagnostic.place;
  const where = [path, place?.line, place?.column].filter((part) => part !== undefined).join(":");
  const lines = [`${where}${where ? " " : ""}${severity} ${code}: ${message}`];
  if (text !== undefined && span && quoted) lines.push(...quoteLine(text, span, quoted));
  for (const note of notes ?? []) lines.push(`  note: ${note}`);
  if (suggestion) lines.push(`  fix: ${suggestion}`);
  return lines.join("\n");
}

/** Longest part of a source line that is quoted, in UTF-16 code units. */
const QUOTE_WIDTH = 120;

function quoteLine(text: string, span: Span, place: { line: number; column: number }): string[] {
  const lineStart = span.start - (place.column - 1);
  const rest = text.slice(lineStart, lineStart + place.column - 1 + QUOTE_WIDTH);
  const line = rest.split(/\r\n|\r|\n/, 1)[0] ?? "";
  const from = Math.max(0, place.column - 1 - QUOTE_WIDTH / 2);
  const shown = line.slice(from, from + QUOTE_WIDTH).replaceAll("\t", " ");
  const width = Math.max(
    1,
    Math.min(span.end - span.start, from + shown.length - place.column + 1),
  );
  const gutter = String(place.line);
  const indent = " ".repeat(place.column - 1 - from);
  return [
    `  ${gutter} | ${shown}`,
    `  ${" ".repeat(gutter.length)} | ${indent}${"^".repeat(width)}`,
  ];
}
