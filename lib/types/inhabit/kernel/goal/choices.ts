/** Conditionals: frames are divided by a test, and each side is a smaller goal (Alur et al. 2017). */
import type { Context } from "../bank/context.ts";
import { bitCount, type Component, type Term } from "../term/term.ts";
import { Use } from "../types/table.ts";
import { oddness } from "../term/plausible.ts";
import { Thrown } from "../values/intern.ts";
import type { Goal } from "./goal.ts";
import { literalTerm } from "./constant.ts";
import { type Test, testsOf } from "./numbers.ts";
import type { Budget, Deduction, Solver } from "./solver.ts";

/** Price of a conditional, beside its three parts. */
export const CHOICE_COST = 2;

/** What a conditional of the hole's own scope may cost more than other deductions: its parts are cheap. */
const FARTHER = 24;

/** Most tests that are tried to divide one goal. */
const MOST_TESTS = 90;

const component: Component = {
  name: "operator.?:",
  cost: CHOICE_COST,
  operands: [],
  shape: { kind: "conditional" },
  result: () => undefined,
  apply: (test: boolean, yes: unknown, no: unknown) => test ? yes : no,
  lazy: "conditional",
};

/** Terms by the frames in which they have the wanted value: the cheapest for each set of frames. */
class PassTable {
  readonly #best = new Map<number, Term>();

  constructor(context: Context, goal: Goal) {
    const { table } = context.engine;
    for (const term of context.all()) {
      let mask = 0;
      for (const [index, at] of goal.cares.entries()) {
        if (term.ids[at] === goal.ids[at]) mask |= 1 << index;
      }
      if (mask === 0 || !table.assignable(term.type, goal.type)) continue;
      const known = this.#best.get(mask);
      if (!known || known.cost > term.cost) this.#best.set(mask, term);
    }
  }

  /** The cheapest term that is right in all of these frames. */
  covering(frames: number): Term | undefined {
    let best: Term | undefined;
    for (const [mask, term] of this.#best) {
      if ((mask & frames) === frames && (!best || term.cost < best.cost)) {
        best = term;
      }
    }
    return best;
  }
}

/** Conditional expressions, up to a number of branches. */
export const choices: Deduction = function* (solver, context, { budget, goal }) {
  if (goal.cares.length < 2 || goal.cares.length > 30 || budget.cost < 6) return;
  if (context.engine.table.uses(goal.type) & Use.boolean) return; // logic says it better
  const tests = testsOf(context, goal, { most: MOST_TESTS });
  const passes = new PassTable(context, goal);
  const all = goal.cares.length === 31 ? -1 : (1 << goal.cares.length) - 1;
  const branches = context.engine.limits.branches;
  const far = { ...budget, cost: budget.cost + (context.depth === 0 ? FARTHER : 0) };
  yield* divisions({ solver, context, goal, tests, passes, branches }, all, far)
    .slice(0, MOST_TREES);
};

/** Conditionals that are given for one goal. */
const MOST_TREES = 6;

interface Division {
  readonly solver: Solver;
  readonly context: Context;
  readonly goal: Goal;
  readonly tests: readonly Test[];
  readonly passes: PassTable;
  readonly branches: number;
}

/** The conditionals that are right in the given frames, likeliest first. */
function divisions(division: Division, frames: number, budget: Budget): Term[] {
  const { context, goal, tests } = division;
  const found: { readonly term: Term; readonly rank: number }[] = [];
  let limit = budget.cost;
  for (const { term: test, truth } of tests) {
    if (test.cost + CHOICE_COST + 2 > limit) continue;
    let yes = 0;
    truth.forEach((value, index) => {
      if (value) yes |= 1 << index;
    });
    yes &= frames;
    const no = frames & ~yes;
    if (yes === 0 || no === 0) continue;
    context.engine.spend(2);
    const left = limit - CHOICE_COST - test.cost;
    const first = branch(division, yes, left - 1);
    if (!first) continue;
    let second = branch(division, no, left - first.cost);
    if (!second && division.branches > 2) {
      [second] = divisions({ ...division, branches: division.branches - 1 }, no, {
        cost: left - first.cost,
        depth: budget.depth,
      });
    }
    if (!second) continue;
    const made = division.solver.combine(context, component, {
      operands: [test, first, second],
      type: goal.type,
    });
    if (!made || made.cost > limit) continue;
    found.push({
      term: { ...made, partial: false },
      rank: made.cost + oddness(made) - 2 * bitCount(made.says),
    });
    limit = Math.min(limit, made.cost + DEARER_TREE);
  }
  return found.sort((left, right) => left.rank - right.rank).map(({ term }) => term);
}

/** How much dearer than the cheapest conditional another may be. */
const DEARER_TREE = 6;

/** The cheapest term for one side: one that is there, a constant, or the answer to the smaller goal. */
function branch(division: Division, frames: number, most: number): Term | undefined {
  const { context, goal, passes } = division;
  const known = passes.covering(frames);
  const constant = constantFor(context, goal, frames);
  const best = known && constant
    ? known.cost <= constant.cost ? known : constant
    : known ?? constant;
  return best && best.cost <= most ? best : undefined;
}

/** The literal that all these frames want, where they want one. */
function constantFor(context: Context, goal: Goal, frames: number): Term | undefined {
  let wanted: unknown = Thrown;
  let id = 0;
  let count = 0;
  for (const [index, at] of goal.cares.entries()) {
    if ((frames & (1 << index)) === 0) continue;
    if (id !== 0 && goal.ids[at] !== id) return undefined;
    id = goal.ids[at]!;
    wanted = goal.values[at];
    count++;
  }
  return literalTerm(context, wanted, { type: goal.type, examples: count });
}
