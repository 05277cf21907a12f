/**
 * Programs that call themselves on what may or may not be there: the next of a chain, and whether
 * some or all elements of a list have a property. Both end by themselves, with a value that is known
 * where there is nothing to call on.
 */
import type { Context } from "../bank/context.ts";
import { literalTerm } from "../goal/constant.ts";
import type { Goal } from "../goal/goal.ts";
import { buildTerm, replaceParameters } from "../term/build.ts";
import { Level } from "../term/level.ts";
import type { Component, Frame, Term } from "../term/term.ts";
import { Use } from "../types/table.ts";
import { agrees, callsOn, isEmpty, listsOf, madeUp } from "./nested.ts";
import { methodCall, type Self } from "./self.ts";

/** Dearest term around the result of the call. */
const DEAREST_AROUND = 8;
/** Most terms around the result of one call. */
const MOST_AROUND = 1_000;
/** Dearest value that is called on. */
const DEAREST_BELOW = 4;

/** The result of a call, with what is known of it. */
interface Result {
  readonly term: Term;
  /** What it is in a frame where nothing is called. */
  readonly known: (frame: number) => { readonly value: unknown } | undefined;
}

/** The programs around one call on something below: `(this.next?.length() ?? 0) + 1`. */
export function* overBelow(root: Context, self: Self, goal: Goal): Generator<Term> {
  const { table } = root.engine;
  const results = [
    ...optionalResults(root, self),
    ...(table.uses(self.returns) & Use.boolean ? quantified(root, self) : []),
  ];
  for (const { known, term } of results) {
    const context = root.open(root.slotsFor([{ type: self.returns, hint: "result" }]), [
      ...frames(root, self, known),
    ]);
    const [result] = context.parameters;
    context.grow(DEAREST_AROUND);
    let count = 0;
    for (const around of context.all()) {
      if (count > MOST_AROUND) break;
      if ((around.depths & 2) === 0 || !table.assignable(around.type, goal.type)) continue;
      if (!agrees(around, { goal, known: (at) => known(at) !== undefined })) continue;
      count++;
      yield replaceParameters(around, new Map([[result!.slot, term]]));
    }
  }
}

function* frames(root: Context, self: Self, known: Result["known"]): Generator<Frame> {
  for (const [at, frame] of root.frames.entries()) {
    const found = known(at);
    yield [...frame, found ? found.value : madeUp(root, self, { seed: at * 3 + 1 })];
  }
}

/** Calls on a value that may be absent, and what stands for them there. */
function* optionalResults(root: Context, self: Self): Generator<Result> {
  const { table } = root.engine;
  for (const value of root.all()) {
    if (value.cost > DEAREST_BELOW) return;
    if ((table.uses(value.type) & Use.nullable) === 0 || value.partial) continue;
    const inner = table.nonNull(value.type);
    if ((table.uses(inner) & Use.object) === 0) continue;
    for (const [at, own] of self.parameters.entries()) {
      if (!table.assignable(inner, own.type) || (self.method !== undefined && at > 0)) continue;
      const operands = self.parameters.map((each, index) => index === at ? value : each);
      for (const base of basesOf(root, self)) {
        yield {
          term: callOrBase(self, { operands, value, base }),
          known: (frame) => isAbsent(value.values[frame]) ? { value: base.run([]) } : undefined,
        };
      }
    }
  }
}

/** `next?.sum() ?? 0`, or `next ? sum(next) : 0`. */
function callOrBase(
  self: Self,
  parts: { readonly operands: readonly Term[]; readonly value: Term; readonly base: Term },
): Term {
  const { base, operands, value } = parts;
  const { method, returns } = self;
  if (method !== undefined) {
    const call = buildTerm(methodCall(method, returns, { optional: true }), operands, returns);
    return buildTerm(written("operator.??", "$0 ?? $1", Level.coalesce), [call, base], returns);
  }
  return buildTerm(
    { ...written("operator.?:", "$0 ? $1 : $2", Level.conditional), lazy: "conditional" },
    [value, self.call(operands), base],
    returns,
  );
}

function written(name: string, text: string, level: number): Component {
  return {
    name,
    cost: 1,
    operands: [],
    shape: { kind: "pattern", text, level },
    result: () => undefined,
    apply: (value: unknown, base: unknown) => value ?? base,
  };
}

/** What a call gives where there is nothing to call on. */
function basesOf(root: Context, self: Self): Term[] {
  const uses = root.engine.table.uses(self.returns);
  const values = uses & Use.number
    ? [0, 1]
    : uses & Use.string
    ? [""]
    : uses & Use.boolean
    ? [false, true]
    : uses & Use.array
    ? [[]]
    : uses & Use.nullable
    ? [undefined]
    : [];
  return values.flatMap((value) => {
    const term = literalTerm(root, value, { type: self.returns, examples: 2 });
    return term ? [term] : [];
  });
}

/** Whether some or all of the elements of a list have the property that the function tells. */
function* quantified(root: Context, self: Self): Generator<Result> {
  const { table } = root.engine;
  for (const list of listsOf(root)) {
    const element = table.elementOf(list.type)!;
    if (table.uses(element) & (Use.number | Use.string | Use.boolean)) continue;
    for (const lambda of callsOn(root, self, list)) {
      for (const name of ["some", "every"] as const) {
        const component: Component = {
          name: `array.${name}`,
          cost: 1,
          operands: [],
          shape: { kind: "method", name },
          result: () => undefined,
          apply: (values: unknown[], each: (value: unknown) => unknown) =>
            name === "some"
              ? values.some((value) => each(value))
              : values.every((value) => each(value)),
        };
        yield {
          term: buildTerm(component, [list, lambda], self.returns),
          known: (frame) => isEmpty(list.values[frame]) ? { value: name === "every" } : undefined,
        };
      }
    }
  }
}

function isAbsent(value: unknown): boolean {
  return value === undefined || value === null;
}
