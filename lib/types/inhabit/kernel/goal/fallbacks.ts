/** Values with something else where they are absent: `a ?? b ?? c`. */
import type { Palette } from "../ops/define.ts";
import { Level } from "../term/level.ts";
import type { Component } from "../term/term.ts";
import { Use } from "../types/table.ts";
import { Thrown } from "../values/intern.ts";
import { goalOf } from "./goal.ts";
import { literalTerm } from "./constant.ts";
import type { Deduction } from "./solver.ts";

/** Dearest term that may be absent. */
const DEAREST = 8;
/** Most such terms that are tried. */
const MOST_TRIED = 12;

/** `a ?? b`, where `a` is right wherever it is there. */
export function fallbacks(palette: Palette): Deduction {
  const cost = palette.price("operator.??", 2, ["default", "else", "otherwise", "fallback", "or"]);
  const component: Component = {
    name: "operator.??",
    cost,
    operands: [],
    shape: { kind: "infix", sign: "??", level: Level.coalesce },
    result: () => undefined,
    apply: (value: unknown, other: unknown) => value ?? other,
    lazy: "coalesce",
  };
  return function* (solver, context, { budget, goal }) {
    const { table } = context.engine;
    if (goal.cares.length < 2 || budget.depth < 1) return;
    let tried = 0;
    for (const term of context.all()) {
      if (term.cost > Math.min(DEAREST, budget.cost - cost - 1) || tried >= MOST_TRIED) return;
      if ((table.uses(term.type) & Use.nullable) === 0 || term.partial) continue;
      if (!table.assignable(table.nonNull(term.type), goal.type)) continue;
      let present = 0;
      const right = goal.cares.every((at) => {
        const value = term.values[at];
        if (value === undefined || value === null) return true;
        present++;
        return term.ids[at] === goal.ids[at];
      });
      if (!right || present === 0 || present === goal.cares.length) continue;
      tried++;
      const rest = goalOf(context, {
        type: goal.type,
        values: goal.values.map((value, at) =>
          term.values[at] === undefined || term.values[at] === null ? value : Thrown
        ),
      });
      const inner = { cost: budget.cost - cost - term.cost, depth: budget.depth - 1 };
      const [first] = rest.cares;
      const constant = rest.cares.every((at) => rest.ids[at] === rest.ids[first!])
        ? literalTerm(context, rest.values[first!], {
          type: goal.type,
          examples: rest.cares.length,
        })
        : undefined;
      const found = [...solver.solve(context, rest, inner), ...(constant ? [constant] : [])]
        .filter((each) => each.cost <= inner.cost).sort((left, right) => left.cost - right.cost);
      for (const other of found.slice(0, 2)) {
        const made = solver.combine(context, component, {
          operands: [term, other],
          type: goal.type,
        });
        if (made) yield made;
      }
    }
  };
}
