/** The real host: the only place, with the drivers named in the architecture, that touches `Deno`. */
import { createHash } from "node:crypto";
import type { Host } from "@maze/base";
import { denoFiles } from "./files.ts";
import { runProcess } from "./process.ts";

function environment(name: string): string | undefined {
  try {
    return Deno.env.get(name);
  } catch {
    return undefined; // not among the variables this program may see
  }
}

/**
 * Makes the host over the machine this runs on.
 *
 * @returns The host. It needs the permissions of what is asked of it: read, write, run, env.
 *
 * @example
 * ```ts
 * import { denoHost } from "@maze/app";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(denoHost().digest("").slice(0, 8), "e3b0c442");
 * ```
 */
export function denoHost(): Host {
  return {
    files: denoFiles,
    clock: { now: () => Date.now(), monotonic: () => performance.now() },
    run: runProcess,
    environment,
    digest: (data) => createHash("sha256").update(data).digest("hex"),
  };
}
