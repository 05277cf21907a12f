import { assertEquals } from "@std/assert";
import { memoryHost } from "@maze/base";
import { indexProject } from "@maze/project";

interface Case {
  readonly name: string;
  /** Files of the project by path; configuration files with their text, sources by name alone. */
  readonly sources: readonly string[];
  readonly config?: Readonly<Record<string, string>>;
  readonly from?: string;
  /** Specifier and where it leads. */
  readonly leads: Readonly<Record<string, string | undefined>>;
}

const cases: readonly Case[] = [
  {
    name: "relative paths with and without extension",
    sources: ["b.ts", "c.tsx", "d.d.ts", "e.js", "f/index.ts", "g.mts", "h.json.ts"],
    leads: {
      "./b": "b.ts",
      "./b.ts": "b.ts",
      "./b.js": "b.ts",
      "./c.jsx": "c.tsx",
      "./c.js": "c.tsx",
      "./d": "d.d.ts",
      "./d.js": "d.d.ts",
      "./e": "e.js",
      "./f": "f/index.ts",
      "./f/": "f/index.ts",
      "./f/index.js": "f/index.ts",
      "./g.mjs": "g.mts",
      "./missing": undefined,
      "../outside": undefined,
    },
  },
  {
    name: "sources before declarations before JavaScript",
    sources: ["b.ts", "b.d.ts", "b.js", "c.d.ts", "c.js", "d.ts", "d/index.ts"],
    leads: { "./b": "b.ts", "./b.js": "b.ts", "./c.js": "c.d.ts", "./d": "d.ts" },
  },
  {
    name: "up and at the root",
    from: "x/y/a.ts",
    sources: ["index.ts", "x/index.ts", "x/y/a.ts", "x/b.ts"],
    leads: { "../..": "index.ts", "..": "x/index.ts", "../b": "x/b.ts", ".": undefined },
  },
  {
    name: "declarations of other files",
    sources: ["style.d.css.ts"],
    leads: { "./style.css": "style.d.css.ts", "./other.css": undefined },
  },
  {
    name: "paths of a tsconfig: exact before the longest pattern, several targets, comments",
    config: {
      "tsconfig.json":
        '{ // comment\n"compilerOptions": { "paths": { "@/*": ["./src/*", "./gen/*"], "@/x/*": ["./deep/*"], "exact": ["./src/e.ts"], }, }, }',
    },
    sources: ["src/b.ts", "gen/c.ts", "deep/d.ts", "src/e.ts"],
    leads: {
      "@/b": "src/b.ts",
      "@/c": "gen/c.ts",
      "@/x/d": "deep/d.ts",
      "exact": "src/e.ts",
      "exact/more": undefined,
      "other": undefined,
    },
  },
  {
    name: "baseUrl, extended tsconfigs, and the nearest one",
    from: "app/a.ts",
    config: {
      "base.json": "{}",
      "tsconfig.json": '{ "compilerOptions": { "paths": { "r/*": ["./root/*"] } } }',
      "app/tsconfig.json": '{ "extends": "./config/tsconfig.json" }',
      "app/config/tsconfig.json":
        '{ "compilerOptions": { "baseUrl": "../lib", "paths": { "p": ["./p.ts"] } } }',
    },
    sources: ["root/b.ts", "app/lib/c.ts", "app/lib/p.ts"],
    leads: { c: "app/lib/c.ts", p: "app/lib/p.ts", "r/b": undefined },
  },
  {
    name: "import maps of Deno",
    config: {
      "deno.jsonc": '{ "imports": { "@/": "./src/", "one": "./src/b.ts", "npm": "npm:x@1", }, }',
    },
    sources: ["src/b.ts"],
    leads: { "@/b.ts": "src/b.ts", one: "src/b.ts", npm: undefined },
  },
  {
    name: "# names of Node",
    config: {
      "package.json":
        '{ "imports": { "#b": { "node": "./src/b.js", "default": "./c.js" }, "#d/*.js": "./src/*.js" } }',
    },
    sources: ["src/b.ts", "c.ts", "src/e.ts"],
    leads: { "#b": "src/b.ts", "#d/e.js": "src/e.ts", "#f": undefined },
  },
  {
    name: "packages of the project by name",
    config: {
      "packages/one/package.json": '{ "name": "one", "main": "./src/main.js" }',
      "packages/two/package.json":
        '{ "name": "@s/two", "exports": { ".": { "types": "./types.d.ts", "default": "./main.js" }, "./sub/*": "./src/*.ts", "./no": null } }',
      "packages/three/deno.json": '{ "name": "@s/three", "exports": "./mod.ts" }',
      "packages/four/package.json": '{ "name": "four" }',
    },
    sources: [
      "packages/one/src/main.ts",
      "packages/one/other.ts",
      "packages/two/types.d.ts",
      "packages/two/src/b.ts",
      "packages/three/mod.ts",
      "packages/four/index.ts",
    ],
    leads: {
      one: "packages/one/src/main.ts",
      "one/other": "packages/one/other.ts",
      "@s/two": "packages/two/types.d.ts",
      "@s/two/sub/b": "packages/two/src/b.ts",
      "@s/two/no": undefined,
      "@s/two/src/b": undefined,
      "@s/three": "packages/three/mod.ts",
      four: "packages/four/index.ts",
      onetwo: undefined,
    },
  },
  {
    name: "a folder with a manifest",
    config: { "lib/package.json": '{ "types": "./types/main.d.ts" }' },
    sources: ["lib/types/main.d.ts"],
    leads: { "./lib": "lib/types/main.d.ts" },
  },
];

for (const { config = {}, from = "a.ts", leads, name, sources } of cases) {
  Deno.test(`resolve: ${name}`, async () => {
    const files: Record<string, string> = { [`/p/${from}`]: "export {};" };
    for (const source of sources) files[`/p/${source}`] = "export {};";
    for (const [path, text] of Object.entries(config)) files[`/p/${path}`] = text;
    const index = await indexProject(memoryHost(files), "/p", { cache: false });
    assertEquals(index.notices, []);
    for (const [specifier, path] of Object.entries(leads)) {
      assertEquals(index.resolve(specifier, from), path, specifier);
      assertEquals(index.resolve(specifier, `/p/${from}`), path, specifier);
    }
  });
}

Deno.test("resolve: a broken configuration is a notice and hinders nothing", async () => {
  for (const text of ["{", "[]", "nothing", '{ "extends": "./absent.json" }']) {
    const files = { "/p/tsconfig.json": text, "/p/a.ts": 'import "./b";', "/p/b.ts": "" };
    const index = await indexProject(memoryHost(files), "/p", { cache: false });
    assertEquals(index.notices.map(({ code, path }) => [code, path]), [[
      "MAZE-E0512",
      "tsconfig.json",
    ]]);
    assertEquals(index.resolve("./b", "a.ts"), "b.ts");
  }
});

Deno.test("resolve: a tsconfig that extends itself ends", async () => {
  const files = {
    "/p/tsconfig.json":
      '{ "extends": "./tsconfig.json", "compilerOptions": { "paths": { "x": ["./b.ts"] } } }',
    "/p/b.ts": "",
  };
  const index = await indexProject(memoryHost(files), "/p", { cache: false });
  assertEquals(index.resolve("x", "a.ts"), "b.ts");
});

Deno.test("graph: imports of every kind, re-exports, and who imports a file", async () => {
  const files = {
    "/p/a.ts":
      'import { b } from "./b.ts";\nexport * from "./c.ts";\nawait import("./b.ts");\nimport "node:fs";',
    "/p/b.ts": 'export type C = import("./c.ts").C;\nimport "./b.ts";',
    "/p/c.ts": "export type C = 1;",
  };
  const index = await indexProject(memoryHost(files), "/p", { cache: false });
  const edges = index.imports("a.ts").map((edge) => [edge.import.kind, edge.import.line, edge.to]);
  assertEquals(edges, [
    ["static", 1, "b.ts"],
    ["static", 4, undefined],
    ["dynamic", 3, "b.ts"],
    ["static", 2, "c.ts"],
  ]);
  assertEquals(index.importers("/p/c.ts"), ["a.ts", "b.ts"]);
  assertEquals(index.importers("b.ts"), ["a.ts"], "a file does not import itself");
  assertEquals([index.imports("absent.ts"), index.importers("a.ts")], [[], []]);
});

Deno.test("tests: with the framework of the file, else of its package", async () => {
  const files = {
    "/p/package.json": '{ "devDependencies": { "mocha": "1" } }',
    "/p/a.test.ts": 'describe("a", () => { it("b", () => {}); });',
    "/p/web/package.json": '{ "devDependencies": { "vitest": "1" } }',
    "/p/web/b.test.ts": 'test("c", () => {});',
    "/p/d_test.ts": 'Deno.test("e", () => {});',
  };
  const index = await indexProject(memoryHost(files), "/p", { cache: false });
  assertEquals(index.tests().map(({ framework, path, test }) => [path, framework, test.name]), [
    ["a.test.ts", "mocha", "a"],
    ["a.test.ts", "mocha", "b"],
    ["d_test.ts", "deno", "e"],
    ["web/b.test.ts", "vitest", "c"],
  ]);
  assertEquals(index.statistics.tests, 3, "groups are not tests");
});
