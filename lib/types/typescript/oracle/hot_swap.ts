/**
 * Asks the live checker of a Program about other texts of one of its modules, without a new Program:
 * the text is parsed and bound under the module's own path, and the checker takes it for the module.
 * Answers equal those of a fresh Program as long as the text imports nothing that the module does not.
 *
 * The name must be new each time, because the checker keeps diagnostics by file name. A swap costs
 * about 40 KB that are only given back with the Program, so the Program is rebuilt now and then.
 */
import ts from "typescript";
import type { Diagnostic } from "@maze/base";
import { toDiagnostic } from "../program/diagnostics.ts";
import type { CompilerProject } from "../program/project.ts";

/** What the compiler has and its declarations do not tell. */
interface Internals {
  bindSourceFile(file: ts.SourceFile, options: ts.CompilerOptions): void;
}
interface InnerChecker {
  getDiagnostics(
    file: ts.SourceFile,
    token?: ts.CancellationToken,
    nodes?: readonly ts.Node[],
  ): ts.Diagnostic[];
}
interface InnerFile {
  path: string;
  resolvedPath: string;
  originalFileName: string;
  externalModuleIndicator?: unknown;
  impliedNodeFormat?: ts.ResolutionMode;
  packageJsonScope?: unknown;
  parseDiagnostics: readonly ts.DiagnosticWithLocation[];
}

/** Swaps after which the Program is built anew. */
const MOST_SWAPS = 3_000;

/** A text in the place of a module. */
export interface Swapped {
  readonly file: ts.SourceFile;
  readonly checker: ts.TypeChecker;
  /** Syntax errors, then type errors of the given nodes (or of the whole file). */
  diagnostics(nodes?: readonly ts.Node[]): Diagnostic[];
}

/** Swaps texts of one module. */
export interface HotModule {
  /** Puts a text in place; `undefined` where the compiler cannot parse or bind it. */
  swap(text: string): Swapped | undefined;
}

/** Makes a module of a project swappable. */
export function hotModule(project: CompilerProject, path: string): HotModule {
  let program = project.program();
  let original = program.getSourceFile(path);
  let swaps = 0;
  const renew = (): void => {
    program = project.program();
    original = program.getSourceFile(path);
    swaps = 0;
  };
  return {
    swap: (text) => {
      if (swaps >= MOST_SWAPS) renew();
      if (!original) return undefined;
      try {
        const file = bindAs(original, text, { program, number: ++swaps });
        const checker = program.getTypeChecker();
        return {
          file,
          checker,
          diagnostics: (nodes) => {
            const { parseDiagnostics } = file as unknown as InnerFile;
            if (parseDiagnostics.length > 0) return parseDiagnostics.map(toDiagnostic);
            try {
              const inner = checker as unknown as InnerChecker;
              return inner.getDiagnostics(file, undefined, nodes).map(toDiagnostic);
            } catch (error) {
              renew();
              return [failure(path, error)];
            }
          },
        };
      } catch {
        renew();
        return undefined;
      }
    },
  };
}

function bindAs(
  original: ts.SourceFile,
  text: string,
  { number, program }: { readonly program: ts.Program; readonly number: number },
): ts.SourceFile {
  const extension = /\.[cm]?tsx?$/.exec(original.fileName)?.[0] ?? ".ts";
  const name = `${original.fileName}.swap${number}${extension}`;
  const from = original as unknown as InnerFile;
  const file = ts.createSourceFile(name, text, {
    languageVersion: original.languageVersion,
    ...(from.impliedNodeFormat === undefined ? {} : { impliedNodeFormat: from.impliedNodeFormat }),
  });
  const inner = file as unknown as InnerFile;
  inner.path = from.path;
  inner.resolvedPath = from.resolvedPath;
  inner.originalFileName = from.originalFileName;
  if (from.impliedNodeFormat !== undefined) inner.impliedNodeFormat = from.impliedNodeFormat;
  inner.packageJsonScope = from.packageJsonScope;
  inner.externalModuleIndicator ??= true;
  (ts as unknown as Internals).bindSourceFile(file, program.getCompilerOptions());
  return file;
}

/** The checker asserts things of its own; where it fails, the text counts as wrong. */
function failure(path: string, error: unknown): Diagnostic {
  const message = error instanceof Error ? error.message.split("\n", 1)[0]! : String(error);
  return {
    code: "TS0",
    severity: "error",
    message: `Cannot check this text: the compiler gave up (${message})`,
    path,
  };
}
