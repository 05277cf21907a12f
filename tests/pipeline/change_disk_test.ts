/** Changes on a real disk: links, permissions, full disks, faults at every step (cases 29 to 34, 57). */
import { denoHost } from "@maze/app";
import { ExitCode, MazeError } from "@maze/base";
import { openMemoryStore } from "@maze/memory";
import {
  applyChange,
  changeErrors,
  prepareMazeFolder,
  proposeChange,
  recoverChanges,
  undoChange,
} from "@maze/pipeline";
import { assert, assertEquals, assertRejects } from "@std/assert";
import { faultKinds, faultyHost } from "../support/faulty_host.ts";
import { treeOf } from "../support/tree.ts";

const host = denoHost();
const posix = Deno.build.os !== "windows";
const child = new URL("../support/applying_child.ts", import.meta.url).pathname;
const workspace = new URL("../../deno.json", import.meta.url).pathname;

async function withProject(
  files: Readonly<Record<string, string>>,
  test: (root: string) => Promise<void>,
): Promise<void> {
  const root = await Deno.realPath(await Deno.makeTempDir({ prefix: "maze-change-" }));
  try {
    for (const [path, text] of Object.entries(files)) {
      await host.files.write(`${root}/${path}`, text);
    }
    await test(root);
  } finally {
    await Deno.remove(root, { recursive: true });
  }
}

function propose(root: string, edits: Readonly<Record<string, string | undefined>>) {
  const paths = Object.entries(edits).map(([path, text]) => [`${root}/${path}`, text] as const);
  return proposeChange(host, { root, title: "", edits: new Map(paths) });
}

async function refuses(
  run: () => Promise<unknown>,
  name: keyof typeof changeErrors,
): Promise<void> {
  const error = await assertRejects(run, MazeError);
  assertEquals(error.code, changeErrors[name].code, error.message);
}

Deno.test({
  name: "links on the way to a file, or in its place, are not followed",
  ignore: !posix,
  fn: () =>
    withProject(
      { "a.ts": "a", "real/b.ts": "b" },
      (root) =>
        withProject({ "secret.ts": "s" }, async (outside) => {
          await Deno.symlink(`${outside}/secret.ts`, `${root}/file.ts`);
          await Deno.symlink(outside, `${root}/out`);
          await Deno.symlink(`${root}/real`, `${root}/inner`);
          await Deno.symlink(`${root}/loop`, `${root}/loop`);
          await Deno.symlink("/none", `${root}/dangling.ts`);
          for (const path of ["file.ts", "out/secret.ts", "out/new.ts", "inner/b.ts"]) {
            await refuses(() => propose(root, { [path]: "x" }), "unsafePath");
          }
          for (const path of ["loop/a.ts", "loop", "dangling.ts"]) {
            await refuses(() => propose(root, { [path]: "x" }), "unsafePath");
          }
          assertEquals(await host.files.readText(`${outside}/secret.ts`), "s");
        }),
    ),
});

Deno.test({
  name: "a link that takes a file's place after the proposal is not followed",
  ignore: !posix,
  fn: () =>
    withProject(
      { "a.ts": "a", "z.ts": "z" },
      (root) =>
        withProject({ "secret.ts": "z" }, async (outside) => {
          const change = await propose(root, { "a.ts": "new", "z.ts": "new" });
          await Deno.remove(`${root}/z.ts`);
          await Deno.symlink(`${outside}/secret.ts`, `${root}/z.ts`);
          await refuses(
            () => applyChange(host, change, { store: openMemoryStore() }),
            "unsafePath",
          );
          assertEquals(await host.files.readText(`${outside}/secret.ts`), "z");
          assertEquals(await host.files.readText(`${root}/a.ts`), "a");
        }),
    ),
});

Deno.test({
  name: "a folder .maze that leads out of the project is refused",
  ignore: !posix,
  fn: () =>
    withProject({ "a.ts": "a" }, (root) =>
      withProject({}, async (outside) => {
        const change = await propose(root, { "a.ts": "new" });
        await Deno.symlink(outside, `${root}/.maze`);
        await refuses(() => prepareMazeFolder(host, root), "unsafePath");
        const store = openMemoryStore();
        await refuses(() => applyChange(host, change, { store }), "unsafePath");
        await refuses(() => recoverChanges(host, root, { store }), "unsafePath");
        assertEquals([...Deno.readDirSync(outside)], []);
      })),
});

Deno.test({
  name: "a root that is reached through a link is its target",
  ignore: !posix,
  fn: () =>
    withProject({ "real/a.ts": "a" }, async (root) => {
      await Deno.symlink(`${root}/real`, `${root}/alias`);
      const change = await propose(`${root}/alias`, { "a.ts": "new" });
      assertEquals([change.root, change.files[0]?.path], [`${root}/real`, "a.ts"]);
      const store = openMemoryStore();
      await applyChange(host, change, { store });
      assertEquals((await undoChange(host, `${root}/alias`, { store })).kind, "undone");
    }),
});

Deno.test({
  name: "permission bits stay as they are, through apply and undo; journals are private",
  ignore: !posix,
  fn: () =>
    withProject({ "a.sh": "a", "b.ts": "b", "c.ts": "c" }, async (root) => {
      const modes = { "a.sh": 0o755, "b.ts": 0o666, "c.ts": 0o600 };
      for (const [path, mode] of Object.entries(modes)) await Deno.chmod(`${root}/${path}`, mode);
      const found = () =>
        Object.fromEntries(
          Object.keys(modes).map((path) => [path, Deno.statSync(`${root}/${path}`).mode! & 0o7777]),
        );
      const store = openMemoryStore();
      const change = await propose(root, { "a.sh": "new", "b.ts": "new", "c.ts": undefined });
      await applyChange(host, change, { store });
      await host.files.write(`${root}/c.ts`, "c");
      assertEquals(found(), { ...modes, "c.ts": 0o644 });
      await Deno.remove(`${root}/c.ts`);
      await undoChange(host, root, { store });
      assertEquals(found(), modes);
      for (const { name } of Deno.readDirSync(`${root}/.maze/changes`)) {
        assertEquals(Deno.statSync(`${root}/.maze/changes/${name}`).mode! & 0o777, 0o600);
      }
    }),
});

Deno.test("a byte-order mark and CRLF are on the disk as they were", () =>
  withProject({ "a.ts": "\ufeffa\r\nb\r\n" }, async (root) => {
    const store = openMemoryStore();
    await applyChange(host, await propose(root, { "a.ts": "a\nnew\nb\n" }), { store });
    const bytes = await Deno.readFile(`${root}/a.ts`);
    assertEquals([...bytes], [0xef, 0xbb, 0xbf, ...new TextEncoder().encode("a\r\nnew\r\nb\r\n")]);
  }));

const OLD = { "a.txt": "a", "sub/": "", "sub/b.txt": "b", "z/": "", "z/c.txt": "c" };

async function apply(
  command: string,
  args: readonly string[],
): Promise<{ ended: string; same: boolean; recovered: number; names: string[] }> {
  const output = await new Deno.Command(command, { args: [...args] }).output();
  const [out, problem] = [output.stdout, output.stderr].map((each) =>
    new TextDecoder().decode(each)
  );
  assert(output.success, problem);
  return JSON.parse(out!);
}

const program = (root: string, length: number): string[] => [
  ...["deno", "run", "-q", "--no-check", "-P=maze", "--config", workspace],
  ...[child, root, String(length)],
];

const bubblewrap = await new Deno.Command("bwrap", {
  args: ["--ro-bind", "/", "/", "--size", "100000", "--tmpfs", "/mnt", "--", "true"],
  stderr: "null",
}).output().then(({ success }) => success, () => false);

/** Whether permission bits keep this user from writing; they do not keep the superuser. */
const bound = await (async () => {
  const folder = await Deno.makeTempDir({ prefix: "maze-bound-" });
  await Deno.chmod(folder, 0o555);
  const written = await Deno.writeTextFile(`${folder}/a`, "").then(() => true, () => false);
  await Deno.remove(folder, { recursive: true });
  return posix && !written;
})();

function project(root: string): Promise<void> {
  const files = Object.entries(OLD).filter(([path]) => !path.endsWith("/"));
  return files.reduce(
    (done, [path, text]) => done.then(() => host.files.write(`${root}/${path}`, text)),
    Promise.resolve(),
  );
}

Deno.test({
  name: `a folder on a read-only disk: exit 1 and all as before${
    bubblewrap ? "" : " (skipped: no bwrap)"
  }`,
  ignore: !bubblewrap,
  fn: () =>
    withProject({}, async (root) => {
      await project(root);
      const args = ["--dev-bind", "/", "/", "--ro-bind", `${root}/z`, `${root}/z`, "--"];
      const result = await apply("bwrap", [...args, ...program(root, 9)]);
      assertEquals(result.ended, `${changeErrors.unwritable.code} ${ExitCode.checkFailed}`);
      assertEquals([result.same, result.recovered], [true, 0]);
      assertEquals(await treeOf(host, root), OLD);
    }),
});

Deno.test({
  name: "a folder that may not be written: exit 1 and all as before" +
    (bound ? "" : " (skipped: permissions do not bind this user)"),
  ignore: !bound,
  fn: () =>
    withProject({}, async (root) => {
      await project(root);
      await Deno.chmod(`${root}/z`, 0o555);
      const result = await apply("deno", program(root, 9).slice(1));
      await Deno.chmod(`${root}/z`, 0o755);
      assertEquals(result.ended, `${changeErrors.unwritable.code} ${ExitCode.checkFailed}`);
      assertEquals(await treeOf(host, root), OLD);
    }),
});

Deno.test({
  name: `a full disk: exit 7 and all as before${bubblewrap ? "" : " (skipped: no bwrap)"}`,
  ignore: !bubblewrap,
  fn: async () => {
    for (const length of [15_000, 30_000, 90_000]) {
      const make = "mkdir -p /mnt/p/sub /mnt/p/z && cd /mnt/p && printf a > a.txt && " +
        `printf b > sub/b.txt && printf c > z/c.txt && exec ${program("/mnt/p", length).join(" ")}`;
      const disk = ["--dev-bind", "/", "/", "--size", "100000", "--tmpfs", "/mnt", "--"];
      const result = await apply("bwrap", [...disk, "bash", "-c", make]);
      assertEquals(result.ended, `${changeErrors.noRoom.code} ${ExitCode.limit}`, `${length}`);
      assertEquals([result.same, result.recovered], [true, 0], `${length}`);
      assertEquals(result.names.sort(), Object.keys(OLD), `${length}`);
    }
  },
});

Deno.test({
  name: "a limit on file sizes: exit 7 and all as before",
  ignore: !posix,
  fn: () =>
    withProject({}, async (root) => {
      await project(root);
      const run = `trap '' XFSZ; ulimit -f 100; exec ${program(root, 150_000).join(" ")}`;
      const result = await apply("bash", ["-c", run]);
      assertEquals(result.ended, `${changeErrors.noRoom.code} ${ExitCode.limit}`);
      assertEquals([result.same, result.recovered], [true, 0]);
      assertEquals(await treeOf(host, root), OLD);
    }),
});

Deno.test("a fault at every step on a real disk: old or new, nothing between", async () => {
  let scenes = 0;
  for (const kind of faultKinds) {
    for (let at = 1;; at++) {
      let met = false;
      await withProject({}, async (root) => {
        await project(root);
        const edits = { "a.txt": "A", "sub/b.txt": undefined, "z/c.txt": "C", "new/d.txt": "D" };
        const change = await propose(root, edits);
        const faulty = faultyHost(host, { ...kind, at });
        const store = openMemoryStore();
        await applyChange(faulty.host, change, { store }).catch(() => {});
        met = faulty.met();
        await recoverChanges(host, root, { store });
        const tree = await treeOf(host, root);
        const isOld = tree["a.txt"] === "a";
        assertEquals(
          tree,
          isOld ? OLD : {
            "a.txt": "A",
            "new/": "",
            "new/d.txt": "D",
            "sub/": "",
            "z/": "",
            "z/c.txt": "C",
          },
          `${kind.effect}, ${kind.then}, step ${at}`,
        );
      });
      scenes++;
      if (!met) break;
    }
  }
  assert(scenes > 60, `only ${scenes} scenes`);
});
