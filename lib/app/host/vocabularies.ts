/**
 * Where the command line finds vocabularies: named ones in npm packages, which the import map brings
 * along and which are there without a network once the program is installed; others in files. Their
 * artefacts are kept in the user's cache folder, so that a package is read once.
 */
import { type Host, joinPath } from "@maze/base";

/** Tokens of a name, as the readers of vocabularies take them. */
type Tokens =
  | { readonly kind: "ranks"; readonly ranks: readonly (string | readonly number[])[] }
  | { readonly kind: "byte-level"; readonly tokens: readonly string[] };

/** A package that carries tokens. */
interface Carrier {
  /** Its version, as in the import map: part of what an artefact is kept under. */
  readonly version: string;
  /** Imports it. */
  readonly read: () => Promise<Tokens>;
}

/** Packages by the names of what they carry. */
export const CARRIERS: Readonly<Record<"o200k_base" | "cl100k_base" | "llama3", Carrier>> = {
  o200k_base: {
    version: "4.0.0",
    read: async () => ({
      kind: "ranks",
      ranks: (await import("gpt-tokenizer/bpeRanks/o200k_base")).default,
    }),
  },
  cl100k_base: {
    version: "4.0.0",
    read: async () => ({
      kind: "ranks",
      ranks: (await import("gpt-tokenizer/bpeRanks/cl100k_base")).default,
    }),
  },
  llama3: {
    version: "1.2.0",
    read: async () => ({
      kind: "byte-level",
      tokens: (await import("llama3-tokenizer-js")).default.vocabById,
    }),
  },
};

/** What is read of a GGUF file: metadata stands first, and the largest vocabularies take 12 MB. */
const GGUF_BYTES = 64 * 2 ** 20;

/** What is read of another file: the largest `tokenizer.json` have about 35 MB. */
const FILE_BYTES = 128 * 2 ** 20;

/** What `loadVocabulary` of `mask` looks things up in. */
export interface HostVocabularies {
  /** The tokens of a name, with the version of the package that they are from. */
  named(name: keyof typeof CARRIERS): Carrier;
  /** The bytes of a file, of a GGUF file its first part. */
  file(path: string): Promise<Uint8Array | undefined>;
  /** A digest of bytes. */
  digest(bytes: Uint8Array): string;
  /** An artefact that was kept. */
  kept(key: string): Promise<Uint8Array | undefined>;
  /** Keeps an artefact, where there is a folder for it that can be written to. */
  keep(key: string, artefact: Uint8Array): Promise<void>;
}

/**
 * Makes the source of vocabularies of a host.
 *
 * @param host Its files and environment. Reading part of a large file goes past it, to the system.
 * @returns The source.
 */
export function hostVocabularies(host: Host): HostVocabularies {
  const folder = cacheFolder(host);
  const pathOf = (key: string): string | undefined =>
    folder && joinPath(folder, "vocabularies", `${key}.mazevoc`);
  return {
    named: (name) => CARRIERS[name],
    file: readFile,
    digest: (bytes) => host.digest(bytes),
    kept: async (key) => {
      const path = pathOf(key);
      return path === undefined ? undefined : await host.files.read(path);
    },
    keep: async (key, artefact) => {
      const path = pathOf(key);
      if (path === undefined) return;
      try {
        await host.files.write(path, artefact, { flush: false });
      } catch {
        // A cache that cannot be written (no permission, a full disk) only costs time.
      }
    },
  };
}

/** The user's folder for what can be made anew: `%LOCALAPPDATA%\maze\cache`, or `~/.cache/maze`. */
export function cacheFolder(host: Pick<Host, "environment">): string | undefined {
  const local = host.environment("LOCALAPPDATA")?.replaceAll("\\", "/");
  if (local && Deno.build.os === "windows") return joinPath(local, "maze", "cache");
  const home = (host.environment("HOME") ?? host.environment("USERPROFILE"))?.replaceAll("\\", "/");
  return home ? joinPath(home, ".cache", "maze") : undefined;
}

/** The bytes of a file, as many as are wanted of its kind; `undefined` where there is none. */
async function readFile(path: string): Promise<Uint8Array | undefined> {
  try {
    using file = await Deno.open(path, { read: true });
    const { isFile, size } = await file.stat();
    if (!isFile) return undefined;
    const magic = await readUpTo(file, Math.min(size, 4));
    const isGguf = new TextDecoder().decode(magic) === "GGUF";
    const wanted = Math.min(size, isGguf ? GGUF_BYTES : FILE_BYTES);
    await file.seek(0, Deno.SeekMode.Start);
    return await readUpTo(file, wanted);
  } catch (error) {
    const isAbsent = error instanceof Deno.errors.NotFound ||
      error instanceof Deno.errors.NotADirectory || error instanceof Deno.errors.IsADirectory;
    if (isAbsent) return undefined;
    throw error;
  }
}

async function readUpTo(file: Deno.FsFile, length: number): Promise<Uint8Array> {
  const bytes = new Uint8Array(length);
  let at = 0;
  while (at < length) {
    const count = await file.read(bytes.subarray(at));
    if (count === null) break;
    at += count;
  }
  return bytes.subarray(0, at);
}
