/** Types: the project's compiler, the search for inhabitants, and the one Hole type. */
export { typesErrors } from "./errors.ts";
export type {
  Candidate,
  ExampleOrigin,
  HoleExample,
  NeededImport,
  TypedHole,
} from "./model/hole.ts";
export type { CodeFix, Overlay, ResolvedModule, TypeScriptProject } from "./model/project.ts";
export { expressionProblem } from "./typescript/holes/expression.ts";
export { type TestAssertion, testAssertions } from "./typescript/holes/assertions.ts";
export { placeCandidate } from "./typescript/holes/place.ts";
export { findHoles, type HoleSite, type HoleSites } from "./typescript/holes/find.ts";
