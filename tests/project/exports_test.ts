import { assertEquals } from "@std/assert";
import { memoryHost } from "@maze/base";
import { indexProject, type ProjectIndex } from "@maze/project";

/** Indexes files whose names are given without the root. */
function index(files: Readonly<Record<string, string>>): Promise<ProjectIndex> {
  const placed = Object.entries(files).map(([path, text]) => [`/p/${path}`, text]);
  return indexProject(memoryHost(Object.fromEntries(placed)), "/p", { cache: false });
}

/** `name: kinds`, with `?` and what it leads to outside the project. */
async function exported(files: Readonly<Record<string, string>>, path = "a.ts"): Promise<string[]> {
  const symbols = (await index(files)).exportedSymbols(path);
  return symbols.map(({ kinds, name, typeOnly, unresolved }) =>
    [
      `${name}:`,
      ...kinds,
      ...(typeOnly ? ["(type)"] : []),
      ...(unresolved ?? []).map((one) => `?${one}`),
    ].join(" ")
  );
}

const b = "export const x = 1;\nexport class C {}\nexport default function f() {}\n";

const cases: readonly (readonly [
  name: string,
  files: Readonly<Record<string, string>>,
  shown: readonly string[],
])[] = [
  ["every kind", {
    "a.ts": "export const a = () => 1, { b } = c;\nexport function d() {}\nexport class e {}\n" +
      "export interface f {}\nexport type g = 1;\nexport enum h {}\nexport namespace i {}\nconst j = 1;",
  }, [
    "a: variable",
    "b: variable",
    "d: function",
    "e: class",
    "f: interface",
    "g: type",
    "h: enum",
    "i: namespace",
  ]],
  ["merged declarations have every kind", {
    "a.ts":
      "export interface A {}\nexport class A {}\nexport namespace A {}\nexport const B = 1;\nexport type B = 1;",
  }, ["A: class interface namespace", "B: type variable"]],
  ["what is not exported is not merged", { "a.ts": "type A = 1;\nexport const A = 2;" }, [
    "A: variable",
  ]],
  ["named re-exports", {
    "a.ts": 'export { x, C as D, default as f, default } from "./b";',
    "b.ts": b,
  }, [
    "D: class",
    "default: function",
    "f: function",
    "x: variable",
  ]],
  ["a star has no default", { "a.ts": 'export * from "./b";', "b.ts": b }, [
    "C: class",
    "x: variable",
  ]],
  ["own names go before stars, and the first star before the second", {
    "a.ts": 'export * from "./b";\nexport * from "./c";\nexport enum x {}',
    "b.ts": "export const x = 1, y = 2;",
    "c.ts": "export function y() {}\nexport class z {}",
  }, ["x: enum", "y: variable", "z: class"]],
  ["stars in a circle", {
    "a.ts": 'export * from "./b";\nexport const a = 1;',
    "b.ts": 'export * from "./a";\nexport class b {}',
  }, ["a: variable", "b: class"]],
  ["names in a circle lead nowhere, and end", {
    "a.ts": 'export { x } from "./b";',
    "b.ts": 'export { x } from "./a";',
  }, ["x:"]],
  ["a module under a name", { "a.ts": 'export * as n from "./b";', "b.ts": b }, ["n: namespace"]],
  ["imported and exported again", {
    "a.ts":
      'import d, { C, x as y } from "./b";\nimport * as n from "./b";\nexport { C, d, n, y };\nexport default C;',
    "b.ts": b,
  }, ["C: class", "d: function", "default: class", "n: namespace", "y: variable"]],
  ["type-only", {
    "a.ts":
      'import type { C } from "./b";\nexport { C };\nexport type { x } from "./b";\nexport { type D };\nclass D {}',
    "b.ts": b,
  }, ["C: class (type)", "D: class (type)", "x: variable (type)"]],
  ["aliases into namespaces", {
    "a.ts":
      'import * as b from "./b";\nexport import A = b.N.I;\nexport import D = b.N;\nexport default b.N.v;',
    "b.ts":
      "export namespace N { export interface I {}\nexport const v = 1;\nimport J = I;\nexport import K = J; }",
  }, ["A: interface", "D: namespace", "default: variable"]],
  ["enum members and properties are values", {
    "a.ts": "enum E { M }\nconst o = { p: 1 };\nexport import m = E.M;\nexport default o.p;",
  }, ["default: variable", "m: variable"]],
  ["properties assigned to a function make it a namespace", {
    "a.ts":
      "export function f() {}\nf.x = 1;\nexport const g = () => {};\ng.x = 1;\nexport const h = {};\nh.x = 1;",
  }, ["f: function namespace", "g: namespace variable", "h: variable"]],
  ["export = a namespace exports what that does", {
    "a.ts":
      "declare namespace N { const x: 1;\ninterface I {} }\ndeclare class N { static s: 1; t: 2 }\nexport = N;",
  }, ["I: interface", "s: variable", "x: variable"]],
  ["export = as the default of others, and under import =", {
    "a.ts": 'import d from "./b";\nimport e = require("./b");\nexport { d, e };',
    "b.ts": "class C {}\nexport = C;",
  }, ["d: class", "e: class"]],
  ["augmentations add to what they name", {
    "a.ts": 'export * from "./b";\nexport const own = 1;',
    "b.ts": "export class C {}",
    "c.ts": 'export {};\ndeclare module "./a" { interface C {}\ninterface New {} }',
  }, ["C: class interface", "New: interface", "own: variable"]],
  ["globals of scripts and of declare global", {
    "a.ts": "export { g, w, none };",
    "g.d.ts": "declare const g: 1;",
    "w.ts": "export {};\ndeclare global { function w(): void }",
  }, ["g: variable", "none: ?none", "w: function"]],
  ["what leads out of the project says so", {
    "a.ts":
      'export { x } from "pkg";\nexport * from "pkg";\nimport { y } from "./b";\nexport { y };\nexport * as n from "pkg";',
    "b.ts": b,
  }, ["n: ?pkg", "x: ?pkg", "y: ?b.ts#y"]],
  ["a script exports nothing", { "a.ts": "const x = 1;" }, []],
];

for (const [name, files, shown] of cases) {
  Deno.test(`exportedSymbols: ${name}`, async () =>
    assertEquals(await exported(files), [...shown]));
}

Deno.test("exportedSymbols: ambient modules by name, by pattern and without a body", async () => {
  const files = {
    "types.d.ts":
      'declare module "m" { export const x: 1; export default x; }\ndeclare module "m" { interface I {} }\n' +
      'declare module "*.svg" { const url: string; export default url; }\ndeclare module "untyped";',
    "a.ts":
      'export { x, I, default } from "m";\nexport { default as svg } from "./b.svg";\nexport { anything } from "untyped";',
  };
  assertEquals(await exported(files), [
    "I: interface",
    "anything: namespace",
    "default: variable",
    "svg: variable",
    "x: variable",
  ]);
  assertEquals(await exported(files, "m"), ["I: interface", "default: variable", "x: variable"]);
});

Deno.test("exportedSymbols: declarations with their places, modules with their files", async () => {
  const found = await index({
    "a.ts": 'export * from "./b";\nexport * as n from "./b";',
    "b.ts": b,
  });
  const places = found.exportedSymbols("/p/a.ts").map(({ declarations, module, name }) => [
    name,
    declarations.map(({ path, symbol }) => `${path}:${symbol.line}`),
    module,
  ]);
  assertEquals(places, [["C", ["b.ts:2"], undefined], ["n", [], "b.ts"], [
    "x",
    ["b.ts:1"],
    undefined,
  ]]);
});

Deno.test("exportedSymbols: of unknown paths there are none", async () => {
  const found = await index({ "a.ts": "export const a = 1;" });
  for (const path of ["b.ts", "", ".", "../a.ts", "/q/a.ts", "p/a.ts"]) {
    assertEquals(found.exportedSymbols(path), []);
  }
});

Deno.test("symbols: by name, with members and where they belong", async () => {
  const found = await index({
    "a.ts":
      "export class A { x = 1; }\nnamespace N { export namespace M { export const x = 1; } }\nconst x = 2;",
    "b.d.ts": 'declare module "m" { const x: 1; }',
    "c.ts": "export {};\ndeclare global { var x: 1 }",
  });
  const places = found.symbols("x").map((
    { container, path, symbol },
  ) => [path, container, symbol.kind]);
  assertEquals(places, [
    ["a.ts", "A", "field"],
    ["a.ts", "N.M", "variable"],
    ["a.ts", undefined, "variable"],
    ["b.d.ts", '"m"', "variable"],
    ["c.ts", "global", "variable"],
  ]);
  assertEquals(found.symbols().length, found.statistics.symbols);
  assertEquals(found.symbols("absent"), []);
});
