/** The library in one import: open a project, and look at what a run leaves. The rooms hold the rest. */
export { denoHost } from "@maze/app";
export {
  type Diagnostic,
  type Evidence,
  type Host,
  lineColumn,
  MazeError,
  memoryHost,
  type Receipt,
  renderDiagnostic,
} from "@maze/base";
export {
  type CodeReport,
  type HoleReport,
  Maze,
  type MazeOptions,
  type ProjectIndex,
  type Proposal,
  type ValidationReport,
  version,
} from "@maze/pipeline";
export { findHoles, type HoleExample, type TypedHole } from "@maze/types";
