/**
 * Paths with forward slashes, as every room but the host sees them. The host turns them into the
 * system's own; nothing here touches a file system, so this runs in a browser too.
 */

/**
 * Resolves `.` and `..` and repeated slashes, without looking at any file system.
 *
 * @param path A path with forward slashes.
 * @returns The same place in its shortest form; `.` for the empty path.
 *
 * @example
 * ```ts
 * import { normalizePath } from "@maze/base";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(normalizePath("/a/./b/../c//d"), "/a/c/d");
 * ```
 */
export function normalizePath(path: string): string {
  const rooted = path.startsWith("/");
  const kept: string[] = [];
  for (const part of path.split("/")) {
    if (part === "" || part === ".") continue;
    if (part !== "..") kept.push(part);
    else if (kept.length > 0 && kept.at(-1) !== "..") kept.pop();
    else if (!rooted) kept.push("..");
  }
  return (rooted ? "/" : "") + kept.join("/") || (rooted ? "/" : ".");
}

/** Whether a path stands on its own: `/…`, or `C:/…` on Windows. */
function isAbsolute(path: string): boolean {
  return path.startsWith("/") || /^[A-Za-z]:\//.test(path);
}

/**
 * Joins path parts; an absolute part starts anew.
 *
 * @param parts Paths with forward slashes.
 * @returns The normalised result.
 *
 * @example
 * ```ts
 * import { joinPath } from "@maze/base";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(joinPath("/a/b", "../c.ts"), "/a/c.ts");
 * assertEquals(joinPath("/a", "/b"), "/b");
 * ```
 */
export function joinPath(...parts: readonly string[]): string {
  let joined = "";
  for (const part of parts) joined = isAbsolute(part) || joined === "" ? part : `${joined}/${part}`;
  return normalizePath(joined);
}

/**
 * Folder of a path.
 *
 * @param path A path with forward slashes.
 * @returns The path without its last part; `.` or `/` where nothing is left.
 *
 * @example
 * ```ts
 * import { folderOf } from "@maze/base";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(folderOf("/a/b.ts"), "/a");
 * ```
 */
export function folderOf(path: string): string {
  const normal = normalizePath(path);
  const slash = normal.lastIndexOf("/");
  return slash < 0 ? "." : slash === 0 ? "/" : normal.slice(0, slash);
}

/**
 * Path of `to` as seen from the folder `from`; both absolute, or both relative to one place.
 *
 * @param from A folder.
 * @param to A file or folder.
 * @returns A relative path without a leading `./`.
 *
 * @example
 * ```ts
 * import { relativePath } from "@maze/base";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(relativePath("/a/b", "/a/c/d.ts"), "../c/d.ts");
 * ```
 */
export function relativePath(from: string, to: string): string {
  const left = normalizePath(from).split("/").filter((part) => part !== "" && part !== ".");
  const right = normalizePath(to).split("/").filter((part) => part !== "" && part !== ".");
  let same = 0;
  while (same < left.length && same < right.length && left[same] === right[same]) same++;
  return [...left.slice(same).map(() => ".."), ...right.slice(same)].join("/") || ".";
}

/**
 * Whether `path` lies in `folder` (or is it), judged by the text of the two alone: resolve links first.
 *
 * @param folder A folder, absolute.
 * @param path A path, absolute.
 * @returns True when no `..` leads out.
 *
 * @example
 * ```ts
 * import { isInside } from "@maze/base";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(isInside("/a/b", "/a/b/../c"), false);
 * assertEquals(isInside("/a/b", "/a/b/c"), true);
 * ```
 */
export function isInside(folder: string, path: string): boolean {
  const relative = relativePath(folder, path);
  return relative !== ".." && !relative.startsWith("../") && !isAbsolute(relative);
}
