/** Figures over past runs, for `maze stats`: views of the stored events, measured by nobody else. */
import type { Verdict } from "@maze/base";
import type { Store } from "@maze/memory";
import type { RecordedEvent, RunEvent } from "./event.ts";
import { fromStored } from "./stored.ts";
import { listRuns, type RunState, type RunSummary } from "./read.ts";

/** Percentiles of some numbers, by nearest rank. */
export interface Distribution {
  /** How many numbers. */
  readonly count: number;
  /** Their mean. */
  readonly mean: number;
  /** Half of them are at most this. */
  readonly p50: number;
  /** Nine of ten are at most this. */
  readonly p90: number;
  /** Ninety-nine of a hundred are at most this. */
  readonly p99: number;
  /** The largest. */
  readonly max: number;
}

/** Figures over several runs. A distribution of nothing is absent. */
export interface RunFigures {
  /** Runs by where they stand. */
  readonly runs: Readonly<Partial<Record<RunState, number>>>;
  /** Runs by verb. */
  readonly commands: Readonly<Record<string, number>>;
  /** Holes: how many were found, and how many of these have or had no fill at the end of their run. */
  readonly holes: { readonly found: number; readonly filled: number; readonly missed: number };
  /** Candidates looked at for each hole that was filled or missed. */
  readonly candidates?: Distribution;
  /** Milliseconds for each such hole. */
  readonly holeMs?: Distribution;
  /** Milliseconds of each run that came to its end. */
  readonly runMs?: Distribution;
  /** Checks by name and by what they found. */
  readonly checks: Readonly<Record<string, Readonly<Record<Verdict, number>>>>;
  /** Repairs: how many were tried, and how many left fewer errors. */
  readonly repairs: { readonly tried: number; readonly helped: number };
  /** Changes by what became of them. */
  readonly changes: {
    readonly proposed: number;
    readonly applied: number;
    readonly refused: number;
    readonly undone: number;
  };
}

/**
 * Percentiles by nearest rank: the smallest number that at least so many in a hundred do not exceed.
 *
 * @param numbers Any numbers.
 * @returns The distribution, or `undefined` for no numbers.
 *
 * @example
 * ```ts
 * import { distribution } from "@maze/pipeline";
 * import { assertEquals } from "@std/assert";
 *
 * const { p50, p90 } = distribution([10, 9, 8, 7, 6, 5, 4, 3, 2, 1])!;
 * assertEquals([p50, p90], [5, 9]);
 * ```
 */
export function distribution(numbers: readonly number[]): Distribution | undefined {
  const count = numbers.length;
  if (count === 0) return undefined;
  const sorted = numbers.toSorted((left, right) => left - right);
  const rank = (percent: number): number =>
    sorted[Math.max(0, Math.ceil(percent * count / 100) - 1)]!;
  return {
    count,
    mean: sorted.reduce((sum, each) => sum + each, 0) / count,
    p50: rank(50),
    p90: rank(90),
    p99: rank(99),
    max: sorted[count - 1]!,
  };
}

/** The kinds that figures are read from; single candidates are counted by their hole's end. */
const COUNTED: readonly RunEvent["kind"][] = [
  "hole-found",
  "hole-filled",
  "hole-missed",
  "check-recorded",
  "repair-tried",
  "change-proposed",
  "change-applied",
  "change-refused",
  "change-undone",
  "run-finished",
];

/**
 * Counts what happened in the last runs.
 *
 * @param store Where they are kept.
 * @param options `limit`: how many runs back, 1000 if not said; `since`: only those started at or
 *   after this time, in milliseconds since 1970.
 * @returns The figures.
 * @throws {MazeError} What the store throws.
 *
 * @example
 * ```ts
 * import { openMemoryStore } from "@maze/memory";
 * import { collectFigures } from "@maze/pipeline";
 * import { assertEquals } from "@std/assert";
 *
 * const { holes, runMs } = await collectFigures(openMemoryStore());
 * assertEquals([holes.found, runMs], [0, undefined]);
 * ```
 */
export async function collectFigures(
  store: Store,
  options: { readonly limit?: number; readonly since?: number } = {},
): Promise<RunFigures> {
  const { limit = 1000, since = -Infinity } = options;
  const runs = (await listRuns(store, { limit })).filter(({ startedAt }) => startedAt >= since);
  const events: RecordedEvent[] = [];
  for (const { id } of runs) {
    let after = 0;
    for (;;) {
      const page = await store.events(id, { after, kinds: COUNTED });
      if (page.length === 0) break;
      after = page.at(-1)!.sequence;
      events.push(...page.map(fromStored).filter((event) => event !== undefined));
    }
  }
  return figuresOf(runs, events);
}

function figuresOf(runs: readonly RunSummary[], events: readonly RecordedEvent[]): RunFigures {
  const of = <Kind extends RunEvent["kind"]>(
    kind: Kind,
  ): Extract<RecordedEvent, { kind: Kind }>[] =>
    events.filter((event): event is Extract<RecordedEvent, { kind: Kind }> => event.kind === kind);
  const filled = of("hole-filled");
  const missed = of("hole-missed");
  const ended = [...filled, ...missed];
  const repairs = of("repair-tried");
  const checks: Record<string, Record<Verdict, number>> = {};
  for (const { evidence: { check, verdict } } of of("check-recorded")) {
    checks[check] ??= { pass: 0, fail: 0, skipped: 0 };
    checks[check][verdict]++;
  }
  return {
    runs: countBy(runs, ({ state }) => state),
    commands: countBy(runs, ({ command }) => command),
    holes: { found: of("hole-found").length, filled: filled.length, missed: missed.length },
    candidates: distribution(ended.map(({ candidates }) => candidates)),
    holeMs: distribution(ended.map(({ elapsedMs }) => elapsedMs)),
    runMs: distribution(of("run-finished").map(({ elapsedMs }) => elapsedMs)),
    checks,
    repairs: {
      tried: repairs.length,
      helped: repairs.filter(({ errors: { after, before } }) => after < before).length,
    },
    changes: {
      proposed: of("change-proposed").length,
      applied: of("change-applied").length,
      refused: of("change-refused").length,
      undone: of("change-undone").length,
    },
  };
}

function countBy<T, Key extends string>(
  list: readonly T[],
  key: (each: T) => Key,
): Record<Key, number> {
  const counts = {} as Record<Key, number>;
  for (const each of list) counts[key(each)] = (counts[key(each)] ?? 0) + 1;
  return counts;
}
