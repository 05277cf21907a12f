/**
 * Equalities of two sides that were built apart: terms are sorted by their values where the goal is
 * true, so that each only meets those it is equal to there.
 */
import { Level } from "../term/level.ts";
import type { Component, Term } from "../term/term.ts";
import { Use } from "../types/table.ts";
import type { Palette } from "../ops/define.ts";
import type { Deduction } from "./solver.ts";

/** Dearest side. */
const DEAREST_SIDE = 14;
/** Most terms with the same values where the goal is true that are paired. */
const MOST_ALIKE = 60;

/** `a === b`, for truth goals. */
export function equalities(palette: Palette): Deduction {
  const cost = palette.price("operator.===", 2, ["equal", "same", "match", "is", "exactly"]);
  const component: Component = {
    name: "operator.===",
    cost,
    operands: [],
    shape: { kind: "infix", sign: "===", level: Level.equality },
    result: () => undefined,
    apply: (left: unknown, right: unknown) => left === right,
  };
  return function* (solver, context, { budget, goal }) {
    const { table } = context.engine;
    if ((table.uses(goal.type) & Use.boolean) === 0) return;
    const yes = goal.cares.filter((at) => goal.values[at] === true);
    const no = goal.cares.filter((at) => goal.values[at] === false);
    if (yes.length === 0 || no.length === 0) return;
    const buckets = new Map<string, Term[]>();
    let best = budget.cost - cost;
    let result: readonly [Term, Term] | undefined;
    const plain = Use.string | Use.number | Use.boolean | Use.variable;
    for (const term of context.all()) {
      if (term.cost > Math.min(DEAREST_SIDE, best - 1)) break;
      if (term.partial || (table.uses(term.type) & plain) === 0) continue;
      const key = `${table.widen(term.type)}|${yes.map((at) => term.ids[at]).join()}`;
      const alike = buckets.get(key);
      if (!alike) {
        buckets.set(key, [term]);
        continue;
      }
      for (const other of alike) {
        if (other.cost + term.cost > best) break;
        if (no.every((at) => other.ids[at] !== term.ids[at])) {
          best = other.cost + term.cost - 1;
          result = [other, term];
          break;
        }
      }
      context.engine.spend(1);
      if (alike.length < MOST_ALIKE) alike.push(term);
    }
    const found = result && solver.combine(context, component, {
      operands: result,
      type: table.primitive("boolean"),
    });
    if (found) yield found;
  };
}
