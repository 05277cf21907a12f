/**
 * What a command is. Each file of this folder's subfolders makes one with `defineCommand`: a parser
 * of its own options and a function that does the work, and names it in `registry.ts`. The frame does
 * the rest: options that all commands share, configuration, trust, log, progress, the envelope, exit.
 */
import type { ExitStatus, Host, Log, Progress, Receipt } from "@maze/base";
import type { Config, FlagValue, VocabularySource } from "@maze/pipeline";
import { command, map, or, type Parser } from "@optique/core";
import { lineBreak, type Message, text } from "@optique/core/message";
import type { Permission, RuntimeFacts } from "../terminal/contract.ts";
import type { EnvelopeError, Usage } from "../terminal/envelope.ts";
import type { Style } from "../terminal/style.ts";

export type { Permission, RuntimeFacts, Usage };

/** What a command is given. */
export interface CommandContext {
  /** Files, processes, clock, environment. */
  readonly host: Host;
  /** Absolute path of the folder the user is in. */
  readonly folder: string;
  /** The configuration that holds. */
  readonly config: Config;
  /** Where progress goes. */
  readonly progress: Progress;
  /** Where log lines go. */
  readonly log: Log;
  /** Aborted when the user or the system ends the command. */
  readonly signal: AbortSignal;
  /** Whether the result is printed as one JSON object. */
  readonly json: boolean;
  /** Whether only results and errors are wanted. */
  readonly quiet: boolean;
  /** Width of standard output in columns; 0 where it is unknown. */
  readonly columns: number;
  /** Styles of standard output. */
  readonly style: Style;
  /** Prints a part of the result before the end; nothing with `--json`. A line end is added. */
  print(text: string): void;
  /** Tells the user something on standard error; nothing with `--quiet`. */
  notice(text: string): void;
  /** Asks for yes or no; `undefined` where nobody can be asked. */
  ask(question: string): Promise<boolean | undefined>;
  /** Facts about the program that runs. */
  runtime(): Promise<RuntimeFacts>;
  /** Reads standard input to its end. */
  readInput(): Promise<Uint8Array>;
  /** The bytes of a file piece by piece; `undefined` where there is no such file. */
  openFile(path: string): Promise<ReadableStream<Uint8Array<ArrayBuffer>> | undefined>;
  /** Where vocabularies of models come from. */
  readonly vocabularies: VocabularySource;
  /** Bytes that the program's values take, once what it does not need has been let go. */
  heldBytes(): number;
  /** Texts of the demo's project by path; absent where the program was built without it. */
  readonly demoFiles?: () => Promise<ReadonlyMap<string, string>>;
}

/** What a command came to. What could not be done at all is thrown as a `MazeError`. */
export interface CommandResult {
  /** Exit status; 0 where absent. Any other makes the envelope's status `failed`. */
  readonly exit?: ExitStatus;
  /** The result for programs. */
  readonly result: unknown;
  /** The result for people, with styles and without a final line end. */
  readonly text?: string;
  /** Per tier of constraints, how the result was held to it. */
  readonly receipt?: Receipt;
  /** What was used. */
  readonly usage?: Usage;
  /** Why it failed, where one sentence says it. */
  readonly error?: EnvelopeError;
}

/** A command with its parsed options. */
export interface Invocation {
  /** Its words: `config set`. */
  readonly name: string;
  /** Whether it runs with a configuration that has errors. */
  readonly lenient: boolean;
  /** The folder whose configuration holds, where it is not the user's. */
  readonly project: string | undefined;
  /** Values of its own options that stand for keys. */
  readonly settings: readonly FlagValue[];
  /** Does the work. */
  run(context: CommandContext): Promise<CommandResult>;
}

/** A parser of a command's words and options. */
export type CommandParser = Parser<"sync", { readonly invocation: Invocation }, unknown>;

/** A command or a group of commands. */
export interface Command {
  /** Its word. */
  readonly name: string;
  /** Reads its words and options. */
  readonly parser: CommandParser;
  /** The commands of a group. */
  readonly commands?: readonly Command[];
}

/** What a command is made from. */
export interface CommandDefinition<Options> {
  /** Its words: `index`, `config set`; the last one is typed by the user here. */
  readonly name: string;
  /** What it does, in a few words without a full stop. */
  readonly brief: string;
  /** What it does, in sentences. */
  readonly description?: string;
  /** Calls that show how it is used. */
  readonly examples: readonly string[];
  /** Reads its own options and arguments. */
  readonly parser: Parser<"sync", Options, unknown>;
  /** Whether it runs with a configuration that has errors; no where absent. */
  readonly lenient?: boolean;
  /** The folder whose configuration holds; the user's where absent. */
  readonly project?: (options: Options) => string | undefined;
  /** Values of its options that stand for keys, so that `explain` and checks know them. */
  readonly settings?: (options: Options) => readonly FlagValue[];
  /** Does the work. */
  readonly run: (context: CommandContext, options: Options) => Promise<CommandResult>;
}

function prose(sentence: string): Message {
  return [text(sentence)];
}

function exampleLines(examples: readonly string[]): Message {
  return [text("Examples:"), ...examples.flatMap((line) => [lineBreak(), text(`  ${line}`)])];
}

/** Makes a command. */
export function defineCommand<Options>(definition: CommandDefinition<Options>): Command {
  const { brief, description, examples, lenient, name, parser, project, run, settings } =
    definition;
  const word = name.split(" ").at(-1)!;
  const help = {
    brief: prose(brief),
    description: prose(description ?? `${brief}.`),
    footer: exampleLines(examples),
  };
  return {
    name: word,
    parser: map(command(word, parser, help), (options): { readonly invocation: Invocation } => ({
      invocation: {
        name,
        lenient: lenient ?? false,
        project: project?.(options),
        settings: settings?.(options) ?? [],
        run: (context) => run(context, options),
      },
    })),
  };
}

/** Makes a group: a word that is followed by the word of one of its commands. */
export function defineGroup(
  name: string,
  commands: readonly Command[],
  options: { readonly brief: string; readonly examples: readonly string[] },
): Command {
  const parser: CommandParser = or(...commands.map((each) => each.parser));
  const help = { brief: prose(options.brief), footer: exampleLines(options.examples) };
  return { name, parser: command(name, parser, help), commands };
}
