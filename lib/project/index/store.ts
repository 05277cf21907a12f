/**
 * The stored index: lines of JSON in one file, written whole or not at all.
 *
 * 1. header: format, version, and the digest of every byte after this line
 * 2. table: when the project was scanned, the outline limits, and one row a file
 * 3. one outline a line, in the order of the rows that have one
 *
 * What does not match its digest, or has a version this program does not write, is renamed aside and
 * the index is built anew; nothing of it is lost and nothing of it is believed.
 */
import type { Diagnostic, ErrorKind, Host } from "@maze/base";
import type { OutlineLimits } from "@maze/types";
import { projectErrors } from "../errors.ts";
import type { SkippedFile } from "../walk/contract.ts";
import { messageOf } from "../walk/walk.ts";
import { type IndexEntry, type OutlineFigures, outlineFromJson } from "./entry.ts";

/** Where the index is stored, relative to the root. */
export const storePath = ".maze/index.jsonl";

const format = "maze-index";
const version = 1;

/** An index as it is stored. */
export interface StoredIndex {
  /** When the walk over the project began, in milliseconds since 1970. */
  readonly scanned: number;
  /** Limits of its outlines. */
  readonly limits: OutlineLimits;
  /** Its files by path. */
  readonly entries: ReadonlyMap<string, IndexEntry>;
}

/** A stored index, or what became of it. */
export interface ReadResult {
  /** The index, where there is one that can be used. */
  readonly stored?: StoredIndex;
  /** Why it was put aside, where it was. */
  readonly notice?: Diagnostic;
}

interface Table {
  readonly scanned: number;
  readonly limits: OutlineLimits;
  readonly files: readonly Row[];
}

type Row = Omit<IndexEntry, "content"> & {
  readonly figures?: OutlineFigures;
  readonly skip?: SkippedFile;
};

/** Reads the stored index below a root. Trouble of any kind only means that there is none. */
export async function readStore(host: Host, root: string): Promise<ReadResult> {
  const path = `${root}/${storePath}`;
  let bytes: Uint8Array | undefined;
  try {
    bytes = await host.files.read(path);
  } catch (error) {
    const current = `it cannot be read (${messageOf(error)})`;
    return { notice: notice(projectErrors.cacheCorrupt, current, "a readable file") };
  }
  if (!bytes) return {};
  const end = bytes.indexOf(10);
  const found = headerVersion(bytes.subarray(0, Math.max(0, end)));
  if (found && found.version > version) {
    const current = `it has version ${found.version}`;
    return await putAside(
      host,
      path,
      notice(projectErrors.cacheNewer, current, `version ${version}`),
    );
  }
  const body = bytes.subarray(end + 1);
  const intact = found?.version === version && host.digest(body) === found.checksum;
  const stored = intact ? parseBody(body) : undefined;
  if (stored) return { stored };
  const current = "it does not match its checksum";
  return await putAside(
    host,
    path,
    notice(projectErrors.cacheCorrupt, current, "an undamaged one"),
  );
}

function notice(kind: ErrorKind, current: string, wanted: string): Diagnostic {
  return {
    code: kind.code,
    severity: "warning",
    message: `Cannot use the stored index ${storePath}: ${current}, expected ${wanted}`,
    path: storePath,
    notes: ["the index was built anew"],
  };
}

function headerVersion(line: Uint8Array): { version: number; checksum: string } | undefined {
  try {
    const header: unknown = JSON.parse(new TextDecoder().decode(line));
    if (typeof header !== "object" || header === null) return undefined;
    const { checksum, format: name, version: number } = header as Record<string, unknown>;
    return name === format && typeof number === "number"
      ? { version: number, checksum: String(checksum) }
      : undefined;
  } catch {
    return undefined;
  }
}

function parseBody(body: Uint8Array): StoredIndex | undefined {
  try {
    const lines = new TextDecoder().decode(body).split("\n");
    const { files, limits, scanned } = JSON.parse(lines[0]!) as Table;
    let line = 1;
    const entries = files.map((row): [string, IndexEntry] => {
      const { figures, skip, ...file } = row;
      const content: IndexEntry["content"] = figures
        ? { kind: "outlined", figures, outline: outlineFromJson(lines[line++]!) }
        : { kind: "skipped", skip: skip! };
      return [file.path, { ...file, content }];
    });
    return { scanned, limits, entries: new Map(entries) };
  } catch {
    return undefined; // written by something else, with a digest that is right for it
  }
}

/** Renames a store that cannot be used; an older one that was put aside before goes. */
async function putAside(host: Host, path: string, why: Diagnostic): Promise<ReadResult> {
  const aside = `${path}.aside`;
  try {
    await host.files.rename(path, aside);
    return { notice: { ...why, suggestion: `delete ${storePath}.aside, or keep it for a report` } };
  } catch {
    return { notice: { ...why, suggestion: `delete ${storePath}` } };
  }
}

/** Stores an index. */
export async function writeStore(host: Host, root: string, index: StoredIndex): Promise<void> {
  const { entries, limits, scanned } = index;
  const outlines: string[] = [];
  const files = [...entries.values()].map(({ content, ...file }): Row => {
    if (content.kind === "skipped") return { ...file, skip: content.skip };
    outlines.push(content.outline.json());
    return { ...file, figures: content.figures };
  });
  const table: Table = { scanned, limits, files };
  const body = new TextEncoder().encode([JSON.stringify(table), ...outlines, ""].join("\n"));
  const header = JSON.stringify({ format, version, checksum: host.digest(body) });
  const head = new TextEncoder().encode(`${header}\n`);
  const whole = new Uint8Array(head.length + body.length);
  whole.set(head);
  whole.set(body, head.length);
  await host.files.write(`${root}/${storePath}`, whole);
}
