/** The whole command line: options that all commands share, help, version, completions, mistakes. */
import type { LogLevel } from "@maze/base";
import type { FlagValue } from "@maze/pipeline";
import {
  choice,
  keyValue,
  map,
  merge,
  multiple,
  object,
  option,
  optional,
  or,
} from "@optique/core";
import { bash, fish, zsh } from "@optique/core/completion";
import { runParser } from "@optique/core/facade";
import { formatMessage, type Message, message } from "@optique/core/message";
import { getDocPageSync } from "@optique/core/parser";
import { formatUsage } from "@optique/core/usage";
import type { Command, Invocation } from "../contract.ts";

/** Name of the program in usage lines and completions. */
const PROGRAM = "maze";

/** Options that every command takes. */
export interface SharedOptions {
  /** One JSON object on standard output, and nothing else there. */
  readonly json: boolean;
  /** Only results and errors. */
  readonly quiet: boolean;
  /** Accept the project's configuration as it is. */
  readonly trust: boolean;
  /** Show log lines of this level and above on standard error. */
  readonly logLevel: LogLevel | undefined;
  /** Values of `--set`. */
  readonly settings: readonly FlagValue[];
}

/** What a command line came to. */
export type CommandLine =
  | { readonly kind: "run"; readonly invocation: Invocation; readonly shared: SharedOptions }
  | {
    readonly kind: "shown";
    readonly what: "help" | "version" | "completions";
    readonly text: string;
  }
  | {
    readonly kind: "mistake";
    /** What is wrong, in one line. */
    readonly message: string;
    /** What to do about it. */
    readonly fix: string;
    /** Usage in a few lines. */
    readonly usage: string;
  };

/** How help is laid out. */
export interface ParseOptions {
  /** Version of the program. */
  readonly version: string;
  /** Whether help has colours. */
  readonly colours: boolean;
  /** Width of the terminal; 0 where it is unknown. */
  readonly columns: number;
}

/** Narrowest terminal that help is wrapped for, in columns. */
const NARROWEST = 40;

const hidden = "usage" as const;

const sharedParser = object("Options of every command", {
  json: option("--json", {
    hidden,
    description: message`Print one JSON object on standard output and nothing else there.`,
  }),
  quiet: option("-q", "--quiet", {
    hidden,
    description: message`No progress and no notices.`,
  }),
  trust: option("--trust", {
    hidden,
    description: message`Accept the configuration of this project as it is now.`,
  }),
  logLevel: optional(option(
    "--log-level",
    choice(["debug", "info", "warning", "error"], { metavar: "LEVEL" }),
    { hidden, description: message`Show log lines of this level and above on standard error.` },
  )),
  set: multiple(option("--set", keyValue(), {
    hidden,
    description: message`Set a key of the configuration for this command.`,
  })),
});

/** The words of a command at the start of a command line, as far as they are known. */
function commandWords(args: readonly string[], commands: readonly Command[]): string[] {
  const words: string[] = [];
  let known: readonly Command[] = commands;
  for (const word of args.filter((arg) => !arg.startsWith("-"))) {
    const next = known.find(({ name }) => name === word);
    if (!next) break;
    words.push(word);
    known = next.commands ?? [];
  }
  return words;
}

/**
 * Reads a command line.
 *
 * @param args The words after the program's name.
 * @param commands The commands there are.
 * @param options How help is laid out.
 * @returns What to run, what to show, or what is wrong.
 */
export function parseCommandLine(
  args: readonly string[],
  commands: readonly Command[],
  options: ParseOptions,
): CommandLine {
  const { colours, columns, version } = options;
  if (args.length === 0) {
    const help = parseCommandLine(["--help"], commands, options);
    const usage = help.kind === "shown" ? help.text : "";
    const message = "Cannot run a command: none was named, expected one";
    return { kind: "mistake", message, fix: "name one of these commands", usage };
  }
  const root = map(
    merge(or(...commands.map(({ parser }) => parser)), sharedParser),
    ({ invocation, json, logLevel, quiet, set, trust }): CommandLine => {
      const settings = set.map(([key, value]) => ({ key, value, flag: "--set" }));
      return { kind: "run", invocation, shared: { json, quiet, trust, logLevel, settings } };
    },
  );
  const output: string[] = [];
  const show = (what: "help" | "version" | "completions") => (): CommandLine => ({
    kind: "shown",
    what,
    text: output.join("\n"),
  });
  const usageOf = (words: readonly string[]): string => {
    if (words.length === 0) return `Usage: ${PROGRAM} COMMAND [OPTION...]`;
    const page = getDocPageSync(root, words);
    return page?.usage ? `Usage: ${formatUsage(PROGRAM, page.usage, { maxWidth: 100 })}` : "";
  };
  const mistake = (_exit: number, error: Message): CommandLine => {
    const words = commandWords(args, commands);
    const [first = "", ...rest] = formatMessage(error, { colors: false }).split(/\n+/);
    const help = [PROGRAM, ...words, "--help"].join(" ");
    return {
      kind: "mistake",
      message: `Cannot read the command line: ${first.charAt(0).toLowerCase()}${first.slice(1)}`,
      fix: rest.find((line) => line !== "") ?? `run ${help}`,
      usage: `${usageOf(words)}\n${help} tells more.`,
    };
  };
  return runParser(root, PROGRAM, args, {
    help: { option: { names: ["-h", "--help"] }, command: true, onShow: show("help") },
    version: { option: true, value: version, onShow: show("version") },
    completion: {
      command: { names: ["completions"] },
      shells: { bash, zsh, fish },
      onShow: show("completions"),
    },
    brief: message`MAZE turns an intent into a checked code change, and keeps the evidence.`,
    usageLine: [{ type: "argument", metavar: "COMMAND" }],
    commandList: "top-level",
    aboveError: "none",
    colors: colours,
    ...(columns >= NARROWEST ? { maxWidth: columns } : {}),
    showDefault: true,
    showChoices: true,
    stdout: (line) => output.push(line),
    stderr: () => {},
    onError: mistake,
  });
}
