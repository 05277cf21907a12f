/**
 * Question: how long does the configuration take at the start of a command? Input: the file of the
 * product's description as the project's configuration, trusted, with a user's file beside it, on
 * disk. Warm: the process has loaded it before.
 */
import { denoHost } from "@maze/app";
import { findPlaces, loadConfig, requireSound, trustProject } from "@maze/pipeline";
import {
  defaultLayer,
  environmentLayer,
  fileLayer,
  flagLayer,
} from "../lib/pipeline/config/layer.ts";
import { mergeLayers } from "../lib/pipeline/config/load.ts";
import { PRODUCT_FILE } from "../tests/pipeline/config_host.ts";

const USER_TEXT = '[generation]\nseed = 7\n[logging]\nlevel = "debug"\n';
const FLAGS = [{ key: "generation.temperature", value: "0.2", flag: "--set" }];

const system = denoHost();
const folder = await system.files.makeTemporaryFolder("maze-bench-config-");
const host = {
  ...system,
  environment: (name: string): string | undefined =>
    name === "HOME" ? `${folder}/home` : name === "MAZE_GENERATION_SEED" ? "9" : undefined,
};
const project = `${folder}/project`;
await host.files.write(`${project}/.maze/config.toml`, PRODUCT_FILE);
await host.files.write(`${folder}/home/.config/maze/config.toml`, USER_TEXT);
await trustProject(host, await findPlaces(host, project));
globalThis.addEventListener("unload", () => Deno.removeSync(folder, { recursive: true }));

Deno.bench("load the configuration, warm < 50 ms", { group: "configuration" }, async () => {
  const config = await loadConfig(host, { folder: project, flags: FLAGS });
  requireSound(config);
  if (config.settings.generation.seed !== 9 || config.trust.kind !== "trusted") {
    throw new Error("Cannot count this: a layer has no effect");
  }
});

Deno.bench("read, check and merge all layers < 10 ms", { group: "configuration" }, () => {
  const settings = mergeLayers([
    defaultLayer(),
    fileLayer("user", "/user.toml", { text: USER_TEXT }).layer,
    fileLayer("project", "/project.toml", { text: PRODUCT_FILE }).layer,
    environmentLayer(host).layer,
    flagLayer(FLAGS).layer,
  ]);
  if (settings.generation.model !== "gpt-4") throw new Error("Cannot count this: no such model");
});
