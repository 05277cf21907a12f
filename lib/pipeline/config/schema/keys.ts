/**
 * The table of keys: the one place that says which there are. Reading, checking, `maze config`, the
 * file that `maze init` writes and `docs/configuration.md` all follow it.
 */
import type { KeyDefinition, KeyName, KeyType, ValueOf } from "./settings.ts";

const yesOrNo: KeyType = { kind: "boolean" };
const text: KeyType = { kind: "text" };

function whole(minimum: number, maximum: number): KeyType {
  return { kind: "integer", minimum, maximum };
}

const noMasks = "nothing yet: no tokens are masked";
const noSampling = "nothing yet: the embedded engine searches, it does not sample";
const commandsWithProject = "every command that opens the project";
const sandboxed = "everything that runs in the sandbox";

/** A repository cannot widen the walls around its own code. */
const notByProject = ["project"] as const;

/**
 * Every key with what is known of it, by section.
 *
 * @example
 * ```ts
 * import { configKeys } from "@maze/pipeline";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(configKeys["generation.seed"].default, 0);
 * ```
 */
export const configKeys: {
  readonly [Name in KeyName]: KeyDefinition<ValueOf<Name>>;
} = {
  "project.name": {
    type: text,
    default: "",
    description: "Name of the project, for people",
    status: "doctor, debug and reports show it",
  },
  "project.language": {
    type: { kind: "choice", choices: ["typescript"] },
    default: "typescript",
    description: "Language of the sources",
    status: "the language packs that exist; another language is refused",
  },
  "project.root": {
    type: text,
    default: ".",
    description: "Folder of the sources, relative to the folder that holds `.maze`",
    status: commandsWithProject,
  },
  "indexer.enabled": {
    type: yesOrNo,
    default: true,
    description: "Whether generation uses the index of the project",
    status: "`fill`, `generate` and `repair`, which otherwise do without the measured style",
  },
  "indexer.watch": {
    type: yesOrNo,
    default: false,
    description: "Whether the index follows changes of the files",
    status: "nothing yet: each command brings the index up to date when it starts",
  },
  "indexer.exclude": {
    type: { kind: "list" },
    default: ["node_modules", "dist", ".git"],
    description: "Names of files and folders that are left out, wherever they stand",
    status: commandsWithProject,
  },
  "indexer.max_file_bytes": {
    type: whole(1, 2 ** 30),
    default: 2 ** 20,
    description: "Size in bytes above which a source is left out, with a notice",
    status: "`index`",
  },
  "generation.provider": {
    type: text,
    default: "local",
    description: "Who proposes code; `local` is the embedded engine",
    status: "`fill` and `generate`, which refuse a provider that is not built in",
  },
  "generation.model": {
    type: text,
    default: "",
    description: "Model of the provider; empty for its own choice",
    status: "nothing yet: the embedded engine has no models",
  },
  "generation.temperature": {
    type: { kind: "number", minimum: 0, maximum: 2 },
    default: 0.7,
    description: "Sampling temperature",
    status: noSampling,
  },
  "generation.max_tokens": {
    type: whole(1, 1_000_000),
    default: 2048,
    description: "Most tokens that one answer may have",
    status: noSampling,
  },
  "generation.seed": {
    type: whole(0, 2 ** 32 - 1),
    default: 0,
    description: "Seed of everything random; the same seed gives the same result",
    status: "`fill`, `generate` and `repair`",
  },
  "generation.budget_ms": {
    type: whole(1, 3_600_000),
    default: 10_000,
    description: "Time for one hole, in milliseconds",
    status: "`fill`, `generate` and `repair`",
  },
  "generation.max_repairs": {
    type: whole(0, 20),
    default: 3,
    description: "Most repairs that are tried on one result",
    status: "`generate` and `repair`",
  },
  "constraints.syntactic": {
    type: yesOrNo,
    default: true,
    description: "Whether results must parse",
    status: "`fill`, `generate` and `repair`; the receipt says `off` otherwise",
  },
  "constraints.type": {
    type: yesOrNo,
    default: true,
    description: "Whether results must type-check in the project",
    status: "`fill`, `generate` and `repair`; the receipt says `off` otherwise",
  },
  "constraints.semantic": {
    type: yesOrNo,
    default: true,
    description: "Whether results must satisfy the examples and tests",
    status: "`fill`, `generate` and `repair`; the receipt says `off` otherwise",
  },
  "constraints.contextual": {
    type: yesOrNo,
    default: true,
    description: "Whether what was learnt from the project orders the candidates",
    status: "`fill`, `generate` and `repair`; the receipt says `off` otherwise",
  },
  "validation.syntax_check": {
    type: yesOrNo,
    default: true,
    description: "Whether `validate` checks the syntax",
    status: "`validate`",
  },
  "validation.type_check": {
    type: yesOrNo,
    default: true,
    description: "Whether `validate` checks types inside the project",
    status: "`validate`",
  },
  "validation.run_tests": {
    type: yesOrNo,
    default: true,
    description: "Whether `validate` runs the tests in the sandbox",
    status: "`validate`",
  },
  "validation.security_scan": {
    type: yesOrNo,
    default: true,
    description: "Whether `validate` searches the code for weaknesses",
    status: "`validate` reports the check as skipped: there is no scanner yet",
  },
  "performance.mask_cache_size": {
    type: whole(0, 100_000_000),
    default: 100_000,
    description: "Most token masks that are kept",
    status: noMasks,
  },
  "performance.grammar_cache_size": {
    type: whole(0, 1_000_000),
    default: 1000,
    description: "Most compiled grammars that are kept",
    status: noMasks,
  },
  "performance.enable_profiling": {
    type: yesOrNo,
    default: false,
    description: "Whether the time of each step is logged",
    status: "the log, at level `debug`",
  },
  "sandbox.wall_ms": {
    type: whole(100, 3_600_000),
    default: 30_000,
    description: "Wall clock of one program, in milliseconds",
    status: sandboxed,
    refusedIn: notByProject,
  },
  "sandbox.memory_bytes": {
    type: whole(2 ** 26, 2 ** 40),
    default: 2 ** 29,
    description: "Resident memory of one program, in bytes",
    status: sandboxed,
    refusedIn: notByProject,
  },
  "sandbox.output_bytes": {
    type: whole(2 ** 10, 2 ** 30),
    default: 10 * 2 ** 20,
    description: "Output of one program, in bytes; what comes after is cut",
    status: sandboxed,
    refusedIn: notByProject,
  },
  "logging.level": {
    type: { kind: "choice", choices: ["debug", "info", "warning", "error"] },
    default: "info",
    description: "Least level that is written",
    status: "the log",
  },
  "logging.format": {
    type: { kind: "choice", choices: ["json", "text"] },
    default: "text",
    description: "Form of a line",
    status: "the log",
  },
  "logging.output": {
    type: text,
    default: "none",
    description: "A file relative to the folder that holds `.maze`; `stderr`; or `none`",
    status: "the log",
  },
};

/**
 * Every key's name, in the order of the table.
 *
 * @example
 * ```ts
 * import { keyNames } from "@maze/pipeline";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(keyNames[0], "project.name");
 * ```
 */
export const keyNames: readonly KeyName[] = Object.keys(configKeys) as KeyName[];

/**
 * Every section's name, in the order of the table.
 *
 * @example
 * ```ts
 * import { sectionNames } from "@maze/pipeline";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(sectionNames.includes("logging"), true);
 * ```
 */
export const sectionNames: readonly string[] = [
  ...new Set(keyNames.map((name) => name.slice(0, name.indexOf(".")))),
];

/** Whether a text is the name of a key. */
export function isKeyName(name: string): name is KeyName {
  return Object.hasOwn(configKeys, name);
}

/**
 * Name of the environment variable that sets a key.
 *
 * @param name A key.
 * @returns The name of the variable.
 *
 * @example
 * ```ts
 * import { variableOf } from "@maze/pipeline";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(variableOf("generation.max_tokens"), "MAZE_GENERATION_MAX_TOKENS");
 * ```
 */
export function variableOf(name: KeyName): string {
  return `MAZE_${name.replace(".", "_").toUpperCase()}`;
}
