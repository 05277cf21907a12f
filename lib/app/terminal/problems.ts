/** Errors and diagnostics as people read them on standard error. */
import { type Diagnostic, type Host, type MazeError, renderDiagnostic } from "@maze/base";
import { redactText, stripEscapes } from "@maze/pipeline";
import type { Style } from "./style.ts";

/** Largest file whose lines are quoted, in bytes, and most diagnostics that are shown. */
export const SHOWN_LIMITS = { fileBytes: 2 ** 20, diagnostics: 50 } as const;

/** How a diagnostic is shown. */
export interface ShowOptions {
  /** Where files are, so that lines can be quoted. */
  readonly host: Pick<Host, "files">;
  /** Styles of the stream. */
  readonly style: Style;
}

async function textOf(host: Pick<Host, "files">, path: string): Promise<string | undefined> {
  if (!path.startsWith("/") && !/^[A-Za-z]:\//.test(path)) return;
  try {
    const info = await host.files.stat(path);
    if (info?.kind !== "file" || info.size > SHOWN_LIMITS.fileBytes) return;
    return await host.files.readText(path);
  } catch {
    return; // the line is quoted where it can be; the diagnostic names its place without it
  }
}

/** Renders diagnostics with their lines quoted, free of secrets and of the file's own escapes. */
export async function showDiagnostics(
  diagnostics: readonly Diagnostic[],
  { host, style }: ShowOptions,
): Promise<string[]> {
  const texts = new Map<string, string | undefined>();
  const lines: string[] = [];
  for (const diagnostic of diagnostics.slice(0, SHOWN_LIMITS.diagnostics)) {
    const { path, span } = diagnostic;
    if (path && span && !texts.has(path)) texts.set(path, await textOf(host, path));
    const rendered = renderDiagnostic(diagnostic, span && path ? texts.get(path) : undefined);
    const plain = redactText(stripEscapes(rendered));
    const paint = diagnostic.severity === "error" ? style.red : style.yellow;
    lines.push(plain.replace(/(?<=^|\s)(error|warning|info)(?= \S+: )/, (word) => paint(word)));
  }
  const more = diagnostics.length - SHOWN_LIMITS.diagnostics;
  if (more > 0) lines.push(`and ${more} more`);
  return lines;
}

/** Renders an error: its diagnostics, or its message with what to do about it. */
export async function showError(error: MazeError, options: ShowOptions): Promise<string[]> {
  const { code, diagnostics, fix, message } = error;
  const lines = await showDiagnostics(diagnostics, options);
  const isSaid = diagnostics.length > 0 && message.startsWith(diagnostics[0]!.message);
  if (isSaid) return lines;
  const plain = redactText(stripEscapes(message));
  lines.push(`${options.style.red("error")} ${code}: ${plain}`);
  if (fix) lines.push(`  fix: ${redactText(stripEscapes(fix))}`);
  return lines;
}
