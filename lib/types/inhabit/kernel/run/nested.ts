/**
 * Programs that call themselves on each element of a list and put the results together. They are
 * apart from those with a test that ends: a list that nests ends by itself.
 */
import type { Context } from "../bank/context.ts";
import type { Goal } from "../goal/goal.ts";
import { buildTerm, replaceParameters } from "../term/build.ts";
import { Level } from "../term/level.ts";
import type { Component, Frame, Lambda, Term } from "../term/term.ts";
import { type TypeTable, Use } from "../types/table.ts";
import type { Self } from "./self.ts";

/** Dearest term around the results of calls. */
export const DEAREST_AROUND = 9;
/** What a call on a nested value costs less: its type itself speaks of it. */
const NESTING = 2;
/** Most terms around the results of calls. */
export const MOST_AROUND = 400;

/** Made-up results of calls: different in every frame, of the function's type. */
export function madeUp(
  root: Context,
  self: Self,
  { seed }: { readonly seed: number },
): unknown {
  const { table } = root.engine;
  const uses = table.uses(self.returns);
  if (uses & Use.number) return [3, 8, 1, 12, 5, 7, 2][seed % 7];
  if (uses & Use.string) return ["pq", "r", "stu", "v", "wxyz"][seed % 5];
  if (uses & Use.boolean) return seed % 2 === 0;
  if (uses & Use.array) {
    const element = table.elementOf(self.returns)!;
    const inner = { ...self, returns: element };
    return Array.from(
      { length: (seed % 3) + 1 },
      (_, at) => madeUp(root, inner, { seed: seed * 3 + at }),
    );
  }
  return root.atoms.find(({ type, values }) => type === self.returns && values.length > 0)
    ?.values[0];
}

/** The programs over the elements of a list: `1 + Math.max(...children.map(f))`. */
export function* overElements(root: Context, self: Self, goal: Goal): Generator<Term> {
  const { table } = root.engine;
  const results = table.array(self.returns);
  for (const list of listsOf(root)) {
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

/** Dearest list whose elements are called on. */
const DEAREST_LIST = 4;

/** The lists of a context; one that may be absent counts as empty. */
export function* listsOf(root: Context): Generator<Term> {
  const { table } = root.engine;
  for (const term of root.all()) {
    if (term.cost > DEAREST_LIST) return;
    if (term.partial) continue;
    const uses = table.uses(term.type);
    if (uses & Use.array) yield term;
    else if (uses & Use.nullable) {
      const inner = table.nonNull(term.type);
      if (table.uses(inner) & Use.array) yield orEmpty(term, inner);
    }
  }
}

function orEmpty(list: Term, type: number): Term {
  const component: Component = {
    name: "operator.??",
    cost: 1,
    operands: [],
    shape: { kind: "pattern", text: "$0 ?? []", level: Level.coalesce },
    result: () => type,
    apply: (value: unknown) => value ?? [],
  };
  const values = list.values.map((value) => value ?? []);
  return { ...buildTerm(component, [list], type), values };
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

export function isEmpty(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0;
}

/** Whether a term has the wanted value in the frames whose results are known. */
export function agrees(
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
      Array.from({ length }, (_, place) => madeUp(root, self, { seed: at * 5 + place * 2 })),
    ];
  }
}

/** What a call of the function on each element may look like, with the other parameters passed on. */
export function* callsOn(root: Context, self: Self, list: Term): Generator<Lambda> {
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
      const call = self.call(values);
      const body = { ...call, cost: Math.max(1, call.cost - NESTING) };
      yield { kind: "lambda", parameters: [parameter!], body };
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
          apply: (value: unknown) => kind === kindOf(value),
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

/** What `typeof` says of a value, as any text: it is compared with a name that is known only here. */
function kindOf(value: unknown): string {
  return typeof value;
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

/** A test that chooses between two terms. */
export const conditional: Component = {
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
