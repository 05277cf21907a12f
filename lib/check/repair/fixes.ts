/**
 * Repair by the compiler's own code fixes: apply one, check again, keep it only if it leaves fewer
 * errors and makes no new kind of trouble.
 */
import type { Diagnostic } from "@maze/base";
import type { CodeFix, Overlay, TypeScriptProject } from "@maze/types";

/** Bounds and place of a repair. */
export interface FixRequest {
  /** File to repair, absolute. */
  readonly path: string;
  /** Texts that stand in for files on disk. */
  readonly overlay: Overlay;
  /** Most fixes to keep, one after the other. */
  readonly limit: number;
  /** Stops between two attempts. */
  readonly signal?: AbortSignal;
}

/** One fix that was kept. */
export interface AppliedFix {
  /** The compiler's name for it. */
  readonly name: string;
  /** What it did. */
  readonly description: string;
  /** Errors of the file before and after. */
  readonly errors: { readonly before: number; readonly after: number };
}

/** What the fixes led to. */
export interface FixOutcome {
  /** The texts with all kept fixes. */
  readonly overlay: Overlay;
  /** The fixes, in order. */
  readonly applied: readonly AppliedFix[];
  /** How many were tried. */
  readonly tried: number;
  /** Errors that are left in the file. */
  readonly left: readonly Diagnostic[];
}

/** Fixes that silence the compiler or invent code instead of mending it. */
const refused =
  /disableJsDiagnostics|fixMissingFunctionDeclaration|fixMissingMember|addMissingConst$|fixUnreachableCode|inferFromUsage|requireInTs/;

/** Texts that no fix may bring in: they pass the check by switching it off. */
const evasion =
  /\bas any\b|:\s*any\b|@ts-(?:ignore|nocheck|expect-error)|Method not implemented|Function not implemented/;

/**
 * Repairs a file by the compiler's code fixes, greedily.
 *
 * @param project The project.
 * @param request The file and the bounds.
 * @returns The repaired texts and what was done; unchanged where no fix helps.
 *
 * @example
 * ```ts
 * import { repairByFixes } from "@maze/check";
 * import { memoryHost } from "@maze/base";
 * import { openTypeScriptProject } from "@maze/types";
 * import { assertEquals } from "@std/assert";
 *
 * const path = "/p/a.ts";
 * const host = memoryHost({ [path]: "export const size = (s: string): number => s.lenght;" });
 * const project = await openTypeScriptProject(host, "/p");
 * const { overlay } = repairByFixes(project, { path, overlay: new Map(), limit: 3 });
 * assertEquals(overlay.get(path), "export const size = (s: string): number => s.length;");
 * ```
 */
export function repairByFixes(project: TypeScriptProject, request: FixRequest): FixOutcome {
  const { limit, path, signal } = request;
  const applied: AppliedFix[] = [];
  let overlay = request.overlay;
  let left: readonly Diagnostic[] = errorsOf(project, path, overlay);
  let tried = 0;
  while (applied.length < limit && left.length > 0 && !signal?.aborted) {
    let best: { overlay: Overlay; left: readonly Diagnostic[]; fix: CodeFix } | undefined;
    for (const fix of project.fixes(path, overlay).filter(({ name }) => !refused.test(name))) {
      const next = applyFix(project, fix, overlay);
      if (!next || signal?.aborted) continue;
      tried++;
      const after = errorsOf(project, path, next);
      if (after.length < (best?.left ?? left).length) best = { overlay: next, left: after, fix };
    }
    if (!best) break;
    const errors = { before: left.length, after: best.left.length };
    applied.push({ name: best.fix.name, description: best.fix.description, errors });
    overlay = best.overlay;
    left = best.left;
  }
  return { overlay, applied, tried, left };
}

function errorsOf(project: TypeScriptProject, path: string, overlay: Overlay): Diagnostic[] {
  return project.check([path], overlay).filter(({ severity }) => severity === "error");
}

/** The texts with a fix applied, or `undefined` where it evades the check. */
function applyFix(project: TypeScriptProject, fix: CodeFix, overlay: Overlay): Overlay | undefined {
  const next = new Map(overlay);
  for (const [path, edits] of fix.edits) {
    let text = next.get(path) ?? project.text(path) ?? "";
    for (
      const { span, text: inserted } of [...edits].sort((left, right) =>
        right.span.start - left.span.start
      )
    ) {
      if (evasion.test(inserted)) return undefined;
      text = text.slice(0, span.start) + inserted + text.slice(span.end);
    }
    next.set(path, text);
  }
  return next;
}
