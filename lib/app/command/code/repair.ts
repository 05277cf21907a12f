/** `maze repair`: mends files by the compiler's fixes, then by search. */
import { integer, merge, object, option, optional } from "@optique/core";
import { defineCommand } from "../contract.ts";
import { concludeProposal } from "./consent.ts";
import { openMaze } from "./open.ts";
import { consent, files, say, search, searchSettings } from "./options.ts";

/** The command. */
export const repair = defineCommand({
  name: "repair",
  brief: "Repair files by the compiler's own fixes, then by search",
  examples: ["maze repair src/basket.ts", "maze repair src/basket.ts --max-repairs 5 --dry-run"],
  parser: merge(
    object({
      files,
      maxRepairs: optional(option("--max-repairs", integer({ metavar: "N", min: 0, max: 100 }), {
        description: say("Most attempts, fixes and searches together."),
      })),
    }),
    search,
    consent,
  ),
  settings: (options) => [
    ...searchSettings(options),
    ...(options.maxRepairs === undefined ? [] : [{
      key: "generation.max_repairs",
      flag: "--max-repairs",
      value: String(options.maxRepairs),
    }]),
  ],
  run: async (context, options) => {
    await using maze = await openMaze(context);
    const proposal = await maze.repair({ files: options.files, folder: context.folder });
    return await concludeProposal(context, proposal, options);
  },
});
