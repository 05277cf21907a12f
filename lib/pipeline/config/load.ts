/** Loads a configuration: places, layers, trust, merge. Problems are collected, not thrown. */
import { type Diagnostic, type Host, MazeError } from "@maze/base";
import { pipelineErrors } from "../errors.ts";
import { type ConfigFile, readConfigFile } from "./file.ts";
import {
  defaultLayer,
  environmentLayer,
  fileLayer,
  flagLayer,
  type FlagValue,
  type Layer,
  type LayerReading,
} from "./layer.ts";
import { type ConfigPlaces, findPlaces } from "./places.ts";
import { diagnosticOf } from "./problems.ts";
import type { ConfigValue, Settings } from "./schema/settings.ts";
import { readTrustList, type TrustList, type TrustState, trustStateOf } from "./trust.ts";

/** What to load. */
export interface LoadOptions {
  /** Absolute path of the folder the user is in. */
  readonly folder: string;
  /** Values of the command line. */
  readonly flags?: readonly FlagValue[];
}

/** A configuration with everything that is known of it. */
export interface Config {
  /** The values that hold; those of a layer with problems fall back to the layer below. */
  readonly settings: Settings;
  /** The layers from the weakest to the strongest. */
  readonly layers: readonly Layer[];
  /** What is wrong: errors, and warnings about what was left aside. */
  readonly problems: readonly Diagnostic[];
  /** Where it stands. */
  readonly places: ConfigPlaces;
  /** How the project's own configuration stands with the user. */
  readonly trust: TrustState;
}

function readingOf(kind: "user" | "project", path: string, file: ConfigFile): LayerReading {
  if (file.kind === "text") return fileLayer(kind, path, file);
  const problems = file.kind === "absent" ? [] : [{ ...diagnosticOf(file.fault), path }];
  return { layer: { kind, entries: new Map() }, problems };
}

/** The values that hold, from layers ordered from the weakest to the strongest. */
export function mergeLayers(layers: readonly Layer[]): Settings {
  const settings: Record<string, Record<string, ConfigValue>> = {};
  for (const { entries, ignored } of layers) {
    if (ignored) continue;
    for (const [name, { value }] of entries) {
      const dot = name.indexOf(".");
      (settings[name.slice(0, dot)] ??= {})[name.slice(dot + 1)] = value;
    }
  }
  return settings as unknown as Settings; // the layer of defaults has every key, by its type
}

/** What an untrusted configuration leaves: its layer without effect, its errors as a warning. */
function untrusted(
  { layer, problems }: LayerReading,
  path: string,
  reason: "new" | "changed",
): LayerReading {
  const why = reason === "new"
    ? "nobody has trusted it yet"
    : "it has changed since it was trusted";
  const errors = problems.length;
  const fault = {
    kind: pipelineErrors.untrustedConfig,
    message:
      `Cannot apply the configuration of this project: ${why}, expected the user's consent; ` +
      "it has no effect",
    suggestion: "read it, then run maze config trust",
  };
  const notes = errors > 0
    ? { notes: [`it has ${errors} ${errors > 1 ? "errors" : "error"}`] }
    : {};
  return {
    layer: { ...layer, ignored: "untrusted" },
    problems: [{ ...diagnosticOf(fault, "warning"), ...notes, path }],
  };
}

/**
 * Loads the configuration that holds in a folder: built-in values, those of the user, those of the
 * project once it is trusted, the environment, the command line.
 *
 * @param host Files and environment.
 * @param options The folder and the values of the command line.
 * @returns The values with their layers, their problems and the state of trust; never throws for what
 *   is wrong in a file.
 *
 * @example
 * ```ts
 * import { memoryHost } from "@maze/base";
 * import { loadConfig } from "@maze/pipeline";
 * import { assertEquals } from "@std/assert";
 *
 * const flags = [{ key: "generation.temperature", value: "0.2", flag: "--set" }];
 * const { settings } = await loadConfig(memoryHost(), { folder: "/p", flags });
 * assertEquals([settings.generation.temperature, settings.generation.max_tokens], [0.2, 2048]);
 * ```
 */
export async function loadConfig(host: Host, options: LoadOptions): Promise<Config> {
  const places = await findPlaces(host, options.folder);
  const { projectFile, root, trustFile, userFile } = places;
  const [userText, projectText, list] = await Promise.all([
    userFile ? readConfigFile(host, userFile) : { kind: "absent" } as const,
    readConfigFile(host, projectFile, { inside: root }),
    trustFile ? readTrustList(host, trustFile) : { trusted: new Map() } as TrustList,
  ]);
  const user = readingOf("user", userFile ?? "", userText);
  let project = readingOf("project", projectFile, projectText);
  let trust: TrustState = { kind: "none" };
  if (projectText.kind === "text") {
    const realRoot = await host.files.realPath(root) ?? root;
    trust = trustStateOf(list, { realRoot, digest: projectText.digest });
    if (trust.kind === "untrusted") project = untrusted(project, projectFile, trust.reason);
  }
  const environment = environmentLayer(host);
  const flags = flagLayer(options.flags ?? []);
  const readings = [user, project, environment, flags];
  const layers = [defaultLayer(), ...readings.map(({ layer }) => layer)];
  const problems = readings.flatMap((reading) => reading.problems);
  if (list.problem) problems.push(list.problem);
  return { settings: mergeLayers(layers), layers, problems, places, trust };
}

/**
 * Refuses a configuration with errors.
 *
 * @param config A loaded configuration.
 * @throws {MazeError} With the code of the first error and all of them as diagnostics.
 *
 * @example
 * ```ts
 * import { memoryHost } from "@maze/base";
 * import { loadConfig, requireSound } from "@maze/pipeline";
 * import { assertThrows } from "@std/assert";
 *
 * const flags = [{ key: "generation.temprature", value: "0.2", flag: "--set" }];
 * const config = await loadConfig(memoryHost(), { folder: "/p", flags });
 * assertThrows(() => requireSound(config), Error, "generation.temperature");
 * ```
 */
export function requireSound(config: Pick<Config, "problems">): void {
  const errors = config.problems.filter(({ severity }) => severity === "error");
  const [first] = errors;
  if (!first) return;
  const kind = Object.values(pipelineErrors).find(({ code }) => code === first.code) ??
    pipelineErrors.badConfigValue;
  const more = errors.length > 1 ? ` (and ${errors.length - 1} more)` : "";
  throw new MazeError(kind, first.message + more, { fix: first.suggestion, diagnostics: errors });
}
