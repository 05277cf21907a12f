/** Parses one file for its outline: no parents, no checker, and documentation comments left alone. */
import ts from "typescript";
import type { Diagnostic, Source } from "@maze/base";
import type { OutlineLimits } from "../../model/outline.ts";
import { typesErrors } from "../../errors.ts";

/** What the passes of an outline read. */
export interface OutlineInput {
  /** The parsed file. */
  readonly file: ts.SourceFile;
  /** Its text. */
  readonly text: string;
  /** Bounds. */
  readonly limits: OutlineLimits;
  /** True for JavaScript, where CommonJS assignments export. */
  readonly javaScript: boolean;
}

/** A parsed file, or what the parser could not do. */
export type ParseResult =
  | { readonly kind: "parsed"; readonly file: ts.SourceFile }
  | { readonly kind: "failed"; readonly diagnostic: Diagnostic };

/** Whether a path names JavaScript. */
export function isJavaScript(path: string): boolean {
  return /\.[cm]?jsx?$/i.test(path);
}

/**
 * Parses a file. Only JavaScript has its documentation comments parsed, since there they declare
 * types, and trees with parents, whose readers ask for them.
 * The parser recurses, so nesting of some 700 levels exhausts its stack; that is a `failed`.
 */
export function parseSource(
  source: Source,
  { parents = false }: { readonly parents?: boolean } = {},
): ParseResult {
  const jsDocParsingMode = parents || isJavaScript(source.path)
    ? ts.JSDocParsingMode.ParseAll
    : ts.JSDocParsingMode.ParseNone;
  const options = { languageVersion: ts.ScriptTarget.Latest, jsDocParsingMode };
  try {
    return {
      kind: "parsed",
      file: ts.createSourceFile(source.path, source.text, options, parents),
    };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    resetParser();
    return { kind: "failed", diagnostic: tooDeep(source.path) };
  }
}

/** The problem of a file that nests deeper than the stack allows. */
export function tooDeep(path: string): Diagnostic {
  return {
    code: typesErrors.tooDeep.code,
    severity: "error",
    message: `Cannot parse ${path}: it nests too deeply for the TypeScript parser, ` +
      "expected under about 700 levels",
    path,
    suggestion: "split the deepest expression, or exclude the file",
  };
}

/**
 * The compiler's parser is one object for all files. A throw leaves behind where it saw parentheses
 * that open no arrow function, and the next file would be misread at those places; parsing an empty
 * file clears that.
 */
function resetParser(): void {
  ts.createSourceFile("empty.ts", "", ts.ScriptTarget.Latest);
}

type WithParseDiagnostics = ts.SourceFile & {
  readonly parseDiagnostics?: readonly ts.DiagnosticWithLocation[];
};

/** The syntax errors of a parsed file. The property is not in the compiler's public types. */
export function syntaxErrors({ file, limits }: OutlineInput, path: string): Diagnostic[] {
  const found = (file as WithParseDiagnostics).parseDiagnostics ?? [];
  return found.slice(0, limits.diagnostics).map((diagnostic) => ({
    code: `TS${diagnostic.code}`,
    severity: "error",
    message: ts.flattenDiagnosticMessageText(diagnostic.messageText, " "),
    path,
    span: { start: diagnostic.start, end: diagnostic.start + diagnostic.length },
  }));
}
