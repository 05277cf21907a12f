/** What every room stands on: text, data, and the contracts of a run. It imports nothing. */
export { groupBy } from "./data/group.ts";
export { assertNever } from "./data/never.ts";
export { isId, newId } from "./data/id.ts";
export { type Random, seededRandom } from "./data/random.ts";
export {
  defineErrors,
  type ErrorEntry,
  type ErrorKind,
  ExitCode,
  type ExitStatus,
  MazeError,
  type MazeErrorOptions,
} from "./run/errors.ts";
export type { Enforcement, Evidence, Receipt, Tier, Verdict } from "./run/evidence.ts";
export type {
  Clock,
  FileInfo,
  FileKind,
  FileSystem,
  FolderEntry,
  Host,
  KillReason,
  ProcessLimits,
  ProcessRequest,
  ProcessResult,
} from "./run/host.ts";
export { baseErrors, memoryHost } from "./run/memory_host.ts";
export { type Log, type LogLevel, type Progress, silentLog, silentProgress } from "./run/report.ts";
export { type Diagnostic, renderDiagnostic, type Severity } from "./text/diagnostic.ts";
export { folderOf, isInside, joinPath, normalizePath, relativePath } from "./text/path.ts";
export { type LineColumn, lineColumn, type Source, type Span } from "./text/span.ts";
export { editDistance, suggest, words } from "./text/words.ts";
