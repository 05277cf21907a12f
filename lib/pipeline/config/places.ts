/** Where configuration stands: the root of the project, the files of its layers, the list of trust. */
import { folderOf, type Host, joinPath } from "@maze/base";

/**
 * Name of MAZE's folder in a project.
 *
 * @example
 * ```ts
 * import { MAZE_FOLDER } from "@maze/pipeline";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(MAZE_FOLDER, ".maze");
 * ```
 */
export const MAZE_FOLDER = ".maze";

/** Paths that a configuration is read from and written to; absolute. */
export interface ConfigPlaces {
  /** Folder that holds, or would hold, `.maze`. */
  readonly root: string;
  /** Configuration of the project, whether or not it exists. */
  readonly projectFile: string;
  /** Configuration of the user, whether or not it exists; absent where the user has no home. */
  readonly userFile?: string;
  /** List of trusted repositories, likewise. */
  readonly trustFile?: string;
}

/** Files and folders that mark the root of a project. */
const MANIFESTS = ["deno.json", "deno.jsonc", "package.json", "tsconfig.json"];

/** Most folders that are looked at on the way up. */
const MAX_DEPTH = 64;

/** The folder and those above it, nearest first, up to and with the top of its git work tree. */
async function foldersUp(host: Host, folder: string): Promise<{ folders: string[]; git: boolean }> {
  const folders: string[] = [];
  for (let current = folder; folders.length < MAX_DEPTH; current = folderOf(current)) {
    folders.push(current);
    if (await host.files.stat(joinPath(current, ".git"))) return { folders, git: true };
    if (folderOf(current) === current) break;
  }
  return { folders, git: false };
}

/**
 * Finds the root of a project: in a git work tree the nearest folder with `.maze`, else the nearest
 * with a manifest, else its top; elsewhere the nearest folder with either.
 *
 * @param host The file system.
 * @param folder Absolute path of the folder to start in.
 * @returns The root; `folder` itself where nothing marks one.
 *
 * @example
 * ```ts
 * import { memoryHost } from "@maze/base";
 * import { findProjectRoot } from "@maze/pipeline";
 * import { assertEquals } from "@std/assert";
 *
 * const host = memoryHost({ "/p/deno.json": "{}", "/p/src/a.ts": "" });
 * assertEquals(await findProjectRoot(host, "/p/src"), "/p");
 * ```
 */
export async function findProjectRoot(host: Host, folder: string): Promise<string> {
  const { folders, git } = await foldersUp(host, folder);
  let manifest: string | undefined;
  for (const current of folders) {
    const own = await host.files.stat(joinPath(current, MAZE_FOLDER));
    if (own?.kind === "directory") return current;
    if (manifest !== undefined) continue;
    for (const name of MANIFESTS) {
      if (!(await host.files.stat(joinPath(current, name)))) continue;
      manifest = current;
      break;
    }
    if (manifest !== undefined && !git) return manifest;
  }
  return manifest ?? (git ? folders.at(-1)! : folder);
}

/** The folder of the user's own configuration, where there is one. */
export function userFolder(host: Pick<Host, "environment">): string | undefined {
  const read = (name: string): string | undefined => {
    const path = host.environment(name)?.replaceAll("\\", "/");
    return path && /^(\/|[A-Za-z]:\/)/.test(path) ? path : undefined; // XDG: relative ones do not count
  };
  const base = read("XDG_CONFIG_HOME");
  if (base) return joinPath(base, "maze");
  const home = read("HOME") ?? read("USERPROFILE");
  return home && joinPath(home, ".config", "maze");
}

/**
 * Finds where the configuration of a folder stands.
 *
 * @param host The file system and the environment.
 * @param folder Absolute path of the folder the user is in.
 * @returns The paths, whether or not files exist there.
 *
 * @example
 * ```ts
 * import { memoryHost } from "@maze/base";
 * import { findPlaces } from "@maze/pipeline";
 * import { assertEquals } from "@std/assert";
 *
 * const places = await findPlaces(memoryHost({ "/p/deno.json": "{}" }), "/p");
 * assertEquals([places.projectFile, places.userFile], ["/p/.maze/config.toml", undefined]);
 * ```
 */
export async function findPlaces(host: Host, folder: string): Promise<ConfigPlaces> {
  return placesOf(host, await findProjectRoot(host, folder));
}

/**
 * The paths for a project whose root is known.
 *
 * @param host The environment.
 * @param root Absolute path of the folder that holds, or will hold, `.maze`.
 * @returns The paths, whether or not files exist there.
 *
 * @example
 * ```ts
 * import { memoryHost } from "@maze/base";
 * import { placesOf } from "@maze/pipeline";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(placesOf(memoryHost(), "/p").projectFile, "/p/.maze/config.toml");
 * ```
 */
export function placesOf(host: Pick<Host, "environment">, root: string): ConfigPlaces {
  const projectFile = joinPath(root, MAZE_FOLDER, "config.toml");
  const user = userFolder(host);
  if (!user) return { root, projectFile };
  return {
    root,
    projectFile,
    userFile: joinPath(user, "config.toml"),
    trustFile: joinPath(user, "trust.json"),
  };
}
