/**
 * Question: how long does it take until a project can be worked on, that is, configuration, store,
 * compiler and index? Input: the demo's project, on disk. Warm: the process has opened it before, and
 * the index is stored.
 */
import { denoHost } from "@maze/app";
import { Maze } from "@maze/pipeline";
import { openTypeScriptProject } from "@maze/types";

const system = denoHost();
const folder = await system.files.makeTemporaryFolder("maze-bench-pipeline-");
const host = {
  ...system,
  environment: (name: string): string | undefined => name === "HOME" ? `${folder}/home` : undefined,
};
const project = `${folder}/shop`;
const origin = decodeURIComponent(new URL("../examples/shop", import.meta.url).pathname);
for (const path of (await openTypeScriptProject(system, origin)).files) {
  const text = await system.files.readText(path);
  await host.files.write(path.replace(origin, project), text ?? "");
}
globalThis.addEventListener("unload", () => Deno.removeSync(folder, { recursive: true }));

Deno.bench("set the pipeline up, warm < 100 ms", { group: "pipeline" }, async () => {
  await using maze = await Maze.open(project, { host });
  const [{ statistics }, compiler] = [await maze.index(), await maze.session.project()];
  await maze.session.store();
  if (statistics.symbols < 40 || compiler.files.length < 8) {
    throw new Error("Cannot count this: the project was not opened");
  }
});
