/** The loop from intent to change, and the runs, changes and receipts it leaves. */
export { type SandboxStatus, sandboxStatus, stripEscapes } from "@maze/check";
export { openSqliteStore, type Store } from "@maze/memory";
export { parserVersion } from "@maze/types";
export * from "./config/mod.ts";
export { pipelineErrors } from "./errors.ts";
export * from "./grammar/mod.ts";
export { applyChange, type ApplyOptions, recoverChanges } from "./change/apply.ts";
export {
  type Change,
  type ChangedFile,
  type ChangeLimits,
  type ChangeRequest,
  defaultChangeLimits,
  type FileVersion,
  proposeChange,
} from "./change/change.ts";
export { type DiffOptions, renderDiff } from "./change/diff.ts";
export { changeErrors } from "./change/errors.ts";
export { prepareMazeFolder } from "./change/folder.ts";
export type { RecoveredChange, Recovery } from "./change/recover.ts";
export {
  type ChangeRecord,
  listChanges,
  undoChange,
  type UndoOptions,
  type UndoResult,
} from "./change/undo.ts";
export { collectFigures, type Distribution, distribution, type RunFigures } from "./run/figures.ts";
export type * from "./run/event.ts";
export { runErrors } from "./run/errors.ts";
export {
  type ChangeProgress,
  type HoleProgress,
  type RunProgress,
  runProgress,
} from "./run/progress.ts";
export { listRuns, readRun, type RunRecord, type RunState, type RunSummary } from "./run/read.ts";
export { type OpenRun, resumeRun, type RunEnd, startRun } from "./run/run.ts";
export { openProjectStore } from "./run/store.ts";
export { runStory, type StoryStep } from "./run/story.ts";
export type { ProjectIndex, StyleFinding } from "@maze/project";
export { type FileNames, Maze, type MazeOptions } from "./maze.ts";
export type { FillOptions } from "./operation/fill.ts";
export type { GenerateOptions } from "./operation/generate.ts";
export { operationErrors } from "./operation/errors.ts";
export type { Proposal } from "./operation/proposal.ts";
export type { CodeReport, HoleReport, NearestReport, RepairReport } from "./operation/report.ts";
export type { RepairOptions } from "./operation/repair.ts";
export type { ValidationReport } from "./operation/validate.ts";
export { makeReceipt, type ReceiptFacts } from "./operation/receipt.ts";
export { Session, type SessionOptions } from "./session/session.ts";
export { version } from "./session/version.ts";
