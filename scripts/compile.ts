/**
 * Writes a single binary. `deno compile` puts the program behind a runtime, `denort`, which it would
 * download; where that is not wanted or not possible, the variable DENORT_BIN names one. A first
 * argument `--target=…` builds for another system, from the runtime of that system.
 */
import { root } from "./house/files.ts";
import { watch } from "./house/process.ts";

/** Systems that binaries are made for. */
export const TARGETS: readonly string[] = [
  "x86_64-unknown-linux-gnu",
  "aarch64-unknown-linux-gnu",
  "x86_64-apple-darwin",
  "aarch64-apple-darwin",
  "x86_64-pc-windows-msvc",
];

/** What is wrong with the runtime that was named, or `undefined` where it can be used. */
export function runtimeProblem(
  named: string | undefined,
  options: { readonly isFile: (path: string) => boolean; readonly download: boolean },
): string | undefined {
  if (named) {
    return options.isFile(named)
      ? undefined
      : `Cannot compile: DENORT_BIN is "${named}", expected the path of a denort binary`;
  }
  if (options.download) return;
  return "Cannot compile: DENORT_BIN is not set, expected the path of the denort binary that " +
    `belongs to Deno ${Deno.version.deno}; pass --download to let deno compile fetch it`;
}

function isFile(path: string): boolean {
  try {
    return Deno.statSync(path).isFile;
  } catch {
    return false;
  }
}

async function main(args: readonly string[]): Promise<number> {
  const download = args.includes("--download");
  const target = args.find((arg) => arg.startsWith("--target="))?.slice("--target=".length);
  if (target !== undefined && !TARGETS.includes(target)) {
    console.error(`Cannot compile for "${target}": expected one of ${TARGETS.join(", ")}`);
    return 1;
  }
  const problem = runtimeProblem(Deno.env.get("DENORT_BIN"), { isFile, download });
  if (problem) {
    console.error(problem);
    return 1;
  }
  const windows = target ? target.includes("windows") : Deno.build.os === "windows";
  const output = `dist/maze${target ? `-${target}` : ""}${windows ? ".exe" : ""}`;
  const finished = await watch([
    "deno",
    "compile",
    "-q",
    "-P=maze",
    "--exclude-unused-npm",
    ...(target ? ["--target", target] : []),
    "-o",
    output,
    "cli.ts",
  ], { folder: root });
  if (finished.status === 0) console.log(`wrote ${output}`);
  return finished.status;
}

if (import.meta.main) Deno.exit(await main(Deno.args));
