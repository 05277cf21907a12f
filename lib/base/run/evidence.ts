/** What a check found, and how that is known. */
import type { Diagnostic } from "../text/diagnostic.ts";

/** `skipped` is for checks that could not run; it is never a pass. */
export type Verdict = "pass" | "fail" | "skipped";

/** One check's record. */
export interface Evidence {
  /** Name of the check: `syntax`, `types`, `tests`, `examples`, … */
  readonly check: string;
  /** What it found. */
  readonly verdict: Verdict;
  /** Why it was skipped, or a summary (`7 passed, 1 failed`). */
  readonly reason?: string;
  /** The tool that judged, such as `typescript` or `deno`. */
  readonly tool: string;
  /** Its version. */
  readonly version: string;
  /** SHA-256 of each input by name, so that the check can be repeated. */
  readonly inputs: Readonly<Record<string, string>>;
  /** What was wrong. */
  readonly diagnostics: readonly Diagnostic[];
  /** How long it took, in milliseconds. */
  readonly elapsedMs: number;
  /** Counts, where the check counts: tests passed and failed. */
  readonly counts?: { readonly passed: number; readonly failed: number; readonly skipped: number };
}

/** The four tiers of constraints. */
export type Tier = "syntactic" | "type" | "semantic" | "contextual";

/** How far a tier was held to: masked, checked afterwards, not at all, or switched off. */
export type Enforcement = "enforced" | "validated" | "unenforced" | "off";

/** Per tier, how it was held to and how that is known. */
export type Receipt = {
  readonly [tier in Tier]: { readonly state: Enforcement; readonly how: string };
};
