/** Numbers and truth values, met in the middle: one operand is known, the other is computed and looked up. */
import type { Context } from "../bank/context.ts";
import { Level } from "../term/level.ts";
import { oddness } from "../term/plausible.ts";
import { bitCount, type Component, type Term } from "../term/term.ts";
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

/** The numbers of a context, by their values in some frames. */
interface NumberIndex {
  readonly terms: Term[];
  /** The first term with these values. */
  readonly byKey: Map<string, Term>;
  /** Where reading goes on: the level, and the place in it. */
  level: number;
  next: number;
}

/** An index for each context and choice of frames; terms are only ever added to a context. */
const indices = new WeakMap<Context, Map<string, NumberIndex>>();

function numbersOf(context: Context, goal: Goal): NumberIndex {
  let own = indices.get(context);
  if (!own) indices.set(context, own = new Map());
  const frames = goal.cares.join();
  let index = own.get(frames);
  if (!index) own.set(frames, index = { terms: [], byKey: new Map(), level: 0, next: 0 });
  const { levels } = context;
  while (index.level < levels.length) {
    const { terms } = levels[index.level]!;
    while (index.next < terms.length) addNumber(index, context, terms[index.next++]!, goal.cares);
    if (index.level === levels.length - 1) break; // it may still grow
    index.level++;
    index.next = 0;
  }
  return index;
}

function addNumber(
  index: NumberIndex,
  context: Context,
  term: Term,
  frames: readonly number[],
): void {
  if ((context.engine.table.uses(term.type) & Use.number) === 0 || term.partial) return;
  let key = "";
  for (const at of frames) {
    if (typeof term.values[at] !== "number") return;
    key += `${term.ids[at]},`;
  }
  if (!index.byKey.has(key)) index.byKey.set(key, term);
  index.terms.push(term);
}

/** Most different truth vectors that are paired. */
const MOST_TESTS = 500;

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
    for (const component of [both, either]) {
      const isBoth = component === both;
      const usable = tests.filter(({ truth }) =>
        truth.every((value, at) => isBoth ? value || !wanted[at] : !value || wanted[at])
      );
      const pairs: { readonly operands: readonly [Term, Term]; readonly rank: number }[] = [];
      let limit = budget.cost;
      for (const [at, left] of usable.entries()) {
        if (left.term.cost + component.cost + 1 > limit) break;
        for (const right of usable.slice(at + 1)) {
          const cost = left.term.cost + right.term.cost + component.cost;
          if (cost > limit) break;
          const meets = wanted.every((value, index) =>
            value ===
              (isBoth
                ? left.truth[index]! && right.truth[index]!
                : left.truth[index]! || right.truth[index]!)
          );
          if (!meets) continue;
          const operands = [left.term, right.term] as const;
          pairs.push({ operands, rank: rankOf(operands) });
          limit = Math.min(limit, cost + DEARER_PAIR);
        }
        context.engine.spend(4);
      }
      pairs.sort((left, right) => left.rank - right.rank);
      for (const { operands } of pairs.slice(0, MOST_PAIRS)) {
        const term = solver.combine(context, component, { operands, type: boolean });
        if (term) yield term;
      }
    }
  };
}

/** How much dearer than the cheapest pair another may be. */
const DEARER_PAIR = 5;
/** Pairs that are given. */
const MOST_PAIRS = 3;

/** Price of a pair of tests, less what they answer to together. */
function rankOf([left, right]: readonly [Term, Term]): number {
  return left.cost + right.cost + oddness(left) + oddness(right) -
    2 * bitCount(left.says | right.says);
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

/** A truth value for each frame that matters, and a term that has them. */
export interface Test {
  readonly term: Term;
  readonly truth: readonly boolean[];
}

/** Terms that are kept for the same truth values. */
const MOST_ALIKE = 3;

/** The tests of a context that tell the frames apart, cheapest first, few for the same truth values. */
export function testsOf(
  context: Context,
  goal: Goal,
  { most = MOST_TESTS }: { readonly most?: number } = {},
): Test[] {
  const { table } = context.engine;
  const seen = new Map<string, number>();
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
    if (!key.includes("1") || !key.includes("0")) continue;
    const count = seen.get(key) ?? 0;
    if (count >= MOST_ALIKE) continue;
    seen.set(key, count + 1);
    tests.push({ term, truth });
    if (tests.length >= most) break;
  }
  return tests;
}
