/** What a configuration holds once all layers are merged. Names are those of the TOML file. */
import type { LogLevel } from "@maze/base";

/** The project itself. */
export interface ProjectSettings {
  /** Name of the project, for people; empty where nobody gave one. */
  readonly name: string;
  /** Language of the sources. */
  readonly language: "typescript";
  /** Folder of the sources, relative to the folder that holds `.maze`. */
  readonly root: string;
}

/** The index of the project. */
export interface IndexerSettings {
  /** Whether the project is indexed at all. */
  readonly enabled: boolean;
  /** Whether the index follows changes of the files. */
  readonly watch: boolean;
  /** Names of files and folders that are left out, wherever they stand. */
  readonly exclude: readonly string[];
  /** Size in bytes above which a source is left out. */
  readonly max_file_bytes: number;
}

/** Generation of code. */
export interface GenerationSettings {
  /** Who proposes code; `local` is the embedded engine. */
  readonly provider: string;
  /** Model of the provider; empty for its own choice. */
  readonly model: string;
  /** Sampling temperature, 0 to 2. */
  readonly temperature: number;
  /** Most tokens that one answer may have. */
  readonly max_tokens: number;
  /** Seed of everything random. */
  readonly seed: number;
  /** Time for one hole, in milliseconds. */
  readonly budget_ms: number;
  /** Most repairs that are tried on one result. */
  readonly max_repairs: number;
}

/** Which tiers of constraints are wanted. */
export interface ConstraintSettings {
  /** The language's grammar. */
  readonly syntactic: boolean;
  /** The project's types. */
  readonly type: boolean;
  /** Examples, tests and assertions. */
  readonly semantic: boolean;
  /** Conventions and weights learnt from the project. */
  readonly contextual: boolean;
}

/** Which checks `validate` runs. */
export interface ValidationSettings {
  /** Whether the syntax is checked. */
  readonly syntax_check: boolean;
  /** Whether types are checked inside the project. */
  readonly type_check: boolean;
  /** Whether tests run in the sandbox. */
  readonly run_tests: boolean;
  /** Whether the code is searched for weaknesses. */
  readonly security_scan: boolean;
}

/** Caches and measurements. */
export interface PerformanceSettings {
  /** Most token masks that are kept. */
  readonly mask_cache_size: number;
  /** Most compiled grammars that are kept. */
  readonly grammar_cache_size: number;
  /** Whether the time of each step is reported. */
  readonly enable_profiling: boolean;
}

/** Bounds on generated code and tests while they run. */
export interface SandboxSettings {
  /** Wall clock, in milliseconds. */
  readonly wall_ms: number;
  /** Resident memory, in bytes. */
  readonly memory_bytes: number;
  /** Standard output and error together, in bytes. */
  readonly output_bytes: number;
}

/** The log. */
export interface LoggingSettings {
  /** Least level that is written. */
  readonly level: LogLevel;
  /** Form of a line. */
  readonly format: "json" | "text";
  /** A file relative to the folder that holds `.maze`; `stderr`; or `none`. */
  readonly output: string;
}

/** Every setting, by section and key. */
export interface Settings {
  /** The project itself. */
  readonly project: ProjectSettings;
  /** The index of the project. */
  readonly indexer: IndexerSettings;
  /** Generation of code. */
  readonly generation: GenerationSettings;
  /** Which tiers of constraints are wanted. */
  readonly constraints: ConstraintSettings;
  /** Which checks `validate` runs. */
  readonly validation: ValidationSettings;
  /** Caches and measurements. */
  readonly performance: PerformanceSettings;
  /** Bounds on generated code and tests while they run. */
  readonly sandbox: SandboxSettings;
  /** The log. */
  readonly logging: LoggingSettings;
}

/** A value that a key may have. */
export type ConfigValue = boolean | number | string | readonly string[];

/** Dotted name of a key: `generation.temperature`. */
export type KeyName = {
  [Section in keyof Settings]: `${Section}.${Extract<keyof Settings[Section], string>}`;
}[keyof Settings];

/** Type of the value of a key. */
export type ValueOf<Name extends KeyName> = Name extends `${infer Section}.${infer Key}`
  ? Section extends keyof Settings ? Key extends keyof Settings[Section] ? Settings[Section][Key]
    : never
  : never
  : never;

/** Where a value may come from, from the weakest to the strongest. */
export type LayerKind = "default" | "user" | "project" | "environment" | "flag";

/** What values a key takes. */
export type KeyType =
  | { readonly kind: "boolean" }
  | { readonly kind: "integer"; readonly minimum: number; readonly maximum: number }
  | { readonly kind: "number"; readonly minimum: number; readonly maximum: number }
  | { readonly kind: "choice"; readonly choices: readonly string[] }
  | { readonly kind: "text" }
  | { readonly kind: "list" };

/** All that is known of a key. */
export interface KeyDefinition<Value extends ConfigValue = ConfigValue> {
  /** What values it takes. */
  readonly type: KeyType;
  /** Its value where no layer gives one. */
  readonly default: Value;
  /** What it is, in one sentence without a full stop. */
  readonly description: string;
  /** What it acts on today. */
  readonly status: string;
  /** The layers that may not set it; none where absent. */
  readonly refusedIn?: readonly Exclude<LayerKind, "default">[];
}
