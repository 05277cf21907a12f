/** Ends runs that did not come to their own end. */
import { ExitCode, MazeError } from "@maze/base";
import type { OpenRun } from "../run/run.ts";

/** Ends a run that an error or the user has stopped. */
export async function finishBroken(
  run: OpenRun,
  { error, signal }: { readonly error: unknown; readonly signal: AbortSignal | undefined },
): Promise<void> {
  const cancelled = signal?.aborted ?? false;
  const known = error instanceof MazeError
    ? { exit: error.exit, code: error.code }
    : { exit: ExitCode.checkFailed };
  const end = cancelled
    ? { outcome: "cancelled" as const, exit: ExitCode.interrupted }
    : { outcome: "failed" as const, ...known };
  await run.finish({ ...end, message: error instanceof Error ? error.message : String(error) })
    .catch(() => {});
}
