import { assertEquals, assertRejects } from "@std/assert";
import { type Host, MazeError, memoryHost } from "@maze/base";
import { type IndexOptions, indexProject } from "@maze/project";
import { hostWithFiles } from "../support/host_files.ts";

async function paths(files: Record<string, string>, options: IndexOptions = {}): Promise<string[]> {
  const index = await indexProject(memoryHost(files), "/p", { cache: false, ...options });
  return index.files.map(({ path }) => path);
}

function named(...names: readonly string[]): Record<string, string> {
  return Object.fromEntries(names.map((name) => [`/p/${name}`, "export {};"]));
}

const excludes:
  readonly (readonly [name: string, exclude: readonly string[], left: readonly string[]])[] = [
    ["a name leaves out folders and files at any depth", ["dist"], [
      "a.ts",
      "lib/a.ts",
      "node_modules/b/a.ts",
    ]],
    ["nothing", [], ["a.ts", "dist/a.ts", "lib/a.ts", "lib/dist/a.ts", "node_modules/b/a.ts"]],
    ["a path holds from the root", ["/dist", "lib/dist"], [
      "a.ts",
      "lib/a.ts",
      "node_modules/b/a.ts",
    ]],
    ["wildcards", ["**/b/", "*.ts", "!lib/*.ts"], ["lib/a.ts"]],
  ];

for (const [name, exclude, left] of excludes) {
  Deno.test(`exclude: ${name}`, async () => {
    const files = named("a.ts", "dist/a.ts", "lib/a.ts", "lib/dist/a.ts", "node_modules/b/a.ts");
    assertEquals(await paths(files, { exclude }), [...left]);
  });
}

Deno.test("exclude: by default node_modules, dist and .git; .maze always", async () => {
  const files = named(
    "a.ts",
    "b/node_modules/c.ts",
    "dist/d.ts",
    ".git/e.ts",
    ".maze/f.ts",
    ".hidden/g.ts",
  );
  assertEquals(await paths(files), [".hidden/g.ts", "a.ts"]);
  assertEquals(await paths(files, { exclude: [] }), [
    ".hidden/g.ts",
    "a.ts",
    "b/node_modules/c.ts",
    "dist/d.ts",
  ]);
});

Deno.test("exclude: .gitignore cannot take back what the configuration leaves out", async () => {
  const files = { ...named("dist/a.ts", "b.ts"), "/p/.gitignore": "!dist" };
  assertEquals(await paths(files), ["b.ts"]);
});

Deno.test("gitignore: files below a folder add to those above, and can be switched off", async () => {
  const files = {
    ...named("a.gen.ts", "lib/a.gen.ts", "lib/keep/a.gen.ts", "lib/b.ts", "other/b.ts"),
    "/p/.gitignore": "*.gen.ts\nother/\n",
    "/p/lib/keep/.gitignore": "!a.gen.ts",
    "/p/lib/.gitignore": "/b.ts",
  };
  assertEquals(await paths(files), ["lib/keep/a.gen.ts"]);
  assertEquals((await paths(files, { gitignore: false })).length, 5);
});

Deno.test("gitignore: rules of the repository above the root hold below it", async () => {
  const files = {
    ...named(
      "packages/a/x.ts",
      "packages/a/gen/y.ts",
      "packages/a/z.tmp.ts",
      "packages/a/local/w.ts",
    ),
    "/p/.git/HEAD": "",
    "/p/.git/info/exclude": "*.tmp.ts",
    "/p/.gitignore": "gen",
    "/p/packages/.gitignore": "/a/local",
    "/.gitignore": "*.ts",
  };
  const index = await indexProject(memoryHost(files), "/p/packages/a", { cache: false });
  assertEquals(index.files.map(({ path }) => path), ["x.ts"]);
});

Deno.test("gitignore: a root that the repository ignores is indexed when asked for", async () => {
  const files = { ...named("vendor/x.ts"), "/p/.git/HEAD": "", "/p/.gitignore": "vendor\n*.ts" };
  const index = await indexProject(memoryHost(files), "/p/vendor", { cache: false });
  assertEquals(index.files.map(({ path }) => path), ["x.ts"]);
});

Deno.test("walk: other languages and empty projects are no trouble", async () => {
  assertEquals(await paths({ "/p/a.py": "x", "/p/README.md": "y" }), []);
  const host = memoryHost();
  await host.files.makeFolder("/p");
  const index = await indexProject(host, "/p");
  assertEquals([index.files, index.skipped, index.notices], [[], [], []]);
  assertEquals([index.symbols(), index.tests(), index.style()], [[], [], []]);
  assertEquals(index.statistics.lines, 0);
});

Deno.test("walk: a root that is no folder is a MazeError", async () => {
  const host = memoryHost({ "/p/a.ts": "" });
  for (const root of ["/absent", "/p/a.ts"]) {
    const error = await assertRejects(
      () => indexProject(host, root),
      MazeError,
      `Cannot index ${root}`,
    );
    assertEquals((error as MazeError).code, "MAZE-E0501");
  }
});

Deno.test("limits: large files, many files and deep folders are skipped with a notice", async () => {
  const files = named("a.ts", "b.ts", "c.ts", "d/e/f/g.ts");
  const host = memoryHost({ ...files, "/p/big.ts": "x".repeat(11) });
  const index = await indexProject(host, "/p", { limits: { fileBytes: 10, files: 2, depth: 1 } });
  assertEquals(index.files.map(({ path }) => path), ["a.ts", "b.ts"]);
  assertEquals(index.skipped.map(({ notice, path, reason }) => [path, reason, notice.code]), [
    ["big.ts", "too-large", "MAZE-E0502"],
    ["c.ts", "too-many", "MAZE-E0508"],
    ["d/e", "too-many", "MAZE-E0508"],
  ]);
  assertEquals(index.skipped[0]!.notice.message.includes("11 bytes and the limit is 10"), true);
});

/** A host on which reading or listing some paths fails. */
function refusing(host: Host, paths: readonly string[]): Host {
  const refuse = <Result>(path: string, read: () => Promise<Result>): Promise<Result> =>
    paths.includes(path) ? Promise.reject(new Error("permission denied")) : read();
  return hostWithFiles(host, {
    read: (path) => refuse(path, () => host.files.read(path)),
    list: (path) => refuse(path, () => host.files.list(path)),
  });
}

Deno.test("walk: what cannot be read is reported, and tried again", async () => {
  const memory = memoryHost(named("a.ts", "b.ts", "c/d.ts"));
  const host = refusing(memory, ["/p/b.ts", "/p/c"]);
  for (let run = 0; run < 2; run++) {
    const index = await indexProject(host, "/p");
    assertEquals(index.files.map(({ path }) => path), ["a.ts"]);
    assertEquals(index.skipped.map(({ path, reason }) => [path, reason]), [
      ["b.ts", "unreadable"],
      ["c", "unreadable"],
    ]);
  }
  const mended = await indexProject(memory, "/p");
  assertEquals(mended.files.map(({ path }) => path), ["a.ts", "b.ts", "c/d.ts"]);
  assertEquals(mended.skipped, []);
});

const contents:
  readonly (readonly [name: string, bytes: readonly number[], reason: string, code: string])[] = [
    ["zero bytes", [0x47, 0x40, 0, 0x10], "binary", "MAZE-E0503"],
    ["UTF-16, low byte first", [0xff, 0xfe, 0x61, 0], "encoding", "MAZE-E0504"],
    ["UTF-16, high byte first", [0xfe, 0xff, 0, 0x61], "encoding", "MAZE-E0504"],
    ["Latin-1", [0x63, 0x61, 0x66, 0xe9], "encoding", "MAZE-E0504"],
  ];

for (const [name, bytes, reason, code] of contents) {
  Deno.test(`contents: ${name} is skipped once and remembered`, async () => {
    const host = memoryHost(named("a.ts"));
    await host.files.write("/p/b.ts", new Uint8Array(bytes));
    for (const parsed of [2, 0]) {
      const index = await indexProject(host, "/p");
      assertEquals(index.skipped.map((skip) => [skip.path, skip.reason, skip.notice.code]), [
        ["b.ts", reason, code],
      ]);
      assertEquals([index.files.length, index.statistics.parsed], [1, parsed]);
    }
  });
}

Deno.test("contents: a byte-order mark and CRLF are text, and spans count them", async () => {
  const text = "\uFEFF// one\r\nexport const a = 1;\r\n";
  const index = await indexProject(memoryHost({ "/p/a.ts": text }), "/p");
  const [place] = index.symbols("a");
  const { line, span } = place!.symbol;
  assertEquals([line, text.slice(span.start, span.end)], [2, "a = 1"]);
  assertEquals(index.statistics.lines, 2);
});

Deno.test("contents: a file that nests too deeply is skipped with the parser's notice, and remembered", async () => {
  const deep = `const a = ${"(".repeat(20_000)}1${")".repeat(20_000)};`;
  const host = memoryHost({ "/p/a.ts": deep, "/p/b.ts": "export const f = (x: 1) => x;" });
  for (const parsed of [2, 0]) {
    const index = await indexProject(host, "/p");
    assertEquals(index.skipped.map(({ notice, path, reason }) => [path, reason, notice.code]), [
      ["a.ts", "too-deep", "MAZE-E0302"],
    ]);
    assertEquals(index.symbols("f").length, 1);
    assertEquals(index.statistics.parsed, parsed);
  }
});
