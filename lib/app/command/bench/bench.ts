/** `maze bench`: measurements of grammars and masks on the user's own sources. */
import { defineGroup } from "../contract.ts";
import { masks } from "./masks.ts";
import { schemas } from "./schemas.ts";
import { syntax } from "./syntax.ts";

/** The group. */
export const bench = defineGroup("bench", [syntax, masks, schemas], {
  brief: "Measure grammars, masks and schemas over lines of JSON",
  examples: ["maze bench syntax --input sources.jsonl", "maze bench masks --input sources.jsonl"],
});
