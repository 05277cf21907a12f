/** Says whether a text is one expression, for examples that people write by hand. */
import ts from "typescript";

/**
 * Checks that a text is exactly one expression.
 *
 * @param text What was written.
 * @returns What is wrong with it in the compiler's words, or `undefined` where it is an expression.
 *
 * @example
 * ```ts
 * import { expressionProblem } from "@maze/types";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(expressionProblem("f(1, [2])"), undefined);
 * assertEquals(expressionProblem("f(1"), "')' expected.");
 * ```
 */
export function expressionProblem(text: string): string | undefined {
  const { diagnostics } = ts.transpileModule(`(${text}\n);`, {
    reportDiagnostics: true,
    compilerOptions: { target: ts.ScriptTarget.ESNext, module: ts.ModuleKind.ESNext },
  });
  const [first] = diagnostics ?? [];
  if (first) return ts.flattenDiagnosticMessageText(first.messageText, " ");
  const { statements } = ts.createSourceFile("example.ts", `(${text}\n);`, ts.ScriptTarget.Latest);
  return statements.length === 1 ? undefined : "one expression expected.";
}
