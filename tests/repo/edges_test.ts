import { readMap, rooms } from "../../scripts/house/map.ts";
import { edgeViolations, packageViolations } from "./rules/edges.ts";
import { cycleViolations, deadFiles } from "./rules/cycles.ts";
import {
  allSources,
  assertCaught,
  assertNone,
  fixture,
  librarySources,
  treeContext,
} from "./support.ts";
import { assertEquals, assertThrows } from "@std/assert";
import { members } from "../../scripts/house/workspace.ts";

const room = (name: string, ...mayImport: string[]) => ({
  name,
  number: "00",
  mayImport,
  outside: [],
});

const context = {
  house: [room("base"), room("types", "base"), room("spec", "types")],
  exports: new Map([["@maze/base", ["."]], ["@maze/types", [".", "./model"]], ["@maze/spec", [
    ".",
  ]]]),
  importMap: { typescript: "npm:typescript@6.0.3", "@std/assert": "./tests/support/assert.ts" },
};

const EDGES: readonly (readonly [string, Record<string, string>, readonly string[]])[] = [
  ["to the left, by name", { "lib/types/a.ts": 'import "@maze/base";' }, []],
  [
    "to an exported subpath",
    { "lib/spec/a.ts": 'import type { A } from "@maze/types/model";' },
    [],
  ],
  ["within a room, by path", { "lib/base/x/a.ts": 'import "../b.ts";' }, []],
  ["to the right", { "lib/base/a.ts": 'import "@maze/types";' }, ["types is to the right of base"]],
  ["past the table", { "lib/spec/a.ts": 'export * from "@maze/base";' }, [
    "spec may import only types",
  ]],
  ["a type counts", { "lib/base/a.ts": 'let a: import("@maze/spec").A;' }, [
    "spec is to the right",
  ]],
  ["import() counts", { "lib/base/a.ts": 'await import("@maze/spec");' }, ["spec is to the right"]],
  ["its own name", { "lib/base/a.ts": 'import "@maze/base";' }, ["its own files by path"]],
  ["into a room by path", { "lib/types/a.ts": 'import "../base/mod.ts";' }, ["in the room base"]],
  ["out of lib", { "lib/types/a.ts": 'import "../../scripts/x.ts";' }, ["outside lib/"]],
  ["past the exports", { "lib/types/a.ts": 'import "@maze/base/run";' }, ["exports only ."]],
  ["no such room", { "lib/types/a.ts": 'import "@maze/attic";' }, ["no such room"]],
  ["the root by path", { "cli.ts": 'import "./lib/base/mod.ts";' }, ["expected the package name"]],
  ["tests may look inside", { "tests/base/a.ts": 'import "../../lib/base/a.ts";' }, []],
  ["a comment is no import", { "lib/base/a.ts": '/** import "@maze/types"; */' }, []],
];

for (const [name, files, expected] of EDGES) {
  Deno.test(`edges: ${name}`, () =>
    assertCaught(edgeViolations(fixture(files), context), expected));
}

const PACKAGES: readonly (readonly [string, string, string, readonly string[]])[] = [
  ["a mapped package in its room", "lib/types/typescript/a.ts", "typescript", []],
  ["a file of a mapped package", "lib/types/typescript/a.ts", "typescript/lib/lib.d.ts", []],
  ["the compiler elsewhere", "lib/spec/a.ts", "typescript", ["in lib/types/typescript/ alone"]],
  ["the compiler in a test", "tests/spec/a.ts", "typescript", []],
  ["an unmapped package", "lib/base/a.ts", "left-pad", ["not in the import map"]],
  ["npm: written out", "lib/base/a.ts", "npm:left-pad@1.0.0", ["an entry in the import map"]],
  ["another registry", "lib/base/a.ts", "jsr:@a/b", ["jsr: imports are not allowed"]],
  ["a web address", "scripts/a.ts", "https://example.com/a.ts", ["https: imports"]],
  ["what is not published", "lib/base/a.ts", "@std/assert", ["which is not published"]],
];

for (const [name, path, specifier, expected] of PACKAGES) {
  Deno.test(`packages: ${name}`, () => {
    const files = fixture({ [path]: `import "${specifier}";` });
    assertCaught(packageViolations(files, context), expected);
  });
}

Deno.test("cycles: among files, among rooms, and none in a diamond", () => {
  assertCaught(
    cycleViolations(fixture({
      "lib/base/a.ts": 'import "./b.ts";',
      "lib/base/b.ts": 'import type { C } from "./x/c.ts";',
      "lib/base/x/c.ts": 'export * from "../a.ts";',
    })),
    ["lib/base/a.ts → lib/base/b.ts → lib/base/x/c.ts → lib/base/a.ts"],
  );
  assertCaught(
    cycleViolations(fixture({
      "lib/base/a.ts": 'import "@maze/types";',
      "lib/types/b.ts": 'import "@maze/base";',
    })),
    ["base → types → base"],
  );
  assertNone(cycleViolations(fixture({
    "lib/base/a.ts": 'import "./b.ts"; import "./c.ts";',
    "lib/base/b.ts": 'import "./d.ts";',
    "lib/base/c.ts": 'import "./d.ts";',
    "lib/base/d.ts": "",
  })));
});

Deno.test("dead files: what no export leads to", () => {
  const files = fixture({
    "lib/base/mod.ts": 'export * from "./a.ts";',
    "lib/base/a.ts": "",
    "lib/base/b.ts": 'import "./a.ts";',
  });
  assertCaught(deadFiles(files, ["lib/base/mod.ts"]), ["lib/base/b.ts Cannot be reached"]);
});

Deno.test("map: rows, order, and a broken row", () => {
  const header =
    "| room | number | lives there | may import | touches the system in |\n|-|-|-|-|-|\n";
  assertEquals(readMap(`${header}| \`b\` | 03 | x | \`a\` \`c\` | \`d/\` |\n\ntext`), [
    { name: "b", number: "03", mayImport: ["a", "c"], outside: ["d/"] },
  ]);
  assertThrows(() => readMap("no table"), TypeError, "no table");
  assertThrows(() => readMap(`${header}| \`b\` | 03 |`), TypeError, "five cells");
});

Deno.test("the map lists only rooms further left as importable, and numbers in order", () => {
  rooms.forEach((room, index) => {
    const left = rooms.slice(0, index).map(({ name }) => name);
    assertNone(room.mayImport.filter((name) => !left.includes(name)));
  });
  const numbers = rooms.map(({ number }) => number);
  assertEquals(numbers, [...new Set(numbers)].sort());
});

Deno.test("the tree: no import through a wall", () => {
  assertNone(edgeViolations(librarySources(), treeContext()));
});

Deno.test("the tree: packages come through the import map, where they are allowed", () => {
  assertNone(packageViolations(allSources(), treeContext()));
});

Deno.test("the tree: no circles", () => assertNone(cycleViolations(librarySources())));

Deno.test("the tree: every file is reached", () => {
  const exported = members().flatMap(({ config, folder }) =>
    Object.values(config.exports).map((file) => `${folder}/${file.slice(2)}`)
  );
  assertNone(deadFiles(librarySources(), exported));
});
