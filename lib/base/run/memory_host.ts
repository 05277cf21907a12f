/**
 * A host over an in-memory file system: for browsers and for tests that want neither disk nor
 * permissions. It runs no programs and says so.
 */
import { folderOf, normalizePath } from "../text/path.ts";
import { defineErrors, type ErrorKind, ExitCode, MazeError } from "./errors.ts";
import type { FileInfo, FileSystem, FolderEntry, Host } from "./host.ts";

/** Errors of `base`. */
export const baseErrors: Readonly<Record<"noProcesses", ErrorKind>> = defineErrors("00", {
  noProcesses: { number: 1, title: "this host runs no programs", exit: ExitCode.configuration },
});

class MemoryFiles implements FileSystem {
  readonly #entries = new Map<string, { data: Uint8Array; modified: number; mode: number }>();
  readonly #folders = new Set<string>(["/"]);
  #temporary = 0;
  #changes = 0;

  read(path: string): Promise<Uint8Array | undefined> {
    return Promise.resolve(this.#entries.get(normalizePath(path))?.data);
  }

  readText(path: string): Promise<string | undefined> {
    const data = this.#entries.get(normalizePath(path))?.data;
    return Promise.resolve(data && new TextDecoder("utf-8", { ignoreBOM: true }).decode(data));
  }

  stat(path: string): Promise<FileInfo | undefined> {
    const normal = normalizePath(path);
    const entry = this.#entries.get(normal);
    if (entry) {
      return Promise.resolve({
        kind: "file",
        size: entry.data.length,
        modified: entry.modified,
        mode: entry.mode,
      });
    }
    return Promise.resolve(
      this.#folders.has(normal) ? { kind: "directory", size: 0, modified: 0 } : undefined,
    );
  }

  list(path: string): Promise<FolderEntry[]> {
    const normal = normalizePath(path);
    const found: FolderEntry[] = [];
    for (const file of this.#entries.keys()) {
      if (folderOf(file) === normal) {
        found.push({ name: file.slice(file.lastIndexOf("/") + 1), kind: "file" });
      }
    }
    for (const folder of this.#folders) {
      if (folder !== normal && folderOf(folder) === normal) {
        found.push({ name: folder.slice(folder.lastIndexOf("/") + 1), kind: "directory" });
      }
    }
    return Promise.resolve(found.sort((left, right) => (left.name < right.name ? -1 : 1)));
  }

  async realPath(path: string): Promise<string | undefined> {
    return (await this.stat(path)) && normalizePath(path);
  }

  write(
    path: string,
    data: string | Uint8Array,
    options?: { readonly mode?: number },
  ): Promise<void> {
    const normal = normalizePath(path);
    void this.makeFolder(folderOf(normal));
    const bytes = typeof data === "string" ? new TextEncoder().encode(data) : data.slice();
    this.#entries.set(normal, {
      data: bytes,
      modified: ++this.#changes,
      mode: options?.mode ?? 0o644,
    });
    return Promise.resolve();
  }

  async append(path: string, data: string): Promise<void> {
    await this.write(path, ((await this.readText(path)) ?? "") + data);
  }

  makeFolder(path: string): Promise<void> {
    for (let folder = normalizePath(path); !this.#folders.has(folder); folder = folderOf(folder)) {
      this.#folders.add(folder);
    }
    return Promise.resolve();
  }

  async makeTemporaryFolder(prefix: string): Promise<string> {
    const path = `/tmp/${prefix}${++this.#temporary}`;
    await this.makeFolder(path);
    return path;
  }

  rename(from: string, to: string): Promise<void> {
    const source = normalizePath(from);
    const target = normalizePath(to);
    for (const [path, entry] of [...this.#entries]) {
      if (path !== source && !path.startsWith(`${source}/`)) continue;
      this.#entries.delete(path);
      this.#entries.set(target + path.slice(source.length), entry);
    }
    for (const folder of [...this.#folders]) {
      if (folder !== source && !folder.startsWith(`${source}/`)) continue;
      this.#folders.delete(folder);
      this.#folders.add(target + folder.slice(source.length));
    }
    return this.makeFolder(folderOf(target));
  }

  remove(path: string): Promise<void> {
    const normal = normalizePath(path);
    for (const file of [...this.#entries.keys()]) {
      if (file === normal || file.startsWith(`${normal}/`)) this.#entries.delete(file);
    }
    for (const folder of [...this.#folders]) {
      if (folder === normal || folder.startsWith(`${normal}/`)) this.#folders.delete(folder);
    }
    return Promise.resolve();
  }
}

/** Digest of text for a host without cryptography: FNV-1a, twice, 64 bits. Not for security. */
function quickDigest(data: string | Uint8Array): string {
  const bytes = typeof data === "string" ? new TextEncoder().encode(data) : data;
  let low = 0x811c9dc5;
  let high = 0x01000193;
  for (const byte of bytes) {
    low = Math.imul(low ^ byte, 0x01000193);
    high = Math.imul(high ^ byte ^ (low >>> 24), 0x01000193);
  }
  return [low, high].map((part) => (part >>> 0).toString(16).padStart(8, "0")).join("");
}

/**
 * Makes a host over an in-memory file system.
 *
 * @param files First files, by absolute path.
 * @returns The host; its digest is a 64-bit checksum, not SHA-256, and it runs no programs.
 *
 * @example
 * ```ts
 * import { memoryHost } from "@maze/base";
 * import { assertEquals } from "@std/assert";
 *
 * const host = memoryHost({ "/a/b.ts": "export {};" });
 * assertEquals(await host.files.readText("/a/b.ts"), "export {};");
 * ```
 */
export function memoryHost(files: Readonly<Record<string, string>> = {}): Host {
  const system = new MemoryFiles();
  for (const [path, text] of Object.entries(files)) void system.write(path, text);
  return {
    files: system,
    clock: { now: () => Date.now(), monotonic: () => performance.now() },
    run: (request) =>
      Promise.reject(
        new MazeError(
          baseErrors.noProcesses,
          `Cannot run ${request.command}: this host has no processes`,
        ),
      ),
    environment: () => undefined,
    digest: quickDigest,
  };
}
