/** Test files that do not load, do not end, or want what the sandbox lacks. */
import { assert, assertEquals, assertMatch } from "@std/assert";
import { memoryHost, renderDiagnostic } from "@maze/base";
import { runTests } from "@maze/check";
import { openTypeScriptProject } from "@maze/types";
import { runFiles, statuses } from "./tests_support.ts";

const limits = { wallMs: 10_000, memoryBytes: 256 * 2 ** 20, outputBytes: 200_000 };

Deno.test("a failure names its place in the project", async () => {
  const files = {
    "src/add.ts":
      `interface Big {\n  n: number;\n}\nexport function add(a: number, b: number): number {\n  if (a > 9) throw new RangeError("too big");\n  return a - b;\n}\n`,
    "help.ts":
      `import assert from "node:assert/strict";\nexport function same(a: unknown, b: unknown): void {\n  assert.equal(a, b);\n}\n`,
    "a_test.ts":
      `import { same } from "./help.ts";\nimport { add } from "./src/add";\n\nDeno.test("adds", () => {\n  same(add(1, 2), 3);\n});\nDeno.test("big", () => { add(10, 1); });\n`,
  };
  const evidence = await runFiles(files);
  assertEquals(evidence.verdict, "fail");
  const [first, second] = evidence.diagnostics;
  assertEquals([first?.path, second?.path], ["/p/a_test.ts", "/p/src/add.ts"]);
  assertEquals(
    renderDiagnostic(first!, files["a_test.ts"]),
    `/p/a_test.ts:5:3 error MAZE-E0803: the test "adds" fails: Expected values to be strictly equal:\n` +
      `  5 |   same(add(1, 2), 3);\n    |   ^\n  note: -1 !== 3`,
  );
  assertMatch(
    renderDiagnostic(second!, files["src/add.ts"]),
    /add\.ts:5:\d+ error MAZE-E0803: the test "big" fails: too big/,
  );
  assert(!evidence.tests.some(({ stack }) => /harness|deno_test|stdin/.test(stack)));
});

Deno.test("an overlay is what is tested", async () => {
  const files = {
    "a.ts": `export const a = (): number => 1;`,
    "a_test.ts":
      `import { a } from "./a.ts"; Deno.test("two", () => { if (a() !== 2) throw new Error("not two"); });`,
  };
  assertEquals((await runFiles(files)).verdict, "fail");
  const overlay = new Map([["/p/a.ts", `export const a = (): number => 2;`]]);
  const evidence = await runFiles(files, { overlay });
  assertEquals(evidence.verdict, "pass");
});

/** For what only time can end. */
const short = { ...limits, wallMs: 700 };

const endings: {
  name: string;
  code: string;
  tests: string[];
  says: RegExp;
  endless?: boolean;
}[] = [
  {
    name: "an endless test",
    endless: true,
    code:
      `Deno.test("fine", () => {}); Deno.test("endless", () => { for (;;); }); Deno.test("after", () => {});`,
    tests: ["fine: passed", "endless: failed"],
    says: /Cannot wait for the test "endless": it was still running after 0\.\d s/,
  },
  {
    name: "an endless subtest",
    endless: true,
    code: `Deno.test("outer", async (t) => { await t.step("inner", () => { for (;;); }); });`,
    tests: ["outer > inner: failed"],
    says: /Cannot wait for the test "outer > inner"/,
  },
  {
    name: "a promise that is never settled",
    code: `Deno.test("waits", () => new Promise(() => {}));`,
    tests: ["waits: failed"],
    says: /Cannot wait for the test "waits": what it waits for never comes/,
  },
  {
    name: "an endless module",
    endless: true,
    code: `for (;;); Deno.test("a", () => {});`,
    tests: [],
    says: /Cannot wait for the test file/,
  },
  {
    name: "a module that waits for ever",
    code: `await new Promise(() => {}); Deno.test("a", () => {});`,
    tests: [],
    says: /Cannot wait for the test file: what it waits for never comes/,
  },
  {
    name: "a test that ends the program",
    code: `Deno.test("leaves", () => { Deno.exit(0); });`,
    tests: ["leaves: failed"],
    says: /Cannot go on with the test "leaves": the program ended with 0/,
  },
  {
    name: "a test that takes all memory",
    code:
      `Deno.test("hungry", () => { const all = []; for (;;) all.push(new Uint8Array(1e7).fill(1)); });`,
    tests: ["hungry: failed"],
    says: /Cannot go on with the test "hungry": it took more memory than it may/,
  },
  {
    name: "a test that writes without end",
    code: `Deno.test("loud", () => { for (;;) console.log("x".repeat(1000)); });`,
    tests: ["loud: failed"],
    says: /Cannot go on with the test "loud": it wrote more than it may/,
  },
];

for (const { name, code, endless, tests, says } of endings) {
  Deno.test(`it is named: ${name}`, async () => {
    const evidence = await runFiles({ "a_test.ts": code }, { limits: endless ? short : limits });
    assertEquals(evidence.verdict, "fail");
    assertEquals(statuses(evidence), tests);
    assertEquals(evidence.diagnostics.map((problem) => problem.code), ["MAZE-E0805"]);
    assertMatch(evidence.diagnostics[0]!.message, says);
  });
}

const failures: { name: string; files: Record<string, string>; says: RegExp }[] = [
  {
    name: "a module that throws",
    files: { "a_test.ts": `import "./b.ts";`, "b.ts": `\nthrow new TypeError("at once");` },
    says: /b\.ts error MAZE-E0804: an error outside of every test: TypeError: at once/,
  },
  {
    name: "an export that is not there",
    files: { "a_test.ts": `import { b } from "./b.ts"; b();`, "b.ts": `export const c = 1;` },
    says: /SyntaxError: .*does not provide an export named 'b'/,
  },
  {
    name: "a broken module",
    files: {
      "a_test.ts": `import "./b.ts"; Deno.test("a", () => {});`,
      "b.ts": `export const = ;`,
    },
    says: /MAZE-E0804/,
  },
  {
    name: "a module that is not there",
    files: { "a_test.ts": `import "./gone.ts"; Deno.test("a", () => {});` },
    says: /Cannot find the module "\.\/gone\.ts" that \/p\/a_test\.ts imports/,
  },
  {
    name: "a rejection that nobody awaits, in a test",
    files: {
      "a_test.ts":
        `Deno.test("a", async () => { Promise.reject(new Error("lost")); await new Promise((go) => setTimeout(go, 5)); });`,
    },
    says: /MAZE-E0803: the test "a" fails: lost/,
  },
  {
    name: "a rejection that nobody awaits, after the test",
    files: { "a_test.ts": `Deno.test("a", () => { void Promise.reject(new Error("lost")); });` },
    says: /lost/,
  },
  {
    name: "an error in a timer",
    files: {
      "a_test.ts":
        `Deno.test("a", async () => { setTimeout(() => { throw new Error("ticked"); }, 1); await new Promise((go) => setTimeout(go, 20)); });`,
    },
    says: /ticked/,
  },
  {
    name: "a thrown value that is no error",
    files: { "a_test.ts": `Deno.test("a", () => { throw { code: 7 }; });` },
    says: /the test "a" fails: threw \{ code: 7 \}/,
  },
  {
    name: "a thrown value that cannot be shown",
    files: {
      "a_test.ts":
        `Deno.test("a", () => { throw Object.defineProperty(new Error(), "message", { get() { throw 1; } }); });`,
    },
    says: /cannot be shown/,
  },
];

for (const { name, files, says } of failures) {
  Deno.test(`it fails: ${name}`, async () => {
    const evidence = await runFiles(files, { limits });
    assertEquals(evidence.verdict, "fail");
    assertMatch(evidence.diagnostics.map((problem) => renderDiagnostic(problem)).join("\n"), says);
  });
}

const skips: { name: string; files: Record<string, string>; says: RegExp }[] = [
  {
    name: "vitest",
    files: {
      "a_test.ts": `import { expect, it } from "vitest"; it("a", () => { expect(1).toBe(1); });`,
    },
    says: /it needs the package "vitest", which the sandbox does not carry/,
  },
  {
    name: "a package behind a module",
    files: {
      "a_test.ts": `import "./b.ts"; Deno.test("a", () => {});`,
      "b.ts": `import "left-pad";`,
    },
    says: /it needs the package "left-pad" \(in \/p\/b\.ts\)/,
  },
  {
    name: "the globals of a framework",
    files: { "a_test.ts": `describe("a", () => { it("b", () => { expect(1).toBe(1); }); });` },
    says: /describe is not defined: it counts on a test framework's globals/,
  },
  {
    name: "a permission",
    files: {
      "a_test.ts":
        `Deno.test("ok", () => {}); Deno.test("reads", () => { Deno.readTextFileSync("/etc/hosts"); });`,
    },
    says:
      /1 passed, 1 skipped; not run: "reads" wants what the sandbox does not give: Requires read access/,
  },
  {
    name: "a permission while loading",
    files: { "a_test.ts": `Deno.env.get("HOME"); Deno.test("a", () => {});` },
    says: /Requires env access/,
  },
  {
    name: "snapshots",
    files: { "a_test.ts": `Deno.test("a", async (t) => { await t.assertSnapshot(1); });` },
    says: /snapshots need files/,
  },
  {
    name: "no test in the file",
    files: { "a_test.ts": `export {};` },
    says: /it registers no test/,
  },
  {
    name: "all tests skipped by their author",
    files: { "a_test.ts": `Deno.test.ignore("a", () => {});` },
    says: /0 passed, 1 skipped/,
  },
];

for (const { name, files, says } of skips) {
  Deno.test(`it is skipped, never passed: ${name}`, async () => {
    const evidence = await runFiles(files, { limits });
    assertEquals(evidence.verdict, "skipped", JSON.stringify(evidence, null, 1));
    assertMatch(evidence.reason ?? "", says);
    assert(evidence.diagnostics.every(({ severity }) => severity === "info"));
  });
}

Deno.test("a failure outweighs what was skipped", async () => {
  const evidence = await runFiles({
    "a_test.ts": `import "vitest";`,
    "b_test.ts": `Deno.test("b", () => { throw new Error("x"); });`,
  });
  assertEquals(evidence.verdict, "fail");
});

Deno.test("a cancelled run is skipped", async () => {
  const files = { "a_test.ts": `Deno.test("a", () => { for (;;); });` };
  const evidence = await runFiles(files, { signal: AbortSignal.timeout(300) });
  assertEquals([evidence.verdict, evidence.reason], [
    "skipped",
    "0 passed; not run: the run was cancelled",
  ]);
});

Deno.test("without a sandbox nothing runs", async () => {
  const host = memoryHost({ "/p/a_test.ts": "throw 1;" });
  const project = await openTypeScriptProject(host, "/p");
  const evidence = await runTests(host, project, { testFiles: ["/p/a_test.ts"] });
  assertEquals(evidence.verdict, "skipped");
  assertMatch(evidence.reason ?? "", /deno cannot be started/);
  const none = await runFiles({ "a.ts": "1;" });
  assertEquals([none.verdict, none.reason], ["skipped", "there are no test files"]);
});
