/** `maze explain`: what happened in a run, in order. */
import { listRuns, readRun, runStory } from "@maze/pipeline";
import { argument, object, optional, string } from "@optique/core";
import { openMaze } from "../code/open.ts";
import { say } from "../code/options.ts";
import { defineCommand } from "../contract.ts";

/** Runs that are listed where none is named. */
const LISTED = 20;

/** The command. */
export const explain = defineCommand({
  name: "explain",
  brief: "Tell what happened in a run, or list the last runs",
  examples: ["maze explain", "maze explain 01KAM4B2T9"],
  parser: object({
    run: optional(
      argument(string({ metavar: "RUN" }), {
        description: say("Id of the run, or its first letters."),
      }),
    ),
  }),
  run: async (context, { run }) => {
    await using maze = await openMaze(context);
    const store = await maze.session.store();
    const runs = await listRuns(store, { limit: run === undefined ? LISTED : 1000 });
    if (run === undefined) {
      const lines = runs.map(({ id, startedAt, state, title }) =>
        `${id} ${new Date(startedAt).toISOString()} ${state.padEnd(11)} ${title}`
      );
      return { result: { runs }, text: lines.join("\n") || "no runs are kept" };
    }
    const matching = runs.filter(({ id }) => id.startsWith(run.toUpperCase()));
    const record = await readRun(store, matching.length === 1 ? matching[0]!.id : run);
    const story = runStory(record.events);
    const { events, ...summary } = record;
    return {
      result: { ...summary, story, events },
      text: [
        `${context.style.bold(record.title)} ${record.state}`,
        ...story.map(({ afterMs, text }) =>
          `${context.style.dim(`${(afterMs / 1000).toFixed(3).padStart(9)} s`)}  ${text}`
        ),
      ].join("\n"),
    };
  },
});
