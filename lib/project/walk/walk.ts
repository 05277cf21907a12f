/** Walks over a project's folders, level by level, without following a link. */
import type { FileSystem, FolderEntry } from "@maze/base";
import type { SkippedFile, WalkedFile, WalkOptions, WalkResult } from "./contract.ts";
import { type IgnoreRules, noRules } from "./ignore.ts";
import { inParallel } from "./parallel.ts";
import { repositoryRules } from "./repository.ts";
import { skipped } from "./skip.ts";

/** Folders that never hold sources of the project, whatever the patterns say. */
const alwaysExcluded: ReadonlySet<string> = new Set([".git", ".maze"]);

/** Folders listed at one time. */
const FOLDERS_AT_ONCE = 16;

interface Folder {
  /** Path relative to the root; empty for the root itself. */
  readonly path: string;
  readonly rules: IgnoreRules;
}

interface Walk {
  readonly files: FileSystem;
  readonly root: string;
  readonly options: WalkOptions;
  readonly exclude: IgnoreRules;
  /** Where the root stands below the folder that the rules start from; ends in a slash or is empty. */
  readonly prefix: string;
  readonly found: WalkedFile[];
  readonly skipped: SkippedFile[];
  excluded: number;
}

/** Finds the wanted files under a root, which must be an absolute path with links resolved. */
export async function walkProject(
  files: FileSystem,
  root: string,
  options: WalkOptions,
): Promise<WalkResult> {
  const { prefix, rules } = options.gitignore
    ? await repositoryRules(files, root)
    : { prefix: "", rules: noRules() };
  const exclude = noRules().with("", options.exclude.join("\n"));
  const walk: Walk = { files, root, options, exclude, prefix, found: [], skipped: [], excluded: 0 };
  let level: Folder[] = [{ path: "", rules }];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > options.limits.depth) {
      for (const { path } of level) {
        walk.skipped.push(
          skipped(path, { reason: "too-many", found: `it stands ${depth} folders deep` }),
        );
      }
      break;
    }
    const next = await inParallel(level, {
      atOnce: FOLDERS_AT_ONCE,
      action: (folder) => visit(folder, walk),
    });
    level = next.flat();
  }
  return finish(walk);
}

function finish({ excluded, found, options, skipped: left }: Walk): WalkResult {
  const files = found.sort(byPath);
  for (const { path } of files.splice(options.limits.files)) {
    const found = `the project has more than ${options.limits.files} files`;
    left.push(skipped(path, { reason: "too-many", found }));
  }
  return { files, skipped: left.sort(byPath), excluded };
}

function byPath(left: { readonly path: string }, right: { readonly path: string }): number {
  return left.path < right.path ? -1 : left.path > right.path ? 1 : 0;
}

/** Takes in one folder and returns those inside it that are to be walked. */
async function visit(folder: Folder, walk: Walk): Promise<Folder[]> {
  walk.options.signal?.throwIfAborted();
  const { files, prefix, root } = walk;
  const absolute = folder.path === "" ? root : `${root}/${folder.path}`;
  let entries: FolderEntry[];
  let { rules } = folder;
  try {
    entries = await files.list(absolute);
    if (walk.options.gitignore && entries.some(({ name }) => name === ".gitignore")) {
      const text = await files.readText(`${absolute}/.gitignore`) ?? "";
      rules = rules.with(`${prefix}${folder.path}`.replace(/\/$/, ""), text);
    }
  } catch (error) {
    walk.skipped.push(
      skipped(folder.path || ".", { reason: "unreadable", found: messageOf(error) }),
    );
    return [];
  }
  const inside: Folder[] = [];
  const wanted: string[] = [];
  for (const { kind, name } of entries) {
    const path = folder.path === "" ? name : `${folder.path}/${name}`;
    const isFolder = kind === "directory";
    if (alwaysExcluded.has(name)) continue;
    if (!isFolder && kind !== "link" && !walk.options.wants(path)) continue;
    if (
      walk.exclude.ignores(path, { isFolder }) || rules.ignores(prefix + path, { isFolder })
    ) {
      walk.excluded++;
    } else if (isFolder) inside.push({ path, rules });
    else if (kind === "file") wanted.push(path);
    else if (kind === "link") {
      walk.skipped.push(skipped(path, { reason: "link", found: "it is a link" }));
    } else {
      const found = "it is neither a file nor a folder";
      walk.skipped.push(skipped(path, { reason: "not-file", found }));
    }
  }
  await Promise.all(wanted.map((path) => measure(path, walk)));
  return inside;
}

/** Takes in one file, unless it is too large. */
async function measure(path: string, walk: Walk): Promise<void> {
  const { fileBytes } = walk.options.limits;
  try {
    const info = await walk.files.stat(`${walk.root}/${path}`);
    if (info?.kind !== "file") return; // gone or replaced since its folder was listed
    const { modified, size } = info;
    if (size <= fileBytes) walk.found.push({ path, size, modified });
    else {
      const found = `it has ${size} bytes and the limit is ${fileBytes}`;
      walk.skipped.push(skipped(path, { reason: "too-large", found }));
    }
  } catch (error) {
    walk.skipped.push(skipped(path, { reason: "unreadable", found: messageOf(error) }));
  }
}

/** The system's own words for what it refuses. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
