/** The compiler's own code fixes, through its language service over the project's files. */
import ts from "typescript";
import type { Span } from "@maze/base";
import type { CodeFix } from "../../model/project.ts";

/** What the language service needs of a project. */
export interface FixContext {
  readonly program: ts.Program;
  readonly host: ts.LanguageServiceHost;
  readonly registry: ts.DocumentRegistry;
}

/** Fixes for the errors of one file, in the order of the errors, repeats left out. */
export function codeFixes(
  service: ts.LanguageService,
  path: string,
  options: { readonly text: string; readonly limit: number },
): CodeFix[] {
  const errors = [...service.getSyntacticDiagnostics(path), ...service.getSemanticDiagnostics(path)]
    .filter(({ start }) => start !== undefined).slice(0, options.limit);
  const preferences = preferencesOf(options.text);
  const format = ts.getDefaultFormatCodeSettings("\n");
  const found = new Map<string, CodeFix>();
  for (const { code, length = 0, start = 0 } of errors) {
    for (
      const fix of fixesAt(service, path, { start, end: start + length, code, format, preferences })
    ) {
      const edits = new Map<string, { span: Span; text: string }[]>();
      for (const { fileName, textChanges } of fix.changes) {
        edits.set(
          fileName,
          textChanges.map(({ newText, span }) => ({
            span: { start: span.start, end: span.start + span.length },
            text: newText,
          })),
        );
      }
      const key = JSON.stringify([fix.fixName, [...edits]]);
      if (!found.has(key)) {
        found.set(key, { name: fix.fixName, description: fix.description, edits });
      }
    }
  }
  return [...found.values()];
}

interface FixQuery extends Span {
  readonly code: number;
  readonly format: ts.FormatCodeSettings;
  readonly preferences: ts.UserPreferences;
}

/** The compiler's fix providers throw on some broken code; such an error then has no fix. */
function fixesAt(
  service: ts.LanguageService,
  path: string,
  { code, end, format, preferences, start }: FixQuery,
): readonly ts.CodeFixAction[] {
  try {
    return service.getCodeFixesAtPosition(path, start, end, [code], format, preferences);
  } catch {
    return [];
  }
}

/** Quotes and import endings as the file has them; with endings where it has no relative import. */
function preferencesOf(text: string): ts.UserPreferences {
  const single = text.split("'").length > text.split('"').length;
  const withoutEnding = /\bfrom\s+["']\.[^"']*(?<!\.[cm]?[jt]sx?)["']/.test(text);
  return {
    quotePreference: single ? "single" : "double",
    importModuleSpecifierEnding: withoutEnding ? "auto" : "js",
    includePackageJsonAutoImports: "off",
  };
}

/** A registry over files that the project has parsed already. */
export function sharedRegistry(
  source: (path: string) => ts.SourceFile | undefined,
): ts.DocumentRegistry {
  const acquire = (path: string): ts.SourceFile => {
    const file = source(path);
    if (!file) throw new RangeError(`Cannot open ${path}: it is not in the project`);
    return file;
  };
  const local = ts.createDocumentRegistry();
  return {
    ...local,
    acquireDocument: acquire,
    acquireDocumentWithKey: acquire,
    updateDocument: acquire,
    updateDocumentWithKey: acquire,
    releaseDocument: () => {},
    releaseDocumentWithKey: () => {},
  };
}
