/** Objects, taken apart into their fields; Map, Set and records into lists of pairs. */
import type { Context } from "../bank/context.ts";
import type { Palette } from "../ops/define.ts";
import type { Component, Term } from "../term/term.ts";
import { Use } from "../types/table.ts";
import type { MemberType } from "../../problem.ts";
import { Thrown } from "../values/intern.ts";
import { type Goal, partOf } from "./goal.ts";
import type { Deduction } from "./solver.ts";

function isPlain(value: unknown): value is Record<string, unknown> {
  if (typeof value !== "object" || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

/** The fields that the goal's objects have, in the order of the first; `undefined` where they differ. */
function fieldsOf(context: Context, goal: Goal): MemberType[] | undefined {
  const { table } = context.engine;
  const described = table.get(table.nonNull(goal.type));
  const candidates = described.kind === "union"
    ? described.of.map((each) => table.get(each))
    : [described];
  const values = goal.cares.map((at) => goal.values[at]);
  if (!values.every(isPlain)) return undefined;
  const names = Object.keys(values[0]!);
  const same = values.every((value) => {
    const own = Object.keys(value);
    return own.length === names.length && own.every((name) => names.includes(name));
  });
  if (!same) return undefined;
  for (const each of candidates) {
    if (each.kind !== "object" || each.nominal) continue;
    const members = names.map((name) => each.members.find((member) => member.name === name));
    if (members.every((member) => member !== undefined)) return members;
  }
  return undefined;
}

/** An object literal, each field found on its own; with a spread where most fields are another's. */
export const fields: Deduction = function* (solver, context, { budget, goal }) {
  if (budget.depth < 1) return;
  const members = fieldsOf(context, goal);
  if (!members || members.length === 0) return;
  const { interner, table } = context.engine;
  for (const base of [undefined, ...spreadable(context, goal, budget.cost)]) {
    const rest = members.filter(({ name }) =>
      base === undefined ||
      goal.cares.some((at) =>
        interner.id((base.values[at] as Record<string, unknown>)[name]) !==
          interner.id((goal.values[at] as Record<string, unknown>)[name])
      )
    );
    if (base && (rest.length === 0 || rest.length === members.length)) continue;
    const found: Term[] = [];
    let left = budget.cost - 1 - (base?.cost ?? 0);
    for (const [at, member] of rest.entries()) {
      const type = member.optional ? table.orUndefined(member.type) : member.type;
      const part = partOf(context, goal, {
        type,
        of: (value) => (value as Record<string, unknown>)[member.name],
      });
      const term = part && solver.best(context, part, {
        cost: Math.min(left - (rest.length - at - 1), 24),
        depth: budget.depth - 1,
      });
      if (!term) break;
      found.push(term);
      left -= term.cost;
    }
    if (found.length < rest.length) continue;
    const names = rest.map(({ name }) => name);
    const term = solver.combine(context, objectComponent(names, base !== undefined), {
      operands: base ? [base, ...found] : found,
      type: goal.type,
    });
    if (term) yield term;
  }
};

/** Objects that share at least one field with the goal in every frame. */
function spreadable(context: Context, goal: Goal, most: number): Term[] {
  const { interner, table } = context.engine;
  const found: Term[] = [];
  for (const term of context.all()) {
    if (term.cost > Math.min(most, 4) || found.length >= 4) break;
    if ((table.uses(term.type) & Use.object) === 0 || term.partial) continue;
    const shares = goal.cares.every((at) => {
      const [own, wanted] = [term.values[at], goal.values[at]];
      if (!isPlain(own) || !isPlain(wanted)) return false;
      const names = Object.keys(own);
      return names.length > 0 && names.every((name) => Object.hasOwn(wanted, name)) &&
        names.some((name) => interner.id(own[name]) === interner.id(wanted[name]));
    });
    if (shares) found.push(term);
  }
  return found;
}

/** `{ a: $0, b: $1 }`, or `{ ...$0, b: $1 }`. */
export function objectComponent(names: readonly string[], spread: boolean): Component {
  return {
    name: "object.literal",
    cost: 1,
    operands: [],
    shape: { kind: "object", names, spread },
    result: () => undefined,
    apply: (...values: unknown[]) => {
      const own = spread ? values.slice(1) : values;
      const entries = names.map((name, at) => [name, own[at]] as const);
      return spread
        ? { ...values[0] as object, ...Object.fromEntries(entries) }
        : Object.fromEntries(entries);
    },
  };
}

/** Map, Set and records, as lists of what they hold. */
export function holders(palette: Palette): Deduction {
  const prices = {
    set: palette.price("Set", 3, ["unique", "distinct", "set"]),
    map: palette.price("Map", 3, ["map", "index", "lookup", "by"]),
    record: palette.price("Object.fromEntries", 3, ["object", "record", "by", "key", "keyed"]),
  };
  return function* (solver, context, { budget, goal }) {
    if (budget.depth < 1) return;
    const { table } = context.engine;
    const described = table.get(goal.type);
    const [first] = goal.cares.map((at) => goal.values[at]);
    let inner: Goal | undefined;
    let component: Component | undefined;
    if (described.kind === "library" && described.name === "Set" && first instanceof Set) {
      inner = partOf(context, goal, {
        type: table.array(described.of[0]!),
        of: (value) => [...value as Set<unknown>],
      });
      component = holder("Set", "new Set", (value: unknown[]) => new Set(value), prices.set);
    } else if (described.kind === "library" && described.name === "Map" && first instanceof Map) {
      inner = partOf(context, goal, {
        type: table.array(table.tuple(described.of)),
        of: (value) => [...value as Map<unknown, unknown>],
      });
      component = holder(
        "Map",
        "new Map",
        (value: [unknown, unknown][]) => new Map(value),
        prices.map,
      );
    } else if (described.kind === "object" && described.index !== undefined && isPlain(first)) {
      const pair = table.tuple([table.primitive("string"), described.index]);
      inner = partOf(context, goal, {
        type: table.array(pair),
        of: (value) => isPlain(value) ? Object.entries(value) : Thrown,
      });
      component = holder(
        "Object.fromEntries",
        "Object.fromEntries",
        (value: [string, unknown][]) => Object.fromEntries(value),
        prices.record,
      );
    }
    if (!inner || !component) return;
    const found = solver.solve(context, inner, {
      cost: budget.cost - component.cost,
      depth: budget.depth - 1,
    });
    for (const list of found.slice(0, 2)) {
      const term = solver.combine(context, component, { operands: [list], type: goal.type });
      if (term) yield term;
    }
  };
}

function holder(
  name: string,
  callee: string,
  apply: Component["apply"],
  cost: number = 3,
): Component {
  return {
    name,
    cost,
    operands: [],
    shape: { kind: "call", callee },
    result: () => undefined,
    apply,
  };
}
