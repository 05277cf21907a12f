import { heldBytes } from "../../lib/app/host/memory.ts";
import { openFile } from "../../lib/app/host/stream.ts";
import { assert, assertEquals } from "@std/assert";

const MEGABYTES = 2 ** 20;

Deno.test("memory: what is held counts, beside the heap too, and what was let go does not", () => {
  const spill = (): number => new Uint8Array(64 * MEGABYTES).fill(1).length;
  const before = heldBytes();
  assertEquals(spill(), 64 * MEGABYTES);
  assert(heldBytes() - before < MEGABYTES, "garbage was counted");
  const held = new Uint8Array(64 * MEGABYTES).fill(1);
  const grown = heldBytes() - before;
  assert(Math.abs(grown - held.length) < MEGABYTES, `${grown} bytes more, expected ${held.length}`);
});

Deno.test("files are read piece by piece; what is none is absent", async () => {
  const folder = await Deno.makeTempDir({ prefix: "maze-stream-" });
  try {
    await Deno.writeFile(`${folder}/a`, new Uint8Array(200_000).fill(7));
    const stream = await openFile(`${folder}/a`);
    const sizes = (await Array.fromAsync(stream!)).map(({ length }) => length);
    assertEquals(sizes.reduce((sum, size) => sum + size), 200_000);
    assert(sizes.length > 1, "it came in one piece");
    for (const path of [`${folder}/b`, folder, `${folder}/a/c`]) {
      assertEquals(await openFile(path), undefined);
    }
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});
