import { memoryHost } from "@maze/base";
import { openMemoryStore } from "@maze/memory";
import { applyChange, listChanges } from "@maze/pipeline";
import { assertEquals } from "@std/assert";
import { assertCode, propose, proxied } from "../support/changes.ts";
import { treeOf } from "../support/tree.ts";

Deno.test("a byte-order mark and CRLF are kept; mixed line ends are left alone", async () => {
  const host = memoryHost({
    "/p/bom.ts": "\ufefflet a;\n",
    "/p/crlf.ts": "a\r\nb\r\n",
    "/p/mixed.ts": "a\r\nb\n",
    "/p/lf.ts": "a\nb\n",
  });
  await applyChange(
    host,
    await propose(host, {
      "bom.ts": "let b;\n",
      "crlf.ts": "a\r\nnew\nb\r\n",
      "mixed.ts": "a\r\nnew\nb\n",
      "lf.ts": "a\r\nb\n",
    }),
    { store: openMemoryStore() },
  );
  assertEquals(await treeOf(host, "/p"), {
    "bom.ts": "\ufefflet b;\n",
    "crlf.ts": "a\r\nnew\r\nb\r\n",
    "mixed.ts": "a\r\nnew\nb\n",
    "lf.ts": "a\r\nb\n",
  });
});

Deno.test("a file that changed since is not overwritten, and nothing else is written", async () => {
  const host = memoryHost({ "/p/a.ts": "a", "/p/b.ts": "b" });
  const change = await propose(host, { "a.ts": "new", "b.ts": "new", "c.ts": "new" });
  await host.files.write("/p/b.ts", "edited");
  await host.files.write("/p/c.ts", "came into being");
  const error = await assertCode(
    () => applyChange(host, change, { store: openMemoryStore() }),
    "changedFile",
  );
  assertEquals(error.diagnostics.map(({ path }) => path), ["b.ts", "c.ts"]);
  assertEquals(await treeOf(host, "/p"), {
    "a.ts": "a",
    "b.ts": "edited",
    "c.ts": "came into being",
  });
  assertEquals(await host.files.list("/p/.maze/changes"), []);
});

Deno.test("a file that changes while the change is written stops it, and all is as before", async () => {
  const host = memoryHost({ "/p/a.ts": "a", "/p/b.ts": "b", "/p/c.ts": "c" });
  const change = await propose(host, { "a.ts": "new", "b.ts": "new", "c.ts": "new" });
  const rename = async (from: string, to: string): Promise<void> => {
    await host.files.rename(from, to);
    // As soon as the first file is in place, somebody edits the last.
    if (to === "/p/a.ts") await host.files.write("/p/c.ts", "edited");
  };
  const racing = { ...host, files: proxied(host.files, { rename }) };
  await assertCode(() => applyChange(racing, change, { store: openMemoryStore() }), "changedFile");
  assertEquals(await treeOf(host, "/p"), { "a.ts": "a", "b.ts": "b", "c.ts": "edited" });
});

Deno.test("a file that somebody removes meanwhile is not brought back by the roll-back", async () => {
  const host = memoryHost({ "/p/a.ts": "a", "/p/b.ts": "b" });
  const change = await propose(host, { "a.ts": "new", "b.ts": undefined });
  const rename = async (from: string, to: string): Promise<void> => {
    await host.files.rename(from, to);
    if (to === "/p/a.ts") await host.files.remove("/p/b.ts");
  };
  const racing = { ...host, files: proxied(host.files, { rename }) };
  await assertCode(() => applyChange(racing, change, { store: openMemoryStore() }), "changedFile");
  assertEquals(await treeOf(host, "/p"), { "a.ts": "a" });
});

Deno.test("a cancelled change writes nothing", async () => {
  const host = memoryHost({ "/p/a.ts": "a" });
  const change = await propose(host, { "a.ts": "new", "deep/b.ts": "new" });
  const store = openMemoryStore();
  await assertCode(
    () => applyChange(host, change, { store, signal: AbortSignal.abort() }),
    "cancelledChange",
  );
  const { files } = host;
  const controller = new AbortController();
  const write = (...args: Parameters<typeof files.write>): Promise<void> => {
    if (args[0].includes("/.maze-")) controller.abort(); // while new contents are being staged
    return files.write(...args);
  };
  const cancelling = { ...host, files: proxied(files, { write }) };
  await assertCode(
    () => applyChange(cancelling, change, { store, signal: controller.signal }),
    "cancelledChange",
  );
  assertEquals(await treeOf(host, "/p"), { "a.ts": "a" });
  assertEquals(await host.files.list("/p/.maze/changes"), []);
});

Deno.test("a file that may not be written is refused before anything is", async () => {
  const host = memoryHost({ "/p/a.ts": "a" });
  await host.files.write("/p/z.ts", "z", { mode: 0o444 });
  const change = await propose(host, { "a.ts": "new", "z.ts": "new" });
  const error = await assertCode(
    () => applyChange(host, change, { store: openMemoryStore() }),
    "unwritable",
  );
  assertEquals([error.message.includes("z.ts"), error.exit], [true, 1]);
  assertEquals(await treeOf(host, "/p"), { "a.ts": "a", "z.ts": "z" });
});

Deno.test("two changes at once are written one after the other", async () => {
  const host = memoryHost({ "/p/a.ts": "a", "/p/b.ts": "b" });
  const store = openMemoryStore();
  const changes = [await propose(host, { "a.ts": "1" }), await propose(host, { "b.ts": "2" })];
  await Promise.all(changes.map((change) => applyChange(host, change, { store })));
  assertEquals(await treeOf(host, "/p"), { "a.ts": "1", "b.ts": "2" });
});

Deno.test("waiting for another process has an end", async () => {
  const host = memoryHost({ "/p/a.ts": "a" });
  const store = openMemoryStore();
  const change = await propose(host, { "a.ts": "1" });
  await store.claim("changes:/p");
  await assertCode(
    () => applyChange(host, change, { store, limits: { waitMs: 30 } }),
    "busyChanges",
  );
});

Deno.test("a change without files does nothing", async () => {
  const host = memoryHost({ "/p/a.ts": "a" });
  const change = await propose(host, { "a.ts": "a", "none.ts": undefined });
  assertEquals(change.files, []);
  await applyChange(host, change, { store: openMemoryStore() });
  assertEquals(await host.files.list("/p/.maze"), []);
});

Deno.test("only so many changes are kept to be undone", async () => {
  const host = memoryHost({ "/p/a.ts": "0" });
  const store = openMemoryStore();
  for (const text of ["1", "2", "3"]) {
    await applyChange(host, await propose(host, { "a.ts": text }, text), {
      store,
      limits: { kept: 2 },
    });
  }
  assertEquals((await listChanges(host, "/p")).map(({ change }) => change.title), ["3", "2"]);
});
