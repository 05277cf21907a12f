/** Lists, taken apart: a map or a filter over another list, a list made from a length, fixed places. */
import type { Context } from "../bank/context.ts";
import type { Palette } from "../ops/define.ts";
import { Level } from "../term/level.ts";
import type { Component, Frame, Parameter, Shape, Term } from "../term/term.ts";
import { Use } from "../types/table.ts";
import type { TypeId } from "../../problem.ts";
import { Thrown } from "../values/intern.ts";
import { type Goal, goalOf, partOf } from "./goal.ts";
import type { Deduction, Solver } from "./solver.ts";

/** Most lists that one deduction is tried over. */
const MOST_LISTS = 10;
/** Longest list with fixed places. */
const MOST_PLACES = 4;

function isList(context: Context, goal: Goal): boolean {
  return (context.engine.table.uses(goal.type) & Use.array) !== 0 &&
    goal.cares.every((at) => Array.isArray(goal.values[at]));
}

function listAt(goal: Goal, at: number): readonly unknown[] {
  return goal.values[at] as readonly unknown[];
}

/** The lists of a context for which a test holds in every frame that matters, cheapest first. */
function* listsWhere(
  context: Context,
  goal: Goal,
  options: {
    readonly most: number;
    readonly holds: (list: readonly unknown[], at: number) => boolean;
  },
): Generator<Term> {
  const { table } = context.engine;
  let count = 0;
  for (const term of context.all()) {
    if (term.cost > options.most || count >= MOST_LISTS) return;
    if (term.partial || (table.uses(term.type) & Use.array) === 0) continue;
    const holds = goal.cares.every((at) => {
      const list = term.values[at];
      return Array.isArray(list) && options.holds(list, at);
    });
    if (!holds) continue;
    count++;
    yield term;
  }
}

/** A context whose samples are the elements of a list, in each frame that matters. */
function elementContext(
  solver: Solver,
  context: Context,
  list: Term,
  goal: Goal,
): Context | undefined {
  const element = context.engine.table.elementOf(list.type);
  if (element === undefined || context.depth >= context.engine.limits.lambdaDepth) return undefined;
  return solver.goalContext(context, `${list.ids.join()}|${list.type}|${goal.cares.join()}`, () => {
    const parameters = context.slotsFor([
      { type: element, hint: hintOf(list) },
      { type: context.engine.table.primitive("number"), hint: "index" },
    ]);
    const frames: Frame[] = [];
    for (const at of goal.cares) {
      (list.values[at] as readonly unknown[]).forEach((value, index) => {
        const frame = [...context.frames[at]!];
        frame[parameters[0]!.slot] = value;
        frame[parameters[1]!.slot] = index;
        frames.push(frame);
      });
    }
    return frames.length === 0 ? undefined : context.open(parameters, frames.slice(0, 40));
  });
}

/** What an element of the list may be called. */
export function hintOf(_list: Term): string {
  return "item";
}

/** A map over another list of the same length. */
export function maps(palette: Palette): Deduction {
  const cost = palette.price("array.map", 2, ["map", "each", "every", "list"]);
  const component: Component = {
    name: "array.map",
    cost,
    operands: [],
    shape: { kind: "method", name: "map" },
    result: () => undefined,
    apply: (value: unknown[], each: (value: unknown, at: number) => unknown) =>
      value.map((element, at) => each(element, at)),
    fresh: true,
  };
  return function* (solver, context, { budget, goal }) {
    if (budget.depth < 1 || !isList(context, goal)) return;
    if (goal.cares.every((at) => listAt(goal, at).length === 0)) return;
    const { table } = context.engine;
    const element = table.elementOf(goal.type)!;
    const most = budget.cost - cost - 2;
    const lists = listsWhere(context, goal, {
      most,
      holds: (list, at) => list.length === listAt(goal, at).length,
    });
    for (const list of lists) {
      const child = elementContext(solver, context, list, goal);
      if (!child) continue;
      const wanted = goal.cares.flatMap((at) => [...listAt(goal, at)]);
      const inner = goalOf(child, { type: element, values: wanted.slice(0, child.frames.length) });
      const bodies = solver.solve(child, inner, {
        cost: Math.min(budget.cost - cost - list.cost - 1, child.engine.limits.lambdaCost + 6),
        depth: budget.depth - 1,
      });
      for (const body of bodies.slice(0, 2)) {
        if ((body.depths & (1 << child.depth)) === 0) continue;
        const lambda = { kind: "lambda" as const, parameters: child.parameters, body };
        const term = solver.combine(context, component, {
          operands: [list, lambda],
          type: goal.type,
        });
        if (term) yield term;
      }
    }
  };
}

/** A filter of another list. */
export function filters(palette: Palette): Deduction {
  const cost = palette.price("array.filter", 2, ["filter", "only", "where", "keep", "remove"]);
  const component: Component = {
    name: "array.filter",
    cost,
    operands: [],
    shape: { kind: "method", name: "filter" },
    result: () => undefined,
    apply: (value: unknown[], each: (value: unknown, at: number) => unknown) =>
      value.filter((element, at) => each(element, at)),
    fresh: true,
  };
  return function* (solver, context, { budget, goal }) {
    if (budget.depth < 1 || !isList(context, goal)) return;
    const { interner, table } = context.engine;
    const wanted = table.elementOf(goal.type)!;
    const lists = listsWhere(context, goal, {
      most: budget.cost - cost - 2,
      holds: (list, at) => list.length >= listAt(goal, at).length,
    });
    for (const list of lists) {
      const element = table.elementOf(list.type);
      if (element === undefined || !table.assignable(element, wanted)) continue;
      const kept: boolean[] = [];
      let dropped = 0;
      const holds = goal.cares.every((at) => {
        const result = listAt(goal, at).map((value) => interner.id(value));
        let next = 0;
        for (const value of list.values[at] as readonly unknown[]) {
          const keep = next < result.length && interner.id(value) === result[next];
          kept.push(keep);
          if (keep) next++;
          else dropped++;
        }
        return next === result.length;
      });
      if (!holds || dropped === 0) continue;
      const child = elementContext(solver, context, list, goal);
      if (!child) continue;
      const boolean = table.primitive("boolean");
      const inner = goalOf(child, { type: boolean, values: kept.slice(0, child.frames.length) });
      const tests = solver.solve(child, inner, {
        cost: Math.min(budget.cost - cost - list.cost - 1, child.engine.limits.lambdaCost + 4),
        depth: budget.depth - 1,
      });
      for (const body of tests.slice(0, 3)) {
        if ((body.depths & (1 << child.depth)) === 0) continue;
        const lambda = { kind: "lambda" as const, parameters: child.parameters, body };
        const term = solver.combine(context, component, {
          operands: [list, lambda],
          type: table.array(element),
        });
        if (term) yield term;
      }
    }
  };
}

/** A list with the same number of places everywhere, each found on its own. */
export const places: Deduction = function* (solver, context, { budget, goal }) {
  if (budget.depth < 1 || !isList(context, goal)) return;
  const { table } = context.engine;
  const count = listAt(goal, goal.cares[0]!).length;
  if (count === 0 || count > MOST_PLACES) return;
  if (!goal.cares.every((at) => listAt(goal, at).length === count)) return;
  const described = table.get(goal.type);
  const found: Term[] = [];
  let left = budget.cost - 1;
  for (let place = 0; place < count; place++) {
    const type = described.kind === "tuple" ? described.of[place] : table.elementOf(goal.type);
    if (type === undefined) return;
    const part = partOf(context, goal, { type, of: (value) => (value as unknown[])[place] });
    const term = part &&
      solver.best(context, part, { cost: left - (count - place - 1), depth: budget.depth - 1 });
    if (!term) return;
    found.push(term);
    left -= term.cost;
  }
  const term = solver.combine(context, tupleComponent(count, 2), {
    operands: found,
    type: goal.type,
  });
  if (term) yield term;
};

/** `[$0, $1, …]`. */
export function tupleComponent(count: number, cost: number): Component {
  const text = `[${Array.from({ length: count }, (_, at) => `$${at}`).join(", ")}]`;
  return {
    name: "array.literal",
    cost,
    operands: [],
    shape: { kind: "pattern", text, level: Level.member },
    result: () => undefined,
    apply: (...values: unknown[]) => values,
    fresh: true,
  };
}

/** A list made from its length, element by element. */
export function tabulations(palette: Palette): Deduction {
  const cost = palette.price("array.from", 4, ["range", "chunk", "sequence", "window", "matrix"]);
  return function* (solver, context, { budget, goal }) {
    if (budget.depth < 1 || !isList(context, goal) || budget.cost < cost + 6) return;
    if (context.depth >= context.engine.limits.lambdaDepth) return;
    const { table } = context.engine;
    const number = table.primitive("number");
    if (goal.cares.every((at) => listAt(goal, at).length < 2)) return;
    const size = partOf(context, goal, {
      type: number,
      of: (value) => (value as unknown[]).length,
    })!;
    const half = Math.ceil((budget.cost - cost) / 2) + 2;
    const lengths = solver.solve(context, size, { cost: half, depth: 1 });
    const [length] = lengths;
    if (!length || (length.atoms === 0 && length.depths === 0)) return;
    const child = solver.goalContext(context, `tabulate|${size.key}`, () => {
      const parameters = context.slotsFor([{ type: number, hint: "index" }]);
      const frames: Frame[] = [];
      for (const at of goal.cares) {
        listAt(goal, at).forEach((_, index) => {
          const frame = [...context.frames[at]!];
          frame[parameters[0]!.slot] = index;
          frames.push(frame);
        });
      }
      return frames.length === 0 ? undefined : context.open(parameters, frames.slice(0, 40));
    });
    if (!child) return;
    const wanted = goal.cares.flatMap((at) => [...listAt(goal, at)]).slice(0, child.frames.length);
    const inner = goalOf(child, { type: table.elementOf(goal.type)!, values: wanted });
    const bodies = solver.solve(child, inner, {
      cost: Math.min(budget.cost - cost - length.cost - 1, child.engine.limits.lambdaCost + 4),
      depth: budget.depth - 1,
    });
    for (const body of bodies.slice(0, 2)) {
      const lambda = { kind: "lambda" as const, parameters: child.parameters, body };
      const term = solver.combine(context, {
        name: "array.from",
        cost,
        operands: [],
        shape: { kind: "tabulate" },
        result: () => undefined,
        apply: (count: number, each: (at: number) => unknown) => {
          if (!(count >= 0 && count <= 5_000)) throw new RangeError("Cannot make such an array");
          return Array.from({ length: count }, (_, at) => each(at));
        },
        fresh: true,
      }, { operands: [length, lambda], type: goal.type });
      if (term) yield term;
    }
  };
}

/** A part of another list, between two places that are known. */
export const slices: Deduction = function* (solver, context, { budget, goal }) {
  if (budget.depth < 1 || !isList(context, goal) || budget.cost < 6) return;
  const { interner, table } = context.engine;
  const number = table.primitive("number");
  const element = table.elementOf(goal.type)!;
  for (const whole of context.all()) {
    if (whole.cost > 4) break;
    if ((table.uses(whole.type) & Use.array) === 0 || whole.partial) continue;
    if (!table.assignable(table.elementOf(whole.type)!, element)) continue;
    const starts = startsOf(context, goal, whole);
    if (!starts) continue;
    const start = goalOf(context, { type: number, values: starts });
    const end = goalOf(context, {
      type: number,
      values: starts.map((from, at) => {
        if (from === Thrown || !goal.cares.includes(at)) return Thrown;
        const to = from as number + listAt(goal, at).length;
        return to === (whole.values[at] as unknown[]).length ? Thrown : to;
      }),
    });
    const inner = { cost: Math.min(budget.cost - whole.cost - 3, 12), depth: 1 };
    const first = solver.best(context, start, inner);
    if (!first) continue;
    const ends = end.cares.length === 0 ? [] : solver.solve(context, end, inner);
    for (const last of ends) {
      const term = solver.combine(context, sliceComponent, {
        operands: [whole, first, last],
        type: table.array(element),
      });
      if (term) yield term;
    }
    void interner;
  }
};

const sliceShape: Shape = { kind: "method", name: "slice" };
const sliceComponent: Component = {
  name: "array.slice",
  cost: 2,
  operands: [],
  shape: sliceShape,
  result: () => undefined,
  apply: (value: unknown[], from: number, to: number) => value.slice(from, to),
  fresh: true,
};

/** Where the goal's list begins in another; `Thrown` where that does not matter. */
function startsOf(context: Context, goal: Goal, whole: Term): unknown[] | undefined {
  const { interner } = context.engine;
  const starts: unknown[] = goal.values.map(() => Thrown);
  for (const at of goal.cares) {
    const list = whole.values[at];
    const part = listAt(goal, at);
    if (!Array.isArray(list)) return undefined;
    if (part.length === 0) continue;
    const ids = list.map((value) => interner.id(value));
    const wanted = part.map((value) => interner.id(value));
    const from = ids.findIndex((_, index) =>
      wanted.every((id, place) => ids[index + place] === id)
    );
    if (from < 0) return undefined;
    starts[at] = from;
  }
  return starts;
}

/** Parameters as a lambda has them. */
export type Parameters = readonly Parameter[];
/** The element type of a list goal. */
export function elementType(context: Context, goal: Goal): TypeId | undefined {
  return context.engine.table.elementOf(goal.type);
}
