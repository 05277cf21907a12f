/** Where a module of the project stands in the jail. */
import { relativePath } from "@maze/base";

/** Characters that mean the same in a path and in a URL on every system; `$` introduces the others. */
const OTHERS = /[^\w@+.\-/]/g;

/**
 * Path in the jail of a module: its path in the project, with `.js` after it, since that is what it
 * has become. Two modules never share one.
 *
 * @param root The project's root.
 * @param path Absolute path of the module; it may lie outside the root.
 */
export function jailPath(root: string, path: string): string {
  const parts = relativePath(root, path).split("/");
  const named = parts.map((part) =>
    part === ".." ? "$up" : part.replace(OTHERS, (unit) => `$${unit.charCodeAt(0).toString(16)}$`)
  );
  return `${named.join("/")}.js`;
}

/** Specifier by which the module at the jail path `from` imports the one at `to`. */
export function jailSpecifier(from: string, to: string): string {
  const folder = from.includes("/") ? from.slice(0, from.lastIndexOf("/")) : ".";
  const relative = relativePath(folder, to);
  return relative.startsWith("../") ? relative : `./${relative}`;
}
