/** `maze stats`: figures of past runs, from their stored events. */
import { collectFigures, type Distribution } from "@maze/pipeline";
import { integer, object, option, withDefault } from "@optique/core";
import { openMaze } from "../code/open.ts";
import { say } from "../code/options.ts";
import { defineCommand } from "../contract.ts";

/** The command. */
export const stats = defineCommand({
  name: "stats",
  brief: "Show figures of past runs",
  examples: ["maze stats", "maze stats --runs 50 --json"],
  parser: object({
    runs: withDefault(
      option("--runs", integer({ metavar: "N", min: 1, max: 100_000 }), {
        description: say("How many runs back."),
      }),
      1000,
    ),
  }),
  run: async (context, { runs }) => {
    await using maze = await openMaze(context);
    const figures = await collectFigures(await maze.session.store(), { limit: runs });
    const counted = (counts: Readonly<Record<string, number>>): string =>
      Object.entries(counts).map(([name, count]) => `${count} ${name}`).join(", ") || "none";
    const rows: readonly (readonly [string, string])[] = [
      ["runs", counted(figures.runs as Record<string, number>)],
      ["commands", counted(figures.commands)],
      ["holes", counted(figures.holes)],
      ["candidates a hole", spread(figures.candidates, "")],
      ["time a hole", spread(figures.holeMs, " ms")],
      ["time a run", spread(figures.runMs, " ms")],
      ...Object.entries(figures.checks).map(([check, verdicts]) =>
        [`check ${check}`, counted(verdicts)] as const
      ),
      ["repairs", counted(figures.repairs)],
      ["changes", counted(figures.changes)],
    ];
    return {
      result: figures,
      text: rows.map(([name, value]) => `${name.padEnd(20)}${value}`).join("\n"),
    };
  },
});

function spread(numbers: Distribution | undefined, unit: string): string {
  if (!numbers) return "none";
  const { max, p50, p90, p99 } = numbers;
  const shown = (value: number): string => `${Math.round(value)}${unit}`;
  return `p50 ${shown(p50)}, p90 ${shown(p90)}, p99 ${shown(p99)}, max ${shown(max)}`;
}
