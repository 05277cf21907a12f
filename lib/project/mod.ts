/** Projects: which files they have, what stands in these, how they are written. */
export { projectErrors } from "./errors.ts";
export { defaultIndexLimits, indexProject } from "./index/build.ts";
export type {
  ImportEdge,
  IndexedFile,
  IndexLimits,
  IndexOptions,
  IndexStatistics,
  ProjectIndex,
  SymbolPlace,
  TestPlace,
} from "./index/contract.ts";
export type { ExportedDeclaration, ExportedSymbol, ExportKind } from "./resolve/contract.ts";
export { type StyleFinding, type StyleSummary, summarizeStyle } from "./style/summary.ts";
export type { SkippedFile, SkipReason, WalkLimits } from "./walk/contract.ts";
