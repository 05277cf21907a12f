/**
 * A program that appends to a store until it is refused, and tells what it had acknowledged:
 * `deno run store_filler.ts PATH [FILE_THAT_TAKES_ROOM]`. Run where the disk is small or file sizes
 * are limited. With a second argument it then removes that file and goes on in the same store.
 */
import { MazeError } from "@maze/base";
import { openSqliteStore, type Store } from "@maze/memory";

const [path, ballast] = Deno.args;

async function fill(store: Store, after: number): Promise<{ acknowledged: number; code?: string }> {
  for (let sequence = after;; sequence++) {
    const body = { text: String(sequence).repeat(500) };
    try {
      await store.append("r", [{ kind: "filled", at: 0, body }], { after: sequence });
    } catch (error) {
      if (!(error instanceof MazeError)) throw error;
      return { acknowledged: sequence, code: `${error.code} ${error.exit}` };
    }
    if (sequence - after > 5_000) return { acknowledged: sequence };
  }
}

const store = await openSqliteStore(path!);
const first = await fill(store, 0);
const readable = (await store.events("r")).length;
let later = 0;
if (ballast) {
  await Deno.remove(ballast);
  later = await store.append("r", [{ kind: "later", at: 0, body: {} }], { after: readable });
}
await store.close();
const again = await openSqliteStore(path!).catch((error: MazeError) => error.code);
const reopened = typeof again === "string" ? again : (await again.events("r")).length;
if (typeof again !== "string") await again.close();
console.log(JSON.stringify({ ...first, readable, later, reopened }));
