/** Texts, taken apart: rows of parts with constant pieces between, joined lists, parts of other texts. */
import type { Context } from "../bank/context.ts";
import { type Palette, toText } from "../ops/define.ts";
import { literalMethod, usefulSeparators } from "../ops/strings.ts";
import { Level } from "../term/level.ts";
import { type Component, merit, type Term } from "../term/term.ts";
import { Use } from "../types/table.ts";
import { Thrown } from "../values/intern.ts";
import { type Goal, goalOf, partOf } from "./goal.ts";
import type { Budget, Deduction, Solver } from "./solver.ts";

/** Most parts that are considered for one text. */
const MOST_PARTS = 120;
/** Most steps of the search for a row of parts. */
const MOST_STEPS = 600;
/** Longest row. */
const LONGEST_ROW = 7;

interface Part {
  readonly term: Term;
  readonly texts: readonly string[];
}

interface Row {
  readonly at: readonly number[];
  readonly cost: number;
  readonly pieces: readonly (string | Term)[];
}

/** A row of known parts and constant pieces. */
export const rows: Deduction = function* (solver, context, { budget, goal }) {
  if ((context.engine.table.uses(goal.type) & Use.string) === 0) return;
  const texts = goal.cares.map((at) => goal.values[at]);
  if (!texts.every((text): text is string => typeof text === "string")) return;
  if (texts.every((text) => text === "") || texts.some((text) => text.length > 400)) return;
  const parts = partsOf(context, goal, { texts, most: budget.cost - 1 });
  if (parts.length === 0) return;
  const queue: Row[] = [{ at: texts.map(() => 0), cost: 0, pieces: [] }];
  const reached = new Map<string, number>();
  let found = 0;
  for (let step = 0; step < MOST_STEPS && queue.length > 0 && found < 3; step++) {
    const row = takeCheapest(queue);
    if (row.at.every((at, index) => at === texts[index]!.length)) {
      const term = rowTerm(context, row);
      if (term) {
        found++;
        yield term;
      }
      continue;
    }
    const key = `${row.at.join()}${typeof row.pieces.at(-1) === "string"}`;
    if ((reached.get(key) ?? Infinity) <= row.cost) continue;
    reached.set(key, row.cost);
    const rest = restOf(solver, context, { goal, texts, row, budget });
    if (rest && row.cost + rest.cost + 1 <= budget.cost) {
      queue.push({
        at: texts.map((text) => text.length),
        cost: row.cost + rest.cost + 1,
        pieces: [...row.pieces, rest],
      });
    }
    for (const next of stepsFrom(row, texts, parts)) {
      if (next.cost <= budget.cost && next.pieces.length <= LONGEST_ROW) queue.push(next);
    }
    context.engine.spend(parts.length);
  }
};

/** Longest rest of a text that a conditional may give. */
const LONGEST_REST = 12;

/** A conditional for what is left of the texts, where that is short and not the same everywhere. */
function restOf(
  solver: Solver,
  context: Context,
  { budget, goal, row, texts }: {
    readonly goal: Goal;
    readonly texts: readonly string[];
    readonly row: Row;
    readonly budget: Budget;
  },
): Term | undefined {
  if (row.pieces.length === 0 || texts.length < 2) return undefined;
  const rests = texts.map((text, index) => text.slice(row.at[index]));
  if (rests.some((rest) => rest.length > LONGEST_REST)) return undefined;
  if (new Set(rests).size < 2 || new Set(rests).size > 3) return undefined;
  const values: unknown[] = goal.values.map(() => Thrown);
  goal.cares.forEach((at, index) => values[at] = rests[index]);
  const inner = goalOf(context, { type: context.engine.table.primitive("string"), values });
  return solver.conditional(context, inner, { cost: budget.cost - row.cost - 1, depth: 0 });
}

function takeCheapest(queue: Row[]): Row {
  let best = 0;
  for (let at = 1; at < queue.length; at++) if (queue[at]!.cost < queue[best]!.cost) best = at;
  return queue.splice(best, 1)[0]!;
}

function* stepsFrom(
  row: Row,
  texts: readonly string[],
  parts: readonly Part[],
): Generator<Row> {
  const after = (at: readonly number[]): Part[] =>
    parts.filter(({ texts: own }) =>
      own.every((text, index) => texts[index]!.startsWith(text, at[index])) &&
      own.some((text) => text.length > 0)
    );
  for (const { term, texts: own } of after(row.at)) {
    yield {
      at: row.at.map((at, index) => at + own[index]!.length),
      cost: row.cost + term.cost + 1,
      pieces: [...row.pieces, term],
    };
  }
  if (typeof row.pieces.at(-1) === "string") return;
  const rests = texts.map((text, index) => text.slice(row.at[index]));
  const longest = commonPrefix(rests);
  for (let length = 1; length <= longest; length++) {
    const at = row.at.map((each) => each + length);
    const ends = at.every((each, index) => each === texts[index]!.length);
    if (!ends && after(at).length === 0) continue;
    const piece = rests[0]!.slice(0, length);
    yield { at, cost: row.cost + pieceCost(piece, texts.length), pieces: [...row.pieces, piece] };
  }
}

/** A constant is dearer the longer it is, and the fewer examples speak for it. */
function pieceCost(piece: string, examples: number): number {
  return examples > 1 ? 1 + Math.floor(piece.length / 8) : 2 + piece.length;
}

function commonPrefix(texts: readonly string[]): number {
  const [first = "", ...rest] = texts;
  let length = first.length;
  for (const text of rest) {
    let at = 0;
    while (at < length && text[at] === first[at]) at++;
    length = at;
  }
  return length;
}

function partsOf(
  context: Context,
  goal: Goal,
  options: { readonly texts: readonly string[]; readonly most: number },
): Part[] {
  const { table } = context.engine;
  const parts: Part[] = [];
  const places = new Map<string, number>();
  for (const term of context.all()) {
    if (term.cost > options.most || parts.length >= MOST_PARTS) break;
    if (term.partial || (term.atoms === 0 && term.depths === 0)) continue;
    if ((table.uses(term.type) & (Use.string | Use.number)) === 0) continue;
    const own: string[] = [];
    for (const [index, at] of goal.cares.entries()) {
      const value = term.values[at];
      if (typeof value !== "string" && typeof value !== "number") break;
      const text = String(value);
      if (!options.texts[index]!.includes(text)) break;
      own.push(text);
    }
    if (own.length < options.texts.length || own.every((text) => text === "")) continue;
    const key = JSON.stringify(own);
    const known = places.get(key);
    if (known === undefined) places.set(key, parts.push({ term, texts: own }) - 1);
    else if (merit(term) < merit(parts[known]!.term)) parts[known] = { term, texts: own };
  }
  return parts;
}

function rowTerm(context: Context, { pieces }: Row): Term | undefined {
  const operands = pieces.filter((piece) => typeof piece !== "string");
  if (operands.length === 0 || pieces.length < 2) return undefined;
  const type = context.engine.table.primitive("string");
  const plain = pieces.length === 2 && operands.length === 2 &&
    operands.every(({ values }) => typeof values[0] === "string");
  let literalCost = 0;
  const parts: string[] = [""];
  for (const piece of pieces) {
    if (typeof piece === "string") {
      parts[parts.length - 1] += piece;
      literalCost += pieceCost(piece, 2);
    } else parts.push("");
  }
  const component: Component = {
    name: plain ? "operator.concat" : "template",
    cost: Math.max(1, operands.length - 1 + literalCost),
    operands: [],
    shape: plain ? { kind: "infix", sign: "+", level: Level.sum } : { kind: "template", parts },
    result: toText,
    apply: (...values: unknown[]) =>
      parts.map((part, at) => part + (at < values.length ? String(values[at]) : "")).join(""),
  };
  const cost = component.cost + operands.reduce((sum, each) => sum + each.cost, 0);
  return context.make(component, operands, { type, cost });
}

/** A list, joined: the separators that occur in the text are tried. */
export function joins(palette: Palette): Deduction {
  const separators = usefulSeparators(palette);
  const base = palette.price("array.join", 3, ["join", "joined", "separated", "comma", "initials"]);
  return function* (solver, context, { budget, goal }) {
    const { table } = context.engine;
    if ((table.uses(goal.type) & Use.string) === 0 || budget.depth < 1) return;
    const list = table.array(table.primitive("string"));
    for (const [separator, extra] of separators) {
      let split = false;
      const part = partOf(context, goal, {
        type: list,
        of: (value) => {
          if (typeof value !== "string" || value.length > 300) return Thrown;
          const pieces = value === "" ? [] : separator === "" ? [...value] : value.split(separator);
          split ||= pieces.length > 1;
          return pieces;
        },
      });
      if (!part || !split) continue;
      const cost = base + extra;
      const inner = { cost: budget.cost - cost, depth: budget.depth - 1 };
      for (const operand of solver.solve(context, part, inner).slice(0, 2)) {
        const joined = solver.combine(context, {
          name: "array.join",
          cost,
          operands: [],
          shape: literalMethod("join", separator),
          result: toText,
          apply: (value: unknown[]) => value.join(separator),
        }, { operands: [operand], type: table.primitive("string") });
        if (joined) yield joined;
      }
    }
  };
}

/** A part of another text, between two places that are known. */
export const substrings: Deduction = function* (solver, context, { budget, goal }) {
  const { table } = context.engine;
  if ((table.uses(goal.type) & Use.string) === 0 || budget.depth < 1 || budget.cost < 6) return;
  const number = table.primitive("number");
  for (const whole of context.all()) {
    if (whole.cost > 3) break;
    if ((table.uses(whole.type) & Use.string) === 0 || whole.partial) continue;
    let from = 0;
    const start = partOf(context, goal, {
      type: number,
      of: (value, at) => {
        const text = whole.values[at];
        if (typeof text !== "string" || typeof value !== "string") return Thrown;
        const place = text.indexOf(value);
        if (place < 0 || value === text) return Thrown;
        from += place;
        return place;
      },
    });
    if (!start) continue;
    const end = partOf(context, goal, {
      type: number,
      of: (value, at) => start.values[at] as number + (value as string).length,
    })!;
    const inner = { cost: budget.cost - whole.cost - 3, depth: budget.depth - 1 };
    const first = from === 0 ? undefined : solver.best(context, start, inner);
    if (from > 0 && !first) continue;
    const last = solver.best(context, end, inner);
    if (!last) continue;
    const term = solver.combine(context, {
      name: "string.slice",
      cost: 2,
      operands: [],
      shape: first
        ? { kind: "method", name: "slice" }
        : { kind: "pattern", text: "$0.slice(0, $1)", level: Level.member },
      result: toText,
      apply: first
        ? (value: string, left: number, right: number) => value.slice(left, right)
        : (value: string, right: number) => value.slice(0, right),
    }, { operands: first ? [whole, first, last] : [whole, last], type: table.primitive("string") });
    if (term) yield term;
  }
};
