import { assert, assertEquals } from "@std/assert";
import { type OutlineResult, outlineTypeScript } from "@maze/types";

/** More levels than the parser's stack holds on any build seen so far. */
const DEPTH = 20_000;

function deep(open: string, close: string, middle = "1"): string {
  return `const a = ${open.repeat(DEPTH)}${middle}${close.repeat(DEPTH)};`;
}

const tooDeep: readonly (readonly [name: string, text: string])[] = [
  ["parentheses", deep("(", ")")],
  ["brackets", deep("[", "]")],
  ["blocks", `${"{".repeat(DEPTH)}${"}".repeat(DEPTH)}`],
  ["arrow functions", deep("() => (", ")")],
  ["types", `type A = ${"Array<".repeat(DEPTH)}1${">".repeat(DEPTH)};`],
];

for (const [name, text] of tooDeep) {
  Deno.test(`hard: ${name} nested too deeply are reported`, () => {
    const result = outlineTypeScript({ path: "deep.ts", text });
    assert(result.kind === "failed", "Cannot see a failure: expected the parser to give up");
    assertEquals([result.diagnostic.code, result.diagnostic.path], ["MAZE-E0302", "deep.ts"]);
  });
}

Deno.test("hard: a file after one that the parser gave up on is read rightly", () => {
  const open = "const a = ".length;
  const text = `${" ".repeat(open)}f((x) => x);\nexport const b = (y: number): number => y;`;
  const alone = outlineTypeScript({ path: "next.ts", text });
  for (let shift = 0; shift < 8; shift++) {
    outlineTypeScript({ path: "deep.ts", text: " ".repeat(shift) + deep("(", ")") });
    assertEquals(outlineTypeScript({ path: "next.ts", text }), alone);
  }
});

Deno.test("hard: what is long without being deep is outlined", () => {
  const texts = [
    `export const a = ${"1 + ".repeat(DEPTH)}1;`,
    `export const a = ${"[".repeat(200)}${"]".repeat(200)};`,
    `export const a = b${".c".repeat(2000)};`,
    `export const a = ${JSON.stringify("x".repeat(1_000_000))};`,
    "export const a = 1;\n".repeat(1) + "b();\n".repeat(50_000),
  ];
  for (const text of texts) {
    const result = outlineTypeScript({ path: "a.ts", text });
    assert(result.kind === "outlined", text.slice(0, 40));
    assertEquals(result.outline.symbols.map(({ name }) => name), ["a"]);
  }
});

Deno.test("hard: a signature of any length is cut", () => {
  const text = `type A = ${"| 'some member of a long union' ".repeat(5000)};`;
  const result = outlineTypeScript({ path: "a.ts", text });
  assert(result.kind === "outlined");
  assertEquals(result.outline.symbols[0]!.signature!.length, 2000);
});

/** One of everything that the outline looks into. */
const everything = `
/** Doc. @tag x */
import a, { b as c } from "m"; import * as d from './n.js'; import e = require("o");
export * from "p"; export { q as r } from "s"; export default class <T extends 1 = 2> extends f(g) implements h {
  static #i?: 1 = 2; constructor(private j: 1, ...k) { super(); } get l(): 1 { return 1 } set l(m) {}
  async *n<O>(p: O = 1): AsyncGenerator { yield await import("x"); } [\`q\`]: 1; [r: string]: 1; accessor s = 1;
}
interface A { (a: 1): 2; new (b: 3): 4; [c: string]: 5; d?(): 6; readonly e: 7; }
type B<C> = C extends infer D ? { [E in keyof D as \`x\${E}\`]-?: D[E] } : never;
enum F { G = 1, "h" } declare const enum I { J }
namespace K.L { export import M = N.O; declare module "p" {} }
declare module "q" { export = r; } declare global { var s: 1 }
const { t, u: [v], ...w } = x, y = async (z) => z, aa = function* () {};
function bb(a: 1): 1; function bb(a) { return a as const satisfies 1; } bb.cc = 1;
describe("dd", () => { it.each\`a\`("ee", async (t) => { await t.step("ff", () => {}); }); });
for (var gg of hh) label: try { throw ii } catch { var jj } finally {} using kk = ll;
module.exports = { mm, nn: 1, oo() {}, ...pp }; exports.qq = rr = 1;
const ss = <T,>(x: T) => x, tt = \`a\${1 + \`b\${2}\`}\`, uu = /[/]"'/g, vv = a ? (b) : (c) => d;
`;

Deno.test("hard: no prefix and no suffix of anything throws, in any extension", () => {
  for (const path of ["a.ts", "a.tsx", "a.js", "a.d.ts"]) {
    for (let at = 0; at <= everything.length; at += 3) {
      const results: OutlineResult[] = [
        outlineTypeScript({ path, text: everything.slice(0, at) }),
        outlineTypeScript({ path, text: everything.slice(at) }),
      ];
      for (const { kind } of results) assertEquals(kind, "outlined");
    }
  }
});
