/** Specifications: holes with their intents and the examples that judge them. */
export { specErrors } from "./errors.ts";
export { exampleLines, type ExamplePlace, parseExample } from "./hole/example.ts";
export {
  type ExampleSources,
  type GatheredHoles,
  gatherHoles,
  type HoleProject,
  sidecarPath,
} from "./hole/gather.ts";
