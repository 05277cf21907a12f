/** A store that lives as long as the program: for tests, for browsers, and for runs without a project. */
import type { Evidence } from "@maze/base";
import {
  type Claim,
  defaultStoreLimits,
  type EventQuery,
  type EvidenceQuery,
  type NewEvent,
  type Store,
  type StoredEvent,
  type StoredEvidence,
  type StoredRun,
  type StoreLimits,
  type ValueChange,
} from "../contract.ts";
import { appendRefusal, closedRefusal, encodeRecord } from "./record.ts";

/** An event with its records as JSON, so that nobody shares objects with the store. */
interface Row {
  readonly run: string;
  readonly sequence: number;
  readonly kind: string;
  readonly at: number;
  readonly body: string;
  readonly evidence: string | undefined;
}

function decode({ body, evidence, ...rest }: Row): StoredEvent {
  return {
    ...rest,
    body: JSON.parse(body),
    ...(evidence === undefined ? {} : { evidence: JSON.parse(evidence) as Evidence }),
  };
}

class InMemoryStore implements Store {
  readonly notices = [];
  readonly #limits: StoreLimits;
  readonly #logs = new Map<string, Row[]>();
  readonly #spaces = new Map<string, Map<string, string>>();
  readonly #claims = new Map<string, symbol>();
  #open = true;

  constructor(limits: StoreLimits) {
    this.#limits = limits;
  }

  /** Runs an action as a promise, so that refusals reject, as with drivers that wait. */
  #do<T>(action: () => T): Promise<T> {
    return new Promise((resolve) => {
      if (!this.#open) throw closedRefusal();
      resolve(action());
    });
  }

  #rows(limit: number | undefined): number {
    return Math.min(limit ?? Infinity, this.#limits.rows);
  }

  append(
    run: string,
    events: readonly NewEvent[],
    { after }: { readonly after: number },
  ): Promise<number> {
    return this.#do(() => {
      const limits = this.#limits;
      const log = this.#logs.get(run) ?? [];
      if (log.length !== after) throw appendRefusal(run, { after, last: log.length });
      const rows = events.map(({ at, body, evidence, kind }, index): Row => ({
        run,
        sequence: after + index + 1,
        kind,
        at,
        body: encodeRecord(body, { what: `event ${kind}`, limits }),
        evidence: evidence && encodeRecord(evidence, { what: `evidence of ${kind}`, limits }),
      }));
      if (rows.length > 0) this.#logs.set(run, [...log, ...rows]);
      return after + rows.length;
    });
  }

  events(run: string, { after = 0, kinds, limit }: EventQuery = {}): Promise<StoredEvent[]> {
    return this.#do(() =>
      (this.#logs.get(run) ?? [])
        .filter(({ kind, sequence }) => sequence > after && (kinds?.includes(kind) ?? true))
        .slice(0, this.#rows(limit))
        .map(decode)
    );
  }

  #listed(log: readonly Row[]): StoredRun {
    return { id: log[0]!.run, first: decode(log[0]!), last: decode(log.at(-1)!) };
  }

  /** Ids of runs, newest first. */
  #ids(): string[] {
    return [...this.#logs.keys()].sort().reverse();
  }

  runs(options: { readonly before?: string; readonly limit?: number } = {}): Promise<StoredRun[]> {
    const { before, limit } = options;
    return this.#do(() =>
      this.#ids()
        .filter((id) => before === undefined || id < before)
        .slice(0, this.#rows(limit))
        .map((id) => this.#listed(this.#logs.get(id)!))
    );
  }

  run(id: string): Promise<StoredRun | undefined> {
    return this.#do(() => {
      const log = this.#logs.get(id);
      return log && this.#listed(log);
    });
  }

  evidence({ check, limit, run, verdict }: EvidenceQuery = {}): Promise<StoredEvidence[]> {
    return this.#do(() =>
      this.#ids()
        .filter((id) => run === undefined || id === run)
        .flatMap((id) => this.#logs.get(id)!)
        .flatMap((row): StoredEvidence[] =>
          row.evidence === undefined ? [] : [{
            run: row.run,
            sequence: row.sequence,
            at: row.at,
            evidence: JSON.parse(row.evidence) as Evidence,
          }]
        )
        .filter(({ evidence }) =>
          (check === undefined || evidence.check === check) &&
          (verdict === undefined || evidence.verdict === verdict)
        )
        .slice(0, this.#rows(limit))
    );
  }

  values(
    space: string,
    { prefix = "" }: { readonly prefix?: string } = {},
  ): Promise<Map<string, unknown>> {
    return this.#do(() =>
      new Map(
        [...this.#spaces.get(space) ?? []]
          .filter(([key]) => key.startsWith(prefix))
          .map(([key, json]): [string, unknown] => [key, JSON.parse(json)]),
      )
    );
  }

  updateValues(space: string, changes: ReadonlyMap<string, ValueChange>): Promise<void> {
    return this.#do(() => {
      const limits = this.#limits;
      const stored = this.#spaces.get(space) ?? new Map<string, string>();
      const decided = [...changes].map(([key, change]): [string, string | undefined] => {
        const current = stored.get(key);
        const next = change(current === undefined ? undefined : JSON.parse(current));
        const what = `value ${key} of ${space}`;
        return [key, next === undefined ? undefined : encodeRecord(next, { what, limits })];
      });
      for (const [key, json] of decided) {
        if (json === undefined) stored.delete(key);
        else stored.set(key, json);
      }
      this.#spaces.set(space, stored);
    });
  }

  removeValues(space: string, { prefix = "" }: { readonly prefix?: string } = {}): Promise<number> {
    return this.#do(() => {
      const stored = this.#spaces.get(space) ?? new Map<string, string>();
      const keys = [...stored.keys()].filter((key) => key.startsWith(prefix));
      for (const key of keys) stored.delete(key);
      return keys.length;
    });
  }

  claim(name: string): Promise<Claim | undefined> {
    return this.#do(() => {
      if (this.#claims.has(name)) return undefined;
      const token = Symbol(name);
      this.#claims.set(name, token);
      const release = (): Promise<void> => {
        if (this.#claims.get(name) === token) this.#claims.delete(name);
        return Promise.resolve();
      };
      return { name, release };
    });
  }

  isClaimed(name: string): Promise<boolean> {
    return this.#do(() => this.#claims.has(name));
  }

  close(): Promise<void> {
    this.#open = false;
    this.#claims.clear();
    return Promise.resolve();
  }
}

/**
 * Opens a store that keeps everything in memory and forgets it when the program ends.
 *
 * @param limits Bounds; each absent one takes its default. `busyMs` and `writesPerCommit` have
 *   nothing to act on here.
 * @returns The store, empty.
 *
 * @example
 * ```ts
 * import { openMemoryStore } from "@maze/memory";
 * import { assertEquals } from "@std/assert";
 *
 * const store = openMemoryStore();
 * await store.append("r1", [{ kind: "run-started", at: 0, body: { command: "fill" } }], { after: 0 });
 * assertEquals((await store.events("r1")).map(({ sequence }) => sequence), [1]);
 * ```
 */
export function openMemoryStore(limits: Partial<StoreLimits> = {}): Store {
  return new InMemoryStore({ ...defaultStoreLimits, ...limits });
}
