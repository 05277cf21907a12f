import { memoryHost } from "@maze/base";
import { openMemoryStore } from "@maze/memory";
import { applyChange, listChanges, renderDiff, undoChange } from "@maze/pipeline";
import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { assertCode, propose } from "../support/changes.ts";
import { treeOf } from "../support/tree.ts";

Deno.test("undo, undo again, and undo the undoing", async () => {
  const host = memoryHost({ "/p/a.ts": "0", "/p/old.ts": "old" });
  const store = openMemoryStore();
  const start = await treeOf(host, "/p");
  await applyChange(host, await propose(host, { "a.ts": "1", "x/y/z.ts": "z" }, "first"), {
    store,
  });
  const first = await treeOf(host, "/p");
  await applyChange(host, await propose(host, { "a.ts": "2", "old.ts": undefined }, "second"), {
    store,
  });
  const second = await treeOf(host, "/p");

  const undone = await undoChange(host, "/p", { store, run: "r9" });
  assert(undone.kind === "undone");
  assertEquals([undone.undone.title, undone.change.title, undone.change.run], [
    "second",
    "undo second",
    "r9",
  ]);
  assertEquals(await treeOf(host, "/p"), first);
  await undoChange(host, "/p", { store });
  assertEquals(await treeOf(host, "/p"), start);
  const none = await assertCode(() => undoChange(host, "/p", { store }), "unknownChange");
  assertStringIncludes(none.message, "no change that is applied");

  const states = (await listChanges(host, "/p")).map(({ change, state }) =>
    `${change.title} ${state}`
  );
  assertEquals(states, [
    "undo first applied",
    "undo second applied",
    "second undone",
    "first undone",
  ]);
  const [undoFirst, undoSecond] = await listChanges(host, "/p");
  await undoChange(host, "/p", { store, id: undoFirst!.change.id });
  await undoChange(host, "/p", { store, id: undoSecond!.change.id });
  assertEquals(await treeOf(host, "/p"), second);
  assertEquals((await listChanges(host, "/p")).map(({ state }) => state), [
    "applied",
    "applied",
    "undone",
    "undone",
    "applied",
    "applied",
  ]);
});

Deno.test("undo refuses after an edit, writes nothing, and shows what was edited", async () => {
  const host = memoryHost({ "/p/a.ts": "a\n", "/p/b.ts": "b\n" });
  const store = openMemoryStore();
  await applyChange(host, await propose(host, { "a.ts": "a2\n", "b.ts": "b2\n", "c.ts": "c\n" }), {
    store,
  });
  await host.files.write("/p/b.ts", "b2\nmine\n");
  await host.files.remove("/p/c.ts");
  const result = await undoChange(host, "/p", { store });
  assert(result.kind === "refused");
  assertEquals(result.edited, ["b.ts", "c.ts"]);
  assertEquals(
    result.diff,
    "--- a/b.ts\n+++ b/b.ts\n@@ -1 +1,2 @@\n b2\n+mine\n--- a/c.ts\n+++ /dev/null\n@@ -1 +0,0 @@\n-c\n",
  );
  assertEquals(await treeOf(host, "/p"), { "a.ts": "a2\n", "b.ts": "b2\nmine\n" });
  assertEquals((await listChanges(host, "/p")).map(({ state }) => state), ["applied"]);
});

Deno.test("undo of what is undone, of nothing and of nonsense is refused", async () => {
  const host = memoryHost({ "/p/a.ts": "a" });
  const store = openMemoryStore();
  const change = await propose(host, { "a.ts": "b" });
  await applyChange(host, change, { store });
  await undoChange(host, "/p", { store, id: change.id });
  for (const [id, why] of [[change.id, "is undone"], ["../../x", 'no change "../../x"']] as const) {
    const error = await assertCode(() => undoChange(host, "/p", { store, id }), "unknownChange");
    assertStringIncludes(error.message, why);
  }
});

Deno.test("the journal of an applied change holds what its diff shows", async () => {
  const host = memoryHost({ "/p/a.ts": "a\n" });
  const change = await propose(host, { "a.ts": "b\n" });
  await applyChange(host, change, { store: openMemoryStore() });
  const [record] = await listChanges(host, "/p");
  assertEquals(renderDiff(record!.change), renderDiff(change));
  assertEquals(record!.change, change);
});
