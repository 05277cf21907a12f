/** Types: the project's compiler, the search for inhabitants, and the one Hole type. */
export type {
  Candidate,
  ExampleOrigin,
  HoleExample,
  NeededImport,
  TypedHole,
} from "./model/hole.ts";
export type { CodeFix, Overlay, ResolvedModule, TypeScriptProject } from "./model/project.ts";
