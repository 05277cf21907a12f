/**
 * Child processes behind `Host.run`: each in a process group of its own, with exactly the
 * environment it is given, killed with everything it started at the first bound it crosses and
 * when it ends. Memory is watched on Linux; elsewhere `peakMemoryBytes` is 0 and only the other
 * bounds hold.
 */
import type { ProcessRequest, ProcessResult } from "@maze/base";
import { supervised } from "./supervisor/client.ts";

/** 128 and the number of SIGKILL. */
const KILLED = 137;

/** Holds a request to this program's own permissions, which the supervisor does not share. */
function requirePermission(command: string): void {
  const { state } = Deno.permissions.querySync({ name: "run", command });
  if (state === "granted") return;
  throw new Deno.errors.NotCapable(
    `Cannot run ${command}: not among the programs this one may run, expected --allow-run=${command}`,
  );
}

/** The name `deno` means the Deno that runs this program, so that the two versions agree. */
function executable(command: string): string {
  return command === "deno" && !Deno.build.standalone ? Deno.execPath() : command;
}

/**
 * Runs a program to its end or to the first bound it crosses.
 *
 * @param request Program, input, environment, bounds.
 * @returns Its status and output, and which bound it crossed.
 * @throws {Deno.errors.NotCapable} When this program may not run it.
 * @throws {Deno.errors.NotFound} When there is no such program or folder.
 */
export async function runProcess(request: ProcessRequest): Promise<ProcessResult> {
  requirePermission(request.command);
  if (request.signal?.aborted) {
    const none = new Uint8Array();
    return {
      status: KILLED,
      stdout: none,
      stderr: none,
      killed: "cancelled",
      elapsedMs: 0,
      peakMemoryBytes: 0,
    };
  }
  const { killed, status, stdout, stderr, elapsedMs, peakMemoryBytes } = await supervised({
    command: executable(request.command),
    args: request.args,
    stdin: request.stdin ?? "",
    environment: request.environment ?? {},
    folder: request.folder,
    ...{ ...request.limits, memoryBytes: request.limits.memoryBytes },
  }, request.signal);
  return {
    status,
    stdout: Uint8Array.fromBase64(stdout),
    stderr: Uint8Array.fromBase64(stderr),
    ...(killed ? { killed } : {}),
    elapsedMs,
    peakMemoryBytes,
  };
}
