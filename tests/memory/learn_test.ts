import { assert, assertEquals, assertMatch } from "@std/assert";
import {
  loadWeights,
  openMemoryStore,
  type Outcome,
  recordOutcomes,
  resetLearned,
  type Store,
} from "@maze/memory";

const map = "method:Array.map";

function outcomes(count: number, fields: Partial<Outcome>): Outcome[] {
  const outcome = {
    project: "p",
    components: [map],
    intent: "prices of the items",
    accepted: true,
  };
  return Array.from({ length: count }, () => ({ ...outcome, ...fields }));
}

async function learnt(...all: Outcome[][]): Promise<Store> {
  const store = openMemoryStore();
  for (const each of all) await recordOutcomes(store, each);
  return store;
}

Deno.test("nothing learnt adjusts nothing", async () => {
  const weights = await loadWeights(openMemoryStore(), { project: "p" });
  assertEquals(weights.adjust(map, ["prices"]), 0);
  assertEquals(weights.components, []);
  assertEquals(weights.explain(map), undefined);
});

Deno.test("the adjustment follows the formula", async () => {
  const store = await learnt(outcomes(3, {}), outcomes(1, { accepted: false, intent: "names" }));
  const weights = await loadWeights(store, { project: "p" });
  // a = 3, r = 1: ln(4/2); "prices": ln(4/1); "names": ln(1/2).
  const odds = Math.log(2);
  const near = (found: number, expected: number) =>
    assert(Math.abs(found - expected) < 1e-12, `${found} is not ${expected}`);
  near(weights.adjust(map, []), -0.25 * odds);
  near(weights.adjust(map, ["unknown"]), -0.25 * odds);
  near(weights.adjust(map, ["prices"]), -0.25 * (odds + Math.log(4)));
  near(weights.adjust(map, ["names"]), -0.25 * (odds + Math.log(0.5)));
  near(
    weights.adjust(map, ["names", "unknown", "prices"]),
    -0.25 * (odds + (Math.log(4) + Math.log(0.5)) / 2),
  );
});

Deno.test("the adjustment stays within its bound, either way", async () => {
  const bad = "operator:-";
  const store = await learnt(
    outcomes(500, {}),
    outcomes(500, { components: [bad], accepted: false }),
  );
  const weights = await loadWeights(store, { project: "p" });
  assertEquals([weights.adjust(map, ["prices"]), weights.adjust(bad, ["prices"])], [-1, 1]);
  const weak = await loadWeights(store, { project: "p", bound: 0.1 });
  assertEquals(weak.adjust(map, []), -0.1);
});

Deno.test("more acceptance is never dearer, more rejection never cheaper", async () => {
  let before = Infinity;
  for (const accepted of [0, 1, 2, 5, 20]) {
    const store = await learnt(outcomes(accepted, {}), outcomes(3, { accepted: false }));
    const now = (await loadWeights(store, { project: "p" })).adjust(map, ["prices"]);
    assert(now < before, `${accepted} accepted: ${now}, before ${before}`);
    before = now;
  }
});

Deno.test("a component counts once an outcome, words without meaning not at all", async () => {
  const store = await learnt(outcomes(1, { components: [map, map], intent: "the map of the the" }));
  const { accepted, words } = (await loadWeights(store, { project: "p" })).explain(map)!;
  assertEquals([accepted, words.map(({ word }) => word)], [1, ["map"]]);
});

Deno.test("an explanation names counts, words, runs and the calculation", async () => {
  const store = await learnt(
    outcomes(1, { run: "r1" }),
    outcomes(1, { run: "r2", accepted: false, intent: "items" }),
    outcomes(1, { run: "r1" }),
  );
  const weights = await loadWeights(store, { project: "p" });
  const found = weights.explain(map, ["items"])!;
  assertEquals(found.words, [{ word: "items", accepted: 2, rejected: 1 }]);
  assertEquals([found.accepted, found.rejected, found.runs], [2, 1, ["r2", "r1"]]);
  assertEquals(found.adjustment, weights.adjust(map, ["items"]));
  assertMatch(found.formula, /^-0\.25 \* \(ln\(\(2 \+ 1\) \/ \(1 \+ 1\)\) \+ mean\(0\.41\)\)/);
});

Deno.test("projects are kept apart, and one name is not the start of another", async () => {
  const store = await learnt(outcomes(2, {}), outcomes(1, { project: "p\nmethod" }));
  assertEquals((await loadWeights(store, { project: "p" })).components, [map]);
  assertEquals((await loadWeights(store, { project: "p\nmethod" })).explain(map)?.accepted, 1);
  assertEquals(await resetLearned(store, { project: "p" }), 1);
  assertEquals((await loadWeights(store, { project: "p" })).adjust(map, []), 0);
  assertEquals((await loadWeights(store, { project: "p\nmethod" })).components, [map]);
  assertEquals(await resetLearned(store), 1);
});

Deno.test("what is kept of a component is bounded: the rarest words and oldest runs go", async () => {
  const store = openMemoryStore();
  const limits = { words: 2, runs: 2 };
  const fills = ["alpha beta", "beta gamma", "beta gamma delta"];
  for (const [index, intent] of fills.entries()) {
    await recordOutcomes(store, outcomes(1, { intent, run: `r${index}` }), { limits });
  }
  const { runs, words } = (await loadWeights(store, { project: "p" })).explain(map)!;
  assertEquals([runs, words.map(({ word }) => word)], [["r1", "r2"], ["beta", "gamma"]]);
});

Deno.test("a stored value of another form counts as nothing", async () => {
  const store = openMemoryStore();
  const odd = [null, 7, [], { counts: [1] }, { counts: [-1, 2], words: { a: 1 }, runs: [3] }];
  await store.updateValues(
    "outcomes",
    new Map(odd.map((value, index) => [`p\nc${index}`, () => value])),
  );
  const weights = await loadWeights(store, { project: "p" });
  for (const component of weights.components) assertEquals(weights.adjust(component, ["a"]), 0);
  await recordOutcomes(store, outcomes(1, { components: ["c4"] }));
  assertEquals((await loadWeights(store, { project: "p" })).explain("c4")?.accepted, 1);
});

Deno.test("the same outcomes in one call or in many give the same weights", async () => {
  const list = [
    ...outcomes(2, { intent: "sum of prices" }),
    ...outcomes(1, { accepted: false, intent: "names" }),
  ];
  const once = await learnt(list);
  const many = await learnt(...list.map((each) => [each]));
  assertEquals(await once.values("outcomes"), await many.values("outcomes"));
});

Deno.test("a word that objects inherit is a word like others", async () => {
  const store = await learnt(outcomes(1, { intent: "constructor" }));
  const weights = await loadWeights(store, { project: "p" });
  assertEquals(weights.explain(map)!.words.length, 1);
  assertEquals(weights.adjust(map, ["valueOf"]), weights.adjust(map, []));
});
