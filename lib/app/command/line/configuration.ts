/** Loads the configuration of a command, and settles trust before anything of it takes effect. */
import { type Host, joinPath, type LogLevel, MazeError } from "@maze/base";
import {
  type Config,
  type FlagValue,
  formatValue,
  loadConfig,
  requireSound,
  trustProject,
} from "@maze/pipeline";
import { appErrors } from "../../errors.ts";
import type { Display } from "../../terminal/display.ts";
import { showDiagnostics } from "../../terminal/problems.ts";
import type { Style } from "../../terminal/style.ts";
import type { Invocation } from "../contract.ts";
import type { SharedOptions } from "./parse.ts";

/** What loading needs. */
export interface ConfigurationOptions {
  /** The command with its options. */
  readonly invocation: Invocation;
  /** Options that every command takes. */
  readonly shared: SharedOptions;
  /** Absolute path of the folder the user is in. */
  readonly folder: string;
  /** Where notices go. */
  readonly display: Display;
  /** Styles of standard error. */
  readonly style: Style;
  /** Asks for yes or no; `undefined` where nobody can be asked. */
  readonly ask: (question: string) => Promise<boolean | undefined>;
}

/** Most values of an untrusted configuration that a question shows. */
const SHOWN_VALUES = 12;

/** The folder that a path of an option names. */
async function namedFolder(host: Host, folder: string, path: string): Promise<string> {
  const absolute = joinPath(folder, path.replaceAll("\\", "/"));
  const real = await host.files.realPath(absolute);
  if (real !== undefined && (await host.files.stat(real))?.kind === "directory") return absolute;
  throw new MazeError(
    appErrors.noFolder,
    `Cannot work in ${absolute}: ${real === undefined ? "nothing is there" : "it is a file"}, ` +
      "expected a folder",
    { fix: "name the folder of a project" },
  );
}

function question(config: Config): string {
  const layer = config.layers.find(({ kind }) => kind === "project");
  const values = [...layer?.entries ?? []].map(([name, { value }]) =>
    `${name} = ${formatValue(value)}`
  );
  const shown = values.slice(0, SHOWN_VALUES).map((line) => `\n  ${line}`).join("");
  const more = values.length > SHOWN_VALUES ? `\n  and ${values.length - SHOWN_VALUES} more` : "";
  const changed = config.trust.kind === "untrusted" && config.trust.reason === "changed";
  const what = changed ? "has changed since you trusted it" : "is not trusted yet";
  return `${config.places.projectFile} ${what}. It sets:${
    shown || "\n  nothing"
  }${more}\nTrust it?`;
}

/** Whether the user accepts the project's configuration as it was just read. */
async function accepts(config: Config, options: ConfigurationOptions): Promise<boolean> {
  const { ask, invocation, shared } = options;
  if (shared.trust) return true;
  return !invocation.lenient && (await ask(question(config))) === true;
}

function flagsOf({ invocation, shared }: ConfigurationOptions): FlagValue[] {
  const level: LogLevel | undefined = shared.logLevel;
  const levels = level ? [{ key: "logging.level", value: level, flag: "--log-level" }] : [];
  return [...shared.settings, ...levels, ...invocation.settings];
}

/**
 * Loads the configuration of a command.
 *
 * @param host Files and environment.
 * @param options The command, where notices go, and who can be asked.
 * @returns The configuration; an untrusted project's own has no effect in it.
 * @throws {MazeError} When it has errors and the command does not run with those.
 */
export async function openConfiguration(
  host: Host,
  options: ConfigurationOptions,
): Promise<Config> {
  const { display, invocation, style } = options;
  const folder = invocation.project === undefined
    ? options.folder
    : await namedFolder(host, options.folder, invocation.project);
  const request = { folder, flags: flagsOf(options) };
  let config = await loadConfig(host, request);
  if (config.trust.kind === "untrusted" && await accepts(config, options)) {
    await trustProject(host, config.places, { digest: config.trust.digest });
    config = await loadConfig(host, request);
  }
  if (!invocation.lenient) requireSound(config);
  for (const line of await showDiagnostics(config.problems, { host, style })) display.notice(line);
  return config;
}
