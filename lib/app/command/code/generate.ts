/** `maze generate`: writes a new function. */
import { argument, merge, multiple, object, option, string } from "@optique/core";
import { defineCommand } from "../contract.ts";
import { concludeProposal } from "./consent.ts";
import { openMaze } from "./open.ts";
import { consent, say, search, searchSettings } from "./options.ts";

/** The command. */
export const generate = defineCommand({
  name: "generate",
  brief: "Write a new function from an intent, a signature and examples",
  examples: [
    'maze generate "the title in lower case with hyphens" --signature "slug(title: string): string" ' +
    '--example \'slug("A b") // => "a-b"\' --into src/text.ts',
  ],
  parser: merge(
    object({
      intent: argument(string({ metavar: "INTENT" }), {
        description: say("What the function does, in words."),
      }),
      signature: option("--signature", string({ metavar: "SIGNATURE" }), {
        description: say("Its head: name(parameter: Type): Type."),
      }),
      examples: multiple(option("--example", string({ metavar: "EXAMPLE" }), {
        description: say("A call and what it gives: f(1) // => 2; may be repeated."),
      })),
      into: option("--into", string({ metavar: "FILE" }), {
        description: say("File it is added to; made where it is missing."),
      }),
    }),
    search,
    consent,
  ),
  settings: searchSettings,
  run: async (context, options) => {
    await using maze = await openMaze(context);
    const { examples, intent, into, signature } = options;
    const proposal = await maze.generate(intent, {
      signature,
      examples,
      into,
      folder: context.folder,
    });
    return await concludeProposal(context, proposal, options);
  },
});
