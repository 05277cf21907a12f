/** Brings every file's outline up to date: unchanged ones are taken over, the others are parsed. */
import { type Host, type Progress, silentProgress } from "@maze/base";
import { languageOf, type LanguagePack } from "@maze/languages";
import type { OutlineLimits } from "@maze/types";
import type { WalkedFile } from "../walk/contract.ts";
import { decodeSource } from "../walk/decode.ts";
import { inParallel } from "../walk/parallel.ts";
import { skipped } from "../walk/skip.ts";
import { messageOf } from "../walk/walk.ts";
import { figuresOf, type IndexEntry, outlineOf } from "./entry.ts";
import type { StoredIndex } from "./store.ts";

/** Files read ahead while one is parsed. */
const FILES_AT_ONCE = 8;

/** Outlining holds the thread no longer than this, and one file, without letting signals and timers in. */
const YIELD_MS = 20;

/**
 * A file changed this shortly before a scan, in milliseconds, may change again and keep its time of
 * change, so its bytes are compared the next time. File systems record times in steps of up to two
 * seconds.
 */
const UNSETTLED_MS = 2000;

/** What the pass needs beside the files. */
export interface OutlineFilesOptions {
  readonly root: string;
  readonly limits: OutlineLimits;
  /** When the walk that found the files began, in milliseconds since 1970. */
  readonly scanned: number;
  /** The index before, where there is one. */
  readonly stored?: StoredIndex;
  readonly progress?: Progress;
  readonly signal?: AbortSignal;
}

/** What the pass did. */
export interface OutlinedFiles {
  /** One entry a file, in the order of the files. */
  readonly entries: readonly IndexEntry[];
  /** Files parsed. */
  readonly parsed: number;
  /** Files taken over. */
  readonly cached: number;
  /** Time spent outlining, in milliseconds. */
  readonly parseMs: number;
  /** Whether the entries tell more than those before. */
  readonly changed: boolean;
}

/** Outlines the files that changed since the stored index. */
export async function outlineFiles(
  host: Host,
  files: readonly WalkedFile[],
  options: OutlineFilesOptions,
): Promise<OutlinedFiles> {
  const { limits, progress = silentProgress, root, scanned, signal, stored } = options;
  const usable = stored && sameLimits(stored.limits, limits) ? stored : undefined;
  const { clock } = host;
  let changed = usable?.entries.size !== files.length;
  let cached = 0;
  let done = 0;
  let parsed = 0;
  let parseMs = 0;
  let yielded = clock.monotonic();

  const bringUpToDate = async (file: WalkedFile): Promise<IndexEntry> => {
    const pack = languageOf(file.path)!;
    const before = usable?.entries.get(file.path);
    const known = before?.pack === pack.version && before.size === file.size ? before : undefined;
    if (known?.modified === file.modified && isSettled(known, usable!.scanned)) {
      cached++;
      return known;
    }
    signal?.throwIfAborted();
    const read = await readSource(host, `${root}/${file.path}`);
    if (read.kind === "failed") {
      changed = true;
      return unreadable({ file, pack, found: read.found });
    }
    const hash = host.digest(read.bytes);
    if (known?.hash === hash) {
      changed ||= known.modified !== file.modified || isSettled(file, scanned);
      cached++;
      return { ...known, modified: file.modified };
    }
    changed = true;
    const begun = clock.monotonic();
    const entry = outlineEntry({ ...read, file, hash, limits, pack });
    parsed++;
    parseMs += clock.monotonic() - begun;
    return entry;
  };

  const step = async (file: WalkedFile): Promise<IndexEntry> => {
    const entry = await bringUpToDate(file);
    done++;
    if (clock.monotonic() - yielded > YIELD_MS) {
      yielded = clock.monotonic();
      progress.update("index", done, files.length);
      await pause();
      signal?.throwIfAborted();
    }
    return entry;
  };
  const entries = await inParallel(files, { atOnce: FILES_AT_ONCE, action: step });
  progress.update("index", done, files.length);
  return { entries, parsed, cached, parseMs, changed };
}

function sameLimits(left: OutlineLimits, right: OutlineLimits): boolean {
  return left.signatureLength === right.signatureLength &&
    left.documentationLength === right.documentationLength &&
    left.diagnostics === right.diagnostics;
}

function isSettled({ modified }: { readonly modified: number }, scanned: number): boolean {
  return modified < scanned - UNSETTLED_MS;
}

type ReadResult =
  | { readonly kind: "read"; readonly bytes: Uint8Array }
  | { readonly kind: "failed"; readonly found: string };

async function readSource(host: Host, path: string): Promise<ReadResult> {
  try {
    const bytes = await host.files.read(path);
    return bytes ? { kind: "read", bytes } : { kind: "failed", found: "it is gone" };
  } catch (error) {
    return { kind: "failed", found: messageOf(error) };
  }
}

function unreadable(
  { file, found, pack }: {
    readonly file: WalkedFile;
    readonly found: string;
    readonly pack: LanguagePack;
  },
): IndexEntry {
  const skip = skipped(file.path, { reason: "unreadable", found });
  // No file has this time of change, so it is tried again the next time.
  return {
    ...file,
    modified: -1,
    hash: "",
    pack: pack.version,
    content: { kind: "skipped", skip },
  };
}

function outlineEntry(
  { bytes, file, hash, limits, pack }: {
    readonly bytes: Uint8Array;
    readonly file: WalkedFile;
    readonly hash: string;
    readonly limits: OutlineLimits;
    readonly pack: LanguagePack;
  },
): IndexEntry {
  const { path } = file;
  const entry = { ...file, hash, pack: pack.version };
  const decoded = decodeSource(bytes);
  if (decoded.kind === "skipped") {
    const skip = skipped(path, decoded);
    return { ...entry, content: { kind: "skipped", skip } };
  }
  const result = pack.outline({ path, text: decoded.text }, limits);
  if (result.kind === "failed") {
    const skip = { path, reason: "too-deep", notice: result.diagnostic } as const;
    return { ...entry, content: { kind: "skipped", skip } };
  }
  const { outline } = result;
  const content = { figures: figuresOf(outline), outline: outlineOf(outline) };
  return { ...entry, content: { kind: "outlined", ...content } };
}

/** Lets everything else that waits for the thread run. */
function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}
