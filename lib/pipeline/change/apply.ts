/** Writes changes to the project, one at a time among all processes, each whole or not at all. */
import { type Host, MazeError } from "@maze/base";
import type { Claim, Store } from "@maze/memory";
import { type Change, type ChangeLimits, defaultChangeLimits } from "./change.ts";
import { changeErrors, fileTrouble } from "./errors.ts";
import { prepareMazeFolder } from "./folder.ts";
import { encodeJournal, journalPath, listJournals } from "./journal.ts";
import { recoverAll, type Recovery } from "./recover.ts";
import {
  cancelled,
  changedSince,
  checkTargets,
  conflict,
  RollBackError,
  writeFiles,
} from "./write.ts";

/** What writing a change needs. */
export interface ApplyOptions {
  /** The project's store, through which processes agree who writes. */
  readonly store: Store;
  /** Cancels the change as long as no file is in place; then it is finished. */
  readonly signal?: AbortSignal;
  /** Bounds; each absent one takes its default. */
  readonly limits?: Partial<ChangeLimits>;
}

/** How often a claim that another process has is asked for again, in milliseconds. */
const RETRY_MS = 20;

async function claimChanges(
  store: Store,
  { root, waitMs }: { readonly root: string; readonly waitMs: number },
): Promise<Claim> {
  const end = performance.now() + waitMs;
  for (;;) {
    const claim = await store.claim(`changes:${root}`);
    if (claim) return claim;
    if (performance.now() >= end) {
      throw new MazeError(
        changeErrors.busyChanges,
        `Cannot change ${root}: another process has been changing it for ${waitMs} ms, ` +
          "expected it to be done",
        { fix: "wait for it to end, then run it again" },
      );
    }
    await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
  }
}

/**
 * Writes a change: all its files, or none, also when the process is killed in the middle: then the
 * next call of this or of `recoverChanges` finishes it or takes it back. Files keep their permission
 * bits. The change can be taken back with `undoChange`.
 *
 * @param host The files.
 * @param change What to write; one without files does nothing.
 * @param options The store, a signal, bounds.
 * @returns What was recovered of earlier changes before.
 * @throws {MazeError} `changedFile` naming the files that are not as they were; `unsafePath`,
 *   `unwritable`, `noRoom`, `busyChanges`, `cancelledChange`: the project is as before.
 *   `changeFailed` also when it could not be taken back, which the message says.
 *
 * @example
 * ```ts
 * import { memoryHost } from "@maze/base";
 * import { openMemoryStore } from "@maze/memory";
 * import { applyChange, proposeChange } from "@maze/pipeline";
 * import { assertEquals } from "@std/assert";
 *
 * const host = memoryHost({ "/p/a.ts": "let a;" });
 * const edits = new Map([["/p/a.ts", "let a = 1;"]]);
 * const change = await proposeChange(host, { root: "/p", edits, title: "set a" });
 * await applyChange(host, change, { store: openMemoryStore() });
 * assertEquals(await host.files.readText("/p/a.ts"), "let a = 1;");
 * ```
 */
export async function applyChange(
  host: Host,
  change: Change,
  options: ApplyOptions,
): Promise<Recovery> {
  const { signal, store } = options;
  const limits = { ...defaultChangeLimits, ...options.limits };
  if (change.files.length === 0) return { changes: [], notices: [] };
  const { root } = change;
  const claim = await claimChanges(store, { root, waitMs: limits.waitMs });
  try {
    const recovery = await recoverAll(host, root);
    await checkTargets(host, change);
    const changed = await changedSince(host, change);
    if (changed.length > 0) throw conflict(change, changed);
    await write(host, change, signal);
    await forget(host, { root, kept: limits.kept });
    return recovery;
  } finally {
    await claim.release();
  }
}

async function write(host: Host, change: Change, signal: AbortSignal | undefined): Promise<void> {
  const { id, root } = change;
  if (signal?.aborted) throw cancelled(change);
  const pending = journalPath(root, { id, pending: true });
  try {
    await prepareMazeFolder(host, root);
    // It holds the texts of the files, so nobody but their owner may read it.
    await host.files.write(pending, encodeJournal(change), { mode: 0o600 });
  } catch (error) {
    throw fileTrouble(error, `write the journal of change ${id}`);
  }
  const finish = (): Promise<void> =>
    host.files.rename(pending, journalPath(root, { id, pending: false }));
  try {
    await writeFiles(host, change, { finish, signal });
  } catch (error) {
    if (!(error instanceof RollBackError)) await dropJournal(host, change);
    throw error;
  }
}

/** Removes the journal of a change that was rolled back; should that fail, recovery drops it. */
async function dropJournal(host: Host, { id, root }: Change): Promise<void> {
  for (const pending of [true, false]) {
    await host.files.remove(journalPath(root, { id, pending })).catch(() => {});
  }
}

/** Removes the oldest journals above the number that is kept. A failure leaves some more. */
async function forget(
  host: Host,
  { kept, root }: { readonly root: string; readonly kept: number },
): Promise<void> {
  try {
    const { entries } = await listJournals(host, root);
    for (const entry of entries.slice(0, Math.max(0, entries.length - kept))) {
      await host.files.remove(journalPath(root, entry));
    }
  } catch {
    // The change itself is written; what is too much goes with the next one.
  }
}

/**
 * Finishes or takes back what killed processes have left, without writing anything new. To be called
 * when a project is opened.
 *
 * @param host The files.
 * @param root Root of the project, absolute.
 * @param options The store, and bounds.
 * @returns What was recovered.
 * @throws {MazeError} `busyChanges`, `unwritable`, `noRoom`, `changeFailed`.
 *
 * @example
 * ```ts
 * import { memoryHost } from "@maze/base";
 * import { openMemoryStore } from "@maze/memory";
 * import { recoverChanges } from "@maze/pipeline";
 * import { assertEquals } from "@std/assert";
 *
 * const host = memoryHost({ "/p/a.ts": "" });
 * const { changes } = await recoverChanges(host, "/p", { store: openMemoryStore() });
 * assertEquals(changes, []);
 * ```
 */
export async function recoverChanges(
  host: Host,
  root: string,
  options: Pick<ApplyOptions, "store" | "limits">,
): Promise<Recovery> {
  const real = await host.files.realPath(root) ?? root;
  const { entries, strays } = await listJournals(host, real);
  if (!entries.some(({ pending }) => pending) && strays.length === 0) {
    return { changes: [], notices: [] };
  }
  const { waitMs } = { ...defaultChangeLimits, ...options.limits };
  const claim = await claimChanges(options.store, { root: real, waitMs });
  try {
    return await recoverAll(host, real);
  } finally {
    await claim.release();
  }
}
