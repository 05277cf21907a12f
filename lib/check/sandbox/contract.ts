/** What runs in the sandbox and what comes back. Generated code runs nowhere else. */
import type { KillReason } from "@maze/base";

/** Bounds on one program; crossing one kills it. */
export interface SandboxLimits {
  /** Wall clock, in milliseconds. */
  readonly wallMs: number;
  /** Resident memory, in bytes; three quarters of it are the cap of one JavaScript heap. */
  readonly memoryBytes: number;
  /** Standard output and error together, in bytes; what comes after is cut. */
  readonly outputBytes: number;
}

/** A program with the files it may import. */
export interface SandboxRequest {
  /**
   * Makes the main program (TypeScript or JavaScript), which is handed to Deno on standard input.
   * @param jail URL of the folder that holds `files`, ending in a slash.
   */
  readonly program: (jail: string) => string;
  /** Files the program may import, by path relative to the jail; nothing else can be imported. */
  readonly files: ReadonlyMap<string, string>;
  /** Bounds; each absent one takes its default. */
  readonly limits?: Partial<SandboxLimits>;
  /** Cancels the run. */
  readonly signal?: AbortSignal;
}

/** How well the program was walled off: Deno's permissions and import map alone, or namespaces too. */
export type Isolation = "permissions" | "namespaces";

/** What a program left. */
export interface SandboxReport {
  /** Exit status; 128 and the signal's number where a signal ended it. */
  readonly status: number;
  /** What it wrote, up to the bound, with escape sequences removed. */
  readonly stdout: string;
  /** What it wrote to standard error, likewise. */
  readonly stderr: string;
  /** Which bound it crossed, where it crossed one. */
  readonly killed?: KillReason;
  /** Wall clock, in milliseconds. */
  readonly elapsedMs: number;
  /** Largest resident memory seen, in bytes; 0 where it ended before the first look. */
  readonly peakMemoryBytes: number;
  /** How well it was walled off. */
  readonly isolation: Isolation;
}

/** What this machine has for a sandbox. Without Deno there is none, and nothing is run. */
export type SandboxStatus =
  | {
    readonly kind: "available";
    /** How well programs are walled off here. */
    readonly isolation: Isolation;
    /** Version of Deno that runs them. */
    readonly deno: string;
    /** Version of bubblewrap, where it works. */
    readonly bubblewrap: string | undefined;
    /** Why isolation is not by namespaces, where it is not. */
    readonly reason: string | undefined;
    /** The bounds that hold where a request names none. */
    readonly limits: SandboxLimits;
  }
  | { readonly kind: "absent"; readonly reason: string };
