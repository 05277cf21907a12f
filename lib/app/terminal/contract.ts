/**
 * What surrounds a command: the terminal, signals, the log, facts about the program that runs. The
 * real ones are in `host/`; tests bring their own.
 */
import type { Host, Log, LogLevel } from "@maze/base";
import type { VocabularySource } from "@maze/pipeline";

/** A signal that ends a command. */
export type EndSignal = "SIGINT" | "SIGTERM";

/** Standard input, output and error, and the signals that reach the program. */
export interface Terminal {
  /** Which of the three are a terminal. */
  readonly isTerminal: {
    readonly input: boolean;
    readonly output: boolean;
    readonly error: boolean;
  };
  /** Width in columns; 0 where it is unknown. */
  columns(): number;
  /** Reads standard input to its end, or until the signal. */
  readInput(signal: AbortSignal): Promise<Uint8Array>;
  /** Writes all of a text to standard output; does nothing once nobody reads it. Throws at a full disk. */
  writeOutput(text: string): void;
  /** Writes all of a text to standard error, as far as it can. */
  writeError(text: string): void;
  /** Calls back on a signal; returns how to stop that. */
  onSignal(signal: EndSignal, handler: () => void): () => void;
  /** Calls back on an error that nothing has caught; returns how to stop that. */
  onUncaught(handler: (error: unknown) => void): () => void;
  /** Asks for yes or no; `undefined` when the user cancels. Only where input and error are a terminal. */
  ask(question: string, signal: AbortSignal): Promise<boolean | undefined>;
  /** Ends the program at once. */
  exit(status: number): never;
}

/** What a log is to be. */
export interface LogRequest {
  /** Least level that is written. */
  readonly level: LogLevel;
  /** Form of a line. */
  readonly format: "json" | "text";
  /** Absolute path of a file, where one is wanted. */
  readonly path?: string;
  /** Takes each line, where they are wanted on standard error. */
  readonly line?: (text: string) => void;
}

/** A log that must be closed, so that no line is lost. */
export interface OpenedLog {
  /** Where lines go. */
  readonly log: Log;
  /** Writes out what is held and closes the file. */
  close(): Promise<void>;
}

/** Whether the program may do something. */
export interface Permission {
  /** What: `read`, `run deno`, `env HOME`. */
  readonly name: string;
  /** As the system says it. */
  readonly state: "granted" | "prompt" | "denied";
}

/** Facts about the program that runs. */
export interface RuntimeFacts {
  /** Version of Deno. */
  readonly deno: string;
  /** Version of its engine. */
  readonly v8: string;
  /** System and processor: `linux x86_64`. */
  readonly system: string;
  /** Path of the program. */
  readonly executable: string;
  /** What it may do. */
  readonly permissions: readonly Permission[];
}

/** Everything around a command. */
export interface Surroundings {
  /** Files, processes, clock, environment. */
  readonly host: Host;
  /** The terminal. */
  readonly terminal: Terminal;
  /** Absolute path of the folder the user is in. */
  readonly folder: string;
  /** Opens the log. */
  openLog(request: LogRequest): Promise<OpenedLog>;
  /** Facts about the program. */
  runtime(): Promise<RuntimeFacts>;
  /** The bytes of a file piece by piece; `undefined` where there is no such file. */
  openFile(path: string): Promise<ReadableStream<Uint8Array<ArrayBuffer>> | undefined>;
  /** Where vocabularies of models come from. */
  readonly vocabularies: VocabularySource;
  /** Bytes that the program's values take, once what it does not need has been let go. */
  heldBytes(): number;
  /** Texts of the demo's project by path; absent where the program was built without it. */
  readonly demoFiles?: () => Promise<ReadonlyMap<string, string>>;
}
