/** Runs as they are stored: one whole, or a list. */
import { MazeError } from "@maze/base";
import type { Store, StoredRun } from "@maze/memory";
import { runErrors } from "./errors.ts";
import type { RecordedEvent, RunFinished } from "./event.ts";
import { fromStored } from "./stored.ts";

/** Where a run stands. `running`: a living process has it; `interrupted`: none has, and no end. */
export type RunState = RunFinished["outcome"] | "running" | "interrupted";

/** A run as a list shows it. */
export interface RunSummary {
  /** Its id. */
  readonly id: string;
  /** Where it stands. */
  readonly state: RunState;
  /** The verb. */
  readonly command: string;
  /** The intent or the file. */
  readonly title: string;
  /** Root of the project. */
  readonly project: string;
  /** Time of its first event, in milliseconds since 1970. */
  readonly startedAt: number;
  /** Time of its last event. */
  readonly updatedAt: number;
}

/** A run with everything that happened in it. */
export interface RunRecord extends RunSummary {
  /** Its events in order; those of kinds that this version does not know are left out. */
  readonly events: readonly RecordedEvent[];
  /** Sequence of its last event. */
  readonly last: number;
}

/** The name under which a run is claimed by the process that works on it. */
export function claimName(id: string): string {
  return `run:${id}`;
}

async function stateOf(store: Store, run: StoredRun): Promise<RunState> {
  const last = fromStored(run.last);
  if (last?.kind === "run-finished") return last.outcome;
  return await store.isClaimed(claimName(run.id)) ? "running" : "interrupted";
}

async function summarize(store: Store, run: StoredRun): Promise<RunSummary> {
  const first = fromStored(run.first);
  const { command, project, title } = first?.kind === "run-started"
    ? first
    : { command: "unknown", project: "", title: "" };
  return {
    id: run.id,
    state: await stateOf(store, run),
    command,
    title,
    project,
    startedAt: run.first.at,
    updatedAt: run.last.at,
  };
}

/**
 * Lists runs, newest first.
 *
 * @param store Where they are kept.
 * @param options `state`: only those that stand so; `before`: only those with an id below this one;
 *   `limit`: look at no more than so many, 100 if not said.
 * @returns The runs.
 * @throws {MazeError} What the store throws.
 *
 * @example
 * ```ts
 * import { openMemoryStore } from "@maze/memory";
 * import { listRuns } from "@maze/pipeline";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(await listRuns(openMemoryStore(), { state: "interrupted" }), []);
 * ```
 */
export async function listRuns(
  store: Store,
  options: { readonly state?: RunState; readonly before?: string; readonly limit?: number } = {},
): Promise<RunSummary[]> {
  const { before, limit = 100, state } = options;
  const stored = await store.runs({ before, limit });
  const runs = await Promise.all(stored.map((run) => summarize(store, run)));
  return runs.filter((run) => state === undefined || run.state === state);
}

/**
 * Reads a run.
 *
 * @param store Where it is kept.
 * @param id Its id.
 * @returns The run with all its events.
 * @throws {MazeError} `unknownRun`, and what the store throws.
 *
 * @example
 * ```ts
 * import { MazeError } from "@maze/base";
 * import { openMemoryStore } from "@maze/memory";
 * import { readRun } from "@maze/pipeline";
 * import { assertRejects } from "@std/assert";
 *
 * await assertRejects(() => readRun(openMemoryStore(), "none"), MazeError, "no such run");
 * ```
 */
export async function readRun(store: Store, id: string): Promise<RunRecord> {
  const run = await store.run(id);
  if (!run) {
    throw new MazeError(
      runErrors.unknownRun,
      `Cannot read run ${id}: there is no such run, expected the id of one`,
      { fix: "list the runs, and name one of them" },
    );
  }
  const events: RecordedEvent[] = [];
  let last = 0;
  for (;;) {
    const page = await store.events(id, { after: last });
    if (page.length === 0) break;
    last = page.at(-1)!.sequence;
    events.push(...page.map(fromStored).filter((event) => event !== undefined));
  }
  return { ...await summarize(store, run), events, last };
}
