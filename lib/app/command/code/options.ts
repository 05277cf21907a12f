/** Options that the commands on code share. */
import type { FlagValue } from "@maze/pipeline";
import {
  argument,
  integer,
  type Message,
  multiple,
  object,
  option,
  optional,
  string,
  text,
} from "@optique/core";

/** A sentence for help. */
export function say(sentence: string): Message {
  return [text(sentence)];
}

/** `--yes` and `--dry-run`. */
export const consent = object({
  yes: option("-y", "--yes", { description: say("Apply the change without asking.") }),
  dryRun: option("--dry-run", { description: say("Show the change and write nothing.") }),
});

/** Options of a search, which stand for keys of the configuration. */
export const search = object({
  provider: optional(option("--provider", string({ metavar: "NAME" }), {
    description: say("Who proposes code; local is the embedded engine."),
  })),
  seed: optional(
    option("--seed", integer({ metavar: "N", min: 0 }), {
      description: say("Seed of everything random."),
    }),
  ),
  budgetMs: optional(option("--budget-ms", integer({ metavar: "MS", min: 1 }), {
    description: say("Time for one hole, in milliseconds."),
  })),
});

/** The values of `search` as keys. */
export function searchSettings(
  options: { readonly provider?: string; readonly seed?: number; readonly budgetMs?: number },
): FlagValue[] {
  const flags: readonly (readonly [string, string, string | number | undefined])[] = [
    ["generation.provider", "--provider", options.provider],
    ["generation.seed", "--seed", options.seed],
    ["generation.budget_ms", "--budget-ms", options.budgetMs],
  ];
  return flags.flatMap((
    [key, flag, value],
  ) => (value === undefined ? [] : [{ key, flag, value: String(value) }]));
}

/** One or more files. */
export const files = multiple(
  argument(string({ metavar: "FILE" }), { description: say("A source of the project.") }),
  {
    min: 1,
  },
);
