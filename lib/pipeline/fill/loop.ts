/**
 * The loop over holes: search each, check each fill in its file, then let the project's tests decide
 * between fills that the examples cannot tell apart.
 */
import type { Candidate, TypedHole } from "@maze/types";
import { Desk, type HoleOutcome, type LoopContext } from "./desk.ts";
import { importGraph } from "./reach.ts";
import { settleByTests } from "./settle.ts";
import { FillSheet } from "./sheet.ts";
import type { TestRun } from "./test_run.ts";

/** What the loop is to fill. */
export interface LoopRequest {
  /** The holes, those of imported modules before those of the modules that import them. */
  readonly holes: readonly TypedHole[];
  /** Text of each of their files with the holes open. */
  readonly open: ReadonlyMap<string, string>;
  /** Fills that an interrupted run had found: they are taken as they are, and checked like all others. */
  readonly known?: ReadonlyMap<TypedHole, Candidate>;
}

/** What the loop leaves. */
export interface LoopResult {
  /** One outcome a hole, in the order given. */
  readonly outcomes: readonly HoleOutcome[];
  /** New texts of the files that changed. */
  readonly texts: ReadonlyMap<string, string>;
  /** The last run of the tests, where tests ran. */
  readonly tests: TestRun | undefined;
}

/** Share of a hole's work that the first round may spend: a hole that needs another one fails cheaply. */
const FIRST_ROUND_SHARE = 0.25;

/** The work a hole gets where no limit says otherwise; the provider's own default. */
const DEFAULT_WORK = 12_000_000;

/**
 * Fills holes, in the order given; those that fail are tried again when others have been filled,
 * because a fill may call what another hole defines.
 *
 * @param context The project and everything that acts on it.
 * @param request The holes and the files they stand in.
 * @returns What became of each hole, and the new texts. The project holds the new texts too.
 */
export async function fillHoles(
  context: LoopContext,
  request: LoopRequest,
): Promise<LoopResult> {
  const { holes, known, open } = request;
  const graph = importGraph(context.project);
  const sheet = new FillSheet(open);
  const desk = new Desk(context, sheet, holes);
  const work = context.limits?.work ?? DEFAULT_WORK;
  for (const [hole, candidate] of known ?? []) desk.take(hole, candidate);
  const first = Math.ceil(work * FIRST_ROUND_SHARE);
  const waiting = holes.filter((hole) => !sheet.chosen(hole));
  for (const [at, hole] of waiting.entries()) {
    desk.begin(hole, first);
    const next = waiting[at + 1];
    // The next search may run beside this one where no fill of the one can matter to the other.
    if (next && graph.areIndependent(hole.path, next.path)) desk.begin(next, first);
    await desk.finish(hole);
  }
  for (const hole of holes) {
    if (sheet.chosen(hole)) continue;
    desk.begin(hole, work);
    await desk.finish(hole);
  }
  const tests = context.test && !context.signal?.aborted
    ? await settleByTests(desk, {
      holes,
      run: context.test,
      files: () => [...sheet.changes().keys()],
    })
    : undefined;
  return { outcomes: holes.map((hole) => desk.outcome(hole)), texts: sheet.changes(), tests };
}
