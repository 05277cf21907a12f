/** The real surroundings of a command. */
import type { Surroundings } from "../terminal/contract.ts";
import { denoHost } from "./deno_host.ts";
import { runtimeFacts } from "./runtime.ts";
import { heldBytes } from "./memory.ts";
import { openFile } from "./stream.ts";
import { denoTerminal } from "./terminal.ts";
import { hostVocabularies } from "./vocabularies.ts";

/**
 * Makes the surroundings of this process.
 *
 * @param options With `source`, the folder of this program's own sources: `deno task` runs commands
 *   there and leaves the folder the user is in in `INIT_CWD`. Elsewhere that variable is not
 *   followed, since other tools set it too. With `demoFiles`, the texts of the demo's project.
 * @returns Host, terminal, the user's folder, log, facts, and what measurements need.
 *
 * @example
 * ```ts
 * import { denoSurroundings } from "@maze/app";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(denoSurroundings().folder, Deno.cwd());
 * ```
 */
export function denoSurroundings(
  options: Pick<Surroundings, "demoFiles"> & { readonly source?: string } = {},
): Surroundings {
  const host = denoHost();
  const current = Deno.cwd();
  const caller = current === options.source ? host.environment("INIT_CWD") : undefined;
  return {
    host,
    terminal: denoTerminal(),
    folder: (caller ?? current).replaceAll("\\", "/"),
    openLog: async (request) => (await import("./log.ts")).openLog(request),
    runtime: runtimeFacts,
    openFile,
    vocabularies: hostVocabularies(host),
    heldBytes,
    ...(options.demoFiles ? { demoFiles: options.demoFiles } : {}),
  };
}
