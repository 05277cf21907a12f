/** The folders of one run: made new, and gone when it ends, however it ends. */
import { type Host, MazeError } from "@maze/base";
import { checkErrors } from "../errors.ts";
import { layoutIn, STORAGE_BLOCK } from "./command.ts";

/** Names that mean the same on every system and in a URL: no `..`, no drives, no escapes. */
const JAIL_PATH = /^(?!.*(?:^|\/)\.{0,2}(?:\/|$))[\w@$+.\-/]+$/;

/**
 * Makes a folder with the jail, the cache and the empty folder, for as long as it is in use.
 *
 * @param host Where the folder is made.
 * @param files Texts of the jail by relative path.
 * @param options What is done with the folder.
 * @returns What `use` returns; the folder is removed by then.
 * @throws {MazeError} When a path would lead out of the jail.
 */
export async function withScratch<Result>(
  host: Host,
  files: ReadonlyMap<string, string>,
  { use }: { use(folder: string): Promise<Result> },
): Promise<Result> {
  for (const path of files.keys()) {
    if (JAIL_PATH.test(path)) continue;
    throw new MazeError(
      checkErrors.badJailPath,
      `Cannot put ${JSON.stringify(path)} into the sandbox: expected a relative path of ` +
        `letters, digits and "_@$+.-/" without ".."`,
      { fix: "take the paths from sandboxModules" },
    );
  }
  const folder = await host.files.makeTemporaryFolder("maze-sandbox-");
  try {
    const layout = layoutIn(folder);
    const scratch = { flush: false } as const;
    await Promise.all([
      host.files.makeFolder(layout.jail),
      host.files.makeFolder(layout.empty),
      host.files.write(`${layout.cache}/${STORAGE_BLOCK}`, "", scratch),
      ...[...files].map(([path, text]) =>
        host.files.write(`${layout.jail}/${path}`, text, scratch)
      ),
    ]);
    return await use(folder);
  } finally {
    await host.files.remove(folder);
  }
}
