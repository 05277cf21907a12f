/**
 * A run under way: events are acknowledged when they are stored, and a run belongs to one process at
 * a time. A process that ends without finishing its run leaves it interrupted, to be resumed.
 */
import { type Clock, type ExitStatus, MazeError, newId } from "@maze/base";
import type { Claim, NewEvent, Store } from "@maze/memory";
import { runErrors } from "./errors.ts";
import type { RunEvent, RunFinished, RunStarted } from "./event.ts";
import { toStored } from "./stored.ts";
import { type RunProgress, runProgress } from "./progress.ts";
import { claimName, readRun } from "./read.ts";

/** How a run came to its end. */
export interface RunEnd {
  /** All that was asked for, not all of it, or stopped by the user. */
  readonly outcome: RunFinished["outcome"];
  /** Exit status of the command. */
  readonly exit: ExitStatus;
  /** Code of the error that ended it. */
  readonly code?: string;
  /** What people were told. */
  readonly message?: string;
}

/** A run that this process has claimed. */
export interface OpenRun {
  /** Its id. */
  readonly id: string;
  /**
   * Appends events, all or none; resolved when they are stored for good. Events of calls that are
   * made while an earlier one is being stored go together.
   *
   * @throws {MazeError} What the store throws; `conflict` when another process has resumed the run.
   */
  append(...events: RunEvent[]): Promise<void>;
  /** Appends `run-finished` and gives the run up. */
  finish(end: RunEnd): Promise<void>;
  /** Gives the run up unfinished: it can be resumed. Does nothing after `finish`. */
  release(): Promise<void>;
}

/** Calls of `append` that wait for the one before them. */
interface Batch {
  readonly events: NewEvent[];
  readonly promise: Promise<void>;
}

/** Its invariant: it writes after the last event it has written, one append of the store at a time. */
class ClaimedRun implements OpenRun {
  readonly id: string;
  readonly #store: Store;
  readonly #clock: Clock;
  readonly #claim: Claim;
  readonly #started: number;
  #last: number;
  #busy: Promise<unknown> = Promise.resolve();
  #next: Batch | undefined;
  #isOurs = true;

  constructor(
    { claim, clock, id, last, store }: {
      readonly store: Store;
      readonly clock: Clock;
      readonly claim: Claim;
      readonly id: string;
      readonly last: number;
    },
  ) {
    this.id = id;
    this.#store = store;
    this.#clock = clock;
    this.#claim = claim;
    this.#last = last;
    this.#started = clock.monotonic();
  }

  append(...events: RunEvent[]): Promise<void> {
    if (!this.#isOurs) return Promise.reject(givenUp(this.id));
    const at = this.#clock.now();
    const stored = events.map((event) => toStored(event, at));
    if (this.#next) {
      this.#next.events.push(...stored);
      return this.#next.promise;
    }
    const promise = this.#busy.then(() => this.#write());
    this.#next = { events: stored, promise };
    this.#busy = promise.catch(() => {});
    return promise;
  }

  async #write(): Promise<void> {
    const { events } = this.#next!;
    this.#next = undefined;
    this.#last = await this.#store.append(this.id, events, { after: this.#last });
  }

  async finish(end: RunEnd): Promise<void> {
    const elapsedMs = this.#clock.monotonic() - this.#started;
    const appended = this.append({ kind: "run-finished", ...end, elapsedMs });
    this.#isOurs = false;
    await appended;
    await this.#claim.release();
  }

  async release(): Promise<void> {
    this.#isOurs = false;
    await this.#busy;
    await this.#claim.release();
  }
}

function givenUp(id: string): MazeError {
  return new MazeError(
    runErrors.finishedRun,
    `Cannot append to run ${id}: this process has given it up, expected one that it works on`,
  );
}

async function claimRun(store: Store, id: string): Promise<Claim> {
  const claim = await store.claim(claimName(id));
  if (claim) return claim;
  throw new MazeError(
    runErrors.heldRun,
    `Cannot work on run ${id}: another process is at it, expected none`,
    { fix: "wait for it to end, or stop it" },
  );
}

/**
 * Starts a run.
 *
 * @param store Where its log is kept.
 * @param options The clock, and the fields of its first event.
 * @returns The run, with `run-started` stored.
 * @throws {MazeError} What the store throws.
 *
 * @example
 * ```ts
 * import { memoryHost } from "@maze/base";
 * import { openMemoryStore } from "@maze/memory";
 * import { readRun, startRun } from "@maze/pipeline";
 * import { assertEquals } from "@std/assert";
 *
 * const store = openMemoryStore();
 * const { clock } = memoryHost();
 * const run = await startRun(store, {
 *   clock, command: "fill", project: "/p", title: "a.ts", version: "0.1.0", seed: 1, options: {},
 * });
 * await run.append({ kind: "project-opened", files: 3, elapsedMs: 12 });
 * await run.finish({ outcome: "completed", exit: 0 });
 * assertEquals((await readRun(store, run.id)).state, "completed");
 * ```
 */
export async function startRun(
  store: Store,
  options: { readonly clock: Clock } & Omit<RunStarted, "kind">,
): Promise<OpenRun> {
  const { clock, ...fields } = options;
  const id = newId(clock.now());
  const claim = await claimRun(store, id);
  const run = new ClaimedRun({ store, clock, claim, id, last: 0 });
  await run.append({ kind: "run-started", ...fields });
  return run;
}

/**
 * Goes on with an interrupted run.
 *
 * @param store Where its log is kept.
 * @param options The run's id, the clock, and the version of this program.
 * @returns The run, with `run-resumed` stored, and how far it had come.
 * @throws {MazeError} `unknownRun`, `heldRun` while a living process works on it, `finishedRun`; and
 *   what the store throws.
 *
 * @example
 * ```ts
 * import { memoryHost } from "@maze/base";
 * import { openMemoryStore } from "@maze/memory";
 * import { resumeRun, startRun } from "@maze/pipeline";
 * import { assertEquals } from "@std/assert";
 *
 * const store = openMemoryStore();
 * const { clock } = memoryHost();
 * const run = await startRun(store, {
 *   clock, command: "fill", project: "/p", title: "a.ts", version: "0.1.0", seed: 1, options: {},
 * });
 * const hole = { hole: "a.ts#f", name: "f", path: "a.ts", intent: "one", examples: 1 };
 * await run.append({ kind: "hole-found", ...hole });
 * await run.release(); // as when the process ends
 * const { progress } = await resumeRun(store, { id: run.id, clock, version: "0.1.0" });
 * assertEquals(progress.holes.map(({ state }) => state), ["open"]);
 * ```
 */
export async function resumeRun(
  store: Store,
  options: { readonly id: string; readonly clock: Clock; readonly version: string },
): Promise<{ readonly run: OpenRun; readonly progress: RunProgress }> {
  const { clock, id, version } = options;
  await readRun(store, id); // an unknown run is refused before anything is claimed
  const claim = await claimRun(store, id);
  try {
    const { events, last, state } = await readRun(store, id);
    if (events.some(({ kind }) => kind === "run-finished")) {
      throw new MazeError(
        runErrors.finishedRun,
        `Cannot resume run ${id}: it has ${state}, expected one that was interrupted`,
        { fix: "start a new run" },
      );
    }
    const run = new ClaimedRun({ store, clock, claim, id, last });
    await run.append({ kind: "run-resumed", version });
    return { run, progress: runProgress(events) };
  } catch (error) {
    await claim.release();
    throw error;
  }
}
