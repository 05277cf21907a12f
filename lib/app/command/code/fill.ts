/** `maze fill`: fills the holes of files. */
import { merge, multiple, object, option, optional, string } from "@optique/core";
import { defineCommand } from "../contract.ts";
import { concludeProposal } from "./consent.ts";
import { openMaze } from "./open.ts";
import { consent, files, say, search, searchSettings } from "./options.ts";

/** The command. */
export const fill = defineCommand({
  name: "fill",
  brief: "Fill the holes of files",
  description:
    "Searches what belongs into each hole, checks it against types, examples and tests, " +
    "shows the difference and applies it when you agree.",
  examples: ["maze fill src/basket.ts", "maze fill src/basket.ts --only Basket.total --yes"],
  parser: merge(
    object({
      files,
      only: multiple(option("--only", string({ metavar: "NAME" }), {
        description: say("Fill only holes of this function; may be repeated."),
      })),
      resume: optional(option("--resume", string({ metavar: "RUN" }), {
        description: say("Go on with an interrupted run: what it had found is not searched again."),
      })),
    }),
    search,
    consent,
  ),
  settings: searchSettings,
  run: async (context, options) => {
    await using maze = await openMaze(context);
    const proposal = await maze.fill({
      files: options.files,
      folder: context.folder,
      ...(options.only.length > 0 ? { names: options.only } : {}),
      ...(options.resume === undefined ? {} : { resume: options.resume }),
    });
    return await concludeProposal(context, proposal, options);
  },
});
