/** Numbers and truth values, met in the middle: one operand is known, the other is computed and looked up. */
import type { Context } from "../bank/context.ts";
import { Level } from "../term/level.ts";
import type { Component, Term } from "../term/term.ts";
import { Use } from "../types/table.ts";
import type { Goal } from "./goal.ts";
import type { Deduction } from "./solver.ts";
import type { Palette } from "../ops/define.ts";

interface Operator {
  readonly sign: string;
  readonly level: number;
  readonly base: number;
  readonly words: readonly string[];
  readonly apply: (left: number, right: number) => number;
  /** The right operand, when the left one and the result are known. */
  readonly right: (left: number, result: number) => number;
}

const operators: readonly Operator[] = [
  {
    sign: "+",
    level: Level.sum,
    base: 2,
    words: ["sum", "add", "plus", "total"],
    apply: (a, b) => a + b,
    right: (a, c) => c - a,
  },
  {
    sign: "-",
    level: Level.sum,
    base: 2,
    words: ["difference", "minus", "less", "discount"],
    apply: (a, b) => a - b,
    right: (a, c) => a - c,
  },
  {
    sign: "*",
    level: Level.product,
    base: 2,
    words: ["times", "multiply", "product", "percent"],
    apply: (a, b) => a * b,
    right: (a, c) => c / a,
  },
  {
    sign: "/",
    level: Level.product,
    base: 3,
    words: ["divide", "average", "mean", "per", "ratio"],
    apply: (a, b) => a / b,
    right: (a, c) => a / c,
  },
];

/** Most terms that are tried as the left operand. */
const MOST_LEFT = 6_000;

function componentOf(operator: Operator, cost: number): Component {
  return {
    name: `operator.${operator.sign}`,
    cost,
    operands: [],
    shape: { kind: "infix", sign: operator.sign, level: operator.level },
    result: () => undefined,
    apply: operator.apply,
  };
}

/** Sums, differences, products and quotients. */
export function arithmetic(palette: Palette): Deduction {
  const priced = operators.map((operator) => {
    const cost = palette.price(`operator.${operator.sign}`, operator.base, operator.words);
    return { ...operator, cost, component: componentOf(operator, cost) };
  });
  return function* (solver, context, { budget, goal }) {
    const { interner, table } = context.engine;
    if ((table.uses(goal.type) & Use.number) === 0 || goal.cares.length < 2) return;
    const wanted = goal.cares.map((at) => goal.values[at]);
    if (!wanted.every((value) => typeof value === "number" && Number.isFinite(value))) return;
    const known = numbersOf(context, goal);
    const number = table.primitive("number");
    let found = 0;
    let tried = 0;
    for (const left of known.terms) {
      if (left.cost > budget.cost - 3 || tried++ > MOST_LEFT || found >= 6) return;
      context.engine.spend(1);
      for (const { apply, component, cost, right } of priced) {
        let key = "";
        for (const [index, at] of goal.cares.entries()) {
          const value = left.values[at] as number;
          const other = right(value, wanted[index] as number);
          const id = apply(value, other) === wanted[index] ? interner.seen(other) : 0;
          if (id === 0) {
            key = "";
            break;
          }
          key += `${id},`;
        }
        const operand = key === "" ? undefined : known.byKey.get(key);
        if (!operand || left.cost + operand.cost + cost > budget.cost) continue;
        const term = solver.combine(context, component, {
          operands: [left, operand],
          type: number,
        });
        if (term) {
          found++;
          yield term;
        }
      }
    }
  };
}

function numbersOf(
  context: Context,
  goal: Goal,
): { readonly terms: readonly Term[]; readonly byKey: ReadonlyMap<string, Term> } {
  const { table } = context.engine;
  const terms: Term[] = [];
  const byKey = new Map<string, Term>();
  for (const term of context.all()) {
    if ((table.uses(term.type) & Use.number) === 0 || term.partial) continue;
    let key = "";
    let usable = true;
    for (const at of goal.cares) {
      usable &&= typeof term.values[at] === "number";
      key += `${term.ids[at]},`;
    }
    if (!usable) continue;
    if (!byKey.has(key)) byKey.set(key, term);
    terms.push(term);
  }
  return { terms, byKey };
}

/** Most different truth vectors that are paired. */
const MOST_TESTS = 220;

/** `a && b`, `a || b`, and their negations. */
export function logic(palette: Palette): Deduction {
  const both = logical("&&", palette.price("operator.&&", 2, ["and", "both", "between"]));
  const either = logical("||", palette.price("operator.||", 3, ["or", "either", "any", "outside"]));
  return function* (solver, context, { budget, goal }) {
    const { table } = context.engine;
    if ((table.uses(goal.type) & Use.boolean) === 0) return;
    if (goal.cares.length < 3 || goal.cares.length > 40) return;
    const tests = testsOf(context, goal);
    const wanted = goal.cares.map((at) => goal.values[at] === true);
    const boolean = table.primitive("boolean");
    let best = budget.cost;
    for (const component of [both, either]) {
      const isBoth = component === both;
      const usable = tests.filter(({ truth }) =>
        truth.every((value, at) => isBoth ? value || !wanted[at] : !value || wanted[at])
      );
      let result: readonly [Term, Term] | undefined;
      for (const [at, left] of usable.entries()) {
        for (const right of usable.slice(at + 1)) {
          const cost = left.term.cost + right.term.cost + component.cost;
          if (cost > best) continue;
          const meets = wanted.every((value, index) =>
            value ===
              (isBoth
                ? left.truth[index]! && right.truth[index]!
                : left.truth[index]! || right.truth[index]!)
          );
          if (!meets) continue;
          best = cost;
          result = [left.term, right.term];
        }
        context.engine.spend(4);
      }
      const term = result &&
        solver.combine(context, component, { operands: result, type: boolean });
      if (term) yield term;
    }
  };
}

function logical(sign: "&&" | "||", cost: number): Component {
  return {
    name: `operator.${sign}`,
    cost,
    operands: [],
    shape: { kind: "infix", sign, level: sign === "&&" ? Level.and : Level.or },
    result: () => undefined,
    apply: sign === "&&"
      ? (left: boolean, right: boolean) => left && right
      : (left: boolean, right: boolean) => left || right,
    lazy: sign === "&&" ? "and" : "or",
  };
}

/** A truth value for each frame that matters, and the cheapest term that has them. */
export interface Test {
  readonly term: Term;
  readonly truth: readonly boolean[];
}

/** The tests of a context that tell the frames apart, cheapest first, each truth vector once. */
export function testsOf(
  context: Context,
  goal: Goal,
  { most = MOST_TESTS }: { readonly most?: number } = {},
): Test[] {
  const { table } = context.engine;
  const seen = new Set<string>();
  const tests: Test[] = [];
  for (const term of context.all()) {
    if ((table.uses(term.type) & Use.boolean) === 0 || term.partial) continue;
    const truth: boolean[] = [];
    for (const at of goal.cares) {
      const value = term.values[at];
      if (typeof value !== "boolean") break;
      truth.push(value);
    }
    if (truth.length < goal.cares.length) continue;
    const key = truth.map(Number).join("");
    if (seen.has(key) || !key.includes("1") || !key.includes("0")) continue;
    seen.add(key);
    tests.push({ term, truth });
    if (tests.length >= most) break;
  }
  return tests;
}
