/** A run of the project's tests, and which holes its cases speak of. */
import type { Evidence } from "@maze/base";
import type { TypedHole } from "@maze/types";

/** One test case that ran. */
export interface TestOutcome {
  /** Its name with those of the groups around it. */
  readonly name: string;
  /** What became of it. */
  readonly status: "passed" | "failed" | "skipped";
  /** Why it failed or was skipped. */
  readonly message?: string;
  /** Source text of the case, where it was found. */
  readonly text: string;
}

/** A run of the tests that reach some files. */
export interface TestRun {
  /** The record of the check. */
  readonly evidence: Evidence;
  /** The cases. */
  readonly cases: readonly TestOutcome[];
}

/**
 * Whether a test names the function a hole stands in.
 *
 * @param test The test case.
 * @param hole The hole.
 * @returns True when the function's own name is a word of the test's text.
 */
export function speaksOf(test: TestOutcome, hole: TypedHole): boolean {
  const name = hole.name.slice(hole.name.lastIndexOf(".") + 1);
  return new RegExp(`(?<![\\w$])${name.replaceAll("$", "\\$")}(?![\\w$])`).test(test.text);
}
