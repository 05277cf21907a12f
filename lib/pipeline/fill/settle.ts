/**
 * Lets the project's tests decide: where a test that speaks of a filled hole fails, the hole's next
 * candidate is tried; a hole for which none is left is opened again rather than left wrong.
 */
import type { TypedHole } from "@maze/types";
import type { Desk } from "./desk.ts";
import { speaksOf, type TestOutcome, type TestRun } from "./test_run.ts";

/** What to settle. */
export interface SettleRequest {
  /** The holes, filled or not. */
  readonly holes: readonly TypedHole[];
  /** Runs the tests that reach the files, with the texts chosen so far. */
  readonly run: (files: readonly string[]) => Promise<TestRun>;
  /** The files that have changed so far. */
  readonly files: () => readonly string[];
}

/** Most candidates that are tried in place of choices that break tests, over all holes. */
const MOST_REPLACEMENTS = 16;

/**
 * Runs the tests and replaces the fills that break them.
 *
 * @param desk The holes at work.
 * @param request What to settle.
 * @returns The run that the final choice gave; `undefined` where nothing was filled.
 */
export async function settleByTests(
  desk: Desk,
  request: SettleRequest,
): Promise<TestRun | undefined> {
  const { files, holes, run } = request;
  if (files().length === 0) return undefined;
  let latest = await run(files());
  for (let replaced = 0; replaced < MOST_REPLACEMENTS;) {
    const suspect = suspects(desk, holes, latest)[0];
    if (!suspect) return latest;
    const before = failures(latest);
    const blamed = failingCases(latest, suspect.hole)[0]!;
    let better: TestRun | undefined;
    while (!better && replaced++ < MOST_REPLACEMENTS && await desk.next(suspect.hole)) {
      const trial = await run(files());
      if (failures(trial) < before) better = trial;
    }
    if (better) latest = better;
    else {
      desk.choose(
        suspect.hole,
        undefined,
        `every program found fails the test "${blamed.name}"${because(blamed)}`,
      );
      if (files().length === 0) return undefined;
      latest = await run(files());
    }
  }
  return latest;
}

function because(failed: TestOutcome): string {
  return failed.message ? `: ${failed.message.split("\n")[0]}` : "";
}

function failures(run: TestRun): number {
  return run.cases.filter(({ status }) => status === "failed").length;
}

/** Filled holes that a failing test speaks of, unless it speaks of an open hole too. */
function suspects(
  desk: Desk,
  holes: readonly TypedHole[],
  run: TestRun,
): { readonly hole: TypedHole; readonly failing: number }[] {
  const open = holes.filter((hole) => !desk.outcome(hole).candidate);
  return holes
    .filter((hole) => desk.outcome(hole).candidate)
    .map((hole) => ({
      hole,
      failing:
        failingCases(run, hole).filter((each) => !open.some((other) => speaksOf(each, other)))
          .length,
    }))
    .filter(({ failing }) => failing > 0)
    .sort((left, right) => right.failing - left.failing);
}

function failingCases(run: TestRun, hole: TypedHole): TestOutcome[] {
  return run.cases.filter((each) => each.status === "failed" && speaksOf(each, hole));
}
