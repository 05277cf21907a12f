/** What a walk over a project finds, and what it leaves out and why. */
import type { Diagnostic } from "@maze/base";

/** Why a file or folder is not in the index though nothing excludes it. */
export type SkipReason =
  | "too-large"
  | "binary"
  | "encoding"
  | "unreadable"
  | "link"
  | "not-file"
  | "too-many"
  | "too-deep";

/** A file or folder that was left out with a notice. */
export interface SkippedFile {
  /** Path relative to the project root. */
  readonly path: string;
  /** Why. */
  readonly reason: SkipReason;
  /** The notice, with one thing to do about it. */
  readonly notice: Diagnostic;
}

/** A file that was found. */
export interface WalkedFile {
  /** Path relative to the project root. */
  readonly path: string;
  /** Size in bytes. */
  readonly size: number;
  /** Last change, in milliseconds since 1970. */
  readonly modified: number;
}

/** Bounds on one walk. */
export interface WalkLimits {
  /** Largest file that is read, in bytes. Default 10 MiB. */
  readonly fileBytes: number;
  /** Most source files; further ones are skipped. Default 100,000. */
  readonly files: number;
  /** Folders within folders below the root. Default 100. */
  readonly depth: number;
}

/** What to walk over. */
export interface WalkOptions {
  /** Patterns of what to leave out, in the syntax of `.gitignore`; nothing takes them back. */
  readonly exclude: readonly string[];
  /** Whether `.gitignore` files are obeyed, those above the root up to the repository's included. */
  readonly gitignore: boolean;
  /** Bounds. */
  readonly limits: WalkLimits;
  /** Which files are wanted, by path. */
  readonly wants: (path: string) => boolean;
  /** Cancels the walk. */
  readonly signal?: AbortSignal;
}

/** What a walk found, each list by path. */
export interface WalkResult {
  /** The wanted files. */
  readonly files: readonly WalkedFile[];
  /** What could not be walked. */
  readonly skipped: readonly SkippedFile[];
  /** How many files and folders the patterns left out; what stands in a folder left out is not counted. */
  readonly excluded: number;
}
