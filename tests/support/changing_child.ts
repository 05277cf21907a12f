/**
 * A program that applies changes of several files and appends events, one after the other without
 * end, and prints each acknowledgement: `deno run changing_child.ts ROOT`. It is there to be killed.
 *
 * The files `a.txt`, `b.txt`, `sub/c.txt` always carry one number in the old and in the new tree, and
 * every third change adds or removes `extra/d.txt`, so that a half-changed tree shows.
 */
import { denoHost } from "@maze/app";
import {
  applyChange,
  listRuns,
  openProjectStore,
  proposeChange,
  recoverChanges,
  resumeRun,
  startRun,
} from "@maze/pipeline";

const root = Deno.args[0]!;
const host = denoHost();
const { clock } = host;

function say(line: string): void {
  Deno.stdout.writeSync(new TextEncoder().encode(`${line}\n`));
}

const store = await openProjectStore(host, root);
for (const { message } of store.notices) say(`notice ${message}`);
const { changes, notices } = await recoverChanges(host, root, { store });
for (const { outcome } of changes) say(`recovered ${outcome}`);
for (const { message } of notices) say(`notice ${message}`);

const [interrupted] = await listRuns(store, { state: "interrupted" });
const fields = { command: "fill", project: root, title: "", version: "1", seed: 1, options: {} };
const run = interrupted
  ? (await resumeRun(store, { id: interrupted.id, clock, version: "1" })).run
  : await startRun(store, { clock, ...fields });
say(`run ${run.id}`);

let number = Number((await host.files.readText(`${root}/a.txt`))!.slice(0, 10));
for (;;) {
  number++;
  const text = `${String(number).padStart(10, "0")}\n`;
  const edits = new Map<string, string | undefined>(
    ["a.txt", "b.txt", "sub/c.txt"].map((path) => [
      `${root}/${path}`,
      text + "x".repeat(number * 997 % 20_000),
    ]),
  );
  edits.set(`${root}/extra/d.txt`, number % 3 === 0 ? text : undefined);
  const change = await proposeChange(host, { root, edits, title: `to ${number}`, run: run.id });
  await run.append({
    kind: "change-proposed",
    change: change.id,
    files: change.files.map(({ path }) => path),
  });
  say(`proposed ${change.id}`);
  await applyChange(host, change, { store });
  say(`applied ${number} ${change.id}`);
  await run.append({ kind: "change-applied", change: change.id });
  say(`recorded ${change.id}`);
}
