/**
 * Question: what does it cost to keep the log of a run and to write a change so that neither a crash
 * nor a full disk can hurt it? Input: events of the size of a tried candidate (about 250 bytes), files
 * of 10 KB, on the disk of the temporary folder; every acknowledgement is after a flush.
 */
import { denoHost } from "@maze/app";
import { loadWeights, openMemoryStore, openSqliteStore, recordOutcomes } from "@maze/memory";
import { applyChange, openProjectStore, proposeChange, startRun } from "@maze/pipeline";

const host = denoHost();
const root = await Deno.realPath(await host.files.makeTemporaryFolder("maze-bench-store-"));
globalThis.addEventListener("unload", () => Deno.removeSync(root, { recursive: true }));
const store = await openProjectStore(host, root);

const body = {
  hole: "src/basket.ts#total",
  code: "this.items.map((item) => item.price * item.count).reduce((a, b) => a + b, 0)",
  cost: 7.25,
  components: ["method:Array.map", "operator:*", "method:Array.reduce", "operator:+"],
  refused: "TS2322 Type 'string' is not assignable to type 'number'.",
};
const event = { kind: "candidate-tried", at: 1_700_000_000_000, body };
const lasts = new Map<string, number>();

async function append(run: string, count: number): Promise<void> {
  const events = Array.from({ length: count }, () => event);
  lasts.set(run, await store.append(run, events, { after: lasts.get(run) ?? 0 }));
}

Deno.bench("1 event, acknowledged", { group: "events" }, async () => {
  await append("one", 1);
});
Deno.bench("100 events, acknowledged together", { group: "events" }, async () => {
  await append("hundred", 100);
});
Deno.bench("64 runs at once, 1 event each, acknowledged", { group: "events" }, async () => {
  await Promise.all(Array.from({ length: 64 }, (_, index) => append(`many-${index}`, 1)));
});

Deno.bench("open and close a store that exists", { group: "store" }, async () => {
  await (await openSqliteStore(`${root}/.maze/maze.db`)).close();
});

const fields = {
  command: "fill",
  project: root,
  title: "",
  version: "0.1.0",
  seed: 1,
  options: {},
};
Deno.bench("start and finish a run", { group: "store" }, async () => {
  const run = await startRun(store, { clock: host.clock, ...fields });
  await run.finish({ outcome: "completed", exit: 0 });
});

let version = 0;

/** Writes so many files of 10 KB in one change. */
async function change(files: number): Promise<void> {
  version++;
  const edits = new Map(
    Array.from({ length: files }, (_, index) => [
      `${root}/${files}/file${index}.ts`,
      `// ${version}\n`.repeat(10_240 / `// ${version}\n`.length),
    ]),
  );
  const proposed = await proposeChange(host, { root, edits, title: "bench" });
  await applyChange(host, proposed, { store });
  if (proposed.files.length !== files) throw new Error("Cannot count this: files are missing");
}

Deno.bench("write a change of 1 file", { group: "change" }, async () => {
  await change(1);
});
Deno.bench("write a change of 10 files", { group: "change" }, async () => {
  await change(10);
});

const learnt = openMemoryStore();
await recordOutcomes(
  learnt,
  Array.from({ length: 1_000 }, (_, index) => ({
    project: "p",
    components: [`method:Type${index}.name`],
    intent: "total price of the items",
    accepted: index % 2 === 0,
  })),
);
const weights = await loadWeights(learnt, { project: "p" });

Deno.bench("load what was learnt about 1000 components", { group: "learn" }, async () => {
  if ((await loadWeights(learnt, { project: "p" })).components.length !== 1_000) {
    throw new Error("Cannot count this: components are missing");
  }
});
Deno.bench("adjust the cost of a component", { group: "learn" }, () => {
  if (weights.adjust("method:Type4.name", ["total", "price"]) >= 0) {
    throw new Error("Cannot count this: nothing was learnt");
  }
});
