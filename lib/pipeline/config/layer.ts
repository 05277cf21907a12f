/** Layers: each reads one source of values and checks them against the table of keys. */
import { type Diagnostic, type Host, lineColumn } from "@maze/base";
import { pipelineErrors } from "../errors.ts";
import {
  badValue,
  diagnosticOf,
  type Fault,
  misplacedKey,
  Problems,
  secretFault,
  unknownKey,
  unknownSection,
} from "./problems.ts";
import { configKeys, isKeyName, keyNames, sectionNames, variableOf } from "./schema/keys.ts";
import { isSecretName, isSecretText } from "./schema/secret.ts";
import type { ConfigValue, KeyName, LayerKind } from "./schema/settings.ts";
import { acceptValue, describeValue, parseValue } from "./schema/value.ts";
import { readToml, type TomlLeaf, type TomlText } from "./toml/read.ts";

/** A value of one layer, and where it stands. */
export interface LayerEntry {
  /** The value. */
  readonly value: ConfigValue;
  /** Place in a file (`path:line:column`), name of a variable or of an option. */
  readonly where: string;
}

/** One source of values. */
export interface Layer {
  /** Which one it is. */
  readonly kind: LayerKind;
  /** Its values by key. */
  readonly entries: ReadonlyMap<KeyName, LayerEntry>;
  /** Why its values have no effect, where they have none. */
  readonly ignored?: "untrusted";
}

/** A value given on the command line or by a caller. */
export interface FlagValue {
  /** Dotted name of the key, as it was written. */
  readonly key: string;
  /** The value; text is read as the type of the key wants it. */
  readonly value: ConfigValue;
  /** The option, for messages: `--set`. */
  readonly flag: string;
}

/** A layer with what is wrong in its source. */
export interface LayerReading {
  /** The values that are right. */
  readonly layer: Layer;
  /** What is wrong with the others. */
  readonly problems: readonly Diagnostic[];
}

type ReadToml = Extract<TomlText, { kind: "toml" }>;

/** Reports unknown sections once each, and tells which leaves need no report of their own. */
function checkHeaders({ headers }: ReadToml, problems: Problems): Set<string> {
  const unknown = new Set<string>();
  for (const { path, span } of headers) {
    const id = JSON.stringify(path);
    if (unknown.has(id) || (path.length === 1 && sectionNames.includes(path[0]!))) continue;
    unknown.add(id);
    problems.add(() => unknownSection(path.join(".")), span);
  }
  return unknown;
}

function isUnder(sections: ReadonlySet<string>, path: readonly string[]): boolean {
  return path.some((_, index) => sections.has(JSON.stringify(path.slice(0, index + 1))));
}

function holdsSecret(name: string, value: unknown): boolean {
  return (!isKeyName(name) && isSecretName(name)) || isSecretText(JSON.stringify(value) ?? "");
}

/** The value of a leaf where it is right, or what is wrong with it. */
function checkLeaf(leaf: TomlLeaf, kind: LayerKind): ConfigValue | (() => Fault) {
  const name = leaf.path.join(".");
  if (!isKeyName(name)) return () => unknownKey(name);
  const { refusedIn, type } = configKeys[name];
  if (refusedIn?.some((refused) => refused === kind)) return () => misplacedKey(name);
  return acceptValue(type, leaf.value) ?? (() => badValue(name, describeValue(leaf.value)));
}

/**
 * Reads the layer of a TOML file.
 *
 * @param kind Which layer it is.
 * @param path Path of the file, for messages.
 * @param options The text of the file.
 * @returns The values that are right, and every problem of the rest.
 */
export function fileLayer(
  kind: "user" | "project",
  path: string,
  { text }: { readonly text: string },
): LayerReading {
  const entries = new Map<KeyName, LayerEntry>();
  const problems = new Problems(path, text);
  const read = readToml(text);
  if (read.kind === "broken") {
    const { place, reason, span } = read;
    const line = text.split("\n")[place.line - 1] ?? "";
    const hidden = isSecretText(line) || isSecretName(line.split("=")[0]!.trim());
    const message = `Cannot read the configuration: ${reason}, expected TOML`;
    const suggestion = "correct the line by hand";
    problems.add(() => ({ kind: pipelineErrors.brokenConfig, message, suggestion }), span, {
      hidden,
    });
    return { layer: { kind, entries }, problems: problems.list() };
  }
  const unknown = checkHeaders(read, problems);
  for (const leaf of read.leaves) {
    const name = leaf.path.join(".");
    if (holdsSecret(name, leaf.value)) {
      problems.add(() => secretFault(name), leaf.key, { hidden: true });
      continue;
    }
    if (isUnder(unknown, leaf.path)) continue;
    const checked = checkLeaf(leaf, kind);
    if (typeof checked === "function") {
      problems.add(checked, (isKeyName(name) ? leaf.span : undefined) ?? leaf.key);
    } else {
      const place = leaf.key && lineColumn(text, leaf.key.start);
      const where = place ? `${path}:${place.line}:${place.column}` : path;
      entries.set(name as KeyName, { value: checked, where });
    }
  }
  return { layer: { kind, entries }, problems: problems.list() };
}

/** The layer of the variables `MAZE_SECTION_KEY`; an empty variable counts as absent. */
export function environmentLayer(host: Pick<Host, "environment">): LayerReading {
  const entries = new Map<KeyName, LayerEntry>();
  const problems: Diagnostic[] = [];
  for (const name of keyNames) {
    const where = variableOf(name);
    const word = host.environment(where);
    if (word === undefined || word === "") continue;
    const value = parseValue(configKeys[name].type, word);
    if (value !== undefined) entries.set(name, { value, where });
    else problems.push(diagnosticOf(badValue(name, `${where}=${describeValue(word)}`)));
  }
  return { layer: { kind: "environment", entries }, problems };
}

/** The layer of the command line; of two values for a key the later one counts. */
export function flagLayer(flags: readonly FlagValue[]): LayerReading {
  const entries = new Map<KeyName, LayerEntry>();
  const problems: Diagnostic[] = [];
  for (const { flag, key, value: given } of flags) {
    if (!isKeyName(key)) {
      problems.push(diagnosticOf(isSecretName(key) ? secretFault(key) : unknownKey(key)));
      continue;
    }
    const { type } = configKeys[key];
    const value = typeof given === "string" ? parseValue(type, given) : acceptValue(type, given);
    if (value !== undefined) entries.set(key, { value, where: flag });
    else problems.push(diagnosticOf(badValue(key, `${flag} ${describeValue(given)}`)));
  }
  return { layer: { kind: "flag", entries }, problems };
}

/** The layer under all others. */
export function defaultLayer(): Layer {
  const entries = keyNames.map((name): [KeyName, LayerEntry] => [
    name,
    { value: configKeys[name].default, where: "built in" },
  ]);
  return { kind: "default", entries: new Map(entries) };
}
