/** The command line: gives the commands of `@maze/app` this machine, and ends with their status. */
import { denoSurroundings, runMaze } from "@maze/app";

if (import.meta.main) {
  const surroundings = denoSurroundings({
    source: import.meta.dirname,
    demoFiles: async () => (await import("./examples/demo.ts")).demoFiles,
  });
  Deno.exit(await runMaze(Deno.args, surroundings));
}
