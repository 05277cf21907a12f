/** Child processes behind `Host.run`. */
import type { ProcessRequest, ProcessResult } from "@maze/base";

/** Runs a program to its end. */
export async function runProcess(request: ProcessRequest): Promise<ProcessResult> {
  const started = performance.now();
  const child = new Deno.Command(request.command, {
    args: [...request.args],
    clearEnv: true,
    env: { ...request.environment },
    cwd: request.folder,
    stdin: "piped",
    stdout: "piped",
    stderr: "piped",
    signal: AbortSignal.any([
      AbortSignal.timeout(request.limits.wallMs),
      ...(request.signal ? [request.signal] : []),
    ]),
  }).spawn();
  const writer = child.stdin.getWriter();
  writer.write(new TextEncoder().encode(request.stdin ?? "")).then(() => writer.close()).catch(
    () => {},
  );
  const output = await child.output();
  return {
    status: output.code,
    stdout: output.stdout,
    stderr: output.stderr,
    ...(output.signal ? { killed: "time" as const } : {}),
    elapsedMs: performance.now() - started,
    peakMemoryBytes: 0,
  };
}
