/** Tests that throw: found for the examples that must throw, and false for all others. */
import type { SearchProblem } from "../../problem.ts";
import type { Context } from "../bank/context.ts";
import { testsOf } from "../goal/numbers.ts";
import { goalOf } from "../goal/goal.ts";
import type { Frame } from "../term/term.ts";
import { Thrown } from "../values/intern.ts";
import type { Reach } from "./capture.ts";
import type { Guard } from "./program.ts";

/** Most sets of guards that are tried. */
const MOST_GUARDS = 6;

/** The guards that throw in exactly the frames that must throw; several ways, cheapest first. */
export function guardsFor(
  problem: SearchProblem,
  context: Context,
  { reaches }: { readonly reaches: readonly Reach[] },
): (readonly Guard[])[] {
  const classes = new Set<string | undefined>();
  for (const { wanted } of reaches) if (wanted.kind === "throws") classes.add(wanted.error);
  let sets: (readonly Guard[])[] = [[]];
  for (const name of classes) {
    const boolean = context.engine.table.primitive("boolean");
    const truth = reaches.map(({ wanted }) =>
      wanted.kind === "throws" ? wanted.error === name ? true : Thrown : false
    );
    const goal = goalOf(context, { type: boolean, values: truth });
    const error = errorFor(problem, name);
    const found: Guard[] = [];
    for (const { term, truth: own } of testsOf(context, goal, { most: Infinity })) {
      const right = own.every((value, index) => value === goal.values[goal.cares[index]!]);
      if (right) found.push({ test: term, error: { ...error, message: messageFor(problem) } });
      if (found.length >= MOST_GUARDS) break;
    }
    sets = sets.flatMap((set) => found.map((guard) => [...set, guard])).slice(0, MOST_GUARDS);
  }
  return sets;
}

function errorFor(
  problem: SearchProblem,
  name: string | undefined,
): Omit<Guard["error"], "message"> {
  const wanted = name ?? "Error";
  const at = problem.classes.findIndex(({ code, isError }) => isError && code === wanted);
  const known = problem.classes[at];
  const slot = problem.atoms.length + at;
  return {
    code: wanted,
    make: (frame: Frame, message: string) => {
      const own = known ? frame[slot] : (globalThis as Record<string, unknown>)[wanted];
      const make = typeof own === "function" ? own as new (message: string) => Error : Error;
      return new make(message);
    },
    ...(known?.from ? { needs: known.from } : {}),
  };
}

/** What the error says: a quoted text of the intent, else what could not be done. */
function messageFor(problem: SearchProblem): string {
  const quoted = /"([^"]{3,})"|'([^']{3,})'/.exec(problem.intent);
  const text = quoted?.[1] ?? quoted?.[2];
  if (text !== undefined && /\s/.test(text)) return text;
  const name = problem.name.split(".").at(-1)!;
  return `Cannot ${spaced(name)}: the input is not valid`;
}

function spaced(name: string): string {
  return name.replace(/([a-z\d])([A-Z])/g, "$1 $2").toLowerCase();
}
