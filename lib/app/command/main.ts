/** The program: its command line over the commands it has. */
import type { ExitStatus } from "@maze/base";
import type { Surroundings } from "../terminal/contract.ts";
import { runCommandLine } from "./frame.ts";
import { commands } from "./registry.ts";

/**
 * Runs one command line.
 *
 * @param args The words after the program's name.
 * @param surroundings Host, terminal, folder, log and facts.
 * @returns The exit status; everything that is printed has been printed.
 *
 * @example
 * ```ts
 * import { denoSurroundings, runMaze } from "@maze/app";
 * import { assertEquals } from "@std/assert";
 *
 * let printed = "";
 * const real = denoSurroundings();
 * const terminal = { ...real.terminal, writeOutput: (text: string) => void (printed += text) };
 * const status = await runMaze(["--version", "--json"], { ...real, terminal });
 * assertEquals([status, JSON.parse(printed).status], [0, "ok"]);
 * ```
 */
export function runMaze(args: readonly string[], surroundings: Surroundings): Promise<ExitStatus> {
  return runCommandLine(args, surroundings, { commands });
}
