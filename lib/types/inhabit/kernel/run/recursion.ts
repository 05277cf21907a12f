/**
 * Programs that call themselves. What a call gives is unknown while the program is, so the parts
 * around the calls are built over made-up results, and whole programs are run.
 *
 * Two forms: over the elements of a list, which `nested.ts` builds and which ends by itself; and a test
 * that ends, what is given then, and else something made of one or two smaller calls.
 */
import type { SearchProblem } from "../../problem.ts";
import type { Context } from "../bank/context.ts";
import type { Goal } from "../goal/goal.ts";
import { literalTerm } from "../goal/constant.ts";
import { buildTerm, replaceParameters } from "../term/build.ts";
import type { Frame, Term } from "../term/term.ts";
import { Use } from "../types/table.ts";
import { overBelow } from "./below.ts";
import { conditional, DEAREST_AROUND, madeUp, MOST_AROUND, overElements } from "./nested.ts";
import { endTests, type NextValue, nextValues, type Self, selfOf } from "./self.ts";

/** Most programs of one form. */
const MOST_PROGRAMS = 40_000;

/** Words that speak of recursion. */
const recursiveWords = new Set([
  ..."recursive recursively recursion factorial fibonacci gcd greatest divisor tree nested depth"
    .split(" "),
  ..."deep deeply descendants flatten flattened ancestors power permutations combinations".split(
    " ",
  ),
  ..."children subtree leaves hanoi collatz subfolders".split(" "),
]);
/** What a recursive program costs less where something speaks of recursion. */
const SPOKEN = 2;

/** Recursive programs of the two forms, cheapest first. */
export interface Recursions {
  readonly overElements: readonly Term[];
  readonly overSmaller: readonly Term[];
}

/** Recursive programs, cheapest first; `undefined` where the function cannot call itself. */
export function recursions(problem: SearchProblem, root: Context, goal: Goal): Recursions {
  const self = selfOf(problem, root);
  if (!self) return { overElements: [], overSmaller: [] };
  const { intent, name } = problem.words;
  root.engine.answer("call.self", name);
  const spoken = [...intent, ...name].some((word) => recursiveWords.has(word));
  const priced = (terms: Iterable<Term>): Term[] =>
    [...terms].map((term) => spoken ? { ...term, cost: Math.max(1, term.cost - SPOKEN) } : term)
      .sort((left, right) => left.cost - right.cost).slice(0, MOST_PROGRAMS);
  return {
    overElements: priced([...overElements(root, self, goal), ...overBelow(root, self, goal)]),
    overSmaller: spoken ? priced(overSmaller(root, self, goal)) : [],
  };
}

/** The programs with a test that ends: `n <= 1 ? 1 : n * f(n - 1)`. */
function* overSmaller(root: Context, self: Self, goal: Goal): Generator<Term> {
  const { table } = root.engine;
  const calls = smallerCalls(root, self);
  if (calls.length === 0) return;
  const context = root.open(
    root.slotsFor([
      { type: self.returns, hint: "result" },
      { type: self.returns, hint: "second" },
    ]),
    root.frames.map((frame, at) => [
      ...frame,
      madeUp(root, self, { seed: at * 3 }),
      madeUp(root, self, { seed: at * 4 + 2 }),
    ]),
  );
  context.grow(DEAREST_AROUND - 2);
  const [one, two] = context.parameters;
  const around: Term[] = [];
  for (const term of context.all()) {
    if ((term.depths & 2) !== 0 && table.assignable(term.type, goal.type)) around.push(term);
    if (around.length >= MOST_AROUND) break;
  }
  const ends = endsOf(root, self, goal);
  let count = 0;
  for (let cost = 0; cost <= 26; cost++) {
    for (const end of ends) {
      for (const term of around) {
        const left = cost - end.cost - term.cost;
        if (left < 2) continue;
        const usesTwo = uses(term, two!.slot);
        for (const call of calls) {
          if (!usesTwo) {
            if (call.cost !== left) continue;
            const whole = replaceParameters(term, new Map([[one!.slot, call]]));
            yield finish(end, whole, goal);
            if (++count > MOST_PROGRAMS) return;
            continue;
          }
          if (!uses(term, one!.slot)) continue;
          for (const other of calls) {
            if (call === other || call.cost + other.cost !== left) continue;
            const by = new Map([[one!.slot, call], [two!.slot, other]]);
            yield finish(end, replaceParameters(term, by), goal);
            if (++count > MOST_PROGRAMS) return;
          }
        }
      }
    }
  }
}

interface End {
  readonly test: Term;
  readonly given: Term;
  readonly cost: number;
}

function finish({ given, test }: End, otherwise: Term, goal: Goal): Term {
  return { ...buildTerm(conditional, [test, given, otherwise], goal.type), partial: false };
}

function uses(term: Term, slot: number): boolean {
  const { shape } = term.component;
  if (shape.kind === "atom") return shape.code === `$${slot}`;
  return term.operands.some((operand) =>
    uses(operand.kind === "term" ? operand : operand.body, slot)
  );
}

/** Most calls that are tried. */
const MOST_CALLS = 40;

function smallerCalls(root: Context, self: Self): Term[] {
  let lists: NextValue[][] = [[]];
  for (const parameter of self.parameters) {
    const next = nextValues(root, parameter, self);
    lists = lists.flatMap((list) => next.map((value) => [...list, value]));
  }
  return lists
    .filter((values) => values.some(({ smaller }) => smaller))
    .map((values) => self.call(values.map(({ term }) => term)))
    .sort((left, right) => left.cost - right.cost)
    .slice(0, MOST_CALLS);
}

/** Tests that end with what is given then, where the examples do not speak against it. */
function endsOf(root: Context, self: Self, goal: Goal): End[] {
  const { table } = root.engine;
  const givens: Term[] = [];
  for (const term of root.all()) {
    if (term.cost > 3) break;
    if (table.assignable(term.type, goal.type)) givens.push(term);
  }
  for (const value of [0, 1, "", undefined, [], true, false]) {
    const term = literalTerm(root, value, { type: goal.type, examples: 2 });
    const fits = typeof value === "number"
      ? Use.number
      : typeof value === "string"
      ? Use.string
      : typeof value === "boolean"
      ? Use.boolean
      : Array.isArray(value)
      ? Use.array
      : Use.nullable;
    if (term && (table.uses(goal.type) & fits) !== 0) givens.push(term);
  }
  const ends: End[] = [];
  for (const parameter of self.parameters) {
    for (const test of endTests(root, parameter)) {
      const truth = root.frames.map((frame) => attempt(test, frame));
      for (const given of givens) {
        const against = goal.cares.some((at) =>
          truth[at] === true && given.ids[at] !== goal.ids[at]
        );
        if (!against) ends.push({ test, given, cost: test.cost + given.cost });
      }
    }
  }
  return ends.sort((left, right) => left.cost - right.cost).slice(0, 60);
}

function attempt(term: Term, frame: Frame): unknown {
  try {
    return term.run(frame);
  } catch {
    return undefined;
  }
}
