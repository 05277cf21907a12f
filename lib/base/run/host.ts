/**
 * The one door to the outside. Every room but `app/host`, `providers/local`, `memory/store` and
 * `types/typescript` reaches files, processes and clocks through a `Host` it is handed, so that it
 * runs in a browser and its tests need no permission. Paths are absolute with forward slashes.
 */

/** What kind of thing stands at a path. Links are not followed. */
export type FileKind = "file" | "directory" | "link" | "other";

/** Facts about a path. */
export interface FileInfo {
  /** File, folder, link or something else. */
  readonly kind: FileKind;
  /** Size in bytes. */
  readonly size: number;
  /** Last change, in milliseconds since 1970; 0 where the system does not tell. */
  readonly modified: number;
  /** Permission bits, where the system has them. */
  readonly mode?: number;
}

/** An entry of a folder. */
export interface FolderEntry {
  /** Name without its folder. */
  readonly name: string;
  /** File, folder, link or something else. */
  readonly kind: FileKind;
}

/** Reading and writing. Absent paths are `undefined`, every other trouble is the system's own error. */
export interface FileSystem {
  /** The bytes of a file, or `undefined` where there is none. */
  read(path: string): Promise<Uint8Array | undefined>;
  /** The text of a file as UTF-8 (a byte-order mark is kept), or `undefined` where there is none. */
  readText(path: string): Promise<string | undefined>;
  /** Facts about a path itself, links not followed; `undefined` where there is none. */
  stat(path: string): Promise<FileInfo | undefined>;
  /** Entries of a folder, by name; empty where there is none. */
  list(path: string): Promise<FolderEntry[]>;
  /** The path with every link resolved, or `undefined` where it does not exist. */
  realPath(path: string): Promise<string | undefined>;
  /**
   * Writes whole or not at all: a temporary file beside it, flushed, then renamed. Makes folders.
   * With `flush: false` it may be lost in a crash: for files that outlive no run.
   */
  write(
    path: string,
    data: string | Uint8Array,
    options?: { readonly mode?: number; readonly flush?: boolean },
  ): Promise<void>;
  /** Appends and flushes. */
  append(path: string, data: string): Promise<void>;
  /** Makes a folder and those above it. */
  makeFolder(path: string): Promise<void>;
  /** Makes a new empty folder that nobody else uses, and returns its path. */
  makeTemporaryFolder(prefix: string): Promise<string>;
  /** Renames within one file system, replacing what is there, and flushes the folder. */
  rename(from: string, to: string): Promise<void>;
  /** Removes a file or a whole folder; absent is fine. */
  remove(path: string): Promise<void>;
}

/** Bounds on a child process; crossing one kills it and everything it started. */
export interface ProcessLimits {
  /** Wall clock, in milliseconds. */
  readonly wallMs: number;
  /** Standard output and error together, in bytes; the rest is cut. */
  readonly outputBytes: number;
  /** Resident memory, in bytes, watched every few tens of milliseconds. */
  readonly memoryBytes?: number;
}

/** A program to run. No shell is involved. */
export interface ProcessRequest {
  /** Name or path of the program. */
  readonly command: string;
  /** Its arguments, as they are. */
  readonly args: readonly string[];
  /** What it reads on standard input; nothing where absent. */
  readonly stdin?: string;
  /** Its whole environment: nothing is inherited. */
  readonly environment?: Readonly<Record<string, string>>;
  /** Folder it starts in. */
  readonly folder?: string;
  /** Its bounds. */
  readonly limits: ProcessLimits;
  /** Cancels it. */
  readonly signal?: AbortSignal;
}

/** Why a process was killed. */
export type KillReason = "time" | "memory" | "output" | "cancelled";

/** What a process left. */
export interface ProcessResult {
  /** Exit status; 128 and the signal's number where a signal ended it. */
  readonly status: number;
  /** Standard output, up to the bound. */
  readonly stdout: Uint8Array;
  /** Standard error, up to the bound. */
  readonly stderr: Uint8Array;
  /** Which bound was crossed, where one was. */
  readonly killed?: KillReason;
  /** Wall clock, in milliseconds. */
  readonly elapsedMs: number;
  /** Largest resident memory seen, in bytes; 0 where the system does not tell. */
  readonly peakMemoryBytes: number;
}

/** Time, of two kinds. */
export interface Clock {
  /** Milliseconds since 1970, for records. */
  now(): number;
  /** Milliseconds since some start, never going back, for durations. */
  monotonic(): number;
}

/** Everything of the outside that the rooms may use. */
export interface Host {
  /** Files. */
  readonly files: FileSystem;
  /** Time. */
  readonly clock: Clock;
  /** Runs a program to its end. Throws only when it cannot be started. */
  run(request: ProcessRequest): Promise<ProcessResult>;
  /** An environment variable, where it is set and may be seen. */
  environment(name: string): string | undefined;
  /** SHA-256 of bytes or of UTF-8 text, in lower-case hexadecimal. */
  digest(data: string | Uint8Array): string;
}
