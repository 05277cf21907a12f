/**
 * Finishes or takes back the changes of processes that were killed, so that the project is never left
 * half-changed. A change of which any file is in place is finished: that is what was asked for, and
 * the journal has it all. One of which none is in place is dropped. Where somebody has edited one of
 * its files since, that file stays as it is, and the others are brought to what they were.
 */
import type { Diagnostic, Host } from "@maze/base";
import type { Change, ChangedFile } from "./change.ts";
import { changeErrors, fileTrouble } from "./errors.ts";
import {
  type JournalEntry,
  journalPath,
  listJournals,
  readJournal,
  setJournalAside,
} from "./journal.ts";
import { inspectPlace } from "./place.ts";
import { clearStages, digestOf, removeEmpty, setFile } from "./write.ts";

/** What became of a change that was not finished. */
export interface RecoveredChange {
  /** Its id. */
  readonly id: string;
  /** All its files have their new content, or all their old one. */
  readonly outcome: "finished" | "dropped";
  /** Its files that somebody had edited meanwhile and that were left alone. */
  readonly edited: readonly string[];
}

/** What recovery found. */
export interface Recovery {
  /** The changes that were not finished. */
  readonly changes: readonly RecoveredChange[];
  /** What people should know: damaged journals, files edited meanwhile. */
  readonly notices: readonly Diagnostic[];
}

/** Recovers all changes. The caller has the claim under which one process at a time writes changes. */
export async function recoverAll(host: Host, root: string): Promise<Recovery> {
  const changes: RecoveredChange[] = [];
  const notices: Diagnostic[] = [];
  try {
    const { entries, strays } = await listJournals(host, root);
    for (const entry of entries.filter(({ pending }) => pending)) {
      const change = await readJournal(host, { root, entry });
      if (!change) {
        notices.push(await setJournalAside(host, { root, entry }));
        continue;
      }
      const recovered = await recoverOne(host, change, { entry });
      changes.push(recovered);
      notices.push(...recovered.edited.map((path) => editedNotice(change, path)));
    }
    for (const stray of strays) await host.files.remove(stray);
  } catch (error) {
    throw fileTrouble(error, `recover the changes of ${root}`);
  }
  return { changes, notices };
}

/** Where a file of an unfinished change stands. */
type Standing = "before" | "after" | "edited";

async function standingOf(host: Host, change: Change, file: ChangedFile): Promise<Standing> {
  // A link that took the file's place meanwhile is not followed, and counts as an edit.
  const place = await inspectPlace(host, { root: change.root, path: file.path })
    .catch(() => undefined);
  if (!place) return "edited";
  const found = await digestOf(host, `${change.root}/${file.path}`);
  if (found === file.after?.digest) return "after";
  return found === file.before?.digest ? "before" : "edited";
}

async function recoverOne(
  host: Host,
  change: Change,
  { entry }: { readonly entry: JournalEntry },
): Promise<RecoveredChange> {
  const { root } = change;
  const standings: Standing[] = [];
  for (const file of change.files) standings.push(await standingOf(host, change, file));
  const edited = change.files.flatMap(({ path }, at) => standings[at] === "edited" ? [path] : []);
  const isMixed = edited.length > 0 && standings.includes("before");
  const isFinished = standings.includes("after") && !isMixed;
  const [from, to] = isFinished ? ["before", "after"] as const : ["after", "before"] as const;
  for (const index of change.files.keys()) {
    if (standings[index] === from) await setFile(host, change, { index, to });
  }
  await clearStages(host, change);
  await removeEmpty(host, { root, folders: isFinished ? change.empties : change.makes });
  const pending = journalPath(root, entry);
  if (isFinished) await host.files.rename(pending, journalPath(root, { ...entry, pending: false }));
  else await host.files.remove(pending);
  return { id: change.id, outcome: isFinished ? "finished" : "dropped", edited };
}

function editedNotice(change: Change, path: string): Diagnostic {
  return {
    code: changeErrors.changedFile.code,
    severity: "warning",
    message:
      `Change ${change.id} was interrupted, and this file was edited since: it stays as it is`,
    path,
  };
}
