/** The store of a project, in its folder `.maze`. */
import type { Host } from "@maze/base";
import { openSqliteStore, type Store, type StoreLimits } from "@maze/memory";
import { prepareMazeFolder } from "../change/folder.ts";

/**
 * Opens the store of a project, `.maze/maze.db`, and makes it where it is missing.
 *
 * @param host The files.
 * @param root Root of the project, absolute.
 * @param options Bounds of the store; each absent one takes its default.
 * @returns The store. Its `notices` are for the user.
 * @throws {MazeError} What `openSqliteStore` throws; `unsafePath` when `.maze` is not a folder.
 *
 * @example
 * ```ts
 * import { denoHost } from "@maze/app";
 * import { listRuns, openProjectStore } from "@maze/pipeline";
 * import { assertEquals } from "@std/assert";
 *
 * const store = await openProjectStore(denoHost(), await Deno.makeTempDir());
 * assertEquals(await listRuns(store), []);
 * await store.close();
 * ```
 */
export async function openProjectStore(
  host: Host,
  root: string,
  options: { readonly limits?: Partial<StoreLimits> } = {},
): Promise<Store> {
  const folder = await prepareMazeFolder(host, root);
  return await openSqliteStore(`${folder}/maze.db`, options);
}
