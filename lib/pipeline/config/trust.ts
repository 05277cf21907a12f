/**
 * Trust of a repository's own configuration. It has no effect until the user has accepted exactly
 * the bytes it has: `trust.json` maps the real path of a project to the SHA-256 of its
 * configuration, and a changed configuration is asked about anew.
 */
import { type Diagnostic, type Host, MazeError } from "@maze/base";
import { pipelineErrors } from "../errors.ts";
import type { ConfigPlaces } from "./places.ts";
import { readConfigFile } from "./file.ts";
import { diagnosticOf } from "./problems.ts";
import { quoteText } from "./schema/value.ts";

/** Form of `trust.json`. */
const VERSION = 1;

/** Largest list that is read, in bytes. */
const MAX_BYTES = 2 ** 22;

/** How a project's own configuration stands with the user. */
export type TrustState =
  | { readonly kind: "none" }
  | { readonly kind: "trusted"; readonly digest: string }
  | {
    readonly kind: "untrusted";
    /** SHA-256 of the configuration as it is. */
    readonly digest: string;
    /** Whether it was never accepted, or has changed since. */
    readonly reason: "new" | "changed";
  };

/** The list, as far as it can be read. */
export interface TrustList {
  /** Digest by real path of the project. */
  readonly trusted: ReadonlyMap<string, string>;
  /** Why it was left aside, where it was. */
  readonly problem?: Diagnostic;
  /** Whether it was written by a later version, and must not be overwritten. */
  readonly later?: boolean;
}

function unusable(path: string, reason: string, later = false): TrustList {
  const fault = {
    kind: pipelineErrors.brokenTrust,
    message: `Cannot use ${quoteText(path)}: ${reason}; no repository is trusted`,
    suggestion: later
      ? "use the newer version of maze"
      : "run maze config trust in each project anew",
  };
  return { trusted: new Map(), problem: { ...diagnosticOf(fault, "warning"), path }, later };
}

/** Reads the list of trusted repositories; one that cannot be read trusts nothing. */
export async function readTrustList(host: Host, path: string): Promise<TrustList> {
  let text: string | undefined;
  try {
    const info = await host.files.stat(path);
    if (info && info.size > MAX_BYTES) return unusable(path, `it has ${info.size} bytes`);
    text = await host.files.readText(path);
  } catch (error) {
    return unusable(path, error instanceof Error ? error.message : String(error));
  }
  if (text === undefined) return { trusted: new Map() };
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch {
    return unusable(path, "it is not JSON");
  }
  if (typeof content !== "object" || content === null) return unusable(path, "it is not an object");
  const { trusted, version } = content as { version?: unknown; trusted?: unknown };
  if (version !== VERSION) {
    const isLater = typeof version === "number" && version > VERSION;
    return unusable(path, `it is of version ${version}, expected ${VERSION}`, isLater);
  }
  if (typeof trusted !== "object" || trusted === null) return unusable(path, "it lists nothing");
  const entries = Object.entries(trusted).filter((entry): entry is [string, string] =>
    typeof entry[1] === "string"
  );
  return { trusted: new Map(entries) };
}

/** A project's configuration, as the list names it. */
export interface TrustSubject {
  /** Path of the project with links resolved. */
  readonly realRoot: string;
  /** SHA-256 of its configuration. */
  readonly digest: string;
}

/** How a configuration stands. */
export function trustStateOf(list: TrustList, { digest, realRoot }: TrustSubject): TrustState {
  const accepted = list.trusted.get(realRoot);
  if (accepted === digest) return { kind: "trusted", digest };
  return { kind: "untrusted", digest, reason: accepted === undefined ? "new" : "changed" };
}

async function writeTrust(
  host: Host,
  places: ConfigPlaces,
  change: (trusted: Map<string, string>, realRoot: string) => void,
): Promise<void> {
  const { root, trustFile } = places;
  if (!trustFile) {
    throw new MazeError(
      pipelineErrors.noUserFolder,
      "Cannot remember trust: neither XDG_CONFIG_HOME nor HOME is set, expected one of them",
      { fix: "set HOME" },
    );
  }
  const list = await readTrustList(host, trustFile);
  if (list.later) {
    throw new MazeError(pipelineErrors.brokenTrust, `Cannot write: ${list.problem?.message}`, {
      fix: "use the newer version of maze",
    });
  }
  if (list.problem) await host.files.rename(trustFile, `${trustFile}.broken`);
  const trusted = new Map(list.trusted);
  change(trusted, await host.files.realPath(root) ?? root);
  const sorted = Object.fromEntries([...trusted].sort(([left], [right]) => left < right ? -1 : 1));
  const text = JSON.stringify({ version: VERSION, trusted: sorted }, undefined, 2) + "\n";
  await host.files.write(trustFile, text, { mode: 0o600 });
}

/**
 * Accepts the configuration of a project as it is now.
 *
 * @param host The file system.
 * @param places Where the project and the list stand.
 * @param options With `digest`, only a configuration of that SHA-256 is accepted: what the user was
 *   shown.
 * @returns The digest that is trusted from now on; `undefined` where the project has none.
 * @throws {MazeError} When the configuration cannot be read or has changed, or there is no folder to
 *   keep the list in.
 *
 * @example
 * ```ts
 * import { memoryHost } from "@maze/base";
 * import { findPlaces, loadConfig, trustProject } from "@maze/pipeline";
 * import { assertEquals } from "@std/assert";
 *
 * const files = { "/p/.maze/config.toml": "[generation]\nseed = 7\n" };
 * const host = { ...memoryHost(files), environment: (name: string) => name === "HOME" ? "/u" : undefined };
 * assertEquals((await loadConfig(host, { folder: "/p" })).settings.generation.seed, 0);
 * await trustProject(host, await findPlaces(host, "/p"));
 * assertEquals((await loadConfig(host, { folder: "/p" })).settings.generation.seed, 7);
 * ```
 */
export async function trustProject(
  host: Host,
  places: ConfigPlaces,
  options: { readonly digest?: string } = {},
): Promise<string | undefined> {
  const file = await readConfigFile(host, places.projectFile, { inside: places.root });
  if (file.kind === "absent") return;
  if (file.kind === "unreadable") {
    throw new MazeError(file.fault.kind, file.fault.message, { fix: file.fault.suggestion });
  }
  if (options.digest !== undefined && file.digest !== options.digest) {
    throw new MazeError(
      pipelineErrors.changedConfig,
      `Cannot trust ${quoteText(places.projectFile)}: it has just changed, expected what was shown`,
      { fix: "read it and run the command again" },
    );
  }
  await writeTrust(host, places, (trusted, root) => trusted.set(root, file.digest));
  return file.digest;
}

/**
 * Takes back the trust in a project.
 *
 * @param host The file system.
 * @param places Where the project and the list stand.
 * @throws {MazeError} When there is no folder to keep the list in.
 *
 * @example
 * ```ts
 * import { memoryHost } from "@maze/base";
 * import { distrustProject, findPlaces, loadConfig, trustProject } from "@maze/pipeline";
 * import { assertEquals } from "@std/assert";
 *
 * const files = { "/p/.maze/config.toml": "" };
 * const host = { ...memoryHost(files), environment: (name: string) => name === "HOME" ? "/u" : undefined };
 * const places = await findPlaces(host, "/p");
 * await trustProject(host, places);
 * await distrustProject(host, places);
 * assertEquals((await loadConfig(host, { folder: "/p" })).trust.kind, "untrusted");
 * ```
 */
export async function distrustProject(host: Host, places: ConfigPlaces): Promise<void> {
  await writeTrust(host, places, (trusted, root) => trusted.delete(root));
}
