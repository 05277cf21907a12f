/** `maze undo`: takes a change back, without git. */
import { ExitCode } from "@maze/base";
import { listChanges, renderDiff } from "@maze/pipeline";
import { argument, object, option, optional, string } from "@optique/core";
import { openMaze } from "../code/open.ts";
import { say } from "../code/options.ts";
import { type CommandContext, type CommandResult, defineCommand } from "../contract.ts";

/** The command. */
export const undo = defineCommand({
  name: "undo",
  brief: "Take a change back",
  description:
    "Restores the files of the last change, or of the one that is named, if nobody has edited them since.",
  examples: ["maze undo", "maze undo --list"],
  parser: object({
    id: optional(
      argument(string({ metavar: "ID" }), {
        description: say("Id of the change; the last one where absent."),
      }),
    ),
    list: option("--list", { description: say("List the changes that are kept.") }),
  }),
  run: async (context, { id, list }) => {
    await using maze = await openMaze(context);
    if (list) return await listed(context, maze.session.home);
    const result = await maze.undo(id);
    const files = result.undone.files.map(({ path }) => path);
    if (result.kind === "refused") {
      const { diff, edited, undone } = result;
      return {
        exit: ExitCode.checkFailed,
        result: { refused: undone.id, edited, diff },
        text: `${diff}not undone: ${
          edited.join(", ")
        } changed since; the difference above is what was edited`,
      };
    }
    const diff = renderDiff(result.change, { color: context.style.enabled });
    return {
      result: { undone: result.undone.id, files },
      text: `${diff}took back ${result.undone.title}`,
    };
  },
});

async function listed(context: CommandContext, home: string): Promise<CommandResult> {
  const changes = await listChanges(context.host, home);
  return {
    result: changes.map(({ change, state }) => ({
      id: change.id,
      title: change.title,
      state,
      files: change.files.map(({ path }) => path),
    })),
    text:
      changes.map(({ change, state }) => `${change.id} ${state.padEnd(8)} ${change.title}`).join(
        "\n",
      ) || "no changes are kept",
  };
}
