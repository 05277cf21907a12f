import type { Clock, Evidence } from "@maze/base";
import { openMemoryStore, type Store } from "@maze/memory";
import { collectFigures, distribution, type RunEvent, startRun } from "@maze/pipeline";
import { assertEquals } from "@std/assert";

let time = 1000;
const clock: Clock = { now: () => time, monotonic: () => time };

function check(name: string, verdict: Evidence["verdict"]): RunEvent {
  const tool = { tool: "t", version: "1", inputs: {}, diagnostics: [], elapsedMs: 1 };
  return { kind: "check-recorded", subject: "a.ts", evidence: { check: name, verdict, ...tool } };
}

function filled(candidates: number, elapsedMs: number): RunEvent {
  return { kind: "hole-filled", hole: "h", code: "1", components: [], candidates, elapsedMs };
}

async function record(store: Store, events: readonly RunEvent[], exit: 0 | 1 | undefined) {
  const fields = { project: "/p", title: "", version: "1", seed: 1, options: {} };
  const command = exit === 1 ? "repair" : "fill";
  const run = await startRun(store, { clock, command, ...fields });
  await run.append(...events);
  time += 100;
  if (exit === undefined) return await run.release();
  await run.finish({ outcome: exit === 0 ? "completed" : "failed", exit });
}

Deno.test("percentiles are by nearest rank", () => {
  const hundred = Array.from({ length: 100 }, (_, index) => 100 - index);
  assertEquals(distribution(hundred), {
    count: 100,
    mean: 50.5,
    p50: 50,
    p90: 90,
    p99: 99,
    max: 100,
  });
  assertEquals(distribution([7]), { count: 1, mean: 7, p50: 7, p90: 7, p99: 7, max: 7 });
  assertEquals(distribution([]), undefined);
});

Deno.test("figures count what the stored runs hold", async () => {
  time = 1000;
  const store = openMemoryStore({ rows: 4 });
  const found: RunEvent = {
    kind: "hole-found",
    hole: "h",
    name: "f",
    path: "a.ts",
    intent: "",
    examples: 0,
  };
  const repair = (before: number, after: number): RunEvent => ({
    kind: "repair-tried",
    path: "a.ts",
    attempt: 1,
    method: "fix",
    description: "",
    errors: { before, after },
    elapsedMs: 1,
  });
  await record(store, [
    found,
    found,
    filled(10, 5),
    { kind: "candidate-tried", hole: "h", code: "", cost: 0, components: [] },
    { kind: "hole-missed", hole: "h", why: "", nearest: [], candidates: 90, elapsedMs: 45 },
    check("types", "pass"),
    check("tests", "fail"),
    { kind: "change-proposed", change: "1", files: [] },
    { kind: "change-applied", change: "1" },
  ], 0);
  await record(store, [check("types", "pass"), check("types", "skipped"), repair(2, 1)], 1);
  await record(
    store,
    [found, repair(1, 1), { kind: "change-refused", change: "2", why: "" }],
    undefined,
  );

  const figures = await collectFigures(store);
  assertEquals(figures.runs, { completed: 1, failed: 1, interrupted: 1 });
  assertEquals(figures.commands, { fill: 2, repair: 1 });
  assertEquals(figures.holes, { found: 3, filled: 1, missed: 1 });
  assertEquals([figures.candidates?.p50, figures.candidates?.max], [10, 90]);
  assertEquals([figures.holeMs?.mean, figures.runMs?.count, figures.runMs?.max], [25, 2, 100]);
  assertEquals(figures.checks, {
    types: { pass: 2, fail: 0, skipped: 1 },
    tests: { pass: 0, fail: 1, skipped: 0 },
  });
  assertEquals(figures.repairs, { tried: 2, helped: 1 });
  assertEquals(figures.changes, { proposed: 1, applied: 1, refused: 1, undone: 0 });

  assertEquals((await collectFigures(store, { since: 1100 })).holes, {
    found: 1,
    filled: 0,
    missed: 0,
  });
  assertEquals((await collectFigures(store, { limit: 1 })).runs, { interrupted: 1 });
});

Deno.test("figures over nothing are nothing, not zero milliseconds", async () => {
  const figures = await collectFigures(openMemoryStore());
  assertEquals([figures.candidates, figures.holeMs, figures.runMs], [
    undefined,
    undefined,
    undefined,
  ]);
  assertEquals([figures.runs, figures.checks], [{}, {}]);
});
