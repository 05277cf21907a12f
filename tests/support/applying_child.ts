/**
 * A program that gives every `.txt` file of a project, and one new file, a longer text, all in one
 * change, and prints what came of it: `deno run applying_child.ts ROOT LENGTH`. Run where the disk is
 * small, file sizes are limited, or a folder cannot be written. Its store is in memory, so that only
 * the change itself meets the trouble.
 */
import { denoHost } from "@maze/app";
import { MazeError } from "@maze/base";
import { openMemoryStore } from "@maze/memory";
import { applyChange, proposeChange, recoverChanges } from "@maze/pipeline";
import { treeOf } from "./tree.ts";

const [root, length] = Deno.args;
const host = denoHost();
const store = openMemoryStore();
const before = await treeOf(host, root!);
const edits = new Map<string, string>([[`${root}/new/e.txt`, "new"]]);
for (const path of Object.keys(before).filter((each) => each.endsWith(".txt"))) {
  edits.set(`${root}/${path}`, "y".repeat(Number(length)));
}
let ended = "done";
try {
  await applyChange(host, await proposeChange(host, { root: root!, edits, title: "" }), { store });
} catch (error) {
  if (!(error instanceof MazeError)) throw error;
  ended = `${error.code} ${error.exit}`;
}
const after = await treeOf(host, root!);
const { changes } = await recoverChanges(host, root!, { store });
console.log(
  JSON.stringify({
    ended,
    same: JSON.stringify(after) === JSON.stringify(before),
    recovered: changes.length,
    names: Object.keys(await treeOf(host, root!)),
  }),
);
