/** The index on a real file system: links, large files, permissions, and the stored file itself. */
import { assert, assertEquals } from "@std/assert";
import { indexProject } from "@maze/project";
import { denoHost } from "../../../lib/app/host/deno_host.ts";

const host = denoHost();

async function withFolder(run: (folder: string) => Promise<void>): Promise<void> {
  const folder = await Deno.realPath(await Deno.makeTempDir({ prefix: "maze-index-" }));
  try {
    await run(folder);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

async function write(folder: string, files: Readonly<Record<string, string>>): Promise<void> {
  for (const [path, text] of Object.entries(files)) {
    await Deno.mkdir(`${folder}/${path}`.replace(/[^/]*$/, ""), { recursive: true });
    await Deno.writeTextFile(`${folder}/${path}`, text);
  }
}

const isWindows = Deno.build.os === "windows";

Deno.test({
  name: "links: loops, links out and links to nothing are reported and not followed",
  ignore: isWindows,
  fn: () =>
    withFolder(async (folder) => {
      await write(folder, {
        "project/a.ts": "export {};",
        "project/sub/b.ts": "",
        "outside/c.ts": "",
      });
      const root = `${folder}/project`;
      await Deno.symlink("..", `${root}/sub/up`);
      await Deno.symlink(".", `${root}/self`);
      await Deno.symlink("../outside", `${root}/out`);
      await Deno.symlink("a.ts", `${root}/link.ts`);
      await Deno.symlink("nowhere", `${root}/broken.ts`);
      const index = await indexProject(host, root);
      assertEquals(index.files.map(({ path }) => path), ["a.ts", "sub/b.ts"]);
      assertEquals(index.skipped.map(({ path, reason }) => [path, reason]), [
        ["broken.ts", "link"],
        ["link.ts", "link"],
        ["out", "link"],
        ["self", "link"],
        ["sub/up", "link"],
      ]);
    }),
});

Deno.test({
  name: "links: a root that is a link is the folder it leads to",
  ignore: isWindows,
  fn: () =>
    withFolder(async (folder) => {
      await write(folder, { "project/a.ts": "export const a = 1;" });
      await Deno.symlink("project", `${folder}/link`);
      const index = await indexProject(host, `${folder}/link`);
      assertEquals([index.root, index.files.length], [`${folder}/project`, 1]);
      for (const name of ["project", "link"]) {
        assertEquals(index.exportedSymbols(`${folder}/${name}/a.ts`).length, 1, name);
      }
    }),
});

Deno.test("sizes: a file of 50 MB is skipped without being read", () =>
  withFolder(async (folder) => {
    await write(folder, { "a.ts": "export {};" });
    using file = await Deno.open(`${folder}/large.ts`, { write: true, create: true });
    await file.truncate(50 * 1024 * 1024);
    const index = await indexProject(host, folder);
    assertEquals(index.skipped.map(({ path, reason }) => [path, reason]), [[
      "large.ts",
      "too-large",
    ]]);
    assertEquals([index.files.length, index.statistics.parsed], [1, 1]);
  }));

Deno.test("files: neither file nor folder is reported", {
  ignore: isWindows,
}, () =>
  withFolder(async (folder) => {
    await write(folder, { "a.ts": "export {};" });
    const { success } = await new Deno.Command("bash", {
      args: ["-c", 'mkfifo "$0"', `${folder}/pipe.ts`],
    })
      .output();
    assert(success);
    const index = await indexProject(host, folder);
    assertEquals(index.skipped.map(({ path, reason }) => [path, reason]), [[
      "pipe.ts",
      "not-file",
    ]]);
  }));

Deno.test("store: on disk it is one file, reread byte for byte, and an edit is one parse", () =>
  withFolder(async (folder) => {
    const files = Object.fromEntries(
      Array.from({ length: 20 }, (_, at) => [`f${at}.ts`, `export const a${at} = ${at};`]),
    );
    await write(folder, files);
    const past = new Date(Date.now() - 60_000);
    for (const path of Object.keys(files)) await Deno.utime(`${folder}/${path}`, past, past);
    const first = await indexProject(host, folder);
    const stored = await Deno.readFile(`${folder}/.maze/index.jsonl`);
    const second = await indexProject(host, folder);
    assertEquals([first.statistics.parsed, second.statistics.parsed], [20, 0]);
    assertEquals(await Deno.readFile(`${folder}/.maze/index.jsonl`), stored);
    assertEquals(Array.from(Deno.readDirSync(`${folder}/.maze`), ({ name }) => name), [
      "index.jsonl",
    ]);
    await write(folder, { "f3.ts": "export function changed() {}" });
    const third = await indexProject(host, folder);
    assertEquals([third.statistics.parsed, third.statistics.cached], [1, 19]);
    assertEquals(third.exportedSymbols("f3.ts").map(({ name }) => name), ["changed"]);
  }));
