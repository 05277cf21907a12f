/** The compiler's diagnostics as the product's own. */
import ts from "typescript";
import type { Diagnostic, Severity } from "@maze/base";

const severities: Readonly<Record<ts.DiagnosticCategory, Severity>> = {
  [ts.DiagnosticCategory.Error]: "error",
  [ts.DiagnosticCategory.Warning]: "warning",
  [ts.DiagnosticCategory.Suggestion]: "info",
  [ts.DiagnosticCategory.Message]: "info",
};

/** Translates one diagnostic; the first line of its message chain is the message, the rest are notes. */
export function toDiagnostic(found: ts.Diagnostic): Diagnostic {
  const [message = "", ...chain] = ts.flattenDiagnosticMessageText(found.messageText, "\n")
    .split("\n").map((line) => line.trim());
  const related = (found.relatedInformation ?? []).map(({ messageText }) =>
    ts.flattenDiagnosticMessageText(messageText, " ")
  );
  const notes = [...chain, ...related];
  return {
    code: `TS${found.code}`,
    severity: severities[found.category],
    message,
    ...(found.file ? { path: found.file.fileName } : {}),
    ...(found.file && found.start !== undefined
      ? { span: { start: found.start, end: found.start + (found.length ?? 0) } }
      : {}),
    ...(notes.length > 0 ? { notes } : {}),
  };
}
