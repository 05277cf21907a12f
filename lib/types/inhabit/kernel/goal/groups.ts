/** Map and records as gatherings: keys are found first, then what is kept under each. */
import type { Context } from "../bank/context.ts";
import { type Container, type Gathered, gathering } from "../ops/grouping.ts";
import type { Palette } from "../ops/define.ts";
import type { Frame, Lambda, Term } from "../term/term.ts";
import { Use } from "../types/table.ts";
import { type Goal, goalOf } from "./goal.ts";
import type { Deduction, Solver } from "./solver.ts";

/** Dearest key that is tried. */
const DEAREST_KEY = 6;
/** Most lists, and keys for each, that are tried. */
const MOST_LISTS = 6;
const MOST_KEYS = 12;

interface Entries {
  readonly container: Container;
  readonly of: (value: unknown) => readonly (readonly [unknown, unknown])[] | undefined;
}

function entriesOf(context: Context, goal: Goal): Entries | undefined {
  const { table } = context.engine;
  const described = table.get(goal.type);
  if (described.kind === "library" && described.name === "Map") {
    return { container: "Map", of: (value) => value instanceof Map ? [...value] : undefined };
  }
  if (described.kind === "object" && described.index !== undefined) {
    return {
      container: "record",
      of: (value) =>
        typeof value === "object" && value !== null ? Object.entries(value) : undefined,
    };
  }
  return undefined;
}

/** Gatherings of the lists in scope. */
export function groups(palette: Palette): Deduction {
  const costs: Readonly<Record<Gathered, number>> = {
    list: palette.price("group.list", 5, ["group", "grouped", "bucket", "by"]),
    count: palette.price("group.count", 5, ["count", "frequency", "tally", "many"]),
    sum: palette.price("group.sum", 5, ["sum", "total", "add", "by"]),
    last: palette.price("group.last", 5, ["index", "keyed", "lookup", "by"]),
  };
  return function* (solver, context, { budget, goal }) {
    const entries = budget.depth < 1 ? undefined : entriesOf(context, goal);
    if (!entries) return;
    const { interner, table } = context.engine;
    const wanted = goal.cares.map((at) => entries.of(goal.values[at]));
    if (!wanted.every((each) => each !== undefined) || wanted.every((each) => each.length === 0)) {
      return;
    }
    const inOrder = entries.container === "Map";
    const keysOf = (keys: readonly unknown[]): string => {
      const ids = [...new Set(keys.map((key) => interner.id(inOrder ? key : String(key))))];
      return (inOrder ? ids : ids.sort((left, right) => left - right)).join();
    };
    const wantedKeys = wanted.map((each) => keysOf(each.map(([key]) => key)));
    let lists = 0;
    for (const list of context.all()) {
      if (list.cost > budget.cost - 4 || lists >= MOST_LISTS) return;
      if (list.partial || (table.uses(list.type) & Use.array) === 0) continue;
      const element = table.elementOf(list.type);
      if (element === undefined) continue;
      const values = goal.cares.map((at) => list.values[at]);
      if (!values.every((each, at) => Array.isArray(each) && each.length >= wanted[at]!.length)) {
        continue;
      }
      lists++;
      const child = context.child([
        { type: element, hint: "item" },
        { type: table.primitive("number"), hint: "index" },
      ]);
      if (!child) continue;
      child.grow(Math.min(DEAREST_KEY, budget.cost - 3));
      let keys = 0;
      for (const key of child.all()) {
        if (key.cost > DEAREST_KEY || keys >= MOST_KEYS) break;
        if (key.partial || (key.depths & (1 << child.depth)) === 0) continue;
        if (key.depths & (1 << (child.depth + 8))) continue;
        const isKey = table.uses(key.type) &
          (Use.string | Use.number | Use.literal | Use.boolean | Use.variable);
        if (isKey === 0 && table.get(key.type).kind !== "variable") continue;
        const keyed = keyedElements(context, { goal, list, child, key });
        if (!keyed?.every((each, at) => keysOf(each) === wantedKeys[at])) continue;
        keys++;
        const by: Lambda = { kind: "lambda", parameters: child.parameters, body: key };
        const search = { solver, context, goal, list, child, by, keyed, wanted, costs, budget };
        yield* gatherings(search, entries.container);
      }
    }
  };
}

/** Keys of a list's elements, in each frame that matters. */
function keyedElements(
  context: Context,
  { child, goal, key, list }: {
    readonly goal: Goal;
    readonly list: Term;
    readonly child: Context;
    readonly key: Term;
  },
): unknown[][] | undefined {
  const [item, index] = child.parameters;
  try {
    return goal.cares.map((at) => {
      const elements = list.values[at] as readonly unknown[];
      context.engine.spend(elements.length);
      return elements.map((value, place) => {
        const frame = [...context.frames[at]!];
        frame[item!.slot] = value;
        if (index) frame[index.slot] = place;
        return key.run(frame);
      });
    });
  } catch {
    return undefined;
  }
}

interface Search {
  readonly solver: Solver;
  readonly context: Context;
  readonly goal: Goal;
  readonly list: Term;
  readonly child: Context;
  readonly by: Lambda;
  readonly keyed: readonly (readonly unknown[])[];
  readonly wanted: readonly (readonly (readonly [unknown, unknown])[])[];
  readonly costs: Readonly<Record<Gathered, number>>;
  readonly budget: { readonly cost: number; readonly depth: number };
}

function* gatherings(search: Search, container: Container): Generator<Term> {
  const { by, context, costs, goal, list, solver } = search;
  for (const gathered of ["count", "list", "last"] as const) {
    const component = gathering(container, gathered, { cost: costs[gathered], withValue: false });
    const term = solver.combine(context, component, { operands: [list, by], type: goal.type });
    if (term && solver.fits(context, term, goal)) return yield term;
  }
  for (const gathered of ["list", "sum", "last"] as const) {
    for (const own of ownValues(search, gathered)) {
      const component = gathering(container, gathered, { cost: costs[gathered], withValue: true });
      const operands = [list, by, own];
      const term = solver.combine(context, component, { operands, type: goal.type });
      if (term && solver.fits(context, term, goal)) {
        yield term;
        break;
      }
    }
  }
}

/** Bodies that may give what is kept of an element. */
function* ownValues(search: Search, gathered: "list" | "sum" | "last"): Generator<Lambda> {
  const { budget, by, child, context, goal, list, solver, wanted } = search;
  const { table } = context.engine;
  if (gathered === "sum") {
    const first = wanted.flat()[0]?.[1];
    if (typeof first !== "number") return;
    child.grow(7);
    for (const body of child.all()) {
      if (body.cost > 8) return;
      if ((table.uses(body.type) & Use.number) === 0 || body.partial) continue;
      if ((body.depths & (1 << child.depth)) === 0) continue;
      if (body.depths & (1 << (child.depth + 8))) continue;
      yield { kind: "lambda", parameters: child.parameters, body };
    }
    return;
  }
  const frames: Frame[] = [];
  const values: unknown[] = [];
  for (const [index, at] of goal.cares.entries()) {
    const placed = new Map<unknown, number>();
    const byKey = new Map(wanted[index]!.map(([key, value]) => [String(key), value]));
    for (const [place, element] of (list.values[at] as readonly unknown[]).entries()) {
      const key = String(search.keyed[index]![place]);
      const kept = byKey.get(key);
      const frame = [...context.frames[at]!];
      frame[by.parameters[0]!.slot] = element;
      if (by.parameters[1]) frame[by.parameters[1].slot] = place;
      if (gathered === "list") {
        if (!Array.isArray(kept)) return;
        const next = placed.get(key) ?? 0;
        if (next >= kept.length) return;
        placed.set(key, next + 1);
        frames.push(frame);
        values.push(kept[next]);
      } else if (isLast(search.keyed[index]!, place)) {
        frames.push(frame);
        values.push(kept);
      }
    }
  }
  if (frames.length === 0) return;
  const described = table.get(goal.type);
  const kept = described.kind === "library"
    ? described.of[1]
    : described.kind === "object"
    ? described.index
    : undefined;
  const type = gathered === "list" && kept !== undefined ? table.elementOf(kept) : kept;
  if (type === undefined) return;
  const key = `group|${gathered}|${list.ids.join()}|${by.body.ids.join()}|${goal.key}`;
  const own = solver.goalContext(
    context,
    key,
    () => context.open(by.parameters, frames.slice(0, 40)),
  );
  if (!own) return;
  const bodies = solver.solve(
    own,
    goalOf(own, { type, values: values.slice(0, own.frames.length) }),
    {
      cost: Math.min(budget.cost - 4, 11),
      depth: budget.depth - 1,
    },
  );
  for (const body of bodies) {
    if (body.depths & (1 << (own.depth + 8))) continue;
    yield { kind: "lambda", parameters: by.parameters, body };
  }
}

function isLast(keys: readonly unknown[], place: number): boolean {
  return !keys.slice(place + 1).some((key) => key === keys[place]);
}
