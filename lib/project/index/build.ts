/** Builds the index of a project: walk, take over what is unchanged, outline the rest, store. */
import { type Diagnostic, type Host, MazeError, normalizePath, silentProgress } from "@maze/base";
import { languageOf } from "@maze/languages";
import { defaultOutlineLimits, type OutlineLimits } from "@maze/types";
import { projectErrors } from "../errors.ts";
import { isConfigFile, readConfig } from "../resolve/config.ts";
import type { SkippedFile, WalkResult } from "../walk/contract.ts";
import { messageOf, walkProject } from "../walk/walk.ts";
import type { IndexLimits, IndexOptions, IndexStatistics, ProjectIndex } from "./contract.ts";
import type { IndexEntry } from "./entry.ts";
import { type OutlinedFiles, outlineFiles } from "./outline_files.ts";
import { projectIndex } from "./project_index.ts";
import { readStore, type StoredIndex, storePath, writeStore } from "./store.ts";

/**
 * Bounds of an index where the caller sets none.
 *
 * @example
 * ```ts
 * import { defaultIndexLimits } from "@maze/project";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(defaultIndexLimits.fileBytes, 10 * 1024 * 1024);
 * ```
 */
export const defaultIndexLimits: IndexLimits = {
  fileBytes: 10 * 1024 * 1024,
  files: 100_000,
  depth: 100,
  ...defaultOutlineLimits,
};

/** What is left out where the caller says nothing. */
const defaultExclude: readonly string[] = ["node_modules", "dist", ".git"];

/** What each index was made of, so that the next one can start from it. */
const storedOf = new WeakMap<ProjectIndex, StoredIndex>();

/**
 * Indexes the source files of a project. Files that did not change since the last time are taken from
 * the stored index (`.maze/index.jsonl`) by size and time of change, or by digest where the time alone
 * changed. The stored index is replaced whole at the end or not at all, so a cancelled run leaves the
 * last one; a damaged one or one of a newer version is renamed to `.maze/index.jsonl.aside`.
 *
 * @param host Where files are read and the index is stored.
 * @param root The project's folder, absolute with forward slashes.
 * @param options What to leave out, limits, progress, a signal, and whether to store.
 * @returns The index. Files that cannot be indexed are in `skipped`, each with its reason.
 * @throws {MazeError} `MAZE-E0501` when the root is no folder.
 * @throws {unknown} The signal's reason, once it is aborted.
 *
 * @example
 * ```ts
 * import { memoryHost } from "@maze/base";
 * import { indexProject } from "@maze/project";
 * import { assertEquals } from "@std/assert";
 *
 * const host = memoryHost({
 *   "/app/mod.ts": 'export * from "./sum.ts";',
 *   "/app/sum.ts": "export function sum(...all: number[]): number { return 0; }",
 * });
 * const index = await indexProject(host, "/app");
 * const exported = index.exportedSymbols("mod.ts").map(({ kinds, name }) => [name, ...kinds]);
 * assertEquals(exported, [["sum", "function"]]);
 * assertEquals((await indexProject(host, "/app")).statistics.parsed, 0);
 * ```
 */
export async function indexProject(
  host: Host,
  root: string,
  options: IndexOptions = {},
): Promise<ProjectIndex> {
  const begun = host.clock.monotonic();
  const { cache = true, previous, progress = silentProgress, signal } = options;
  signal?.throwIfAborted();
  const folder = await rootFolder(host, root);
  const limits: IndexLimits = { ...defaultIndexLimits, ...options.limits };
  const scanned = host.clock.now();
  const [walk, read] = await Promise.all([
    walkSources(host, folder, { ...options, limits }),
    previous?.root === folder
      ? { stored: storedOf.get(previous) }
      : cache
      ? readStore(host, folder)
      : {},
  ]);
  const sources = walk.files.filter(({ path }) => languageOf(path) !== undefined);
  const configs = walk.files.filter(({ path }) => isConfigFile(path)).map(({ path }) => path);
  const { stored } = read;
  const pass = { root: folder, limits: outlineLimits(limits), scanned, stored, progress, signal };
  const [outlined, config] = await Promise.all([
    outlineFiles(host, sources, pass),
    readConfig(host.files, { root: folder, paths: configs }),
  ]);
  signal?.throwIfAborted();
  const entries = new Map(outlined.entries.map((entry) => [entry.path, entry]));
  const next: StoredIndex = outlined.changed || !stored
    ? { scanned, limits: pass.limits, entries }
    : stored;
  const notices = [
    ...("notice" in read && read.notice ? [read.notice] : []),
    ...(cache && next !== stored ? await store(host, folder, next) : []),
    ...config.notices,
  ];
  const skipped = allSkipped(walk, outlined.entries);
  const elapsedMs = host.clock.monotonic() - begun;
  const statistics = statisticsOf(outlined, { walk, skipped, elapsedMs });
  const index = projectIndex({
    root: folder,
    namedRoot: normalizePath(root),
    entries: outlined.entries,
    config,
    skipped,
    notices,
    statistics,
  });
  storedOf.set(index, next);
  progress.done("index");
  return index;
}

async function rootFolder(host: Host, root: string): Promise<string> {
  const folder = await host.files.realPath(normalizePath(root));
  const info = folder === undefined ? undefined : await host.files.stat(folder);
  if (folder !== undefined && info?.kind === "directory") return folder;
  const found = info ? "it is no folder" : "there is nothing";
  throw new MazeError(projectErrors.noFolder, `Cannot index ${root}: ${found}, expected a folder`, {
    fix: "name the folder of a project",
  });
}

function walkSources(
  host: Host,
  root: string,
  options: IndexOptions & { readonly limits: IndexLimits },
): Promise<WalkResult> {
  const { exclude = defaultExclude, gitignore = true, limits, signal } = options;
  const wants = (path: string): boolean => languageOf(path) !== undefined || isConfigFile(path);
  return walkProject(host.files, root, { exclude, gitignore, limits, wants, signal });
}

function outlineLimits(limits: IndexLimits): OutlineLimits {
  const { diagnostics, documentationLength, signatureLength } = limits;
  return { diagnostics, documentationLength, signatureLength };
}

/** Stores the index; where that cannot be done, the index is as good without, and the notice says so. */
async function store(host: Host, root: string, index: StoredIndex): Promise<Diagnostic[]> {
  try {
    await writeStore(host, root, index);
    return [];
  } catch (error) {
    return [{
      code: projectErrors.cacheUnwritable.code,
      severity: "warning",
      message: `Cannot store the index in ${storePath}: ${messageOf(error)}`,
      path: storePath,
      suggestion: "make the folder writable, or switch the cache off",
    }];
  }
}

function allSkipped(walk: WalkResult, entries: readonly IndexEntry[]): SkippedFile[] {
  const within = entries.flatMap(({ content }) => content.kind === "skipped" ? [content.skip] : []);
  return [...walk.skipped, ...within].sort((left, right) => (left.path < right.path ? -1 : 1));
}

function statisticsOf(
  { cached, entries, parseMs, parsed }: OutlinedFiles,
  { elapsedMs, skipped, walk }: {
    readonly walk: WalkResult;
    readonly skipped: readonly SkippedFile[];
    readonly elapsedMs: number;
  },
): IndexStatistics {
  const sums = { files: 0, lines: 0, bytes: 0, symbols: 0, tests: 0 };
  for (const { content, size } of entries) {
    if (content.kind !== "outlined") continue;
    sums.files++;
    sums.bytes += size;
    sums.lines += content.figures.lines;
    sums.symbols += content.figures.symbols;
    sums.tests += content.figures.tests;
  }
  return {
    ...sums,
    parsed,
    cached,
    parseMs,
    elapsedMs,
    skipped: skipped.length,
    excluded: walk.excluded,
  };
}
