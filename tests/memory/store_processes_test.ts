/** Several processes over one store, and processes that are killed. */
import { openSqliteStore } from "@maze/memory";
import { assert, assertEquals } from "@std/assert";

const writer = new URL("./store_writer.ts", import.meta.url).pathname;
const workspace = new URL("../../deno.json", import.meta.url).pathname;

async function withPath(test: (path: string) => Promise<void>): Promise<void> {
  const folder = await Deno.makeTempDir({ prefix: "maze-processes-" });
  try {
    await test(`${folder}/maze.db`);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

function start(...args: string[]): Deno.ChildProcess {
  return new Deno.Command("deno", {
    args: ["run", "-q", "--no-check", "-P=maze", "--config", workspace, writer, ...args],
    stdout: "piped",
    stderr: "inherit",
  }).spawn();
}

Deno.test("store sqlite: four processes write at once and nothing is lost", () =>
  withPath(async (path) => {
    const children = ["a", "b", "c", "d"].map((run) => start(path, run, "100"));
    for (const { success } of await Promise.all(children.map((child) => child.output()))) {
      assert(success);
    }
    const store = await openSqliteStore(path);
    const runs = await store.runs();
    assertEquals(runs.map(({ id, last }) => `${id} ${last.sequence}`), [
      "d 100",
      "c 100",
      "b 100",
      "a 100",
    ]);
    await store.close();
  }));

Deno.test("store sqlite: a claim ends with its process, also by kill -9", () =>
  withPath(async (path) => {
    const store = await openSqliteStore(path);
    const child = start(path, "r", "1", "run:1");
    const reader = child.stdout.pipeThrough(new TextDecoderStream()).getReader();
    let heard = "";
    while (!heard.includes("claimed")) {
      const { done, value } = await reader.read();
      assert(!done, `the child ended after "${heard}"`);
      heard += value;
    }
    assertEquals(await store.isClaimed("run:1"), true);
    assertEquals(await store.claim("run:1"), undefined);
    child.kill("SIGKILL");
    await child.status;
    await reader.cancel();
    assertEquals(await store.isClaimed("run:1"), false);
    const claim = await store.claim("run:1");
    assert(claim !== undefined);
    await store.close();
    const locks = [...Deno.readDirSync(`${path}.locks`)];
    assertEquals(locks, []);
  }));
