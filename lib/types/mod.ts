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
export { type Fill, placeCandidates } from "./typescript/holes/place.ts";
export { type OpenableFunction, openableFunctions, openFunction } from "./typescript/holes/open.ts";
export { findHoles, type HoleSite, type HoleSites } from "./typescript/holes/find.ts";
export { type OpenProjectOptions, openTypeScriptProject } from "./typescript/program/open.ts";
export type { ProjectLimits } from "./typescript/program/walk.ts";
export type {
  EmitOptions,
  MissingModule,
  ModuleSource,
  SandboxModules,
  SandboxModulesOptions,
} from "./typescript/emit/contract.ts";
export { sandboxModules } from "./typescript/emit/modules.ts";
export type * from "./model/outline.ts";
export {
  defaultOutlineLimits,
  outlineTypeScript,
  parserVersion,
} from "./typescript/outline/outline.ts";
export type { Evaluator, ExampleVerdict, Judgement } from "./inhabit/evaluator.ts";
export type {
  CodeStyle,
  FoundProgram,
  HoleForm,
  MemberType,
  Miss,
  ParameterType,
  PrimitiveName,
  SearchAtom,
  SearchClass,
  SearchExample,
  SearchLimits,
  SearchOutcome,
  SearchProblem,
  SearchType,
  SignatureType,
  TypeId,
} from "./inhabit/problem.ts";
export { kernelFiles } from "./inhabit/sources.ts";
export { withFuel } from "./typescript/oracle/fuel.ts";
export { type TypeOracle, typeOracle } from "./typescript/oracle/oracle.ts";
export type { ProblemOptions, StatedProblem } from "./typescript/oracle/problem.ts";
