/** The folder `.maze` of a project, which keeps itself out of the project's history. */
import { type Host, MazeError } from "@maze/base";
import { changeErrors, fileTrouble } from "./errors.ts";

/** Name of the folder. */
export const MAZE_FOLDER = ".maze";

/** Everything in it is of this machine, except the project's own configuration and declarations. */
const IGNORED =
  "# Made by maze: what it keeps here is of this machine alone.\n*\n!config.toml\n!hole.d.ts\n";

/**
 * Makes the folder `.maze` of a project where it is missing, with a `.gitignore` of its own.
 *
 * @param host The files.
 * @param root Root of the project, absolute.
 * @returns Path of the folder.
 * @throws {MazeError} `unsafePath` when something else stands in its place, such as a link that leads
 *   out of the project; `unwritable`, `noRoom`.
 *
 * @example
 * ```ts
 * import { memoryHost } from "@maze/base";
 * import { prepareMazeFolder } from "@maze/pipeline";
 * import { assertEquals } from "@std/assert";
 *
 * const host = memoryHost({ "/p/a.ts": "" });
 * assertEquals(await prepareMazeFolder(host, "/p"), "/p/.maze");
 * ```
 */
export async function prepareMazeFolder(host: Host, root: string): Promise<string> {
  const folder = `${root}/${MAZE_FOLDER}`;
  const { files } = host;
  await requireOwnFolder(host, folder);
  try {
    const list = `${folder}/.gitignore`;
    if (!await files.stat(list)) await files.write(list, IGNORED);
  } catch (error) {
    throw fileTrouble(error, `make ${folder}`);
  }
  return folder;
}

/** Refuses a path where something else than a folder stands, such as a link out of the project. */
export async function requireOwnFolder(host: Host, folder: string): Promise<void> {
  const info = await host.files.stat(folder);
  if (!info || info.kind === "directory") return;
  throw new MazeError(
    changeErrors.unsafePath,
    `Cannot use ${folder}: it is a ${info.kind}, expected a folder`,
    { fix: "remove it, and it will be made anew" },
  );
}
