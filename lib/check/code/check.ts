/** Syntax and types of files inside their project, as evidence. */
import { type Diagnostic, type Evidence, type Host, lineColumn } from "@maze/base";
import type { Overlay, TypeScriptProject } from "@maze/types";

/** What to check, and what stands in for the files on disk. */
export interface CodeCheck {
  /** Files to check, absolute. */
  readonly paths: readonly string[];
  /** New texts by path; a file that is not in it is checked as the project has it. */
  readonly overlay?: Overlay;
}

/**
 * Whether a diagnostic of the compiler is about syntax: TypeScript numbers those from 1000 to 1999.
 *
 * @param diagnostic What the compiler said.
 * @returns True for syntax, false for types.
 *
 * @example
 * ```ts
 * import { isSyntaxError } from "@maze/check";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(isSyntaxError({ code: "TS1005", severity: "error", message: "';' expected." }), true);
 * ```
 */
export function isSyntaxError(diagnostic: Diagnostic): boolean {
  return /^TS1\d{3}$/.test(diagnostic.code);
}

/**
 * Checks syntax and types of files in their project, so that imports resolve.
 *
 * @param host Digests the inputs and measures the time.
 * @param project The project.
 * @param request The files.
 * @returns Evidence of `syntax` and of `types`; types are `skipped` where the syntax is broken.
 *
 * @example
 * ```ts
 * import { checkCode } from "@maze/check";
 * import { memoryHost } from "@maze/base";
 * import { openTypeScriptProject } from "@maze/types";
 * import { assertEquals } from "@std/assert";
 *
 * const host = memoryHost({ "/p/a.ts": "export const a: number = 'one';" });
 * const project = await openTypeScriptProject(host, "/p");
 * const [syntax, types] = checkCode(host, project, { paths: ["/p/a.ts"] });
 * assertEquals([syntax.verdict, types.verdict, types.diagnostics[0]?.code], ["pass", "fail", "TS2322"]);
 * ```
 */
export function checkCode(
  host: Pick<Host, "clock" | "digest">,
  project: TypeScriptProject,
  request: CodeCheck,
): readonly [Evidence, Evidence] {
  const started = host.clock.monotonic();
  const found = project.check(request.paths, request.overlay)
    .map((diagnostic) =>
      placed(
        diagnostic,
        request.overlay?.get(diagnostic.path ?? "") ?? project.text(diagnostic.path ?? ""),
      )
    );
  const elapsedMs = host.clock.monotonic() - started;
  const inputs = Object.fromEntries(
    request.paths.map((
      path,
    ) => [path, host.digest(request.overlay?.get(path) ?? project.text(path) ?? "")]),
  );
  const shared = { tool: "typescript", version: project.version, inputs, elapsedMs };
  const syntaxErrors = found.filter(isSyntaxError);
  const typeErrors = found.filter((diagnostic) => !isSyntaxError(diagnostic));
  const syntax = { check: "syntax", ...verdictOf(syntaxErrors), ...shared };
  const types = syntax.verdict === "fail"
    ? {
      check: "types",
      verdict: "skipped" as const,
      reason: "the syntax is broken",
      diagnostics: [],
      ...shared,
    }
    : { check: "types", ...verdictOf(typeErrors), ...shared };
  return [syntax, types];
}

/** A diagnostic with its line and column, for those who have no text at hand. */
function placed(diagnostic: Diagnostic, text: string | undefined): Diagnostic {
  const { span } = diagnostic;
  return text === undefined || !span
    ? diagnostic
    : { ...diagnostic, place: lineColumn(text, span.start) };
}

function verdictOf(
  diagnostics: readonly Diagnostic[],
): Pick<Evidence, "verdict" | "diagnostics" | "reason"> {
  const errors = diagnostics.filter(({ severity }) => severity === "error").length;
  if (errors === 0) return { verdict: "pass", diagnostics };
  return { verdict: "fail", reason: `${errors} ${errors === 1 ? "error" : "errors"}`, diagnostics };
}
