/**
 * Statements that act by what they change: a field is set, a collection is added to or taken from, a
 * method with an effect is called. They are not evaluated while they are built; examples decide.
 */
import type { SearchProblem, TypeId } from "../../problem.ts";
import type { Context } from "../bank/context.ts";
import type { Palette } from "../ops/define.ts";
import { wordsOf } from "../ops/price.ts";
import { buildTerm } from "../term/build.ts";
import type { Component, Term } from "../term/term.ts";
import { Use } from "../types/table.ts";
import { writersSlot } from "./hole.ts";

/** Dearest value that is stored. */
const DEAREST_VALUE = 8;
/** Most statements that are joined in pairs, and put under tests. */
const MOST_JOINED = 70;
const MOST_TESTS = 40;
/** Most statements in all. */
const MOST_STATEMENTS = 30_000;

/** Statements, cheapest first. */
export function effects(problem: SearchProblem, root: Context, palette: Palette): Term[] {
  const single = [
    ...assignments(problem, root, palette),
    ...changes(root, palette),
    ...effectCalls(root, palette),
  ].sort((left, right) => left.cost - right.cost).slice(0, 4_000);
  const short = single.slice(0, MOST_JOINED);
  const tests: Term[] = [];
  for (const term of root.all()) {
    if ((root.engine.table.uses(term.type) & Use.boolean) === 0 || term.partial) continue;
    if (term.operands.length > 0) tests.push(term);
    if (tests.length >= MOST_TESTS) break;
  }
  const nothing = root.engine.table.primitive("void");
  const joined: Term[] = [];
  for (const first of short) {
    for (const second of short) {
      if (first !== second) joined.push(buildTerm(sequence, [first, second], nothing));
    }
    for (const test of tests) joined.push(buildTerm(onlyIf, [test, first], nothing));
  }
  return [...single, ...joined].sort((left, right) => left.cost - right.cost)
    .slice(0, MOST_STATEMENTS);
}

const sequence: Component = {
  name: "statement.sequence",
  cost: 1,
  operands: [],
  shape: { kind: "statements", form: "sequence" },
  result: () => undefined,
  apply: () => undefined,
};

const onlyIf: Component = {
  name: "statement.if",
  cost: 2,
  operands: [],
  shape: { kind: "statements", form: "if" },
  result: () => undefined,
  apply: (_test: boolean, _then: unknown) => undefined,
  lazy: "and",
};

/** Terms that may be stored where this type is wanted. */
function* valuesFor(root: Context, type: TypeId): Generator<Term> {
  const { table } = root.engine;
  for (const term of root.all()) {
    if (term.cost > DEAREST_VALUE) return;
    if (!term.partial && table.assignable(term.type, type)) yield term;
  }
}

/** `target = value`, for variables and fields. */
function* assignments(
  problem: SearchProblem,
  root: Context,
  palette: Palette,
): Generator<Term> {
  const { table } = root.engine;
  const nothing = table.primitive("void");
  const writers = writersSlot(problem);
  for (const [slot, atom] of problem.atoms.entries()) {
    if (!atom.assignable || atom.kind === "parameter") continue;
    const cost = palette.price(`assign.${atom.code}`, 3, atom.words);
    for (const value of valuesFor(root, atom.type)) {
      if (isAtom(value, atom.code)) continue;
      const component: Component = {
        name: `assign.${atom.code}`,
        cost,
        operands: [],
        shape: { kind: "assign", target: atom.code },
        result: () => nothing,
        apply: () => undefined,
      };
      const term = buildTerm(component, [value], nothing);
      yield {
        ...term,
        atoms: -1 & (term.atoms | (1 << Math.min(slot, 30))),
        run: (frame) => {
          const write = (frame[writers] as readonly unknown[])[slot] as (value: unknown) => void;
          write(value.run(frame));
        },
      };
    }
  }
  for (const owner of root.all()) {
    if (owner.cost > 3) return;
    const described = table.get(owner.type);
    if (described.kind !== "object" || owner.component.shape.kind === "call") continue;
    for (const member of described.members) {
      if (!member.writable || member.method !== "none") continue;
      const type = member.optional ? table.orUndefined(member.type) : member.type;
      const cost = palette.price(`assign.${member.name}`, 2, wordsOf(member.name));
      for (const value of valuesFor(root, type)) {
        const component: Component = {
          name: `assign.${member.name}`,
          cost,
          operands: [],
          shape: { kind: "assign", target: `$0.${member.name}` },
          result: () => nothing,
          apply: (object: Record<string, unknown>, own: unknown) => {
            object[member.name] = own;
          },
        };
        yield buildTerm(component, [owner, value], nothing);
      }
    }
  }
}

function isAtom(term: Term, code: string): boolean {
  const { shape } = term.component;
  return shape.kind === "atom" && shape.code === code;
}

interface Change {
  readonly name: string;
  readonly words: readonly string[];
  readonly base: number;
  readonly on: number;
  /** Which of the collection's types each argument has. */
  readonly arguments: readonly ("key" | "value")[];
}

const collectionChanges: readonly Change[] = [
  {
    name: "push",
    words: ["add", "push", "append", "record", "store", "remember", "enqueue", "end"],
    base: 2,
    on: Use.array,
    arguments: ["value"],
  },
  {
    name: "unshift",
    words: ["front", "start", "prepend", "first"],
    base: 5,
    on: Use.array,
    arguments: ["value"],
  },
  { name: "pop", words: ["pop", "remove", "last", "undo"], base: 4, on: Use.array, arguments: [] },
  {
    name: "shift",
    words: ["shift", "dequeue", "remove", "first", "oldest"],
    base: 4,
    on: Use.array,
    arguments: [],
  },
  {
    name: "set",
    words: ["set", "store", "put", "remember", "update", "register", "add", "count"],
    base: 2,
    on: Use.map,
    arguments: ["key", "value"],
  },
  {
    name: "delete",
    words: ["delete", "remove", "forget", "drop", "unregister", "clear"],
    base: 3,
    on: Use.map | Use.set,
    arguments: ["key"],
  },
  {
    name: "add",
    words: ["add", "mark", "remember", "store", "register", "insert"],
    base: 2,
    on: Use.set,
    arguments: ["key"],
  },
  {
    name: "clear",
    words: ["clear", "empty", "reset", "forget", "all"],
    base: 4,
    on: Use.map | Use.set,
    arguments: [],
  },
];

/** Methods that change collections. */
function* changes(root: Context, palette: Palette): Generator<Term> {
  const { table } = root.engine;
  const nothing = table.primitive("void");
  for (const owner of root.all()) {
    if (owner.cost > 4) return;
    const described = table.get(owner.type);
    if (owner.component.fresh || (described.kind !== "array" && described.kind !== "library")) {
      continue;
    }
    if (described.readonly) continue;
    for (const change of collectionChanges) {
      if ((table.uses(owner.type) & change.on) === 0) continue;
      const component: Component = {
        name: `change.${change.name}`,
        cost: palette.price(`change.${change.name}`, change.base, change.words),
        operands: [],
        shape: { kind: "method", name: change.name },
        result: () => nothing,
        apply: (object: Record<string, (...values: unknown[]) => unknown>, ...own: unknown[]) =>
          object[change.name]!(...own),
      };
      const types = described.kind === "array"
        ? { key: described.of, value: described.of }
        : { key: described.of[0]!, value: described.of[1] ?? described.of[0]! };
      const [first, second] = change.arguments;
      if (!first) yield buildTerm(component, [owner], nothing);
      else {
        for (const one of valuesFor(root, types[first])) {
          if (!second) yield buildTerm(component, [owner, one], nothing);
          else if (one.cost <= 4) {
            for (const two of valuesFor(root, types[second])) {
              yield buildTerm(component, [owner, one, two], nothing);
            }
          }
        }
      }
    }
  }
}

/** Calls of methods and functions that have an effect. */
function* effectCalls(root: Context, palette: Palette): Generator<Term> {
  const { table } = root.engine;
  const nothing = table.primitive("void");
  for (const owner of root.all()) {
    if (owner.cost > 3) return;
    const described = table.get(owner.type);
    if (described.kind !== "object") continue;
    for (const member of described.members) {
      if (member.method !== "effect") continue;
      for (const { parameters } of table.signaturesOf(member.type)) {
        if (parameters.length > 2) continue;
        const component: Component = {
          name: `method.${member.name}`,
          cost: palette.price(`method.${member.name}`, 3, wordsOf(member.name)),
          operands: [],
          shape: { kind: "method", name: member.name },
          result: () => nothing,
          apply: (object: Record<string, (...values: unknown[]) => unknown>, ...own: unknown[]) =>
            object[member.name]!(...own),
        };
        const [first, second] = parameters;
        if (!first) yield buildTerm(component, [owner], nothing);
        else {
          for (const one of valuesFor(root, first.type)) {
            if (!second) yield buildTerm(component, [owner, one], nothing);
            else if (one.cost <= 4) {
              for (const two of valuesFor(root, second.type)) {
                yield buildTerm(component, [owner, one, two], nothing);
              }
            }
          }
        }
      }
    }
  }
}
