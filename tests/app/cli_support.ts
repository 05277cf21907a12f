/** Surroundings without a machine: what a command writes is kept, signals are sent by hand. */
import { type Host, type Log, memoryHost } from "@maze/base";
import { runCommandLine } from "../../lib/app/command/frame.ts";
import type { Command } from "../../lib/app/command/contract.ts";
import { commands } from "../../lib/app/command/registry.ts";
import { heldBytes } from "../../lib/app/host/memory.ts";
import { hostVocabularies } from "../../lib/app/host/vocabularies.ts";
import type { EndSignal, LogRequest, Surroundings } from "../../lib/app/terminal/contract.ts";

export const USER_FILE = "/u/.config/maze/config.toml";
export const PROJECT_FILE = "/p/.maze/config.toml";

/** How a command is called. */
export interface Call {
  readonly files?: Readonly<Record<string, string>>;
  readonly host?: Host;
  readonly variables?: Readonly<Record<string, string>>;
  readonly folder?: string;
  /** Which streams are a terminal, and how wide. */
  readonly terminal?: { readonly columns: number; readonly input?: boolean };
  /** Answers to questions, in order. */
  readonly answers?: readonly (boolean | undefined)[];
  readonly commands?: readonly Command[];
  readonly onStart?: (send: (signal: EndSignal) => void) => void;
  readonly failLog?: boolean;
  /** What standard input holds. */
  readonly input?: Uint8Array;
}

/** What a call left. */
export interface Called {
  readonly status: number;
  readonly output: string;
  readonly error: string;
  readonly questions: readonly string[];
  readonly logged: readonly { readonly level: string; readonly message: string }[];
  readonly requests: readonly LogRequest[];
  readonly exits: readonly number[];
  readonly host: Host;
}

export function hostOf(call: Call): Host {
  if (call.host) return call.host;
  const variables: Record<string, string> = { HOME: "/u", ...call.variables };
  return { ...memoryHost(call.files), environment: (name) => variables[name] };
}

export async function callMaze(args: readonly string[], call: Call = {}): Promise<Called> {
  const host = hostOf(call);
  const written = { output: "", error: "" };
  const questions: string[] = [];
  const logged: { level: string; message: string }[] = [];
  const requests: LogRequest[] = [];
  const exits: number[] = [];
  const handlers = new Map<EndSignal, () => void>();
  const answers = [...call.answers ?? []];
  const isTerminal = call.terminal !== undefined;
  const surroundings: Surroundings = {
    host,
    folder: call.folder ?? "/p",
    terminal: {
      isTerminal: {
        input: isTerminal && (call.terminal?.input ?? true),
        output: isTerminal,
        error: isTerminal,
      },
      readInput: () => Promise.resolve(call.input ?? new Uint8Array()),
      columns: () => call.terminal?.columns ?? 0,
      writeOutput: (text) => void (written.output += text),
      writeError: (text) => void (written.error += text),
      onSignal: (signal, handler) => {
        handlers.set(signal, handler);
        return () => handlers.delete(signal);
      },
      onUncaught: () => () => {},
      ask: (question) => {
        questions.push(question);
        return Promise.resolve(answers.shift());
      },
      exit: (status) => {
        exits.push(status);
        throw new Error(`Cannot go on: ended with ${status}`);
      },
    },
    openLog: (request) => {
      requests.push(request);
      if (call.failLog && request.path) {
        return Promise.reject(Object.assign(new Error("no room"), { code: "ENOSPC" }));
      }
      const log: Log = {
        write: (level, message) => {
          logged.push({ level, message });
          request.line?.(`${level} ${message}`);
        },
      };
      return Promise.resolve({ log, close: () => Promise.resolve() });
    },
    openFile: async (path) => {
      const data = await host.files.read(path);
      return data && new Blob([data.slice()]).stream();
    },
    vocabularies: { ...hostVocabularies(host), file: (path) => host.files.read(path) },
    heldBytes,
    runtime: () =>
      Promise.resolve({
        deno: "2.9.6",
        v8: "15",
        system: "test",
        executable: "/bin/deno",
        permissions: [{ name: "read", state: "granted" }],
      }),
  };
  call.onStart?.((signal) => handlers.get(signal)?.());
  const status = await runCommandLine(args, surroundings, { commands: call.commands ?? commands });
  return {
    status,
    output: written.output,
    error: written.error,
    questions,
    logged,
    requests,
    exits,
    host,
  };
}

/** The envelope that a call printed, and nothing else. */
// deno-lint-ignore no-explicit-any
export function envelopeIn({ output }: Pick<Called, "output">): Record<string, any> {
  return JSON.parse(output);
}
