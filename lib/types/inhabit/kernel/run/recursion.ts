/**
 * Programs that call themselves. What a call gives is unknown while the program is, so the parts
 * around the calls are built over made-up results, and whole programs are run.
 *
 * Two forms: over the elements of a list (`children.map(f)` put together), which ends by itself; and
 * a test that ends, what is given then, and else something made of one or two smaller calls.
 */
import type { SearchProblem } from "../../problem.ts";
import type { Context } from "../bank/context.ts";
import type { Goal } from "../goal/goal.ts";
import { literalTerm } from "../goal/constant.ts";
import { buildTerm, replaceParameters } from "../term/build.ts";
import type { Component, Frame, Lambda, Term } from "../term/term.ts";
import { type TypeTable, Use } from "../types/table.ts";
import { endTests, type NextValue, nextValues, type Self, selfOf } from "./self.ts";

/** Dearest term around the results of calls. */
const DEAREST_AROUND = 9;
/** Most programs of one form. */
const MOST_PROGRAMS = 40_000;
/** Most terms around the results of calls. */
const MOST_AROUND = 400;

/** Words that speak of recursion. */
const recursiveWords = new Set([
  ..."recursive recursively recursion factorial fibonacci gcd greatest divisor tree nested depth"
    .split(" "),
  ..."deep deeply descendants flatten flattened ancestors power permutations combinations".split(
    " ",
  ),
  ..."children subtree leaves hanoi collatz levels below under subfolders".split(" "),
]);
/** What a recursive program costs beside its parts where nothing speaks of recursion. */
const UNSPOKEN = 3;
/** What it costs less where something does. */
const SPOKEN = 2;

/** Recursive programs, cheapest first; `undefined` where the function cannot call itself. */
export function recursions(problem: SearchProblem, root: Context, goal: Goal): Term[] {
  const self = selfOf(problem, root);
  if (!self) return [];
  const { intent, name } = problem.words;
  const spoken = [...intent, ...name].some((word) => recursiveWords.has(word));
  const found = [
    ...overElements(root, self, goal),
    ...(spoken ? overSmaller(root, self, goal) : []),
  ].map((term) => ({ ...term, cost: Math.max(1, term.cost + (spoken ? -SPOKEN : UNSPOKEN)) }));
  return found.sort((left, right) => left.cost - right.cost).slice(0, MOST_PROGRAMS);
}

/** Made-up results of calls: different in every frame, of the function's type. */
function madeUp(root: Context, self: Self, seed: number): unknown {
  const { table } = root.engine;
  const uses = table.uses(self.returns);
  if (uses & Use.number) return [3, 8, 1, 12, 5, 7, 2][seed % 7];
  if (uses & Use.string) return ["pq", "r", "stu", "v", "wxyz"][seed % 5];
  if (uses & Use.boolean) return seed % 2 === 0;
  if (uses & Use.array) {
    const element = table.elementOf(self.returns)!;
    const inner = { ...self, returns: element };
    return Array.from({ length: (seed % 3) + 1 }, (_, at) => madeUp(root, inner, seed * 3 + at));
  }
  return root.atoms.find(({ type, values }) => type === self.returns && values.length > 0)
    ?.values[0];
}

/** The programs over the elements of a list: `1 + Math.max(...children.map(f))`. */
function* overElements(root: Context, self: Self, goal: Goal): Generator<Term> {
  const { table } = root.engine;
  const results = table.array(self.returns);
  for (const list of root.all()) {
    if (list.cost > 4) return;
    if ((table.uses(list.type) & Use.array) === 0 || list.partial) continue;
    const element = table.elementOf(list.type)!;
    if (table.uses(element) & (Use.number | Use.string | Use.boolean)) continue; // nothing nests there
    for (const lambda of callsOn(root, self, list)) {
      const context = root.open(root.slotsFor([{ type: results, hint: "results" }]), [
        ...frames(root, list, self),
      ]);
      const [results_] = context.parameters;
      const mapped = buildTerm(mapComponent, [list, lambda], results);
      context.grow(DEAREST_AROUND);
      let count = 0;
      for (const around of context.all()) {
        if (count > MOST_AROUND * 4) break;
        if ((around.depths & 2) === 0 || !table.assignable(around.type, goal.type)) continue;
        if (!agrees(around, { goal, known: (at) => isEmpty(list.values[at]) })) continue;
        count++;
        const whole = replaceParameters(around, new Map([[results_!.slot, mapped]]));
        yield joined(whole);
      }
    }
  }
}

const mapComponent: Component = {
  name: "array.map",
  cost: 1,
  operands: [],
  shape: { kind: "method", name: "map" },
  result: () => undefined,
  apply: (value: unknown[], each: (value: unknown) => unknown) =>
    value.map((element) => each(element)),
  fresh: true,
};

function isEmpty(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0;
}

/** Whether a term has the wanted value in the frames whose results are known. */
function agrees(
  term: Term,
  { goal, known }: { readonly goal: Goal; readonly known: (at: number) => boolean },
): boolean {
  return goal.cares.every((at) => !known(at) || term.ids[at] === goal.ids[at]);
}

function* frames(root: Context, list: Term, self: Self): Generator<Frame> {
  for (const [at, frame] of root.frames.entries()) {
    const value = list.values[at];
    const length = Array.isArray(value) ? value.length : 0;
    yield [
      ...frame,
      Array.from({ length }, (_, place) => madeUp(root, self, at * 5 + place * 2)),
    ];
  }
}

/** What a call of the function on each element may look like, with the other parameters passed on. */
function* callsOn(root: Context, self: Self, list: Term): Generator<Lambda> {
  const { table } = root.engine;
  const element = table.elementOf(list.type)!;
  const [parameter] = root.slotsFor([{ type: element, hint: "child" }]);
  const item = buildTerm(
    {
      name: "parameter",
      cost: 1,
      operands: [],
      shape: { kind: "atom", code: `$${parameter!.slot}` },
      result: () => undefined,
      apply: () => undefined,
    },
    [],
    element,
  );
  const { slot } = parameter!;
  const read: Term = { ...item, run: (frame) => frame[slot] };
  for (const [at, own] of self.parameters.entries()) {
    const values = self.parameters.map((each, index) => index === at ? read : each);
    if (table.assignable(element, own.type)) {
      yield { kind: "lambda", parameters: [parameter!], body: self.call(values) };
    } else {yield* narrowedCalls(root, self, {
        element,
        own,
        item: read,
        values,
        parameter: parameter!,
      });}
  }
}

/** Calls on those elements that can be passed, and something simple of the others. */
function* narrowedCalls(
  root: Context,
  self: Self,
  parts: {
    readonly element: number;
    readonly own: Term;
    readonly item: Term;
    readonly values: readonly Term[];
    readonly parameter: Lambda["parameters"][number];
  },
): Generator<Lambda> {
  const { element, item, own, parameter, values } = parts;
  const { table } = root.engine;
  const described = table.get(element);
  if (described.kind !== "union") return;
  const passed = described.of.filter((each) => table.assignable(each, own.type));
  const others = described.of.filter((each) => !table.assignable(each, own.type));
  if (passed.length === 0 || others.length === 0) return;
  const isList = passed.every((each) => table.uses(each) & Use.array);
  if (!isList) return;
  const test = buildTerm(
    {
      name: "Array.isArray",
      cost: 1,
      operands: [],
      shape: { kind: "call", callee: "Array.isArray" },
      result: () => undefined,
      apply: (value: unknown) => Array.isArray(value),
    },
    [item],
    table.primitive("boolean"),
  );
  const kinds = new Set(others.map((each) => typeName(table, each)));
  const [kind] = kinds;
  const tests: { readonly test: Term; readonly passes: boolean }[] = [{ test, passes: true }];
  if (kinds.size === 1 && kind) {
    tests.push({
      passes: false,
      test: buildTerm(
        {
          name: "operator.typeof",
          cost: 1,
          operands: [],
          shape: { kind: "pattern", text: `typeof $0 === "${kind}"`, level: 10 },
          result: () => undefined,
          apply: (value: unknown) => typeof value === kind,
        },
        [item],
        table.primitive("boolean"),
      ),
    });
  }
  const rest = table.union(others);
  const alone: Term[] = [];
  if (table.assignable(rest, self.returns)) alone.push(item);
  const inner = table.elementOf(self.returns);
  if (inner !== undefined && table.assignable(rest, inner)) {
    alone.push(buildTerm(
      {
        name: "array.literal",
        cost: 1,
        operands: [],
        shape: { kind: "pattern", text: "[$0]", level: 20 },
        result: () => undefined,
        apply: (value: unknown) => [value],
      },
      [item],
      self.returns,
    ));
  }
  for (const other of alone) {
    for (const { passes, test: tested } of tests) {
      const call = self.call(values);
      const operands = passes ? [tested, call, other] : [tested, other, call];
      const body = buildTerm(conditional, operands, self.returns);
      yield { kind: "lambda", parameters: [parameter], body };
    }
  }
}

function typeName(table: TypeTable, type: number): string | undefined {
  const uses = table.uses(type);
  return uses & Use.string
    ? "string"
    : uses & Use.number
    ? "number"
    : uses & Use.boolean
    ? "boolean"
    : undefined;
}

const conditional: Component = {
  name: "operator.?:",
  cost: 1,
  operands: [],
  shape: { kind: "conditional" },
  result: () => undefined,
  apply: () => undefined,
  lazy: "conditional",
};

/** `xs.map(f).flat()` becomes `xs.flatMap(f)`, and a sum of a map a sum over the list. */
function joined(term: Term): Term {
  const operands = term.operands.map((operand): Term | Lambda =>
    operand.kind === "term" ? joined(operand) : { ...operand, body: joined(operand.body) }
  );
  const [first] = operands;
  if (first?.kind === "term" && first.component === mapComponent) {
    const [list, lambda] = first.operands as readonly [Term, Lambda];
    if (term.component.name === "array.flat") {
      return buildTerm(
        {
          ...mapComponent,
          name: "array.flatMap",
          cost: term.component.cost,
          shape: { kind: "method", name: "flatMap" },
          apply: (value: unknown[], each: (value: unknown) => unknown) =>
            value.flatMap((element) => each(element)),
        },
        [list, lambda],
        term.type,
      );
    }
    if (term.component.name === "array.sum") {
      return buildTerm(
        {
          ...mapComponent,
          name: "array.sumBy",
          cost: term.component.cost,
          shape: { kind: "fold", hint: "sum", text: "$a + $0", start: "0" },
          fresh: false,
          apply: (value: unknown[], each: (value: unknown) => number) =>
            value.reduce((sum: number, element) => sum + each(element), 0),
        },
        [list, lambda],
        term.type,
      );
    }
  }
  if (operands.every((operand, at) => operand === term.operands[at])) return term;
  return buildTerm(term.component, operands, term.type);
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
      madeUp(root, self, at * 3),
      madeUp(root, self, at * 4 + 2),
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
