/** The files of the repository, by path from its root with forward slashes. */

import { fileURLToPath } from "node:url";

/** Path of the root of the repository, with a final separator. */
export const root: string = fileURLToPath(new URL("../../", import.meta.url));

/** Folders that hold nothing of ours, or nothing that is kept. */
const SKIPPED = new Set([".git", ".maze", "node_modules", "dist", "coverage"]);

/**
 * Paths of all files under some folders or of single files, sorted.
 *
 * @param starts Paths from the root; absent ones are left out.
 * @returns Paths from the root.
 */
export function walk(starts: readonly string[]): string[] {
  const found: string[] = [];
  const visit = (path: string): void => {
    for (const entry of Deno.readDirSync(root + path)) {
      const inner = path === "" ? entry.name : `${path}/${entry.name}`;
      if (entry.isFile) found.push(inner);
      else if (entry.isDirectory && !SKIPPED.has(entry.name)) visit(inner);
    }
  };
  for (const start of starts) {
    const path = start.replace(/\/+$/, "");
    const info = statOf(path);
    if (info?.isFile) found.push(path);
    else if (info?.isDirectory) visit(path === "." ? "" : path);
  }
  return [...new Set(found)].sort();
}

/** Whether `exclude` of `deno.json` names a path: what is made, and sources to work on, with holes. */
export function isExcluded(path: string): boolean {
  const { exclude }: { exclude: readonly string[] } = JSON.parse(text("deno.json"));
  return exclude.some((entry) => path === entry || path.startsWith(`${entry}/`));
}

/** Whether a path leads to TypeScript of our own, which must type-check. */
export function isSource(path: string): boolean {
  return /\.tsx?$/.test(path) && !isExcluded(path);
}

/** Facts about a path from the root, or `undefined` where there is nothing. */
export function statOf(path: string): Deno.FileInfo | undefined {
  try {
    return Deno.statSync(root + path);
  } catch (error) {
    if (error instanceof Deno.errors.NotFound || error instanceof Deno.errors.NotADirectory) return;
    throw error;
  }
}

/** The text of a file, by its path from the root. */
export function text(path: string): string {
  return Deno.readTextFileSync(root + path);
}

/** The texts of several files, by path. */
export function texts(paths: readonly string[]): Map<string, string> {
  return new Map(paths.map((path) => [path, text(path)]));
}
