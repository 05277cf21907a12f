/** Makes of any error one with a code: the system's own, and those that nobody foresaw. */
import { MazeError } from "@maze/base";
import { appErrors } from "../../errors.ts";

/** The error of the system underneath, where there is one: a full disk, a file without rights. */
export function systemReason(error: unknown): string | undefined {
  if (!(error instanceof Error)) return;
  const { code } = error as { code?: unknown };
  const isSystem = ["PermissionDenied", "NotCapable"].includes(error.name) ||
    (typeof code === "string" && /^E[A-Z0-9]+$/.test(code));
  return isSystem ? error.message : undefined;
}

/** Any error as one with a code. What nobody foresaw is a bug and says so. */
export function knownError(error: unknown): MazeError {
  if (error instanceof MazeError) return error;
  const reason = systemReason(error);
  if (reason !== undefined) {
    return new MazeError(appErrors.refusedBySystem, `Cannot finish: ${reason}`, {
      cause: error,
      fix: "see to what the system says, then run the command again",
    });
  }
  const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return new MazeError(appErrors.unexpected, `Cannot finish: ${text}; this is a bug in maze`, {
    cause: error,
    fix: "run it again with --log-level debug for the stack, and report both",
  });
}
