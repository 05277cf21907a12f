import plugin from "../../scripts/lint_plugin.ts";
import { texts, walk } from "../../scripts/house/files.ts";
import { assertEquals } from "@std/assert";
import { assertNone } from "./support.ts";

const lint = (path: string, source: string): string[] =>
  Deno.lint.runPlugin(plugin, path, source).map(({ id }) => id.replace("maze/", ""));

const CASES: readonly (readonly [string, string, string, readonly string[]])[] = [
  ["Deno in a core room", "lib/base/a.ts", "/** */ Deno.cwd();", ["no-direct-system"]],
  ["a type of Deno", "lib/base/a.ts", "/** */ let a: Deno.Conn;", ["no-direct-system"]],
  ["Deno through globalThis", "lib/base/a.ts", "/** */ globalThis.Deno;", ["no-direct-system"]],
  ["Deno in a folder that may", "lib/app/host/a.ts", "/** */ Deno.cwd();", []],
  ["Deno beside that folder", "lib/app/command/a.ts", "/** */ Deno.cwd();", ["no-direct-system"]],
  ["Deno at the root", "cli.ts", "/** */ Deno.cwd();", []],
  ["a key of that name", "lib/base/a.ts", "/** */ f({ Deno: 1 });", []],
  ["node: in a core room", "lib/base/a.ts", '/** */ import "node:fs";', ["no-direct-system"]],
  ["node: in a re-export", "lib/base/a.ts", '/** */ export * from "node:fs";', [
    "no-direct-system",
  ]],
  ["node: by import()", "lib/base/a.ts", '/** */ import("node:fs");', ["no-direct-system"]],
  ["a computed import", "lib/base/a.ts", "/** */ import(name);", ["no-direct-system"]],
  ["three positional", "lib/base/a.ts", "/** */ export function f(a: A, b: B, c: number) {}", [
    "two-positional",
  ]],
  [
    "a map is no options object",
    "lib/base/a.ts",
    "/** */ export function f(a: A, b: B, c: Map<A, B>) {}",
    [
      "two-positional",
    ],
  ],
  [
    "two and options",
    "lib/base/a.ts",
    "/** */ export function f(a: A, b: B, c: Limits = {}) {}",
    [],
  ],
  [
    "two and named values",
    "lib/base/a.ts",
    "/** */ export function f(a: A, b: B, { c }: C) {}",
    [],
  ],
  [
    "three and options",
    "lib/base/a.ts",
    "/** */ export function f(a: A, b: B, c: C, d: Limits) {}",
    [
      "two-positional",
    ],
  ],
  ["three in private", "lib/base/a.ts", "/** */ function f(a, b, c) {}", []],
  ["a message as it should be", "lib/base/a.ts", '/** */ throw new TypeError("Cannot a: b");', []],
  ["another message", "lib/base/a.ts", '/** */ throw new Error("failed");', ["error-message"]],
  ["another template", "lib/base/a.ts", "/** */ new MazeError(k.x, `no ${a}`);", ["error-message"]],
  ["a message made elsewhere", "lib/base/a.ts", "/** */ new MazeError(k.x, message);", []],
  ["no opening comment", "lib/base/a.ts", "export const a = 1;", ["opening-comment"]],
  ["one after a hash-bang", "scripts/a.ts", "#!/usr/bin/env deno\n// why\nf();", []],
  ["tests need none", "tests/base/a.ts", "f();", []],
];

for (const [name, path, source, expected] of CASES) {
  Deno.test(`lint: ${name}`, () => assertEquals(lint(path, source), [...expected]));
}

Deno.test("the tree: the rules of the lint plugin, without exceptions in the rooms", () => {
  const files = texts(walk(["lib", "cli.ts", "mod.ts"]).filter((path) => path.endsWith(".ts")));
  const ignored = /deno-lint-ignore(-file)? [^\n]*maze\//;
  assertNone([...files].flatMap(([path, source]) => [
    ...Deno.lint.runPlugin(plugin, path, source).map(({ id, message }) =>
      `${path} ${id} ${message}`
    ),
    ...(ignored.test(source) ? [`${path} Cannot switch off a rule of the house`] : []),
  ]));
});
