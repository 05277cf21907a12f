import { type Evidence, MazeError, memoryHost } from "@maze/base";
import { memoryErrors, openMemoryStore, type Store } from "@maze/memory";
import {
  listRuns,
  type OpenRun,
  readRun,
  resumeRun,
  runErrors,
  type RunEvent,
  runStory,
  startRun,
} from "@maze/pipeline";
import { assert, assertEquals, assertMatch, assertRejects } from "@std/assert";

const { clock } = memoryHost();

function begin(store: Store, title = "a.ts"): Promise<OpenRun> {
  const fields = { command: "fill", project: "/p", title, version: "0.1.0", seed: 7, options: {} };
  return startRun(store, { clock, ...fields });
}

const found = (hole: string): RunEvent => ({
  kind: "hole-found",
  hole,
  name: hole,
  path: "a.ts",
  intent: "one",
  examples: 1,
});

const filled = (hole: string): RunEvent => ({
  kind: "hole-filled",
  hole,
  code: "return 1;",
  components: ["literal:1"],
  candidates: 3,
  elapsedMs: 12,
});

const evidence: Evidence = {
  check: "types",
  verdict: "pass",
  tool: "typescript",
  version: "6.0.3",
  inputs: { "a.ts": "ab" },
  diagnostics: [],
  elapsedMs: 4,
};

Deno.test("a run's events come back as they were, with place and time", async () => {
  const store = openMemoryStore();
  const run = await begin(store);
  const checked: RunEvent = { kind: "check-recorded", subject: "a.ts", evidence };
  await run.append(found("h"), checked);
  await run.finish({ outcome: "failed", exit: 1, code: "MAZE-E0001", message: "no fill" });
  const record = await readRun(store, run.id);
  assertEquals(record.events.map(({ kind, sequence }) => `${sequence} ${kind}`), [
    "1 run-started",
    "2 hole-found",
    "3 check-recorded",
    "4 run-finished",
  ]);
  const { at, sequence: _, ...third } = record.events[2]!;
  assertEquals<unknown>(third, checked);
  assert(at > 0);
  assertEquals([record.state, record.command, record.title, record.project, record.last], [
    "failed",
    "fill",
    "a.ts",
    "/p",
    4,
  ]);
  assertEquals((await store.evidence({ verdict: "pass" })).map(({ run }) => run), [run.id]);
});

Deno.test("appends of one run that are made at once keep their order", async () => {
  const store = openMemoryStore();
  const run = await begin(store);
  await Promise.all(["a", "b", "c", "d"].map((hole) => run.append(found(hole))));
  const { events } = await readRun(store, run.id);
  assertEquals(events.slice(1).map((event) => event.kind === "hole-found" && event.hole), [
    "a",
    "b",
    "c",
    "d",
  ]);
});

Deno.test("an append that fails is not kept, and the next one goes on", async () => {
  const store = openMemoryStore({ recordBytes: 300 });
  const run = await begin(store);
  const long = { ...found("h"), intent: "x".repeat(400) } as RunEvent;
  const error = await assertRejects(() => run.append(long), MazeError);
  assertEquals(error.code, memoryErrors.tooLarge.code);
  await run.append(found("h"));
  assertEquals((await readRun(store, run.id)).last, 2);
});

Deno.test("a run says where it stands: running, interrupted, ended", async () => {
  const store = openMemoryStore();
  const [first, second, third] = [
    await begin(store, "1"),
    await begin(store, "2"),
    await begin(store, "3"),
  ];
  await second!.release();
  await third!.finish({ outcome: "completed", exit: 0 });
  const states = (await listRuns(store)).map(({ state, title }) => `${title} ${state}`);
  assertEquals(states, ["3 completed", "2 interrupted", "1 running"]);
  assertEquals((await listRuns(store, { state: "interrupted" })).map(({ id }) => id), [second!.id]);
  assertEquals((await listRuns(store, { before: second!.id })).map(({ id }) => id), [first!.id]);
  assertEquals((await listRuns(store, { limit: 1 })).map(({ id }) => id), [third!.id]);
});

Deno.test("an interrupted run is resumed and knows what is done", async () => {
  const store = openMemoryStore();
  const run = await begin(store);
  await run.append(found("a"), found("b"), found("c"), filled("a"));
  await run.append({ kind: "change-proposed", change: "1", files: ["a.ts"] });
  await run.release();
  const again = await resumeRun(store, { id: run.id, clock, version: "0.2.0" });
  assertEquals(again.progress.holes.map(({ hole, state }) => `${hole} ${state}`), [
    "a filled",
    "b open",
    "c open",
  ]);
  assertEquals(again.progress.holes[0]!.fill, { code: "return 1;", components: ["literal:1"] });
  assertEquals(again.progress.changes, [{ change: "1", state: "proposed", files: ["a.ts"] }]);
  await again.run.append(filled("b"));
  await again.run.finish({ outcome: "completed", exit: 0 });
  const { events, state } = await readRun(store, run.id);
  assertEquals([state, events.at(-3)!.kind], ["completed", "run-resumed"]);
});

Deno.test("a run is refused to others while it is held, when it is over, when there is none", async () => {
  const store = openMemoryStore();
  const run = await begin(store);
  const resume = (id: string) => resumeRun(store, { id, clock, version: "0.1.0" });
  assertEquals(
    (await assertRejects(() => resume(run.id), MazeError)).code,
    runErrors.heldRun.code,
  );
  await run.finish({ outcome: "cancelled", exit: 130 });
  const over = await assertRejects(() => resume(run.id), MazeError, "it has cancelled");
  assertEquals(over.code, runErrors.finishedRun.code);
  assertEquals(await store.isClaimed(`run:${run.id}`), false);
  assertEquals(
    (await assertRejects(() => resume("none"), MazeError)).code,
    runErrors.unknownRun.code,
  );
});

Deno.test("a run that was given up takes no events", async () => {
  const store = openMemoryStore();
  const run = await begin(store);
  const appended = run.append(found("a"));
  await run.release();
  await appended;
  await assertRejects(() => run.append(found("b")), MazeError, "given it up");
  const other = await begin(store);
  await other.finish({ outcome: "completed", exit: 0 });
  await assertRejects(() => other.append(found("b")), MazeError, "given it up");
  await other.release();
});

Deno.test("a process whose run another one has resumed writes nothing more", async () => {
  const store = openMemoryStore();
  const run = await begin(store);
  // As when the claim was lost: the file system that held the lock was detached.
  await store.append(run.id, [{ kind: "run-resumed", at: 0, body: {} }], { after: 1 });
  const error = await assertRejects(() => run.append(found("a")), MazeError);
  assertEquals(error.code, memoryErrors.conflict.code);
});

Deno.test("an event of a kind from another version is passed over", async () => {
  const store = openMemoryStore();
  const run = await begin(store);
  await run.release();
  await store.append(run.id, [{ kind: "moon-risen", at: 0, body: {} }], { after: 1 });
  const record = await readRun(store, run.id);
  assertEquals([record.events.length, record.last, record.state], [1, 2, "interrupted"]);
  const again = await resumeRun(store, { id: run.id, clock, version: "0.1.0" });
  await again.run.append(found("a"));
  assertEquals((await readRun(store, run.id)).last, 4);
});

Deno.test("a run with more events than one page of the store is read whole", async () => {
  const store = openMemoryStore({ rows: 3 });
  const run = await begin(store);
  for (let index = 0; index < 10; index++) await run.append(found(`h${index}`));
  assertEquals((await readRun(store, run.id)).events.length, 11);
});

Deno.test("the clock may go back: ids and order stay", async () => {
  const store = openMemoryStore();
  let now = 2_000_000_000_000;
  const back = { now: () => (now -= 86_400_000), monotonic: () => 0 };
  const fields = { command: "fill", project: "/p", title: "", version: "1", seed: 1, options: {} };
  const first = await startRun(store, { clock: back, ...fields });
  const second = await startRun(store, { clock: back, ...fields });
  assert(first.id < second.id);
  await first.append(found("a"));
  assertEquals((await readRun(store, first.id)).events.map(({ sequence }) => sequence), [1, 2]);
});

Deno.test("a story has one sentence for each event", async () => {
  const store = openMemoryStore();
  const run = await begin(store);
  const tier = { state: "validated", how: "by hand" } as const;
  await run.append(
    { kind: "run-resumed", version: "1" },
    { kind: "project-opened", files: 2, elapsedMs: 1.4 },
    found("h"),
    {
      kind: "candidate-tried",
      hole: "h",
      code: "0",
      cost: 1,
      components: [],
      refused: "TS2322",
    },
    { kind: "candidate-tried", hole: "h", code: "1", cost: 2, components: [] },
    filled("h"),
    {
      kind: "hole-missed",
      hole: "i",
      why: "budget",
      nearest: [],
      candidates: 9,
      elapsedMs: 20_000,
    },
    { kind: "check-recorded", subject: "a.ts", evidence: { ...evidence, reason: "no errors" } },
    {
      kind: "repair-tried",
      path: "a.ts",
      attempt: 1,
      method: "fix",
      description: "import",
      errors: { before: 2, after: 1 },
      elapsedMs: 3,
    },
    { kind: "change-proposed", change: "C", files: ["a.ts"] },
    { kind: "change-refused", change: "C", why: "a.ts changed" },
    { kind: "change-applied", change: "D" },
    { kind: "change-undone", change: "D" },
    { kind: "outcome-learnt", hole: "h", components: ["operator:+"], accepted: true },
    {
      kind: "receipt-issued",
      receipt: { syntactic: tier, type: tier, semantic: tier, contextual: tier },
    },
  );
  await run.finish({ outcome: "failed", exit: 1, message: "one hole is open" });
  const { events } = await readRun(store, run.id);
  const steps = runStory(events);
  assertEquals(steps.map(({ kind }) => kind), events.map(({ kind }) => kind));
  assertEquals(new Set(steps.map(({ kind }) => kind)).size, 16);
  assertEquals(steps.filter(({ text }) => text.includes("undefined")), []);
  assertEquals(steps.filter(({ subject }) => subject === "h").length, 5);
  assertMatch(
    steps.find(({ kind }) => kind === "hole-missed")!.text,
    /9 candidates in 20\.0 s: budget/,
  );
});
