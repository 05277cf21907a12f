/** Writes configuration files: one value at a time, or the first file of a project. */
import { type Host, MazeError } from "@maze/base";
import { pipelineErrors } from "../errors.ts";
import { readConfigFile } from "./file.ts";
import { requireKey } from "./explain.ts";
import { fileLayer } from "./layer.ts";
import { requireSound } from "./load.ts";
import type { ConfigPlaces } from "./places.ts";
import { badValue, type Fault, misplacedKey, secretFault } from "./problems.ts";
import { configKeys, keyNames, sectionNames } from "./schema/keys.ts";
import { isSecretText } from "./schema/secret.ts";
import type { ConfigValue, KeyName } from "./schema/settings.ts";
import { describeValue, formatValue, parseValue, quoteText } from "./schema/value.ts";
import { readTrustList, trustProject, trustStateOf } from "./trust.ts";
import { editToml } from "./toml/edit.ts";

/** Where a value goes. */
export interface SetOptions {
  /** The file of the project, or that of the user. */
  readonly layer: "project" | "user";
  /** Dotted name of the key. */
  readonly key: string;
  /** The value as a word; read as the type of the key wants it. */
  readonly value: string;
}

/** What was written. */
export interface SetResult {
  /** The key. */
  readonly key: KeyName;
  /** The value as it stands in the file now. */
  readonly value: ConfigValue;
  /** The file. */
  readonly path: string;
  /** Whether the value has effect: false where the project's configuration was not trusted before. */
  readonly effective: boolean;
}

function refuse({ kind, message, suggestion }: Fault): never {
  throw new MazeError(kind, message, { fix: suggestion });
}

/**
 * Sets one value in a configuration file; comments and all other lines stay as they are. The file is
 * replaced whole. A project's configuration that was trusted, or did not exist, is trusted after.
 *
 * @param host The file system.
 * @param places Where the files stand.
 * @param options The file, the key and the value.
 * @returns What was written, and whether it has effect.
 * @throws {MazeError} When the key or the value is wrong, is a secret, may not stand in that file; or
 *   the file is broken, cannot be edited or changed meanwhile.
 *
 * @example
 * ```ts
 * import { memoryHost } from "@maze/base";
 * import { findPlaces, setKey } from "@maze/pipeline";
 * import { assertEquals } from "@std/assert";
 *
 * const files = { "/u/.config/maze/config.toml": "[generation]\nseed = 1 # mine\n" };
 * const host = { ...memoryHost(files), environment: (name: string) => name === "HOME" ? "/u" : undefined };
 * const places = await findPlaces(host, "/p");
 * await setKey(host, places, { layer: "user", key: "generation.seed", value: "2" });
 * assertEquals(
 *   await host.files.readText("/u/.config/maze/config.toml"),
 *   "[generation]\nseed = 2 # mine\n",
 * );
 * ```
 */
export async function setKey(
  host: Host,
  places: ConfigPlaces,
  options: SetOptions,
): Promise<SetResult> {
  const { layer, value: word } = options;
  const key = requireKey(options.key);
  const value = parseValue(configKeys[key].type, word);
  if (isSecretText(word)) refuse(secretFault(key));
  if (value === undefined) refuse(badValue(key, describeValue(word)));
  if (layer === "project" && configKeys[key].refusedIn?.includes("project")) {
    refuse(misplacedKey(key));
  }
  const path = layer === "project" ? places.projectFile : places.userFile;
  if (!path) {
    throw new MazeError(
      pipelineErrors.noUserFolder,
      "Cannot set a value for the user: neither XDG_CONFIG_HOME nor HOME is set, expected one",
      { fix: "set HOME" },
    );
  }
  const inside = layer === "project" ? { inside: places.root } : {};
  const before = await readConfigFile(host, path, inside);
  if (before.kind === "unreadable") refuse(before.fault);
  const isTrusted = layer === "user" || before.kind === "absent" ||
    await isTrustedDigest(host, places, before.digest);

  const text = before.kind === "text" ? before.text : "";
  const reading = fileLayer(layer, path, { text });
  const isBroken = reading.problems.some(({ code }) => code === pipelineErrors.brokenConfig.code);
  if (isBroken) requireSound(reading);
  const [section = "", name = ""] = key.split(".");
  const edited = editToml(text, { section, key: name, value: formatValue(value) });
  if (edited === undefined) {
    throw new MazeError(
      pipelineErrors.uneditableConfig,
      `Cannot set ${key} in ${quoteText(path)}: the file is written in an unusual form`,
      { fix: `write ${name} = ${formatValue(value)} under [${section}] by hand` },
    );
  }
  await replace(
    host,
    { path, inside, before: before.kind === "text" ? before : undefined },
    edited,
  );
  if (layer === "project" && isTrusted && places.trustFile) {
    await trustProject(host, places, { digest: host.digest(edited) });
  }
  return { key, value, path, effective: isTrusted && !(layer === "project" && !places.trustFile) };
}

async function isTrustedDigest(host: Host, places: ConfigPlaces, digest: string): Promise<boolean> {
  if (!places.trustFile) return false;
  const list = await readTrustList(host, places.trustFile);
  const realRoot = await host.files.realPath(places.root) ?? places.root;
  return trustStateOf(list, { realRoot, digest }).kind === "trusted";
}

/** A file that is about to be replaced, and what it was when it was read. */
interface Target {
  readonly path: string;
  readonly inside: { readonly inside?: string };
  readonly before: { readonly digest: string; readonly real: string } | undefined;
}

/** Writes whole, through a link where there is one, unless the file changed since it was read. */
async function replace(host: Host, { before, inside, path }: Target, text: string): Promise<void> {
  const now = await readConfigFile(host, path, inside);
  if ((now.kind === "text" ? now.digest : undefined) !== before?.digest) {
    throw new MazeError(
      pipelineErrors.changedConfig,
      `Cannot write ${quoteText(path)}: it has just changed, expected what was read`,
      { fix: "run the command again" },
    );
  }
  const real = before?.real ?? path;
  const mode = (await host.files.stat(real))?.mode;
  await host.files.write(real, text, mode === undefined ? {} : { mode });
}

/**
 * Writes the text of a project's first configuration: its own values, and every other key as a
 * comment with its default.
 *
 * @param values Values to set, by key.
 * @returns The text of a `config.toml`.
 *
 * @example
 * ```ts
 * import { initialConfig } from "@maze/pipeline";
 * import { assert } from "@std/assert";
 *
 * assert(initialConfig(new Map([["project.name", "shop"]])).includes('\nname = "shop"\n'));
 * ```
 */
export function initialConfig(values: ReadonlyMap<KeyName, ConfigValue>): string {
  const lines = [
    "# Configuration of this project for MAZE. What is commented out shows the default;",
    "# maze config explain KEY tells where the value of a key comes from.",
  ];
  for (const section of sectionNames) {
    const keys = keyNames.filter((name) =>
      name.startsWith(`${section}.`) && !configKeys[name].refusedIn?.includes("project")
    );
    if (keys.length === 0) continue;
    lines.push("", `[${section}]`);
    for (const name of keys) {
      const { default: fallback, description } = configKeys[name];
      const value = values.get(name);
      lines.push(`# ${description}`);
      const written = `${name.slice(section.length + 1)} = ${formatValue(value ?? fallback)}`;
      lines.push(value === undefined ? `# ${written}` : written);
    }
  }
  return lines.join("\n") + "\n";
}
