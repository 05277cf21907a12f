/** Goals: the values an expression must have, on those samples of a context that say something. */
import type { TypeId } from "../../problem.ts";
import type { Context } from "../bank/context.ts";
import type { Term } from "../term/term.ts";
import { Thrown } from "../values/intern.ts";

/** What is wanted of an expression in a context. */
export interface Goal {
  readonly type: TypeId;
  /** Wanted value in each frame; `Thrown` where any value will do. */
  readonly values: readonly unknown[];
  readonly ids: readonly number[];
  /** Frames that say something. */
  readonly cares: readonly number[];
  readonly key: string;
}

/** Makes a goal; `values` has `Thrown` in the frames that do not matter. */
export function goalOf(
  context: Context,
  { type, values }: { readonly type: TypeId; readonly values: readonly unknown[] },
): Goal {
  const { interner } = context.engine;
  const ids = values.map((value) => value === Thrown ? 0 : interner.id(value));
  const cares = ids.flatMap((id, at) => id === 0 ? [] : [at]);
  return { type, values, ids, cares, key: `${type}:${ids.join()}` };
}

/** Whether a term has the wanted values. */
export function meets(term: Term, goal: Goal): boolean {
  const { ids } = term;
  for (const at of goal.cares) if (ids[at] !== goal.ids[at]) return false;
  return true;
}

/** The wanted values of the frames that matter. */
export function wantedValues(goal: Goal): unknown[] {
  return goal.cares.map((at) => goal.values[at]);
}

/** A goal for a part of the value, computed frame by frame; `undefined` where a frame has no such part. */
export function partOf(
  context: Context,
  goal: Goal,
  part: { readonly type: TypeId; readonly of: (value: unknown, frame: number) => unknown },
): Goal | undefined {
  const values: unknown[] = goal.values.map(() => Thrown);
  for (const at of goal.cares) {
    const value = part.of(goal.values[at], at);
    if (value === Thrown) return undefined;
    values[at] = value;
  }
  return goalOf(context, { type: part.type, values });
}

/** Marks a frame that does not matter in what `partOf`'s `of` gives. */
export const anyValue: unique symbol = Symbol("any value");
