/** What a test run is asked for and what it says. */
import type { Evidence } from "@maze/base";
import type { Overlay } from "@maze/types";
import type { Isolation, SandboxLimits } from "../sandbox/contract.ts";

/** Which tests to run, and what stands in for the files on disk. */
export interface TestRequest {
  /** Test files, absolute. */
  readonly testFiles: readonly string[];
  /** New texts by path. */
  readonly overlay?: Overlay;
  /** Bounds on each test file; each absent one takes the sandbox's default. */
  readonly limits?: Partial<SandboxLimits>;
  /** How many files run at a time; 2 where absent. */
  readonly parallel?: number;
  /** Cancels the run. */
  readonly signal?: AbortSignal;
}

/** What one test said. */
export interface TestResult {
  /** File it stands in, absolute. */
  readonly file: string;
  /** Its name after those of the suites around it, joined by ` > `. */
  readonly name: string;
  /** `refused`: it wanted what the sandbox does not give, so nothing is known. */
  readonly status: "passed" | "failed" | "skipped" | "refused";
  /** Why it failed or was skipped. */
  readonly message: string;
  /** Stack of what it threw; places are those of the project's own files. */
  readonly stack: string;
  /** How long it took, in milliseconds. */
  readonly elapsedMs: number;
}

/** The record of a test run. */
export interface TestEvidence extends Evidence {
  /** Every test, file by file in the order of the request. */
  readonly tests: readonly TestResult[];
  /** How well they were walled off; absent where there is no sandbox. */
  readonly isolation?: Isolation;
}
