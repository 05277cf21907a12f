/**
 * A change: a patch of several files that is written whole or not at all, against the content each
 * file had when the patch was made.
 */
import { type Host, MazeError, newId } from "@maze/base";
import { changeErrors, fileTrouble } from "./errors.ts";
import { foldName, inspectPlace, relativeTo } from "./place.ts";

/** A file's content at one moment. */
export interface FileVersion {
  /** The whole text, with its byte-order mark and line ends. */
  readonly text: string;
  /** SHA-256 of its bytes. */
  readonly digest: string;
  /** Permission bits, where the system has them. */
  readonly mode?: number;
}

/** One file of a change. */
export interface ChangedFile {
  /** Path relative to the root, with forward slashes. */
  readonly path: string;
  /** What it held; absent where there was no file. */
  readonly before?: FileVersion;
  /** What it is to hold; absent where it is to be removed. */
  readonly after?: FileVersion;
}

/** An atomic patch of files. */
export interface Change {
  /** Its id, which sorts by time. */
  readonly id: string;
  /** Root of the project, absolute, with links resolved. */
  readonly root: string;
  /** What it is about, in one line. */
  readonly title: string;
  /** When it was made, in milliseconds since 1970. */
  readonly createdAt: number;
  /** The run that made it. */
  readonly run?: string;
  /** The change that it takes back. */
  readonly undoes?: string;
  /** Its files, by path. */
  readonly files: readonly ChangedFile[];
  /** Folders it makes, relative to the root, outer ones first. */
  readonly makes: readonly string[];
  /** Folders it removes once they are empty, outer ones first. */
  readonly empties: readonly string[];
}

/** Bounds of changes. */
export interface ChangeLimits {
  /** Most files of one change. */
  readonly files: number;
  /** Most UTF-16 code units of old and new texts of one change together. */
  readonly textLength: number;
  /** How many changes are kept to be undone; older ones are forgotten. */
  readonly kept: number;
  /** How long to wait while another process changes the project, in milliseconds. */
  readonly waitMs: number;
}

/**
 * The limits of changes for which none were named.
 *
 * @example
 * ```ts
 * import { MazeError, memoryHost } from "@maze/base";
 * import { defaultChangeLimits, proposeChange } from "@maze/pipeline";
 * import { assertRejects } from "@std/assert";
 *
 * const edits = new Map([["/p/a.ts", "a"], ["/p/b.ts", "b"]]);
 * const limits = { ...defaultChangeLimits, files: 1 };
 * const host = memoryHost({ "/p/c.ts": "" });
 * await assertRejects(
 *   () => proposeChange(host, { root: "/p", edits, title: "", limits }),
 *   MazeError,
 *   "2 files",
 * );
 * ```
 */
export const defaultChangeLimits: ChangeLimits = {
  files: 1_000,
  textLength: 64 << 20,
  kept: 1_000,
  waitMs: 10_000,
};

/** What is to be changed. */
export interface ChangeRequest {
  /** Root of the project, absolute. */
  readonly root: string;
  /** New text of each file by absolute path; `undefined` removes the file. */
  readonly edits: ReadonlyMap<string, string | undefined>;
  /** What it is about, in one line. */
  readonly title: string;
  /** The run that makes it. */
  readonly run?: string;
  /** Bounds; each absent one takes its default. */
  readonly limits?: Partial<ChangeLimits>;
}

/**
 * Makes a change out of new texts. Nothing is written. A new text keeps the form of the old one: its
 * byte-order mark, and CRLF where the old text has no other line ends.
 *
 * @param host The files.
 * @param request What is to be changed.
 * @returns The change; files whose text stays the same are left out.
 * @throws {MazeError} `unsafePath` for a path outside the root, through a link, in `.git` or `.maze`,
 *   or spelled differently from the file on disk; `notText` for a file that is not UTF-8;
 *   `changeTooLarge`.
 *
 * @example
 * ```ts
 * import { memoryHost } from "@maze/base";
 * import { proposeChange } from "@maze/pipeline";
 * import { assertEquals } from "@std/assert";
 *
 * const host = memoryHost({ "/p/a.ts": "let a;\r\n", "/p/b.ts": "" });
 * const edits = new Map([["/p/a.ts", "let a = 1;\n"], ["/p/b.ts", ""], ["/p/new/c.ts", "c"]]);
 * const { files, makes } = await proposeChange(host, { root: "/p", edits, title: "set a" });
 * assertEquals(files.map(({ path, after }) => [path, after?.text]), [
 *   ["a.ts", "let a = 1;\r\n"],
 *   ["new/c.ts", "c"],
 * ]);
 * assertEquals(makes, ["new"]);
 * ```
 */
export async function proposeChange(host: Host, request: ChangeRequest): Promise<Change> {
  const { edits, run, title } = request;
  const limits = { ...defaultChangeLimits, ...request.limits };
  const root = await host.files.realPath(request.root);
  if (root === undefined) {
    throw new MazeError(
      changeErrors.unsafePath,
      `Cannot change files in ${request.root}: there is no such folder, expected a project`,
    );
  }
  checkSize("files", { found: edits.size, limit: limits.files });
  const files: ChangedFile[] = [];
  const missing = new Set<string>();
  const names = new Map<string, string>();
  let length = 0;
  for (const [absolute, text] of edits) {
    const path = relativeTo([request.root, root], absolute);
    const other = names.get(foldName(path));
    if (other !== undefined) throw sameFile(path, other);
    names.set(foldName(path), path);
    const place = await inspectPlace(host, { root, path });
    const before = place.info && await readVersion(host, { path: `${root}/${path}` });
    const after = text === undefined ? undefined : newVersion(host, { path, text, before });
    if (before?.text === after?.text) continue;
    length += (before?.text.length ?? 0) + (after?.text.length ?? 0);
    checkSize("characters", { found: length, limit: limits.textLength });
    files.push({ path, ...(before ? { before } : {}), ...(after ? { after } : {}) });
    if (after) { for (const folder of place.missing) missing.add(folder); }
  }
  const createdAt = host.clock.now();
  return {
    id: newId(createdAt),
    root,
    title,
    createdAt,
    ...(run === undefined ? {} : { run }),
    files: files.sort((left, right) => (left.path < right.path ? -1 : 1)),
    makes: [...missing].sort(),
    empties: [],
  };
}

/** The change that takes another one back. */
export function inverseOf(change: Change, { now, run }: { now: number; run?: string }): Change {
  return {
    id: newId(now),
    root: change.root,
    title: `undo ${change.title}`,
    createdAt: now,
    ...(run === undefined ? {} : { run }),
    undoes: change.id,
    files: change.files.map(({ after, before, path }) => ({
      path,
      ...(after ? { before: after } : {}),
      ...(before ? { after: before } : {}),
    })),
    makes: change.empties,
    empties: change.makes,
  };
}

function checkSize(what: string, { found, limit }: { found: number; limit: number }): void {
  if (found <= limit) return;
  throw new MazeError(
    changeErrors.changeTooLarge,
    `Cannot make a change of ${found} ${what}: expected at most ${limit}`,
    { fix: "make several smaller changes" },
  );
}

function sameFile(path: string, other: string): MazeError {
  return new MazeError(
    changeErrors.unsafePath,
    `Cannot change ${path} and ${other} together: on some systems they are one file, ` +
      "expected different names",
  );
}

/** The content of a file, or `undefined` where there is none. Refuses what is not text. */
export async function readVersion(
  host: Host,
  { path }: { readonly path: string },
): Promise<FileVersion | undefined> {
  try {
    const [bytes, info] = [await host.files.read(path), await host.files.stat(path)];
    if (!bytes) return undefined;
    const text = decodeText(bytes);
    if (text === undefined) {
      throw new MazeError(
        changeErrors.notText,
        `Cannot change ${path}: it holds other bytes, expected text in UTF-8`,
        { fix: "convert it to UTF-8 first" },
      );
    }
    const mode = info?.mode;
    return { text, digest: host.digest(bytes), ...(mode === undefined ? {} : { mode }) };
  } catch (error) {
    throw fileTrouble(error, `read ${path}`);
  }
}

/** Text of bytes, or `undefined` for other encodings; UTF-16 without a mark shows by its zeros. */
export function decodeText(bytes: Uint8Array): string | undefined {
  try {
    const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
    return text.includes("\0") ? undefined : text;
  } catch {
    return undefined;
  }
}

function newVersion(
  host: Host,
  { before, path, text }: { path: string; text: string; before: FileVersion | undefined },
): FileVersion {
  const kept = before ? keepForm(before.text, text) : text;
  if (!kept.isWellFormed() || kept.includes("\0")) {
    throw new MazeError(
      changeErrors.notText,
      `Cannot change ${path}: its new text holds half a character or a zero, expected text`,
    );
  }
  const mode = before?.mode;
  return { text: kept, digest: host.digest(kept), ...(mode === undefined ? {} : { mode }) };
}

/** A new text with the byte-order mark and the line ends of the old one. */
function keepForm(before: string, text: string): string {
  const mark = before.startsWith("\ufeff") && !text.startsWith("\ufeff") ? "\ufeff" : "";
  const onlyCrlf = before.includes("\r\n") && !/(?<!\r)\n/.test(before);
  return mark + (onlyCrlf ? text.replace(/\r?\n/g, "\r\n") : text);
}
