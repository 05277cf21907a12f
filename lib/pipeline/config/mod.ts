/** Configuration: layers, their merge, trust, and changes of the files. */
export { explainKey, type Explanation, type LayerAnswer, requireKey } from "./explain.ts";
export type { FlagValue, Layer, LayerEntry } from "./layer.ts";
export { type Config, loadConfig, type LoadOptions, requireSound } from "./load.ts";
export { type ConfigPlaces, findPlaces, findProjectRoot, MAZE_FOLDER, placesOf } from "./places.ts";
export { configKeys, keyNames, sectionNames, variableOf } from "./schema/keys.ts";
export { isSecretName, redactText } from "./schema/secret.ts";
export type {
  ConfigValue,
  ConstraintSettings,
  GenerationSettings,
  IndexerSettings,
  KeyDefinition,
  KeyName,
  KeyType,
  LayerKind,
  LoggingSettings,
  PerformanceSettings,
  ProjectSettings,
  SandboxSettings,
  Settings,
  ValidationSettings,
  ValueOf,
} from "./schema/settings.ts";
export { describeType, formatValue, quoteText } from "./schema/value.ts";
export { distrustProject, trustProject, type TrustState } from "./trust.ts";
export { initialConfig, setKey, type SetOptions, type SetResult } from "./write.ts";
