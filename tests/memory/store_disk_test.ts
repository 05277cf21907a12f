/** Full disks, limits on file sizes and places that cannot be written (cases 57 and 33). */
import { ExitCode, MazeError } from "@maze/base";
import { memoryErrors, openSqliteStore } from "@maze/memory";
import { assert, assertEquals, assertRejects, assertStringIncludes } from "@std/assert";

const filler = new URL("./store_filler.ts", import.meta.url).pathname;
const workspace = new URL("../../deno.json", import.meta.url).pathname;
const full = `${memoryErrors.diskFull.code} ${ExitCode.limit}`;

async function withFolder(test: (folder: string) => Promise<void>): Promise<void> {
  const folder = await Deno.makeTempDir({ prefix: "maze-disk-" });
  try {
    await test(folder);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

interface Filled {
  readonly acknowledged: number;
  readonly code?: string;
  readonly readable: number;
  readonly later: number;
  readonly reopened: number | string;
}

async function run(command: string, args: string[]): Promise<Filled> {
  const { code, stderr, stdout } = await new Deno.Command(command, { args }).output();
  const [out, problem] = [stdout, stderr].map((bytes) => new TextDecoder().decode(bytes));
  assertEquals(code, 0, problem);
  return JSON.parse(out!);
}

async function hasBubblewrap(): Promise<boolean> {
  try {
    const args = ["--ro-bind", "/", "/", "--size", "100000", "--tmpfs", "/mnt", "--", "true"];
    return (await new Deno.Command("bwrap", { args, stderr: "null" }).output()).success;
  } catch {
    return false;
  }
}

const small = await hasBubblewrap();

Deno.test({
  name:
    `store sqlite: a full disk refuses, loses nothing, and takes events again once there is room${
      small ? "" : " (skipped: bwrap cannot make a small disk here)"
    }`,
  ignore: !small,
  fn: async () => {
    const program =
      `head -c 300000 /dev/zero > /mnt/ballast && exec deno run -q --no-check -P=maze --config ${workspace} ${filler} /mnt/maze.db /mnt/ballast`;
    const args = ["--ro-bind", "/", "/", "--dev", "/dev", "--proc", "/proc"];
    const disk = ["--size", "1500000", "--tmpfs", "/mnt", "--", "bash", "-c", program];
    const filled = await run("bwrap", [...args, ...disk]);
    assertEquals(filled.code, full);
    assert(filled.acknowledged > 10);
    assertEquals(filled.readable, filled.acknowledged);
    assertEquals(filled.later, filled.readable + 1);
    assertEquals(filled.reopened, filled.later);
  },
});

Deno.test({
  name: "store sqlite: a limit on file sizes refuses and loses nothing",
  ignore: Deno.build.os === "windows",
  fn: () =>
    withFolder(async (folder) => {
      const path = `${folder}/maze.db`;
      const program =
        `trap '' XFSZ; ulimit -f 400; exec deno run -q --no-check -P=maze --config ${workspace} ${filler} ${path}`;
      const filled = await run("bash", ["-c", program]);
      assertEquals(filled.code, full);
      assert(filled.acknowledged > 10);
      assertEquals(filled.readable, filled.acknowledged);
      const store = await openSqliteStore(path);
      assertEquals(store.notices, []);
      assertEquals((await store.events("r")).length, filled.acknowledged);
      assertEquals(
        await store.append("r", [{ kind: "later", at: 0, body: {} }], {
          after: filled.acknowledged,
        }),
        filled.acknowledged + 1,
      );
      await store.close();
    }),
});

Deno.test({
  name: "store sqlite: a place that cannot be written",
  ignore: Deno.build.os !== "linux",
  fn: async () => {
    const error = await assertRejects(() => openSqliteStore("/proc/maze/maze.db"), MazeError);
    assertEquals([error.code, error.exit], [memoryErrors.readOnly.code, ExitCode.checkFailed]);
    assertStringIncludes(error.message, "Cannot open /proc/maze/maze.db");
    assert(error.fix !== undefined);
  },
});

Deno.test("store sqlite: without permission to write it says so", async () => {
  const program = `
    import { openSqliteStore } from "@maze/memory";
    try { await openSqliteStore("/tmp/none/maze.db"); } catch (error) { console.log(error.code); }`;
  const args = ["run", "-q", "--no-prompt", "--ext=ts", "--config", "deno.json", "-"];
  const child = new Deno.Command("deno", {
    args,
    cwd: new URL("../../", import.meta.url),
    stdin: "piped",
    stdout: "piped",
    stderr: "inherit",
  }).spawn();
  const writer = child.stdin.getWriter();
  await writer.write(new TextEncoder().encode(program));
  await writer.close();
  const { stdout } = await child.output();
  assertEquals(new TextDecoder().decode(stdout).trim(), memoryErrors.readOnly.code);
});
