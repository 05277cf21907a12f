/** Reads a project's files through the host, once, so that the compiler can ask for them at will. */
import { type Host, joinPath, MazeError } from "@maze/base";
import { typesErrors } from "../../errors.ts";

/** Bounds on what a project may hold. */
export interface ProjectLimits {
  /** Most files that are read; further ones are left out. Default 20,000. */
  readonly files: number;
  /** Largest file that is read, in bytes; larger ones are left out. Default 2 MiB. */
  readonly fileBytes: number;
  /** Deepest folder below the root. Default 32. */
  readonly depth: number;
  /** Most errors of a file that fixes are looked up for. Default 40. */
  readonly fixedErrors: number;
}

/** The defaults of `ProjectLimits`. */
export const projectLimits: ProjectLimits = {
  files: 20_000,
  fileBytes: 2 << 20,
  depth: 32,
  fixedErrors: 40,
};

/** Folders that hold no source of a project's own. Names that begin with a dot are left out too. */
const usualExcludes = ["node_modules", "dist", "coverage", "vendor", "build", "out"];

/** What a walk found: texts by path, and why some files have none. */
export interface WalkedFiles {
  /** Source, declaration and JSON files. */
  readonly texts: ReadonlyMap<string, string>;
  /** Files left out: too large, binary or unreadable, with the reason. */
  readonly skipped: ReadonlyMap<string, string>;
}

const wanted = /\.(?:[cm]?tsx?|[cm]?jsx?|jsonc?)$/;

/** Reads every source and JSON file below a root. Links are not followed. */
export async function walkProject(
  host: Host,
  root: string,
  options: { readonly exclude?: readonly string[]; readonly limits: ProjectLimits },
): Promise<WalkedFiles> {
  const excluded = excludes(options.exclude ?? usualExcludes, root);
  const info = await host.files.stat(root);
  if (!info || info.kind === "file") {
    const current = info ? "it is a file" : "there is no such folder";
    throw new MazeError(
      typesErrors.noProject,
      `Cannot open the project ${root}: ${current}, expected a folder`,
      { fix: "name the folder that holds the project's sources" },
    );
  }
  const texts = new Map<string, string>();
  const skipped = new Map<string, string>();
  const paths: string[] = [];
  for (let folders = [root], depth = 0; folders.length > 0; depth++) {
    if (depth > options.limits.depth) break;
    const lists = await Promise.all(folders.map((folder) => host.files.list(folder)));
    const next: string[] = [];
    for (const [at, entries] of lists.entries()) {
      for (const { kind, name } of entries) {
        const path = joinPath(folders[at]!, name);
        if (name.startsWith(".") || excluded(path, name)) continue;
        if (kind === "directory") next.push(path);
        else if (kind === "file" && wanted.test(name)) paths.push(path);
      }
    }
    folders = next;
  }
  paths.sort();
  for (const path of paths.slice(options.limits.files)) skipped.set(path, "too many files");
  await Promise.all(
    paths.slice(0, options.limits.files).map(async (path) => {
      const read = await readSource(host, path, options.limits.fileBytes);
      if (typeof read === "string") texts.set(path, read);
      else skipped.set(path, read.reason);
    }),
  );
  return { texts: new Map([...texts].sort(([left], [right]) => left < right ? -1 : 1)), skipped };
}

async function readSource(
  host: Host,
  path: string,
  largest: number,
): Promise<string | { readonly reason: string }> {
  try {
    const info = await host.files.stat(path);
    if (info && info.size > largest) {
      return { reason: `it has ${info.size} bytes, expected at most ${largest}` };
    }
    const text = await host.files.readText(path) ?? "";
    return text.includes("\0") ? { reason: "it is binary" } : text;
  } catch (error) {
    return { reason: error instanceof Error ? error.message : String(error) };
  }
}

/** A test for excluded paths: plain names, paths below the root, and `*` or `**` patterns. */
function excludes(
  patterns: readonly string[],
  root: string,
): (path: string, name: string) => boolean {
  const names = new Set(patterns.filter((pattern) => !/[/*]/.test(pattern)));
  names.add("node_modules");
  const tests = patterns.filter((pattern) => /[/*]/.test(pattern)).map((pattern) => {
    const body = pattern.replace(/^\.?\//, "").replace(/\/+$/, "")
      .replace(/[.+?^${}()|[\]\\]/g, "\\$&")
      .replace(/\*\*\/?|\*/g, (star) => star === "*" ? "[^/]*" : "(?:.*/)?");
    return new RegExp(`^${body}(?:/|$)`);
  });
  return (path, name) =>
    names.has(name) || tests.some((test) => test.test(path.slice(root.length + 1)));
}
