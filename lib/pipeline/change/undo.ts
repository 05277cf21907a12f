/** The changes of a project and taking them back, without git. */
import { type Host, isId, MazeError } from "@maze/base";
import { applyChange, type ApplyOptions } from "./apply.ts";
import { type Change, type ChangedFile, decodeText, inverseOf } from "./change.ts";
import { renderDiff } from "./diff.ts";
import { changeErrors } from "./errors.ts";
import { listJournals, readJournal } from "./journal.ts";
import { changedSince } from "./write.ts";

/** A change and where it stands. */
export interface ChangeRecord {
  /** The change. */
  readonly change: Change;
  /** Written; taken back; or left in the middle by a process that was killed or is still at it. */
  readonly state: "applied" | "undone" | "pending";
}

/**
 * Lists the changes of a project, newest first. Undoing is a change too, and so can be undone.
 *
 * @param host The files.
 * @param root Root of the project, absolute.
 * @returns The changes that are kept; damaged journals are left out.
 *
 * @example
 * ```ts
 * import { memoryHost } from "@maze/base";
 * import { openMemoryStore } from "@maze/memory";
 * import { applyChange, listChanges, proposeChange } from "@maze/pipeline";
 * import { assertEquals } from "@std/assert";
 *
 * const host = memoryHost({ "/p/a.ts": "" });
 * const edits = new Map([["/p/a.ts", "let a;"]]);
 * const change = await proposeChange(host, { root: "/p", edits, title: "add a" });
 * await applyChange(host, change, { store: openMemoryStore() });
 * assertEquals((await listChanges(host, "/p")).map(({ state }) => state), ["applied"]);
 * ```
 */
export async function listChanges(host: Host, root: string): Promise<ChangeRecord[]> {
  const real = await host.files.realPath(root) ?? root;
  const { entries } = await listJournals(host, real);
  const found: ChangeRecord[] = [];
  const undone = new Set<string>();
  for (const entry of entries.toReversed()) {
    const change = await readJournal(host, { root: real, entry });
    if (!change) continue;
    // Newest first: whether an undoing was itself undone is known before its own target is met.
    const state = entry.pending ? "pending" : undone.has(change.id) ? "undone" : "applied";
    if (state === "applied" && change.undoes !== undefined) undone.add(change.undoes);
    found.push({ change, state });
  }
  return found;
}

/** What undoing needs. */
export interface UndoOptions extends ApplyOptions {
  /** Which change; the last one that is applied if not said. */
  readonly id?: string;
  /** The run on whose behalf. */
  readonly run?: string;
}

/** What came of undoing. */
export type UndoResult =
  | {
    /** The files are as they were before. */
    readonly kind: "undone";
    /** The change that was taken back. */
    readonly undone: Change;
    /** The change that took it back. */
    readonly change: Change;
  }
  | {
    /** Files were edited since; nothing was written. */
    readonly kind: "refused";
    /** The change that stays. */
    readonly undone: Change;
    /** The files that were edited, by path. */
    readonly edited: readonly string[];
    /** What was edited in them since the change, as a diff. */
    readonly diff: string;
  };

/**
 * Takes a change back: each of its files gets the content it had, provided that all are still as the
 * change left them.
 *
 * @param host The files.
 * @param root Root of the project, absolute.
 * @param options The store, and which change.
 * @returns Whether it was undone, or what was edited since.
 * @throws {MazeError} `unknownChange` when there is none that could be undone, and what `applyChange`
 *   throws.
 *
 * @example
 * ```ts
 * import { memoryHost } from "@maze/base";
 * import { openMemoryStore } from "@maze/memory";
 * import { applyChange, proposeChange, undoChange } from "@maze/pipeline";
 * import { assertEquals } from "@std/assert";
 *
 * const host = memoryHost({ "/p/a.ts": "let a;" });
 * const store = openMemoryStore();
 * const edits = new Map([["/p/a.ts", "let a = 1;"]]);
 * await applyChange(host, await proposeChange(host, { root: "/p", edits, title: "" }), { store });
 * assertEquals((await undoChange(host, "/p", { store })).kind, "undone");
 * assertEquals(await host.files.readText("/p/a.ts"), "let a;");
 * ```
 */
export async function undoChange(
  host: Host,
  root: string,
  options: UndoOptions,
): Promise<UndoResult> {
  const { id, run, ...applyOptions } = options;
  const undone = choose(await listChanges(host, root), { root, id });
  const change = inverseOf(undone, { now: host.clock.now(), run });
  const edited = await changedSince(host, change);
  if (edited.length > 0) {
    return {
      kind: "refused",
      undone,
      edited,
      diff: await editsSince(host, change, { paths: edited }),
    };
  }
  await applyChange(host, change, applyOptions);
  return { kind: "undone", undone, change };
}

function choose(
  records: readonly ChangeRecord[],
  { id, root }: { readonly root: string; readonly id: string | undefined },
): Change {
  const found = id === undefined
    ? records.find(({ change, state }) => state === "applied" && change.undoes === undefined)
    : records.find(({ change }) => change.id === id);
  if (found?.state === "applied") return found.change;
  const [current, wanted] = id === undefined
    ? [`${root} has no change that is applied`, "at least one"]
    : found
    ? [`change ${id} is ${found.state}`, "one that is applied"]
    : [`there is no change ${isId(id) ? id : JSON.stringify(id)}`, "the id of one"];
  throw new MazeError(changeErrors.unknownChange, `Cannot undo: ${current}, expected ${wanted}`, {
    fix: "list the changes, and name one of them",
  });
}

/** How some files differ from what a change had left in them. */
async function editsSince(
  host: Host,
  inverse: Change,
  { paths }: { readonly paths: readonly string[] },
): Promise<string> {
  const files: ChangedFile[] = [];
  const others: string[] = [];
  for (const { before, path } of inverse.files.filter((file) => paths.includes(file.path))) {
    const bytes = await host.files.read(`${inverse.root}/${path}`);
    const text = bytes && decodeText(bytes);
    if (bytes && text === undefined) others.push(`Binary file ${path} differs\n`);
    else {
      files.push({
        path,
        ...(before ? { before } : {}),
        ...(text === undefined ? {} : { after: { text, digest: "" } }),
      });
    }
  }
  return renderDiff({ files }) + others.join("");
}
