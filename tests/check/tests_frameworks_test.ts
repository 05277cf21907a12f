/** The test frameworks of the sandbox run test files as their own runners do. */
import { assert, assertEquals } from "@std/assert";
import { logged, runFiles, statuses } from "./tests_support.ts";

const node =
  `import test, { after, afterEach, before, beforeEach, describe, it, mock, suite } from "node:test";
import assert from "node:assert/strict";\n`;

Deno.test("node:test: results, suites, skips and totals", async () => {
  const evidence = await runFiles({
    "a_test.ts": `${node}
      test("passes", () => {});
      test("fails", () => { assert.equal(1, 2); });
      test("async", async () => { await new Promise((go) => setTimeout(go, 5)); });
      test("async fails", async () => { await 1; throw new Error("later"); });
      test("callback", (_t, done) => { setTimeout(done, 1); });
      test("callback fails", (_t, done) => { done(new Error("given")); });
      describe("outer", () => {
        it("one", () => {});
        suite("inner", () => { it("two", () => { assert.ok(false); }); });
      });
      test.skip("skipped", () => { throw 1; });
      test("by option", { skip: "not now" }, () => { throw 1; });
      test.todo("to do");
      test("without function");
      describe.skip("whole suite", () => { it("never", () => { throw 1; }); });
      test("says so itself", (t) => { t.skip("no reason"); });
      test.only("only", () => {});
      test({ skip: true }, function named() {});`,
  });
  assertEquals(statuses(evidence), [
    "passes: passed",
    "fails: failed",
    "async: passed",
    "async fails: failed",
    "callback: passed",
    "callback fails: failed",
    "outer > one: passed",
    "outer > inner > two: failed",
    "skipped: skipped",
    "by option: skipped",
    "to do: skipped",
    "without function: skipped",
    "whole suite: skipped",
    "says so itself: skipped",
    "only: passed",
    "named: skipped",
  ]);
  assertEquals(evidence.counts, { passed: 5, failed: 4, skipped: 7 });
  assertEquals([evidence.verdict, evidence.tool, evidence.version], [
    "fail",
    "deno",
    Deno.version.deno,
  ]);
  assert(evidence.isolation === "permissions" || evidence.isolation === "namespaces");
  assertEquals(evidence.reason, "5 passed, 4 failed, 7 skipped");
});

Deno.test("node:test: hooks run in order, inherited by subtests", async () => {
  const log = await logged(`${node}
    const log = [];
    before(() => { log.push("B"); });
    beforeEach(() => { log.push("be"); });
    afterEach(() => { log.push("ae"); });
    describe("s", () => {
      before(() => { log.push("sB"); }); after(() => { log.push("sA"); });
      beforeEach(() => { log.push("sbe"); }); afterEach(() => { log.push("sae"); });
      it("t", () => { log.push("t"); });
    });
    test("u", async (t) => {
      t.beforeEach(() => { log.push("tbe"); }); t.after(() => { log.push("tA"); });
      await t.test("v", () => { log.push("v"); });
    });
    test("log", () => { throw new Error(log.join()); });`);
  assertEquals(log, [
    ...["B", "sB", "be", "sbe", "t", "sae", "ae", "sA"],
    ...["be", "be", "tbe", "v", "ae", "tA", "ae", "be"],
  ]);
});

Deno.test("node:test: subtests, plans, mocks, time limits, signals, waiting", async () => {
  const evidence = await runFiles({
    "a_test.ts": `${node}
      await test("awaited while loading", async (t) => {
        await t.test("first", () => {});
        await t.test("second", async (t) => { await t.test("third", () => { throw new Error("deep"); }); });
      });
      test("not awaited", (t) => { void t.test("still runs", async () => { await 1; }); });
      test("plan kept", (t) => { t.plan(2); t.assert.equal(1, 1); t.assert.ok(true); });
      test("plan broken", (t) => { t.plan(2); t.assert.ok(true); });
      test("plan by option", { plan: 1 }, (t) => { t.assert.deepEqual([1], [1]); });
      test("mock", (t) => {
        const add = mock.fn((a: number) => a + 1);
        assert.equal(add(1), 2); assert.equal(add.mock.calls.length, 1);
        const at = { now: () => 1 }; t.mock.method(at, "now", () => 5); assert.equal(at.now(), 5);
      });
      test("too slow", { timeout: 20 }, async () => { await new Promise((go) => setTimeout(go, 5000)); });
      let stopped;
      test("signal", (t) => { stopped = t.signal; });
      test("signal ended", () => { assert.ok(stopped.aborted); });
      test("waits", async (t) => { let n = 0; await t.waitFor(() => { if (++n < 3) throw 1; }, { interval: 1 }); });
      test("names", (t) => { assert.equal(t.name, "names"); });`,
  });
  assertEquals(statuses(evidence), [
    "awaited while loading > first: passed",
    "awaited while loading > second > third: failed",
    "awaited while loading > second: failed",
    "awaited while loading: failed",
    "not awaited > still runs: passed",
    "not awaited: passed",
    "plan kept: passed",
    "plan broken: failed",
    "plan by option: passed",
    "mock: passed",
    "too slow: failed",
    "signal: passed",
    "signal ended: passed",
    "waits: passed",
    "names: passed",
  ]);
});

Deno.test("node:test: a hook that fails is the failure of what it serves", async () => {
  const evidence = await runFiles({
    "a_test.ts": `${node}
      describe("before", () => { before(() => { throw new Error("b"); }); it("x", () => {}); it("y", () => {}); });
      describe("beforeEach", () => { beforeEach(() => { throw new Error("be"); }); it("x", () => {}); });
      describe("afterEach", () => { afterEach(() => { throw new Error("ae"); }); it("x", () => {}); });
      describe("after", () => { after(() => { throw new Error("a"); }); it("x", () => {}); });
      test("last", () => {});`,
  });
  assertEquals(statuses(evidence), [
    "before > x: failed",
    "before > y: failed",
    "beforeEach > x: failed",
    "afterEach > x: failed",
    "after > x: passed",
    "after: failed",
    "last: passed",
  ]);
  assertEquals(evidence.tests.map(({ message }) => message), ["b", "b", "be", "ae", "", "a", ""]);
});

Deno.test("Deno.test: every form, steps, each, hooks, retries", async () => {
  const evidence = await runFiles({
    "a_test.ts": `
      let tries = 0, runs = 0;
      Deno.test("name and function", () => {});
      Deno.test(function named() {});
      Deno.test({ name: "object", fn: () => {} });
      Deno.test("options", { ignore: true }, () => { throw 1; });
      Deno.test({ name: "object and function" }, () => {});
      Deno.test({ ignore: true }, function ignored() { throw 1; });
      Deno.test.ignore("ignored by name", () => { throw 1; });
      Deno.test.only("only", () => {});
      Deno.test("steps", async (t) => {
        const ok = await t.step("good", () => {});
        const bad = await t.step({ name: "bad", fn: async (t) => { await t.step("deep", () => { throw new Error("no"); }); } });
        await t.step(function namedStep() {});
        await t.step({ name: "left out", ignore: true, fn: () => { throw 1; } });
        if (!ok || bad || t.name !== "steps") throw new Error("wrong answers");
      });
      Deno.test.each([[1, 2, 3], [2, 2, 4]])("%i + %d = %s (%#)", (a, b, sum) => { if (a + b !== sum) throw 1; });
      Deno.test.each([{ a: { b: 1 } }])("a.b is $a.b", ({ a }, t) => { if (a.b !== 1 || !t.step) throw 1; });
      Deno.test({ name: "retried", retry: 2, fn: () => { if (++tries < 3) throw new Error("flaky"); } });
      Deno.test({ name: "repeated", repeats: 2, fn: () => { runs++; } });
      Deno.test("counted", () => { if (runs !== 3 || tries !== 3) throw new Error(String([runs, tries])); });
      Deno.test("slow", { timeout: 10 }, () => new Promise((go) => setTimeout(go, 5000)));`,
  });
  assertEquals(statuses(evidence), [
    "name and function: passed",
    "named: passed",
    "object: passed",
    "options: skipped",
    "object and function: passed",
    "ignored: skipped",
    "ignored by name: skipped",
    "only: passed",
    "steps > good: passed",
    "steps > bad > deep: failed",
    "steps > bad: failed",
    "steps > namedStep: passed",
    "steps > left out: skipped",
    "steps: failed",
    "1 + 2 = 3 (0): passed",
    "2 + 2 = 4 (1): passed",
    "a.b is 1: passed",
    "retried: passed",
    "repeated: passed",
    "counted: passed",
    "slow: failed",
  ]);
  const log = await logged(`
    const log = [];
    Deno.test.beforeAll(() => { log.push("B"); }); Deno.test.beforeEach(() => { log.push("be"); });
    Deno.test.afterEach(() => { log.push("ae"); });
    Deno.test("a", async (t) => { log.push("a"); await t.step("s", () => { log.push("s"); }); });
    Deno.test("log", () => { throw new Error(log.join()); });`);
  assertEquals(log, ["B", "be", "a", "s", "ae", "be"]);
});

Deno.test("@std/testing/bdd with @std/assert", async () => {
  const evidence = await runFiles({
    "a_test.ts": `
      import { afterAll, afterEach, beforeAll, beforeEach, describe, it, test } from "jsr:@std/testing@1/bdd";
      import { assert, assertAlmostEquals, assertArrayIncludes, assertEquals, assertExists, assertFalse, assertGreater,
        AssertionError, assertInstanceOf, assertMatch, assertNotEquals, assertObjectMatch, assertRejects,
        assertStrictEquals, assertStringIncludes, assertThrows, equal, fail } from "jsr:@std/assert@^1.0.0";
      const log = [];
      describe("outer", () => {
        beforeAll(() => { log.push("B"); }); afterAll(() => { log.push("A"); });
        beforeEach(function () { this.n = 1; log.push("be"); }); afterEach(() => { log.push("ae"); });
        it("has this", function () { assertEquals(this.n, 1); });
        it.skip("skipped", () => { fail(); });
        it.only("only", () => {});
        it({ name: "object", fn() {} });
        it({ name: "ignored", ignore: true, fn() { fail(); } });
        describe("inner", () => { it("deep", () => { assertEquals(log, ["B", "be", "ae", "be", "ae", "be", "ae", "be"]); }); });
      });
      describe.ignore("ignored suite", () => { it("never", () => { fail(); }); });
      test("assertions hold", async () => {
        assert(1); assertFalse(0); assertEquals({ a: [1] }, { a: [1] }); assertNotEquals(1, 2); assertStrictEquals(1, 1);
        assertExists(0); assertGreater(2, 1); assertInstanceOf([], Array); assertMatch("ab", /b/);
        assertStringIncludes("abc", "b"); assertArrayIncludes([1, 2, 3], [2]); assertAlmostEquals(0.1 + 0.2, 0.3);
        assertObjectMatch({ a: 1, b: { c: 2, d: 3 } }, { b: { c: 2 } });
        const error = assertThrows(() => { throw new RangeError("far out"); }, RangeError, "far");
        assertEquals(error.message, "far out");
        await assertRejects(async () => { throw new TypeError("t"); }, TypeError);
        assertEquals(equal([1], [2]), false);
      });
      const broken = { assert: () => assert(0), equals: () => assertEquals(1, 2), exists: () => assertExists(null),
        includes: () => assertArrayIncludes([1], [2]), match: () => assertObjectMatch({ a: 1 }, { a: 2 }),
        almost: () => assertAlmostEquals(1, 1.1), throws: () => assertThrows(() => {}),
        wrong: () => assertThrows(() => { throw new Error("a"); }, TypeError), fail: () => fail("on purpose") };
      for (const [name, run] of Object.entries(broken)) {
        it(name + " fails", () => { let error; try { run(); } catch (e) { error = e; } assertInstanceOf(error, AssertionError); });
      }`,
  });
  const wrong = evidence.tests.filter(({ status }) => status === "failed");
  assertEquals(wrong, []);
  assertEquals(evidence.counts, { passed: 14, failed: 0, skipped: 3 });
  assertEquals(evidence.verdict, "pass");
});

Deno.test("a project's own module of that name is the one that is used", async () => {
  const evidence = await runFiles({
    "deno.json": `{ "imports": { "@std/assert": "./own.ts" } }`,
    "own.ts": `export function assertEquals() { throw new Error("own"); }`,
    "a_test.ts":
      `import { assert, assertEquals } from "@std/assert"; Deno.test("a", () => { assertEquals(1, 1); });`,
  });
  assertEquals(evidence.tests.map(({ message }) => message), ["own"]);
});

Deno.test("several files, each apart from the others", async () => {
  const one = (name: string) =>
    `import { count } from "./count.ts"; Deno.test("${name}", () => { if (count() !== 1) throw new Error("shared"); });`;
  const evidence = await runFiles({
    "count.ts": `let n = 0; export const count = (): number => ++n;`,
    "a_test.ts": one("a"),
    "b_test.ts": one("b"),
    "c_test.ts": one("c"),
  });
  assertEquals(statuses(evidence), ["a: passed", "b: passed", "c: passed"]);
  assertEquals(Object.keys(evidence.inputs), [
    "/p/a_test.ts",
    "/p/b_test.ts",
    "/p/c_test.ts",
    "/p/count.ts",
  ]);
});
