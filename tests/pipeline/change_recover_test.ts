import { type Host, memoryHost } from "@maze/base";
import { openMemoryStore } from "@maze/memory";
import { applyChange, type Change, listChanges, recoverChanges } from "@maze/pipeline";
import { assertEquals, assertRejects, assertStringIncludes } from "@std/assert";
import { assertCode, propose, proxied } from "../support/changes.ts";
import { Killed } from "../support/faulty_host.ts";
import { treeOf } from "../support/tree.ts";

Deno.test("a change that can be neither finished nor taken back is recovered later", async () => {
  const host = memoryHost({ "/p/a.ts": "a", "/p/b.ts": "b" });
  const change = await propose(host, { "a.ts": "new", "b.ts": "new" });
  let broken = false;
  const trouble = () => Promise.reject(Object.assign(new Error("os error 5"), { code: "EIO" }));
  const files = proxied(host.files, {
    rename: (from, to) => {
      if (to === "/p/b.ts") broken = true;
      return broken ? trouble() : host.files.rename(from, to);
    },
    write: (...args) => broken ? trouble() : host.files.write(...args),
  });
  const store = openMemoryStore();
  const error = await assertCode(
    () => applyChange({ ...host, files }, change, { store }),
    "changeFailed",
  );
  assertStringIncludes(error.message, "could not be taken back");
  const { changes } = await recoverChanges(host, "/p", { store });
  assertEquals(changes, [{ id: change.id, outcome: "finished", edited: [] }]);
  assertEquals(await treeOf(host, "/p"), { "a.ts": "new", "b.ts": "new" });
});

/** A project whose process was killed with the first of three files in place. */
async function killedInTheMiddle(): Promise<{ host: Host; change: Change }> {
  const host = memoryHost({ "/p/a.ts": "a", "/p/b.ts": "b", "/p/c.ts": "c" });
  const change = await propose(host, { "a.ts": "new", "b.ts": "new", "c.ts": "new" });
  let dead = false;
  const die = () => Promise.reject(new Killed());
  const files = proxied(host.files, {
    rename: async (from, to) => {
      if (dead || to === "/p/b.ts") {
        dead = true;
        return await die();
      }
      await host.files.rename(from, to);
    },
    write: (...args) => dead ? die() : host.files.write(...args),
    read: (path) => dead ? die() : host.files.read(path),
    remove: (path) => dead ? die() : host.files.remove(path),
  });
  await assertRejects(() => applyChange({ ...host, files }, change, { store: openMemoryStore() }));
  assertEquals((await listChanges(host, "/p")).map(({ state }) => state), ["pending"]);
  return { host, change };
}

Deno.test("recovery leaves a file alone that was edited after the crash", async () => {
  const { change, host } = await killedInTheMiddle();
  await host.files.write("/p/b.ts", "edited");
  const { changes, notices } = await recoverChanges(host, "/p", { store: openMemoryStore() });
  assertEquals(changes, [{ id: change.id, outcome: "dropped", edited: ["b.ts"] }]);
  assertEquals(notices.map(({ path, severity }) => `${severity} ${path}`), ["warning b.ts"]);
  assertEquals(await treeOf(host, "/p"), { "a.ts": "a", "b.ts": "edited", "c.ts": "c" });
});

Deno.test("the next change recovers the one before it first", async () => {
  const { change, host } = await killedInTheMiddle();
  const next = await propose(host, { "d.ts": "d" });
  const { changes } = await applyChange(host, next, { store: openMemoryStore() });
  assertEquals(changes.map(({ id, outcome }) => [id, outcome]), [[change.id, "finished"]]);
  assertEquals(await treeOf(host, "/p"), {
    "a.ts": "new",
    "b.ts": "new",
    "c.ts": "new",
    "d.ts": "d",
  });
});

Deno.test("a journal that is not whole is set aside, and the tree left as it is", async () => {
  const { change, host } = await killedInTheMiddle();
  const path = `/p/.maze/changes/${change.id}.pending.json`;
  const text = await host.files.readText(path);
  for (const damaged of [text!.slice(0, 200), text!.replace('"new"', '"bad"'), "null", "[]"]) {
    await host.files.write(path, damaged);
    const { changes, notices } = await recoverChanges(host, "/p", { store: openMemoryStore() });
    assertEquals([changes, notices.length], [[], 1]);
    assertEquals((await treeOf(host, "/p"))["a.ts"], "new");
  }
});

Deno.test("a journal that names a path outside the project is not believed", async () => {
  const { change, host } = await killedInTheMiddle();
  const path = `/p/.maze/changes/${change.id}.pending.json`;
  const text = await host.files.readText(path);
  await host.files.write("/outside.ts", "b");
  await host.files.write(path, text!.replace('"path":"b.ts"', '"path":"../outside.ts"'));
  const { notices } = await recoverChanges(host, "/p", { store: openMemoryStore() });
  assertEquals(notices.length, 1);
  assertEquals(await host.files.readText("/outside.ts"), "b");
});
