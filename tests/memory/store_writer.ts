/**
 * A program that appends events one by one and prints each that was acknowledged:
 * `deno run store_writer.ts PATH RUN COUNT [CLAIM]`. With a claim it takes that and stays.
 */
import { openSqliteStore } from "@maze/memory";

const [path, run, count, claim] = Deno.args;
const store = await openSqliteStore(path!);
let after = (await store.run(run!))?.last.sequence ?? 0;
for (let left = Number(count); left > 0; left--) {
  after = await store.append(run!, [{ kind: "written", at: 0, body: {} }], { after });
  console.log(`event ${after}`);
}
if (claim) {
  console.log(await store.claim(claim) ? "claimed" : "refused");
  await new Promise((resolve) => setTimeout(resolve, 60_000));
}
await store.close();
