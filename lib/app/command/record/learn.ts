/** `maze learn`: what was learnt from the outcomes of fills, and forgetting it. */
import { argument, object, optional, string } from "@optique/core";
import { openMaze } from "../code/open.ts";
import { say } from "../code/options.ts";
import { defineCommand, defineGroup } from "../contract.ts";

const show = defineCommand({
  name: "learn show",
  brief: "Show what was learnt, and how a weight comes about",
  examples: ["maze learn show", "maze learn show array.map"],
  parser: object({
    component: optional(
      argument(string({ metavar: "COMPONENT" }), {
        description: say("A component's name, or how it begins."),
      }),
    ),
  }),
  run: async (context, { component = "" }) => {
    await using maze = await openMaze(context);
    const weights = await maze.learned();
    const found = weights.components
      .filter((name) => name.startsWith(component))
      .flatMap((name) => weights.explain(name) ?? []);
    const lines = found.map(({ adjustment, component: name, formula }) =>
      `${adjustment <= 0 ? "" : "+"}${adjustment.toFixed(2).padStart(6)}  ${name.padEnd(28)} ${
        context.style.dim(formula)
      }`
    );
    const nothing = component === ""
      ? "nothing was learnt in this project yet"
      : `nothing was learnt of ${component}`;
    return { result: { weights: found }, text: lines.join("\n") || nothing };
  },
});

const reset = defineCommand({
  name: "learn reset",
  brief: "Forget what was learnt in this project",
  examples: ["maze learn reset", "maze learn reset array."],
  parser: object({
    component: optional(
      argument(string({ metavar: "COMPONENT" }), {
        description: say("Only components whose name begins so."),
      }),
    ),
  }),
  run: async (context, { component }) => {
    await using maze = await openMaze(context);
    const forgotten = await maze.forgetLearned(component);
    return {
      result: { forgotten },
      text: `forgot ${forgotten} ${forgotten === 1 ? "component" : "components"}`,
    };
  },
});

/** The group. */
export const learn = defineGroup("learn", [show, reset], {
  brief: "What was learnt from the outcomes of fills",
  examples: ["maze learn show", "maze learn reset"],
});
