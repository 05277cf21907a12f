/**
 * Which paths a change may touch: plain files in the project, reached without links, each by the one
 * name it has. A path comes from a model or a plugin as often as from a person.
 */
import { type FileInfo, type Host, MazeError } from "@maze/base";
import { changeErrors } from "./errors.ts";

/** Folders no change touches: the history of the project, and what we keep about it. */
const RESERVED = new Set([".git", "git~1", ".maze"]);

function refuse(path: string, why: string): never {
  throw new MazeError(
    changeErrors.unsafePath,
    `Cannot change ${JSON.stringify(path)}: ${why}, expected a plain path to a file in the project`,
    { fix: "name the file by its own path below the root of the project" },
  );
}

/** How systems that ignore case and composition see a name. */
export function foldName(name: string): string {
  return name.normalize("NFC").toLowerCase().normalize("NFC");
}

/**
 * The path relative to the root, judged by its text alone.
 *
 * @param roots Names of the root folder: as given and with links resolved.
 */
export function relativeTo(roots: readonly string[], path: string): string {
  // deno-lint-ignore no-control-regex
  if (/[\x00-\x1f\x7f\\]/.test(path)) refuse(path, "it holds a control character or a backslash");
  const root = roots.find((each) => path.startsWith(each.endsWith("/") ? each : `${each}/`));
  if (root === undefined) refuse(path, "it is not below the root");
  const relative = path.slice(root.endsWith("/") ? root.length : root.length + 1);
  return checkRelative(relative);
}

/** Refuses a relative path that is not in its shortest form or that not every system reads alike. */
export function checkRelative(path: string): string {
  for (const name of path.split("/")) {
    if (name === "" || name === "." || name === "..") {
      refuse(path, `it has the part ${JSON.stringify(name)}`);
    }
    if (/[. ]$|:/.test(name)) {
      refuse(path, `${JSON.stringify(name)} means another file on some systems`);
    }
    if (RESERVED.has(foldName(name))) refuse(path, `${name} is not for changes`);
  }
  return path;
}

/**
 * Looks at every folder on the way to a file, and at the file itself.
 *
 * @param host The files.
 * @param options `root` with links resolved, and the path below it.
 * @returns Facts about the file, or `undefined` where there is none; and the folders that are missing.
 */
export async function inspectPlace(
  host: Pick<Host, "files">,
  { path, root }: { readonly root: string; readonly path: string },
): Promise<{ readonly info: FileInfo | undefined; readonly missing: readonly string[] }> {
  const names = checkRelative(path).split("/");
  let folder = root;
  for (const [index, name] of names.entries()) {
    const entries = await host.files.list(folder);
    const here = `${folder}/${name}`;
    if (!entries.some((entry) => entry.name === name)) {
      const alias = entries.find((entry) => foldName(entry.name) === foldName(name));
      if (alias) refuse(path, `${here} is another spelling of ${alias.name}`);
      const missing = names.slice(index, -1).map((_, at) =>
        names.slice(0, index + at + 1).join("/")
      );
      return { info: undefined, missing };
    }
    const info = await host.files.stat(here);
    const isLast = index === names.length - 1;
    const wanted = isLast ? "file" : "directory";
    if (info?.kind !== wanted) refuse(path, `${here} is a ${info?.kind ?? "thing that vanished"}`);
    if (isLast) return { info, missing: [] };
    folder = here;
  }
  return refuse(path, "it has no parts");
}
