/** Programs that call themselves. */
import type { SearchProblem } from "../../problem.ts";
import type { Context } from "../bank/context.ts";
import type { Goal } from "../goal/goal.ts";
import type { Term } from "../term/term.ts";
import type { Capture } from "./capture.ts";

/** Recursive terms of about this cost. */
export function* recursions(
  _problem: SearchProblem,
  _root: Context,
  _options: { readonly goal: Goal; readonly cost: number; readonly seen: Capture },
): Generator<Term> {
  yield* [];
}
