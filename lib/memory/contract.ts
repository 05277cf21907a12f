/**
 * The one contract of everything that is kept between runs. Drivers differ in where they keep it;
 * `tests/conformance/store.ts` holds them to the same behaviour.
 *
 * A promise that resolves is an acknowledgement: what was written is on the disk (for drivers that
 * have one) and is still there after a crash of the program or of the machine.
 */
import type { Diagnostic, Evidence, Verdict } from "@maze/base";

/** Bounds of a store. */
export interface StoreLimits {
  /** Largest event body or value, in bytes of its JSON. */
  readonly recordBytes: number;
  /** How long to wait for another process to let go of the store, in milliseconds. */
  readonly busyMs: number;
  /** Most writes that are committed, and so acknowledged, together. */
  readonly writesPerCommit: number;
  /** Most rows that one call returns; further ones are asked for with `after` or `before`. */
  readonly rows: number;
}

/**
 * The limits of a store for which none were named.
 *
 * @example
 * ```ts
 * import { defaultStoreLimits, openMemoryStore } from "@maze/memory";
 * import { assertEquals } from "@std/assert";
 *
 * const store = openMemoryStore({ rows: defaultStoreLimits.rows / 2 });
 * assertEquals(await store.runs(), []);
 * ```
 */
export const defaultStoreLimits: StoreLimits = {
  recordBytes: 4 << 20,
  busyMs: 5_000,
  writesPerCommit: 512,
  rows: 10_000,
};

/** An event that is not stored yet. */
export interface NewEvent {
  /** Noun and verb: `run-started`. */
  readonly kind: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** Its fields: values that JSON can carry. */
  readonly body: Readonly<Record<string, unknown>>;
  /** The record of a check, where the event is one; kept so that it can be asked for by verdict. */
  readonly evidence?: Evidence;
}

/** An event with its place in the log of its run. */
export interface StoredEvent extends NewEvent {
  /** The run it belongs to. */
  readonly run: string;
  /** Its place, from 1 without gaps. */
  readonly sequence: number;
}

/** A run as a list shows it. */
export interface StoredRun {
  /** Its id. */
  readonly id: string;
  /** Its first event. */
  readonly first: StoredEvent;
  /** Its last event so far. */
  readonly last: StoredEvent;
}

/** The record of one check, with where it was made. */
export interface StoredEvidence {
  /** The run that made it. */
  readonly run: string;
  /** The event that carries it. */
  readonly sequence: number;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** The record. */
  readonly evidence: Evidence;
}

/** Which records of checks to return; an absent field takes all. */
export interface EvidenceQuery {
  /** Those of one run. */
  readonly run?: string;
  /** Those of one check, such as `types`. */
  readonly check?: string;
  /** Those that found this. */
  readonly verdict?: Verdict;
  /** At most so many, newest runs first. */
  readonly limit?: number;
}

/**
 * Makes a value from the one that is stored (`undefined` where there is none); `undefined` removes
 * it. It must not change what it is given and may be called more than once.
 */
export type ValueChange = (current: unknown) => unknown;

/** The right to something that only one holder among all processes has. */
export interface Claim {
  /** What is claimed. */
  readonly name: string;
  /** Gives it up. */
  release(): Promise<void>;
}

/** Where runs, evidence and what was learnt are kept. */
export interface Store {
  /** What happened when it was opened that people should know, such as a damaged file set aside. */
  readonly notices: readonly Diagnostic[];

  /**
   * Appends events to the log of a run, all or none. `after` is the sequence of the last event the
   * writer knows; 0 begins the run.
   *
   * @returns The sequence of the last event written.
   * @throws {MazeError} `conflict` when the log's last event is another one, `unknownRun`,
   *   `tooLarge`, `diskFull`, `readOnly`, `busy`.
   */
  append(
    run: string,
    events: readonly NewEvent[],
    options: { readonly after: number },
  ): Promise<number>;
  /** Events of a run in order, after a sequence, of the named kinds; empty for an unknown run. */
  events(run: string, options?: EventQuery): Promise<StoredEvent[]>;
  /** Runs, newest id first, those with an id below `before`. */
  runs(options?: { readonly before?: string; readonly limit?: number }): Promise<StoredRun[]>;
  /** One run, or `undefined`. */
  run(id: string): Promise<StoredRun | undefined>;
  /** Records of checks, newest runs first, in order within a run. */
  evidence(query?: EvidenceQuery): Promise<StoredEvidence[]>;

  /** All values of a space whose keys begin with a text, by key; without a bound. */
  values(space: string, options?: { readonly prefix?: string }): Promise<Map<string, unknown>>;
  /** Changes values of a space, all or none, with nobody else's change between reading and writing. */
  updateValues(space: string, changes: ReadonlyMap<string, ValueChange>): Promise<void>;
  /** Removes the values of a space whose keys begin with a text; returns how many there were. */
  removeValues(space: string, options?: { readonly prefix?: string }): Promise<number>;

  /**
   * Claims a name for the caller until it is released, the store is closed or the process ends in
   * whatever way; `undefined` while a living holder has it.
   */
  claim(name: string): Promise<Claim | undefined>;
  /** Whether a living holder has the name. */
  isClaimed(name: string): Promise<boolean>;

  /** Finishes what was asked for, gives up all claims and lets go. Further calls throw `closed`. */
  close(): Promise<void>;
}

/** Which events of a run to return; an absent field takes all. */
export interface EventQuery {
  /** Those with a higher sequence. */
  readonly after?: number;
  /** Those of these kinds. */
  readonly kinds?: readonly string[];
  /** At most so many. */
  readonly limit?: number;
}
