import { assert, assertEquals, assertMatch } from "@std/assert";
import { findHoles, testAssertions } from "@maze/types";

interface Case {
  readonly name: string;
  readonly text: string;
  /** `name kind intent` of each hole that must be found. */
  readonly holes: readonly string[];
  /** What the diagnostics must say. */
  readonly problems?: readonly RegExp[];
}

const cases: readonly Case[] = [
  {
    name: "function declaration",
    text: "function f(): number { /* maze: one */ }",
    holes: ["f body one"],
  },
  {
    name: "arrow in a const",
    text: "export const f = (): number => { /* maze: one */ };",
    holes: ["f body one"],
  },
  {
    name: "function expression",
    text: "const f = function (): number { /* maze: one */ };",
    holes: ["f body one"],
  },
  { name: "method", text: "class A { b(): number { /* maze: one */ } }", holes: ["A.b body one"] },
  {
    name: "getter",
    text: "class A { get b(): number { /* maze: one */ } }",
    holes: ["A.b body one"],
  },
  {
    name: "constructor",
    text: "class A { constructor(b: number) { /* maze: keep b */ } }",
    holes: ["A.constructor body keep b"],
  },
  {
    name: "property arrow",
    text: "class A { b = (): number => { /* maze: one */ }; }",
    holes: ["A.b body one"],
  },
  {
    name: "after a statement",
    text: "function f(): number { const a = 1; /* maze: a and one */ }",
    holes: ["f body a and one"],
  },
  {
    name: "before a statement",
    text: "function f(): number { let a = 0; /* maze: count */ return a; }",
    holes: ["f body count"],
  },
  {
    name: "in an inner block",
    text: "function f(b: boolean): number { if (b) { /* maze: one */ } return 0; }",
    holes: ["f body one"],
  },
  {
    name: "over several lines",
    text: "function f(): number {\n  /* maze: one,\n   * then two\n   */\n}",
    holes: ["f body one, then two"],
  },
  {
    name: "nested function",
    text: "function f() { function g(): number { /* maze: one */ } }",
    holes: ["g body one"],
  },
  {
    name: "callback keeps the outer name",
    text: "function f() { [1].map((x): number => { /* maze: x */ }); }",
    holes: ["f body x"],
  },
  {
    name: "expression",
    text: 'function f() { return __hole<number>("one"); }',
    holes: ["f expression one"],
  },
  {
    name: "top-level expression",
    text: 'export const a = __hole<string>("greeting");',
    holes: ["a expression greeting"],
  },
  {
    name: "two in one function",
    text: 'function f() { return [__hole<number>("a"), __hole<number>("b")]; }',
    holes: ["f expression a", "f expression b"],
  },
  {
    name: "inside a string",
    text: 'const a = "{ /* maze: no */ }"; function f() { return "/* maze: no */"; }',
    holes: [],
  },
  { name: "inside a template", text: "function f() { return `/* maze: no */`; }", holes: [] },
  {
    name: "inside a line comment",
    text: "function f() { // see /* maze: no */\n return 1; }",
    holes: [],
  },
  { name: "ordinary comments", text: "function f() { /* a maze: no */ return 1; }", holes: [] },
  {
    name: "outside a function",
    text: "/* maze: nothing */ const a = 1;",
    holes: [],
    problems: [/outside every function body/],
  },
  { name: "no intent", text: "function f() { /* maze: */ }", holes: [], problems: [/no intent/] },
  {
    name: "computed intent",
    text: 'const a = __hole<number>("a" + b);',
    holes: [],
    problems: [/plain string/],
  },
];

for (const { name, text, holes, problems = [] } of cases) {
  Deno.test(`holes: ${name}`, () => {
    const found = findHoles({ path: "/a.ts", text });
    assertEquals(found.holes.map((hole) => `${hole.name} ${hole.kind} ${hole.intent}`), holes);
    assertEquals(found.diagnostics.length, problems.length);
    for (const [at, problem] of problems.entries()) {
      assertMatch(found.diagnostics[at]!.message, problem);
    }
    for (const { span } of found.holes) {
      assertMatch(text.slice(span.start, span.end), /^(\/\*|__hole)/);
    }
  });
}

Deno.test("holes: documentation and type text are those of the container", () => {
  const text =
    "const z = 1;\n/** Doubles.\n * @example f(1) // => 2\n */\nexport const f = (n: number): number => { /* maze: n twice */ };";
  const [hole] = findHoles({ path: "/a.ts", text }).holes;
  assert(hole);
  assertMatch(hole.documentation, /@example f\(1\)/);
  assertEquals(hole.typeText, "number");
});

Deno.test("holes: nesting deeper than the parser's stack is reported, not thrown", () => {
  const text = "const a = " + "(".repeat(20_000) + "1" + ")".repeat(20_000) + ";";
  const { diagnostics, holes } = findHoles({ path: "/deep.ts", text });
  assertEquals([holes.length, diagnostics[0]?.code], [0, "MAZE-E0302"]);
});

const importing = 'import { f, g as h } from "./m.ts";\nimport { other } from "./o.ts";\n';
const assertions: readonly { name: string; text: string; calls: readonly string[] }[] = [
  { name: "equality", text: "assertEquals(f(1), 2);", calls: ["f(1) => 2"] },
  { name: "member equality", text: "assert.deepEqual(f([1]), [2]);", calls: ["f([1]) => [2]"] },
  { name: "expectation", text: "expect(f(1)).toBe(2);", calls: ["f(1) => 2"] },
  {
    name: "throws",
    text: "assert.throws(() => f(0), RangeError);",
    calls: ["f(0) throws RangeError"],
  },
  {
    name: "constants come along",
    text: "const n = 3; const m = n + 1; test('x', () => { const k = m; assertEquals(f(k), 2); });",
    calls: ["(() => { const n = 3; const m = n + 1; const k = m; return f(k); })() => 2"],
  },
  {
    name: "callback parameters are its own",
    text: "assertEquals(f((x) => x + 1), 2);",
    calls: ["f((x) => x + 1) => 2"],
  },
  { name: "needs another module", text: "assertEquals(f(other()), 2);", calls: [] },
  { name: "needs a variable", text: "let n = 3; assertEquals(f(n), 2);", calls: [] },
  { name: "renamed import", text: "assertEquals(h(1), 2);", calls: [] },
  { name: "says nothing of the module", text: "assertEquals(1, 1);", calls: [] },
];

for (const { calls, name, text } of assertions) {
  Deno.test(`test assertions: ${name}`, () => {
    const found = testAssertions(
      { path: "/m.test.ts", text: importing + text },
      (from) => from === "./m.ts",
    );
    const shown = found.map(({ call, expected }) =>
      expected.kind === "value" ? `${call} => ${expected.text}` : `${call} throws ${expected.error}`
    );
    assertEquals(shown, calls);
  });
}
