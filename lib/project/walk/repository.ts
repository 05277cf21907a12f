/** The ignore rules that hold at the root of a project because of the repository it is part of. */
import { type FileSystem, folderOf } from "@maze/base";
import { type IgnoreRules, noRules } from "./ignore.ts";

/** Rules of the folders above a root, and of `.git/info/exclude`. */
export interface RepositoryRules {
  /** Path of the root below the repository's top folder, ending in a slash; empty where it is the top. */
  readonly prefix: string;
  /** The rules; the root's own `.gitignore` is not among them yet. */
  readonly rules: IgnoreRules;
}

/**
 * Reads the rules above a root, up to the folder that holds `.git`. Where there is no repository, or
 * where its rules leave out the root itself, which somebody asked for all the same, there are none.
 */
export async function repositoryRules(files: FileSystem, root: string): Promise<RepositoryRules> {
  const none = { prefix: "", rules: noRules() };
  const top = await repositoryTop(files, root);
  if (top === undefined) return none;
  const text = await readIfAllowed(files, `${top}/.git/info/exclude`);
  let rules = noRules().with("", text);
  if (top === root) return { prefix: "", rules };
  const below = root.slice(top === "/" ? 1 : top.length + 1).split("/");
  for (let depth = 0; depth < below.length; depth++) {
    const folder = below.slice(0, depth).join("/");
    const absolute = [top === "/" ? "" : top, ...below.slice(0, depth), ".gitignore"].join("/");
    rules = rules.with(folder, await readIfAllowed(files, absolute));
  }
  return rules.ignores(below.join("/"), { isFolder: true })
    ? none
    : { prefix: `${below.join("/")}/`, rules };
}

async function repositoryTop(files: FileSystem, root: string): Promise<string | undefined> {
  for (let folder = root; folder !== "."; folder = folderOf(folder)) {
    try {
      if (await files.stat(folder === "/" ? "/.git" : `${folder}/.git`)) return folder;
    } catch {
      return undefined; // above what may be read
    }
    if (folder === "/") break;
  }
  return undefined;
}

async function readIfAllowed(files: FileSystem, path: string): Promise<string> {
  try {
    return await files.readText(path) ?? "";
  } catch {
    return "";
  }
}
