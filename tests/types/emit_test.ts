/** Modules taken out of a project run as they ran in it. */
import { assert, assertEquals, assertMatch, assertRejects, assertThrows } from "@std/assert";
import { MazeError } from "@maze/base";
import { type ModuleSource, sandboxModules } from "@maze/types";

/** A project over texts, whose imports resolve as a bundler's do. */
function projectOf(
  files: Record<string, string>,
  options: ModuleSource["options"] = {},
): ModuleSource {
  return {
    root: "/p",
    options,
    text: (path) => files[path],
    resolve: (specifier, from) => {
      if (specifier.startsWith("@/")) return find(files, `/p/src/${specifier.slice(2)}`);
      if (specifier.startsWith(".")) {
        return find(files, decodeURIComponent(new URL(specifier, `file://${from}`).pathname));
      }
      const path = `/p/node_modules/${specifier}/index.d.ts`;
      return specifier.startsWith("pkg") ? { path, external: true } : undefined;
    },
  };
}

function find(
  files: Record<string, string>,
  path: string,
): { path: string; external: boolean } | undefined {
  const tries = [
    path,
    `${path}.ts`,
    `${path}.tsx`,
    path.replace(/\.js$/, ".ts"),
    `${path}/index.ts`,
    `${path}.d.ts`,
  ];
  const found = tries.find((candidate) => candidate in files);
  return found === undefined ? undefined : { path: found, external: false };
}

/** Emits, writes to a folder, imports the first entry there. */
async function load(
  files: Record<string, string>,
  options: ModuleSource["options"] = {},
): Promise<Record<string, unknown>> {
  const entry = Object.keys(files)[0]!;
  const modules = sandboxModules(projectOf(files, options), [entry]);
  assertEquals(modules.missing, []);
  const folder = await Deno.makeTempDir();
  try {
    for (const [path, text] of modules.files) {
      const target = `${folder}/${path}`;
      await Deno.mkdir(target.slice(0, target.lastIndexOf("/")), { recursive: true });
      await Deno.writeTextFile(target, text);
    }
    return await import(`file://${folder}/${modules.entry(entry)}`);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

const running: {
  name: string;
  files: Record<string, string>;
  expected: unknown;
  options?: ModuleSource["options"];
}[] = [
  {
    name: "extensionless, .js for .ts, folder index, alias",
    files: {
      "/p/src/a.ts": `import { b } from "./b"; import { c } from "./c.js"; import { d } from "./d";
        import { e } from "@/e"; export const result: number[] = [b, c, d, e];`,
      "/p/src/b.ts": "export const b = 1;",
      "/p/src/c.ts": "export const c = 2;",
      "/p/src/d/index.ts": `export { d } from "../f.ts";`,
      "/p/src/e.ts": "export const e = 4;",
      "/p/src/f.ts": "export const d = 3;",
    },
    expected: [1, 2, 3, 4],
  },
  {
    name: "imports of types are dropped, with and without the keyword",
    files: {
      "/p/a.ts": `import { Item, make } from "./b"; import type { X } from "./absent";
        import { type Y } from "./c"; const one: Item = make(); export const result = one.n;`,
      "/p/b.ts": "export interface Item { n: number } export const make = (): Item => ({ n: 7 });",
      "/p/c.ts": "export type Y = 1;",
    },
    expected: 7,
  },
  {
    name: "re-exports of types, direct, through a star, and of an import",
    files: {
      "/p/a.ts": `import { value } from "./index"; export const result = value;`,
      "/p/index.ts": `export { Item, value } from "./b"; export { Deep } from "./star";
        import { Alias, other } from "./b"; export { Alias, other }; export { Only } from "./b";`,
      "/p/b.ts":
        `export interface Item { n: number } export type Alias = Item; export const value = 5;
        export const other = 6; interface Only { m: 1 } export { Only };`,
      "/p/star.ts": `export * from "./deep";`,
      "/p/deep.ts": "export interface Deep { d: string }",
    },
    expected: 5,
  },
  {
    name: "an interface beside a class or a constant of its name stays",
    files: {
      "/p/a.ts": `import { Both, Box } from "./index"; export const result = [Both, new Box().n];`,
      "/p/index.ts": `export { Both, Box } from "./b";`,
      "/p/b.ts": `export interface Both { n: number } export const Both = 9;
        export class Box { n = 2 } export interface Box { m?: number }`,
    },
    expected: [9, 2],
  },
  {
    name: "enums, constant enums across modules, namespaces, parameter properties",
    files: {
      "/p/a.ts": `import { Shade } from "./b"; enum Colour { Red, Green = 4 }
        namespace Space { export const inner = 3; export namespace Deep { export const x = 1; } }
        class Point { constructor(readonly x: number) {} }
        export const result = [Colour.Green, Colour[0], Shade.Dark, Space.inner, Space.Deep.x, new Point(8).x];`,
      "/p/b.ts": "export const enum Shade { Light = 1, Dark = 2 }",
    },
    expected: [4, "Red", 2, 3, 1, 8],
  },
  {
    name: "standard decorators",
    files: {
      "/p/a.ts": `function twice(f: (this: unknown) => number, _c: ClassMethodDecoratorContext) {
          return function (this: unknown) { return 2 * f.call(this); }; }
        class A { @twice m() { return 21; } } export const result = new A().m();`,
    },
    expected: 42,
  },
  {
    name: "decorators before the standard",
    files: {
      "/p/a.ts":
        `const seen: string[] = []; function note(_t: object, key: string) { seen.push(key); }
        class A { @note x = 1; } new A(); export const result = seen;`,
    },
    options: { experimentalDecorators: true, useDefineForClassFields: false },
    expected: ["x"],
  },
  {
    name: "export = and import = require()",
    files: {
      "/p/a.ts": `import b = require("./b"); import c = require("./c"); import d from "./b";
        export const result = [b(2), c.one, d(3)];`,
      "/p/b.ts": "function add(n: number) { return n + 1; } export = add;",
      "/p/c.ts": "export const one = 1;",
    },
    expected: [3, 1, 4],
  },
  {
    name: "JSON, with and without the attribute, whole and by member",
    files: {
      "/p/a.ts":
        `import whole from "./d.json" with { type: "json" }; import { name } from "./d.json";
        import * as all from "./d.json";
        const later = await import("./d.json", { with: { type: "json" } });
        export const result = [whole.list, name, all.default.name, later.default.class];`,
      "/p/d.json": `{ "name": "n", "list": [1, "\\u2028"], "class": 3, "a-b": 4 }`,
    },
    expected: [[1, "\u2028"], "n", "n", 3],
  },
  {
    name: "dynamic imports by literal, and node: modules under either name",
    files: {
      "/p/a.ts": `import { join } from "path"; import { sep } from "node:path";
        const { b } = await import("./b"); const t = await import(\`./b\`);
        export const result = [join("a", "b") === "a" + sep + "b", b, t.b];`,
      "/p/b.ts": "export const b = 1;",
    },
    expected: [true, 1, 1],
  },
  {
    name: "cycles, and paths with odd characters",
    files: {
      "/p/[id] $x/é a.ts":
        `import { b } from "../b"; export const a = () => 1; export const result = b();`,
      "/p/b.ts": `import { a } from "./[id] $x/é a.ts"; export const b = () => a() + 1;`,
    },
    expected: 2,
  },
  {
    name: "modules outside the root",
    files: {
      "/p/a.ts": `import { b } from "../q/b"; export const result = b;`,
      "/q/b.ts": `import { c } from "../p/c"; export const b = c;`,
      "/p/c.ts": "export const c = 6;",
    },
    expected: 6,
  },
  {
    name: "text that looks like the marks used inside",
    files: {
      "/p/a.ts": `import { b } from "./b"; export const result = ["maze-import-0", b];`,
      "/p/b.ts": "export const b = 1;",
    },
    expected: ["maze-import-0", 1],
  },
];

for (const { name, files, expected, options } of running) {
  Deno.test(`a module runs as in its project: ${name}`, async () => {
    assertEquals((await load(files, options)).result, expected);
  });
}

Deno.test("jail paths are distinct and plain", () => {
  const paths = [
    "/p/a b.ts",
    "/p/a$20$b.ts",
    "/p/a.ts",
    "/p/a.js",
    "/q/a.ts",
    "/p/$up/q/a.ts",
    "/p/é.ts",
  ];
  const files = Object.fromEntries(paths.map((path) => [path, "export {};"]));
  const modules = sandboxModules(projectOf(files), paths);
  assertEquals(modules.files.size, paths.length);
  for (const path of modules.files.keys()) assertMatch(path, /^[\w@+.$/-]+\.js$/);
});

Deno.test("what cannot be served is named with its reason", () => {
  const project = projectOf({
    "/p/a.ts": `import x from "pkg"; import y from "nothing"; import { z } from "./absent";
      import "./style.css"; console.log(x, y, z); export { q } from "pkg-two"; import type { T } from "pkg-three";
      declare const t: T; void t; await import("./b");`,
    "/p/b.ts": `import deep from "pkg"; deep();`,
  });
  const { missing } = sandboxModules(project, ["/p/a.ts", "/p/gone.ts"]);
  assertEquals(missing.map(({ from, reason, specifier }) => `${from} ${specifier} ${reason}`), [
    "/p/a.ts pkg package",
    "/p/a.ts nothing package",
    "/p/a.ts ./absent unresolved",
    "/p/a.ts ./style.css unresolved",
    "/p/a.ts pkg-two package",
    "/p/gone.ts /p/gone.ts unresolved",
    "/p/b.ts pkg package",
  ]);
});

Deno.test("an overlay and a replacement stand in for files and imports", () => {
  const project = projectOf({
    "/p/t/a.ts": `import { it } from "pkg-tests"; import "./b"; it();`,
    "/p/t/b.ts": "1;",
  });
  const { files, missing } = sandboxModules(project, ["/p/t/a.ts"], {
    overlay: new Map([["/p/t/b.ts", "export const changed = true;"]]),
    replace: (specifier) => specifier === "pkg-tests" ? "_maze/tests.js" : undefined,
  });
  assertEquals(missing, []);
  assertMatch(files.get("t/a.ts.js")!, /from "\.\.\/_maze\/tests\.js"/);
  assertMatch(files.get("t/b.ts.js")!, /changed = true/);
});

Deno.test("an error's trace names the source's own file and line", async () => {
  const module = await load({
    "/p/a.ts":
      `interface Long {\n  a: 1;\n}\n\nexport function result(): never {\n  throw new Error("here");\n}\n`,
  });
  const error = await assertRejects(async () => {
    await Promise.resolve();
    (module.result as () => never)();
  });
  assertMatch(error.stack!, /file:\/\/\/p\/a\.ts:6:9/);
});

Deno.test("a text is compiled once, and again when a type it passes on becomes a value", () => {
  const files: Record<string, string> = {
    "/p/a.ts": `export { Item } from "./b";`,
    "/p/b.ts": "export interface Item { n: number }",
  };
  const project = projectOf(files);
  assert(!sandboxModules(project, ["/p/a.ts"]).files.get("a.ts.js")!.includes("Item"));
  files["/p/b.ts"] = "export class Item {}";
  assert(sandboxModules(project, ["/p/a.ts"]).files.get("a.ts.js")!.includes("Item"));
  for (let at = 0; at < 300; at++) {
    const bodies = Array.from({ length: 20 }, (_, n) => `const f${n} = (a: number): number => a;`);
    files[`/p/m${at}.ts`] = [`import "./m${at + 1}";`, ...bodies].join("\n");
  }
  files["/p/m300.ts"] = "";
  const start = performance.now();
  sandboxModules(project, ["/p/m0.ts"]);
  const first = performance.now() - start;
  const again = performance.now();
  assertEquals(sandboxModules(project, ["/p/m0.ts"]).files.size, 301);
  const second = performance.now() - again;
  assert(second < first / 4, `Cannot see the cache: first ${first} ms, then ${second} ms`);
});

Deno.test("nesting beyond the compiler's stack is a diagnosed error", () => {
  const project = projectOf({
    "/p/a.ts": `export const a = ${"(".repeat(20_000)}1${")".repeat(20_000)};`,
  });
  const error = assertThrows(() => sandboxModules(project, ["/p/a.ts"]), MazeError);
  assertEquals(error.code, "MAZE-E0302");
});
