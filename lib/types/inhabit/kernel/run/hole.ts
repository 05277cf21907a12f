/**
 * The open hole, as the module under test calls it: `__maze_hole(atoms)` stands where a fill will
 * stand. What it does is set from outside: record what is in scope, or evaluate a candidate.
 */
import type { SearchProblem } from "../../problem.ts";
import type { Frame } from "../term/term.ts";
import { Thrown } from "../values/intern.ts";

/** One function an atom, each giving its value at the hole; `null` for those of other modules. */
export type AtomReaders = readonly ((() => unknown) | null)[];

/** The module under test, as its instrumented text exports it. */
export interface ProbedModule {
  /** One call an example. */
  readonly calls: readonly (() => unknown)[];
  /** Their expected values; `undefined` for examples that must throw. */
  readonly expected: readonly ((() => unknown) | undefined)[];
}

/** Slot of the functions that assign to the atoms, after all names of the hole's scope. */
export function writersSlot(problem: SearchProblem): number {
  return problem.atoms.length + problem.classes.length;
}

/** What stands at the hole for now. */
export interface HoleState {
  /** Which form of the hole is in use. */
  form: number;
  /** What reaching the hole does. */
  reach: (frame: Frame) => unknown;
  /** How often it was reached since this was last set to 0. */
  hits: number;
}

/** Hits of one example after which it is given up: a candidate that calls itself for ever. */
export class TooManyHits extends Error {}

/** Puts the hole functions where instrumented modules find them. */
export function installHole(
  imports: ReadonlyMap<number, unknown>,
  limits: { readonly recursion: number },
): HoleState {
  const state: HoleState = { form: 0, reach: () => undefined, hits: 0 };
  const scope = globalThis as unknown as Record<string, unknown>;
  scope.__maze_form = () => state.form;
  scope.__maze_hole = (readers: AtomReaders, writers?: readonly unknown[]): unknown => {
    if (++state.hits > limits.recursion) throw new TooManyHits("Cannot go on: endless recursion");
    const frame: unknown[] = readers.map((read) => {
      if (read === null) return undefined;
      try {
        return read();
      } catch {
        return Thrown; // not initialised yet, or a getter that throws
      }
    });
    for (const [slot, value] of imports) frame[slot] = value;
    frame.push(writers ?? []);
    return state.reach(frame);
  };
  return state;
}
