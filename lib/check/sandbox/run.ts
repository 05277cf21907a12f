/** Runs one program in the sandbox. */
import { type Host, type KillReason, MazeError, type ProcessResult } from "@maze/base";
import { checkErrors } from "../errors.ts";
import {
  bubblewrapArguments,
  denoArguments,
  denoEnvironment,
  folderUrl,
  layoutIn,
  NAMESPACE_LAYOUT,
} from "./command.ts";
import type { SandboxLimits, SandboxReport, SandboxRequest } from "./contract.ts";
import { withScratch } from "./scratch.ts";
import { DEFAULT_LIMITS, findSandbox, type Sandbox } from "./status.ts";
import { stripEscapes } from "./text.ts";

/**
 * Runs a program where it can neither read, write, connect, start anything nor remember, and ends it
 * at the first bound it crosses.
 *
 * @param host The machine.
 * @param request The program, the files it may import, its bounds.
 * @returns What it wrote, how it ended, and how well it was walled off.
 * @throws {MazeError} When this machine has no sandbox, or a file's path leads out of the jail.
 *
 * @example
 * ```ts
 * import { memoryHost, type MazeError } from "@maze/base";
 * import { runInSandbox } from "@maze/check";
 * import { assertEquals, assertRejects } from "@std/assert";
 *
 * const request = {
 *   program: (jail: string) => `import { one } from "${jail}one.ts"; console.log(one);`,
 *   files: new Map([["one.ts", "export const one = 1;"]]),
 * };
 * // On a host with processes, `stdout` of the report is "1\n". This one has none:
 * const error = await assertRejects(() => runInSandbox(memoryHost(), request));
 * assertEquals((error as MazeError).code, "MAZE-E0801");
 * ```
 */
export async function runInSandbox(host: Host, request: SandboxRequest): Promise<SandboxReport> {
  const sandbox = await findSandbox(host);
  if (!("deno" in sandbox)) {
    throw new MazeError(
      checkErrors.noSandbox,
      `Cannot run generated code: ${sandbox.status.reason}, expected Deno for the sandbox`,
      { fix: "put deno on the PATH and allow it with --allow-run=deno" },
    );
  }
  const limits: SandboxLimits = { ...DEFAULT_LIMITS, ...request.limits };
  const { isolation } = sandbox.status;
  const result = await withScratch(
    host,
    request.files,
    { use: (folder) => start(host, sandbox, { folder, request, limits }) },
  );
  const decode = new TextDecoder();
  const stderr = stripEscapes(decode.decode(result.stderr));
  const killed = result.killed ?? crossedHeap(result, stderr);
  return {
    status: result.status,
    stdout: stripEscapes(decode.decode(result.stdout)),
    stderr,
    ...(killed ? { killed } : {}),
    elapsedMs: result.elapsedMs,
    peakMemoryBytes: result.peakMemoryBytes,
    isolation,
  };
}

function start(
  host: Host,
  sandbox: Sandbox,
  run: {
    readonly folder: string;
    readonly request: SandboxRequest;
    readonly limits: SandboxLimits;
  },
): Promise<ProcessResult> {
  const { folder, limits, request } = run;
  const outside = layoutIn(folder);
  const common = { limits, signal: request.signal };
  if (sandbox.status.isolation === "namespaces") {
    return host.run({
      ...common,
      command: "bwrap",
      args: [
        ...bubblewrapArguments(sandbox.deno, outside.jail),
        ...denoArguments(NAMESPACE_LAYOUT, limits),
      ],
      stdin: request.program(folderUrl(NAMESPACE_LAYOUT.jail)),
    });
  }
  return host.run({
    ...common,
    command: "deno",
    args: denoArguments(outside, limits),
    stdin: request.program(folderUrl(outside.jail)),
    environment: denoEnvironment(outside),
    folder: outside.empty,
  });
}

/** V8 ends the whole process itself when a heap reaches its cap: that is the memory bound too. */
function crossedHeap(result: ProcessResult, stderr: string): KillReason | undefined {
  const crashed = result.status > 128 || result.status < 0;
  return crashed && /JavaScript( heap)? out of memory/.test(stderr) ? "memory" : undefined;
}
