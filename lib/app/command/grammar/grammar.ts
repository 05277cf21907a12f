/** `maze grammar`: texts held to grammars. */
import { defineGroup } from "../contract.ts";
import { check } from "./check.ts";
import { explain } from "./explain.ts";
import { list } from "./list.ts";
import { mask } from "./mask.ts";

/** The group. */
export const grammar = defineGroup("grammar", [check, explain, mask, list], {
  brief: "Check texts by grammars, and see which tokens may come next",
  examples: ["maze grammar check src/*.ts", "maze grammar list"],
});
