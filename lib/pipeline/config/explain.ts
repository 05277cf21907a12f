/** Tells where the value of a key comes from. */
import { MazeError } from "@maze/base";
import type { Layer } from "./layer.ts";
import type { Config } from "./load.ts";
import { secretFault, unknownKey } from "./problems.ts";
import { configKeys, isKeyName, variableOf } from "./schema/keys.ts";
import { isSecretName } from "./schema/secret.ts";
import type { ConfigValue, KeyDefinition, KeyName, LayerKind } from "./schema/settings.ts";

/** What one layer says of a key. */
export interface LayerAnswer {
  /** The layer. */
  readonly layer: LayerKind;
  /** Its value; absent where it has none. */
  readonly value?: ConfigValue;
  /** Where the value stands; what would set it where there is none. */
  readonly where: string;
  /** Why the value has no effect, where it has none. */
  readonly ignored?: Layer["ignored"];
}

/** Where the value of a key comes from. */
export interface Explanation {
  /** The key. */
  readonly key: KeyName;
  /** The value that holds. */
  readonly value: ConfigValue;
  /** The layer that won. */
  readonly winner: LayerKind;
  /** Every layer, from the strongest to the weakest. */
  readonly answers: readonly LayerAnswer[];
  /** What is known of the key. */
  readonly definition: KeyDefinition;
}

/**
 * Checks that a name is that of a key.
 *
 * @param name What the user wrote.
 * @returns The same name.
 * @throws {MazeError} When there is no such key; the fix names the nearest one. Secrets are told apart.
 *
 * @example
 * ```ts
 * import { requireKey } from "@maze/pipeline";
 * import { assertThrows } from "@std/assert";
 *
 * assertThrows(() => requireKey("api_key"), Error, "secret");
 * ```
 */
export function requireKey(name: string): KeyName {
  if (isKeyName(name)) return name;
  const fault = isSecretName(name) ? secretFault(name) : unknownKey(name);
  throw new MazeError(fault.kind, fault.message, { fix: fault.suggestion });
}

/**
 * Tells which layer gives a key its value, and what each of the others says.
 *
 * @param config A loaded configuration.
 * @param name Dotted name of the key.
 * @returns The value, the layer that won, and every layer's answer.
 * @throws {MazeError} When there is no such key.
 *
 * @example
 * ```ts
 * import { memoryHost } from "@maze/base";
 * import { explainKey, loadConfig } from "@maze/pipeline";
 * import { assertEquals } from "@std/assert";
 *
 * const flags = [{ key: "generation.seed", value: 7, flag: "--seed" }];
 * const config = await loadConfig(memoryHost(), { folder: "/p", flags });
 * const { value, winner } = explainKey(config, "generation.seed");
 * assertEquals([value, winner], [7, "flag"]);
 * ```
 */
export function explainKey(config: Config, name: string): Explanation {
  const key = requireKey(name);
  const { places } = config;
  const settable: Readonly<Record<LayerKind, string>> = {
    default: "built in",
    user: places.userFile ?? "no home folder",
    project: places.projectFile,
    environment: variableOf(key),
    flag: `--set ${key}=…`,
  };
  const answers = config.layers.toReversed().map((layer): LayerAnswer => {
    const entry = layer.entries.get(key);
    if (!entry) return { layer: layer.kind, where: settable[layer.kind] };
    const ignored = layer.ignored ? { ignored: layer.ignored } : {};
    return { layer: layer.kind, value: entry.value, where: entry.where, ...ignored };
  });
  const won = answers.find(({ ignored, value }) => value !== undefined && !ignored)!;
  return { key, value: won.value!, winner: won.layer, answers, definition: configKeys[key] };
}
