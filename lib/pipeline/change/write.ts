/**
 * Puts the files of a change in place. All new contents are first written beside their targets, which
 * is where a full disk or a folder that cannot be written shows itself while nothing has changed; then
 * each is renamed over its target, which needs no room. What goes wrong in between is rolled back; a
 * process that is killed in between leaves the journal, from which the next one recovers.
 */
import { folderOf, type Host, MazeError } from "@maze/base";
import type { Change, ChangedFile } from "./change.ts";
import { changeErrors, fileTrouble } from "./errors.ts";
import { inspectPlace } from "./place.ts";

/** What the names of new contents beside their targets begin with. */
function stagePrefix(id: string): string {
  return `.maze-${id}-`;
}

function targetOf({ root }: Change, { path }: Pick<ChangedFile, "path">): string {
  return `${root}/${path}`;
}

function stageOf(change: Change, index: number): string {
  const folder = folderOf(targetOf(change, change.files[index]!));
  return `${folder}/${stagePrefix(change.id)}${index}.tmp`;
}

/** Digest of a file as it is, or `undefined` where there is none. */
export async function digestOf(host: Host, path: string): Promise<string | undefined> {
  const bytes = await host.files.read(path);
  return bytes && host.digest(bytes);
}

/** Files of a change that are not as the change expects them, by path. */
export async function changedSince(host: Host, change: Change): Promise<string[]> {
  const changed: string[] = [];
  for (const file of change.files) {
    const found = await digestOf(host, targetOf(change, file));
    if (found !== file.before?.digest) changed.push(file.path);
  }
  return changed;
}

/** The refusal of a change over files that are not as it expects them. */
export function conflict(change: Change, paths: readonly string[]): MazeError {
  return new MazeError(
    changeErrors.changedFile,
    `Cannot write change ${change.id}: ${paths.join(", ")} changed meanwhile, ` +
      "expected the content it was made for",
    {
      fix: "run it again, so that it starts from the files as they are",
      diagnostics: paths.map((path) => ({
        code: changeErrors.changedFile.code,
        severity: "error",
        message: "this file is not as it was when the change was made",
        path,
      })),
    },
  );
}

/** The refusal of a change that was cancelled in time. */
export function cancelled(change: Change): MazeError {
  return new MazeError(
    changeErrors.cancelledChange,
    `Cannot write change ${change.id}: it was cancelled before any file was in place`,
  );
}

/** Refuses targets that are not plain files in the project any more, or may not be written. */
export async function checkTargets(host: Host, change: Change): Promise<void> {
  for (const { path } of change.files) {
    const { info } = await inspectPlace(host, { root: change.root, path });
    if (info?.mode !== undefined && (info.mode & 0o222) === 0) {
      throw new MazeError(
        changeErrors.unwritable,
        `Cannot write ${path}: its permissions are ${info.mode.toString(8)}, ` +
          "expected one that may be written",
        { fix: `chmod u+w ${path}` },
      );
    }
  }
}

/** Writes the new contents beside their targets. */
async function stage(host: Host, change: Change): Promise<void> {
  for (const [index, file] of change.files.entries()) {
    if (!file.after) continue;
    const mode = (await host.files.stat(targetOf(change, file)))?.mode ?? file.after.mode;
    await host.files.write(stageOf(change, index), file.after.text, modeOption(mode));
  }
}

function modeOption(mode: number | undefined): { readonly mode: number } | undefined {
  return mode === undefined ? undefined : { mode };
}

/** Puts one new content in its place. */
async function swap(host: Host, change: Change, { index }: { index: number }): Promise<void> {
  const file = change.files[index]!;
  const target = targetOf(change, file);
  if (file.after) await host.files.rename(stageOf(change, index), target);
  else await host.files.remove(target);
}

/** Looks once more at a file right before it is replaced. */
async function checkUnchanged(
  host: Host,
  { change, file }: { readonly change: Change; readonly file: ChangedFile },
): Promise<void> {
  const found = await digestOf(host, targetOf(change, file));
  if (found !== file.before?.digest) throw conflict(change, [file.path]);
}

/** Gives one file of a change its old or its new content, or takes it away where that is none. */
export async function setFile(
  host: Host,
  change: Change,
  { index, to }: { readonly index: number; readonly to: "before" | "after" },
): Promise<void> {
  const file = change.files[index]!;
  const version = file[to];
  const target = targetOf(change, file);
  if (!version) return await host.files.remove(target);
  const mode = (await host.files.stat(target))?.mode ?? version.mode;
  await host.files.write(stageOf(change, index), version.text, modeOption(mode));
  await host.files.rename(stageOf(change, index), target);
}

/** Removes what a change, finished or not, has left beside its targets. */
export async function clearStages(host: Host, change: Change): Promise<void> {
  const folders = new Set(change.files.map((file) => folderOf(targetOf(change, file))));
  for (const folder of folders) {
    for (const { kind, name } of await host.files.list(folder)) {
      if (kind === "file" && name.startsWith(stagePrefix(change.id))) {
        await host.files.remove(`${folder}/${name}`);
      }
    }
  }
}

/** Removes those of some folders that are empty, inner ones first. */
export async function removeEmpty(
  host: Host,
  { folders, root }: { readonly root: string; readonly folders: readonly string[] },
): Promise<void> {
  for (const folder of folders.toReversed()) {
    const path = `${root}/${folder}`;
    const info = await host.files.stat(path);
    if (info?.kind === "directory" && (await host.files.list(path)).length === 0) {
      await host.files.remove(path);
    }
  }
}

/**
 * Puts all files of a change in place, or none.
 *
 * @param host The files.
 * @param change The change, whose journal is written.
 * @param options `finish` marks the change as done, as the last step; when it fails, everything is
 *   rolled back. `signal` is heeded until the first file is put in place.
 * @throws {MazeError} The reason; `changeFailed` when it could not be rolled back either, in which
 *   case the journal must stay.
 */
export async function writeFiles(
  host: Host,
  change: Change,
  { finish, signal }: {
    readonly finish: () => Promise<void>;
    readonly signal: AbortSignal | undefined;
  },
): Promise<void> {
  let touched = 0;
  try {
    await stage(host, change);
    if (signal?.aborted) throw cancelled(change);
    for (const [index, file] of change.files.entries()) {
      await checkUnchanged(host, { change, file });
      touched = index + 1; // a rename that reports an error may have happened all the same
      await swap(host, change, { index });
    }
    await removeEmpty(host, { root: change.root, folders: change.empties });
    await finish();
  } catch (error) {
    await rollBack(host, change, { touched, error });
    throw fileTrouble(error, `write change ${change.id}`);
  }
}

async function rollBack(
  host: Host,
  change: Change,
  { error, touched }: { readonly touched: number; readonly error: unknown },
): Promise<void> {
  try {
    for (let index = touched - 1; index >= 0; index--) {
      const file = change.files[index]!;
      const found = await digestOf(host, targetOf(change, file));
      if (found === file.after?.digest) await setFile(host, change, { index, to: "before" });
    }
    await clearStages(host, change);
    await removeEmpty(host, { root: change.root, folders: change.makes });
  } catch (second) {
    throw new RollBackError(change, { error, second });
  }
}

/** A change that could be neither finished nor taken back; its journal tells the next start how. */
export class RollBackError extends MazeError {
  /**
   * @param change The change.
   * @param errors What stopped it, and what stopped taking it back.
   */
  constructor(change: Change, { error, second }: { error: unknown; second: unknown }) {
    const [first, then] = [error, second].map((each) =>
      each instanceof Error ? each.message : each
    );
    super(
      changeErrors.changeFailed,
      `Cannot write change ${change.id}: ${first}, and then it could not be taken back: ${then}`,
      { fix: "run maze again: it finishes or takes back the change first", cause: error },
    );
  }
}
