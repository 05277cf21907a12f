/** `maze init`: gives a project its `.maze` folder. */
import { type Host, joinPath, MazeError } from "@maze/base";
import {
  type ConfigValue,
  initialConfig,
  type KeyName,
  MAZE_FOLDER,
  placesOf,
  prepareMazeFolder,
  trustProject,
} from "@maze/pipeline";
import { object } from "@optique/core";
import { appErrors } from "../../errors.ts";
import { type Command, defineCommand } from "../contract.ts";

/** Lets editors and the compiler know the hole expression. */
const HOLE =
  `/** A hole of type T that \`maze fill\` fills: \`__hole<number>("the sum of the prices")\`. */
declare function __hole<T>(intent: string): T;
`;

/** Where the log of a new project goes. */
const LOG_FILE = `${MAZE_FOLDER}/logs/maze.log`;

/** Manifests that name a project, and how much of one is read, in bytes. */
const MANIFESTS = ["deno.json", "package.json"];
const MANIFEST_BYTES = 2 ** 20;

/** The name of a project: that of its manifest, else of its folder. */
async function projectName(host: Host, root: string): Promise<string> {
  for (const file of MANIFESTS) {
    const path = joinPath(root, file);
    const info = await host.files.stat(path);
    if (info?.kind !== "file" || info.size > MANIFEST_BYTES) continue;
    try {
      const { name } = JSON.parse(await host.files.readText(path) ?? "") as { name?: unknown };
      if (typeof name === "string" && /^[@\w][\w@/. -]{0,99}$/.test(name)) return name;
    } catch {
      continue; // not JSON; the name of the folder will do
    }
  }
  const folder = root.slice(root.lastIndexOf("/") + 1);
  return folder.replaceAll(/[^\p{L}\p{N}._ -]/gu, "-") || "project";
}

/** Refuses a folder that has a configuration. */
async function requireFree(host: Host, root: string): Promise<void> {
  const file = placesOf(host, root).projectFile;
  if (!(await host.files.stat(file))) return;
  throw new MazeError(
    appErrors.alreadyInitialised,
    `Cannot write ${file}: it is there already, expected a project without configuration`,
    { fix: "change it with maze config set, or remove it first" },
  );
}

/** `maze init`. */
export const init: Command = defineCommand({
  name: "init",
  brief: "Give this folder a configuration and trust it",
  description:
    `Makes ${MAZE_FOLDER}/config.toml with every key and its default, ${MAZE_FOLDER}/hole.d.ts ` +
    "for editors, and a .gitignore beside them. Overwrites nothing.",
  examples: ["maze init"],
  lenient: true,
  parser: object({}),
  run: async ({ folder, host, notice, style }) => {
    await requireFree(host, folder);
    const name = await projectName(host, folder);
    const places = placesOf(host, folder);
    const values = new Map<KeyName, ConfigValue>([
      ["project.name", name],
      ["logging.output", LOG_FILE],
    ]);
    // The configuration comes last: as long as it is missing, the command can be run again.
    const files: readonly [string, string][] = [
      [joinPath(folder, MAZE_FOLDER, "hole.d.ts"), HOLE],
      [places.projectFile, initialConfig(values)],
    ];
    await prepareMazeFolder(host, folder);
    const written: string[] = [];
    for (const [path, text] of files) {
      if (await host.files.stat(path)) continue;
      await host.files.write(path, text);
      written.push(path);
    }
    const trusted = places.trustFile !== undefined;
    if (trusted) await trustProject(host, places, { digest: host.digest(initialConfig(values)) });
    else notice("the configuration has no effect: HOME is not set, so trust cannot be kept");
    const lines = [
      ...written.map((path) => `${style.green("wrote")} ${path}`),
      "",
      "Next:",
      `  maze doctor      what this machine has`,
      `  maze config list what is configured`,
      `  maze fill FILE   fills the holes of a file: /* maze: intent */ or __hole<T>("intent")`,
      `Add ".maze/hole.d.ts" to the files of tsconfig.json so that your editor knows __hole.`,
    ];
    return { result: { root: folder, name, written, trusted }, text: lines.join("\n") };
  },
});
