/** The real file system behind `FileSystem`, with writes that are whole or absent after any crash. */
import { type FileInfo, type FileKind, type FileSystem, folderOf } from "@maze/base";

let writes = 0;

function kindOf(info: { isFile: boolean; isDirectory: boolean; isSymlink: boolean }): FileKind {
  return info.isSymlink ? "link" : info.isFile ? "file" : info.isDirectory ? "directory" : "other";
}

async function absentAsUndefined<T>(action: () => Promise<T>): Promise<T | undefined> {
  try {
    return await action();
  } catch (error) {
    if (error instanceof Deno.errors.NotFound || error instanceof Deno.errors.NotADirectory) {
      return undefined;
    }
    throw error;
  }
}

async function writeAndFlush(
  path: string,
  data: Uint8Array,
  options: Deno.OpenOptions,
): Promise<void> {
  using file = await Deno.open(path, options);
  // The mode of a new file is cut down by the umask; one that was asked for is meant as it is.
  if (options.mode !== undefined && Deno.build.os !== "windows") {
    await Deno.chmod(path, options.mode);
  }
  for (let written = 0; written < data.length;) written += await file.write(data.subarray(written));
  await file.syncData();
}

/** Makes a rename survive a power cut, on systems that let a folder be opened. */
async function flushFolder(path: string): Promise<void> {
  if (Deno.build.os === "windows") return;
  using folder = await Deno.open(path, { read: true });
  await folder.sync();
}

/** Files through Deno. On Windows, paths come in and go out with forward slashes. */
export const denoFiles: FileSystem = {
  read: (path) => absentAsUndefined(() => Deno.readFile(path)),
  readText: (path) =>
    absentAsUndefined(async () =>
      new TextDecoder("utf-8", { ignoreBOM: true }).decode(await Deno.readFile(path))
    ),
  stat: (path) =>
    absentAsUndefined(async (): Promise<FileInfo> => {
      const info = await Deno.lstat(path);
      const mode = info.mode === null ? {} : { mode: info.mode & 0o7777 };
      return { kind: kindOf(info), size: info.size, modified: info.mtime?.getTime() ?? 0, ...mode };
    }),
  list: async (path) => {
    const entries = await absentAsUndefined(() => Array.fromAsync(Deno.readDir(path)));
    return (entries ?? [])
      .map((entry) => ({ name: entry.name, kind: kindOf(entry) }))
      .sort((left, right) => (left.name < right.name ? -1 : 1));
  },
  realPath: (path) =>
    absentAsUndefined(async () => (await Deno.realPath(path)).replaceAll("\\", "/")),
  write: async (path, data, options) => {
    const folder = folderOf(path);
    await Deno.mkdir(folder, { recursive: true });
    const bytes = typeof data === "string" ? new TextEncoder().encode(data) : data;
    const mode = options?.mode ?? 0o644;
    if (options?.flush === false) return await Deno.writeFile(path, bytes, { mode });
    const temporary = `${path}.${Deno.pid}-${++writes}.tmp`;
    try {
      await writeAndFlush(temporary, bytes, {
        write: true,
        createNew: true,
        ...(options?.mode === undefined ? {} : { mode }),
      });
      await Deno.rename(temporary, path);
    } catch (error) {
      await Deno.remove(temporary).catch(() => {});
      throw error;
    }
    await flushFolder(folder);
  },
  append: async (path, data) => {
    await Deno.mkdir(folderOf(path), { recursive: true });
    await writeAndFlush(path, new TextEncoder().encode(data), { append: true, create: true });
  },
  makeFolder: (path) => Deno.mkdir(path, { recursive: true }),
  makeTemporaryFolder: async (prefix) => (await Deno.makeTempDir({ prefix })).replaceAll("\\", "/"),
  rename: async (from, to) => {
    await Deno.rename(from, to);
    await flushFolder(folderOf(to));
  },
  remove: async (path) => {
    await absentAsUndefined(() => Deno.remove(path, { recursive: true }));
  },
};
