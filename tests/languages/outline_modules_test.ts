import { assert, assertEquals } from "@std/assert";
import {
  type ModuleExport,
  type ModuleImport,
  type ModuleOutline,
  outlineTypeScript,
} from "@maze/types";

function outline(text: string, path = "a.ts"): ModuleOutline {
  const result = outlineTypeScript({ path, text });
  assert(result.kind === "outlined");
  return result.outline;
}

function showImport({ bindings, kind, source, typeOnly }: ModuleImport): string {
  const names = bindings.map(({ imported, local, typeOnly: only }) =>
    `${only ? "type " : ""}${imported}>${local}`
  );
  return [kind, typeOnly ? "type" : "", source, ...names].filter((part) => part !== "").join(" ");
}

const imports: readonly (readonly [name: string, text: string, shown: readonly string[]])[] = [
  ["named", 'import { a, b as c, type D } from "m";', ["static m a>a b>c type D>D"]],
  ["default and namespace", 'import a, * as b from "m";', ["static m default>a *>b"]],
  ["type-only", 'import type { A } from "m";\nimport type B from "n";', [
    "static type m A>A",
    "static type n default>B",
  ]],
  ["for its effects", 'import "m";', ["static m"]],
  ["string names", 'import { "a b" as c } from "m";', ["static m a b>c"]],
  ["attributes", 'import a from "./a.json" with { type: "json" };', ["static ./a.json default>a"]],
  ["import = require", 'import a = require("m");\nimport type b = require("n");', [
    "require m =>a",
    "require type n =>b",
  ]],
  ["dynamic, anywhere", 'function f() { return import("m"); }\nconst x = import(`n`);', [
    "dynamic m",
    "dynamic n",
  ]],
  ["dynamic of no plain string is none", "import(a); import(`${a}`); require(b);", []],
  ["require calls", 'const a = require("m"); if (a) { require("n").b(); }', [
    "require m",
    "require n",
  ]],
  ["in types", 'let a: import("m").B; type C = typeof import("n");', ["type m", "type n"]],
  ["references", '/// <reference path="other.d.ts" />\nlet a;', ["reference ./other.d.ts"]],
];

for (const [name, text, shown] of imports) {
  Deno.test(`imports: ${name}`, () =>
    assertEquals(outline(text).imports.map(showImport), [...shown]));
}

function showExport(one: ModuleExport): string {
  const only = "typeOnly" in one && one.typeOnly ? "type " : "";
  switch (one.kind) {
    case "declared":
      return one.name;
    case "local":
      return `${only}${one.local}>${one.name}`;
    case "from":
      return `${only}${one.source}#${one.imported}>${one.name} @${one.line}`;
    case "namespace":
      return `${only}${one.source}#*>${one.name} @${one.line}`;
    case "star":
      return `${only}${one.source}#* @${one.line}`;
    case "assignment":
      return `=${one.local}`;
  }
}

const exports: readonly (readonly [name: string, text: string, shown: readonly string[]])[] = [
  ["declared", "export const a = 1, b = 2;\nexport default class C {}", ["a", "b", "default"]],
  ["once for merged declarations", "export interface A {}\nexport class A {}", ["A"]],
  ["local", "const a = 1; type B = 1;\nexport { a, a as c, type B };", ["a>a", "a>c", "type B>B"]],
  ["from", '\nexport { a as b, default } from "m";', ["m#a>b @2", "m#default>default @2"]],
  ["type-only from", 'export type { A } from "m";', ["type m#A>A @1"]],
  ["star", 'export * from "m";\nexport type * from "n";', ["m#* @1", "type n#* @2"]],
  ["namespace", 'export * as n from "m";', ["m#*>n @1"]],
  ["default of a name", "const a = 1; export default a;", ["a>default"]],
  ["default of a dotted name", "export default A.B.c;", ["A.B.c>default"]],
  ["default of a value", "export default f();", ["default"]],
  ["export =", "export = a.b;", ["=a.b"]],
  ["export = of a value", "export = { a: 1 };", ["=export="]],
  ["export import", 'export import a = require("m");\nexport import B = C.D;', ["B", "a>a"]],
  ["string names", 'const a = 1; export { a as "b c" };', ["a>b c"]],
];

for (const [name, text, shown] of exports) {
  Deno.test(`exports: ${name}`, () =>
    assertEquals(outline(text).exports.map(showExport), [...shown]));
}

const commonJs: readonly (readonly [name: string, text: string, shown: readonly string[]])[] = [
  ["names", "exports.a = 1; module.exports.b = () => 2; exports.c = d;", ["a", "b", "d>c"]],
  ["chains", "exports.a = exports.b = 1;", ["a", "b"]],
  ["an object", "module.exports = { a, b: 1, c() {}, d: e };", ["a>a", "b", "c", "e>d"]],
  ["a name", "function f() {}\nmodule.exports = f;", ["=f"]],
  ["a class", "module.exports = class { a = 1 };", ["=export="]],
  ["clearing is no export", "exports.a = void 0; exports.a = b;", ["a", "b>a"]],
];

for (const [name, text, shown] of commonJs) {
  Deno.test(`CommonJS: ${name}`, () => {
    const { exports, kind } = outline(text, "a.cjs");
    assertEquals(exports.map(showExport).sort(), [...shown].sort());
    assertEquals(kind, "module");
  });
}

Deno.test("CommonJS: in TypeScript and in modules, assignments export nothing", () => {
  assertEquals(outline("exports.a = 1;", "a.ts").exports, []);
  assertEquals(outline("exports.a = 1; export {};", "a.js").exports, []);
});

Deno.test("JavaScript: types that comments declare", () => {
  const text =
    "/** @typedef {{ a: number }} A */\n\n/**\n * @callback B\n * @param {string} c\n */\nexport const d = 1;";
  const { exports, symbols } = outline(text, "a.js");
  assertEquals(exports.map(showExport), ["d", "A", "B"]);
  assertEquals(symbols.map(({ kind, name, signature }) => [kind, name, signature]), [
    ["variable", "d", undefined],
    ["type", "A", "{ a: number }"],
    ["type", "B", undefined],
  ]);
});

Deno.test("modules: ambient ones, augmentations and globals", () => {
  const script = outline(
    'declare module "m" { const a: 1; export default a; }\ndeclare module "*.css";',
  );
  assertEquals(script.kind, "script");
  assertEquals(
    script.ambient.map(({ augments, exports, name }) => [name, augments, exports.map(showExport)]),
    [
      ["m", false, ["a>default"]],
      ["*.css", false, []],
    ],
  );
  const module = outline(
    'export {};\ndeclare module "./b" { interface A { x: 1 } }\ndeclare global { interface Window { y: 2 } var z: 3 }',
  );
  assertEquals(module.kind, "module");
  assertEquals(
    module.ambient.map(({ augments, exports, name }) => [name, augments, exports.map(showExport)]),
    [
      ["./b", true, ["A"]],
    ],
  );
  assertEquals(module.globals.map(({ name }) => name), ["Window", "z"]);
  assertEquals(module.symbols, []);
});

Deno.test("diagnostics: syntax errors with their place, and the rest is outlined", () => {
  const text = "export const a = ;\nexport function b() {}";
  const { diagnostics, symbols } = outline(text);
  assertEquals(diagnostics.map(({ code, path, severity, span }) => [code, severity, path, span]), [
    ["TS1109", "error", "a.ts", { start: 17, end: 18 }],
  ]);
  assertEquals(symbols.map(({ name }) => name), ["a", "b"]);
});

const tests:
  readonly (readonly [name: string, text: string, framework: string, shown: readonly string[]])[] =
    [
      [
        "Deno",
        'Deno.test("a", () => {});\nDeno.test({ name: "b", fn() {} });\nDeno.test(function c() {});\n' +
        'Deno.test.only("d", async (t) => { await t.step("e", () => {}); });',
        "deno",
        ["test a", "test b", "test c", "test d [only]", "step d > e"],
      ],
      [
        "node:test",
        'import { test, describe, it } from "node:test";\ntest("a", () => {});\n' +
        'describe("b", () => { it("c", () => {}); it.skip("d", () => {}); });',
        "node",
        ["test a", "suite b", "test b > c", "test b > d [skip]"],
      ],
      [
        "vitest",
        'import { describe, expect, test } from "vitest";\ndescribe("a", () => {\n  describe("b", () => {\n' +
        '    test("c", () => { expect(1).toBe(1); });\n  });\n  test.each([1, 2])("d %i", () => {});\n});\ntest.todo("e");',
        "vitest",
        ["suite a", "suite a > b", "test a > b > c", "test a > d %i [each]", "test e [todo]"],
      ],
      ["bun", 'import { it } from "bun:test";\nit("a", () => {});', "bun", ["test a"]],
      ["jest globals", 'import { it } from "@jest/globals";\nit("a", done => {});', "jest", [
        "test a",
      ]],
      ["mocha, imported", 'import { it } from "mocha";\nit("a", function () {});', "mocha", [
        "test a",
      ]],
      [
        "globals tell no framework",
        'describe("a", () => { it("b", () => {}); xit("c", () => {}); });',
        "",
        [
          "suite a",
          "test a > b",
          "test a > c [skip]",
        ],
      ],
      [
        "a name that is no string",
        'import { it } from "vitest";\nit(`a ${b}`, () => {});',
        "vitest",
        [
          "test `a ${b}`",
        ],
      ],
      ["own functions are no tests", "function test(a, b) {}\ntest('a', () => {});", "", []],
      [
        "imported functions are no tests",
        'import { it } from "./own.ts";\nit("a", () => {});',
        "",
        [],
      ],
      ["calls that test nothing", 'it("a"); test(1); /a/.test("b"); regex.test("c");', "", []],
    ];

for (const [name, text, framework, shown] of tests) {
  Deno.test(`tests: ${name}`, () => {
    const found = outline(text);
    const lines = found.tests.map(({ kind, modifiers, name, suites }) =>
      `${kind} ${[...suites ?? [], name].join(" > ")}${modifiers ? ` [${modifiers}]` : ""}`
    );
    assertEquals([found.framework ?? "", ...lines], [framework, ...shown]);
  });
}
