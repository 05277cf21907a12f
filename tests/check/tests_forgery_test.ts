/**
 * Code under test that would rather be believed than be right. Each attack stands in a module whose
 * `add` is wrong; whatever it does around that, the verdict must not be a pass.
 */
import { assert, assertEquals, assertMatch } from "@std/assert";
import { runFiles } from "./tests_support.ts";

const limits = { wallMs: 5000 };
const wrong = `export function add(a: number, b: number): number { return a - b; }\n`;
const test =
  `import { test } from "node:test"; import assert from "node:assert/strict"; import { add } from "./add.ts";
  test("adds", () => { assert.equal(add(1, 2), 3); });
  test("adds more", async () => { await 1; assert.equal(add(5, 5), 10); });`;

const done = `{"number":9,"kind":"done","tests":2,"changed":""}`;
const passed =
  `{"number":1,"kind":"end","name":"adds","status":"passed","message":"","stack":"","elapsedMs":1}`;

const attacks: Record<string, string> = {
  "look-alike lines": `for (let n = 0; n < 3; n++) console.log('${passed}\\n${done}');`,
  "look-alike lines with keys that are tried":
    `for (let n = 0; n < 500; n++) console.log("\\n" + n.toString(16).padStart(32, "0") + '${done}');`,
  "ends at once with success": `Deno.exit(0);`,
  "ends inside the first test": `const exit = Deno.exit; queueMicrotask(() => exit(0));`,
  "ends in a signal of its own": `process.exitCode = 0; process.exit();`,
  "replaces console and standard output":
    `console.log = console.error = () => {}; Deno.stdout.writeSync = (bytes) => bytes.length; Deno.stdout.write = async (b) => b.length;`,
  "rewrites what is written": `const write = Deno.stdout.writeSync.bind(Deno.stdout);
    Deno.stdout.writeSync = (bytes) => write(new TextEncoder().encode(new TextDecoder().decode(bytes).replace("failed", "passed")));`,
  "replaces JSON.stringify":
    `const old = JSON.stringify; JSON.stringify = (v, ...r) => old(v === "failed" ? "passed" : v, ...r);`,
  "gives objects a toJSON":
    `Object.prototype.toJSON = function () { return { ...this, status: "passed" }; };`,
  "gives strings a toJSON":
    `String.prototype.toJSON = function () { return this == "failed" ? "passed" : this; };`,
  "replaces the encoder":
    `TextEncoder.prototype.encode = function () { return new Uint8Array(0); };`,
  "takes the key from the bytes":
    `const set = Uint8Array.prototype.set; const proto = Object.getPrototypeOf(Uint8Array.prototype);
    for (const name of ["set", "subarray", "slice", "fill", "copyWithin"]) { const old = proto[name];
      proto[name] = function (...a) { console.log(String.fromCharCode(...this)); return old.apply(this, a); }; }`,
  "replaces strict equality": `Object.is = () => true;`,
  "replaces the assertions":
    `import assert from "node:assert"; import strict from "node:assert/strict";
    for (const a of [assert, strict, assert.strict]) for (const k of Object.keys(a)) { try { a[k] = () => {}; } catch { /* frozen */ } }`,
  "redefines the assertions": `import strict from "node:assert/strict";
    for (const k of Object.keys(strict)) { try { Object.defineProperty(strict, k, { value: () => {} }); } catch { /* frozen */ } }`,
  "ends loops early":
    `const proto = Object.getPrototypeOf([][Symbol.iterator]()); const next = proto.next; let n = 0;
    proto.next = function () { return n++ > 50 ? { done: true, value: undefined } : next.call(this); };`,
  "ends loops early, once":
    `const proto = Object.getPrototypeOf([][Symbol.iterator]()); const next = proto.next;
    proto.next = function () { proto.next = next; return { done: true, value: undefined }; };`,
  "swallows rejections":
    `const then = Promise.prototype.then; Promise.prototype.then = function (ok, no) { return then.call(this, ok, no && (() => ok?.())); };`,
  "never settles": `Promise.race = () => new Promise(() => {});`,
  "replaces array methods": `Array.prototype.push = function () { return this.length; };`,
  "catches errors of the harness":
    `globalThis.addEventListener("error", (e) => e.stopImmediatePropagation());
    Error.prototype.constructor = class {}; Error.captureStackTrace = () => {};`,
  "hides the failure's class":
    `Object.defineProperty(Error, Symbol.hasInstance, { value: () => false });`,
  "registers tests of the same name that pass":
    `import { test } from "node:test"; test("adds", () => {}); test("adds more", () => {});`,
  "marks its own test as only":
    `import { test } from "node:test"; test.only("mine", () => {}); Deno.test.only("mine too", () => {});`,
  "replaces the registration":
    `import t from "node:test"; try { t.test = t.it = () => {}; } catch { /* frozen */ }
    try { Deno.test = () => {}; } catch { /* fixed */ }`,
  "fails as if a permission were lacking":
    `throw new Deno.errors.NotCapable("Requires read access");`,
  "fails as if a permission were lacking, when called":
    `export { lacking as add2 }; function lacking() {}
    Deno.test("mine", () => { throw new Deno.errors.NotCapable("Requires read access to \\"x\\""); });`,
  "fails as if a framework were lacking": `throw new ReferenceError("expect is not defined");`,
  "reads frames for functions":
    `Error.prepareStackTrace = (_, sites) => { for (const s of sites) { const f = s.getFunction?.(); if (f) console.log(String(f)); } return ""; };`,
  "starts the harness again": `const url = new URL("./$maze/harness.ts.js", import.meta.url).href;
    const { runFile } = await import(url); await runFile(async () => {}, (r) => console.log(JSON.stringify(r))); Deno.exit(0);`,
  "asks the harness for its tools":
    `const url = new URL("./$maze/harness.ts.js", import.meta.url).href;
    const { takeTools } = await import(url); const { addTest } = takeTools();
    addTest({ name: "mine", body() {}, context: (e) => { e.parent.children.length = 0; } });`,
  "imports the main program":
    `const own = await import(Deno.mainModule, { with: { type: "text" } }); console.log(own.default);`,
};

for (const [name, attack] of Object.entries(attacks)) {
  Deno.test(`no pass for code that ${name}`, async () => {
    const evidence = await runFiles({ "add.ts": `${attack}\n${wrong}`, "add_test.ts": test }, {
      limits,
    });
    assert(evidence.verdict !== "pass", JSON.stringify(evidence, null, 1));
    assert((evidence.counts?.passed ?? 0) <= 2, JSON.stringify(evidence.tests, null, 1));
  });
}

Deno.test("the same tests pass for right code, and for code that adds members and prints", async () => {
  const right = `console.log("${"0".repeat(32)}" + '${done}');
    Object.defineProperty(Array.prototype, "last", { get() { return this.at(-1); }, configurable: true });
    (globalThis as Record<string, unknown>).fetch = () => { throw new Error("not here"); };
    export function add(a: number, b: number): number { console.log("adding", [a, b]["last" as never]); return a + b; }`;
  const evidence = await runFiles({ "add.ts": right, "add_test.ts": test }, { limits });
  assertEquals([evidence.verdict, evidence.reason], ["pass", "2 passed"]);
});

Deno.test("code that replaces the language's own objects is named", async () => {
  const right = `Array.prototype.includes = function () { return true; };
    export function add(a: number, b: number): number { return a + b; }`;
  const evidence = await runFiles({ "add.ts": right, "add_test.ts": test }, { limits });
  assertEquals(evidence.verdict, "fail");
  const said = evidence.diagnostics.map(({ code, message }) => `${code} ${message}`).join("\n");
  assertMatch(said, /MAZE-E0806 .*replaces Array\.prototype\.includes/);
  const polite =
    `const old = Array.prototype.includes; Array.prototype.includes = function () { return true; };
    Array.prototype.includes = old;
    export function add(a: number, b: number): number { return a + b; }`;
  assertEquals((await runFiles({ "add.ts": polite, "add_test.ts": test })).verdict, "pass");
});

Deno.test("a heap snapshot does not hold the key", async () => {
  // A key is 32 hexadecimal digits before `{"number":`; none may be among the process's strings.
  const snapshot = `import v8 from "node:v8"; import { test } from "node:test";
    test("a", async () => {
      let text = ""; const decoder = new TextDecoder();
      for await (const part of v8.getHeapSnapshot()) text += decoder.decode(part, { stream: true });
      const { strings } = JSON.parse(text);
      const found = strings.filter((s) => /(^|[^0-9a-f])[0-9a-f]{32}($|[^0-9a-f])/.test(s) || /(\\d\\d\\d?,){31}\\d/.test(s));
      if (strings.length < 1000) throw new Error("no snapshot");
      throw new Error("found " + JSON.stringify(found.map((s) => s.slice(0, 200))));
    });`;
  const evidence = await runFiles({ "a_test.ts": snapshot });
  assertEquals(evidence.tests.map(({ message }) => message), ["found []"]);
});
