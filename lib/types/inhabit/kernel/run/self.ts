/** Calls of the function itself: how they are written, what they may be called with, where they stop. */
import type { SearchProblem, TypeId } from "../../problem.ts";
import type { Context } from "../bank/context.ts";
import { buildTerm } from "../term/build.ts";
import { Level } from "../term/level.ts";
import type { Component, Shape, Term } from "../term/term.ts";
import { Use } from "../types/table.ts";
import { atomTerm } from "./scope.ts";

/** The function's own parameters, and calls of it. */
export interface Self {
  /** The parameters; of a method, what it is called on comes first. */
  readonly parameters: readonly Term[];
  readonly returns: TypeId;
  /** Its name, where it is a method. */
  readonly method?: string;
  call(values: readonly Term[]): Term;
}

/** Most parameters of a function that is tried with calls of itself. */
const MOST_PARAMETERS = 3;

/** The function at the hole; `undefined` where it has no name here, or too many parameters. */
export function selfOf(problem: SearchProblem, root: Context): Self | undefined {
  const { self } = problem;
  if (!self || problem.isAsync || self.signature.parameters.length > MOST_PARAMETERS) {
    return undefined;
  }
  const slot = problem.atoms.findIndex(({ code }) => code === self.code);
  if (slot < 0) return undefined;
  const { type } = problem.atoms[slot]!;
  const callee = atomTerm(root, { code: self.code, type, cost: 1, slot });
  const named = self.signature.parameters.map(({ name }) =>
    root.atoms.find(({ component: { shape } }) => shape.kind === "atom" && shape.code === name)
  );
  if (!named.every((each) => each !== undefined)) return undefined;
  const { method, signature: { returns } } = self;
  if (method !== undefined) {
    return {
      parameters: [callee, ...named],
      returns,
      method,
      call: (values) => buildTerm(methodCall(method, returns), values, returns),
    };
  }
  if (named.length === 0) return undefined;
  const component: Component = {
    name: "call.self",
    cost: 1,
    operands: [],
    shape: { kind: "apply", construct: false },
    result: () => returns,
    apply: (own: (...values: unknown[]) => unknown, ...values: unknown[]) => own(...values),
  };
  return {
    parameters: named,
    returns,
    call: (values) => buildTerm(component, [callee, ...values], returns),
  };
}

/** A call of a method; with `?.` where its object may be absent. */
export function methodCall(
  name: string,
  returns: TypeId,
  options: { readonly optional?: boolean } = {},
): Component {
  return {
    name: "call.self",
    cost: 1,
    operands: [],
    shape: { kind: "method", name, optional: options.optional === true },
    result: () => returns,
    apply: (
      object: Record<string, (...values: unknown[]) => unknown> | undefined | null,
      ...values: unknown[]
    ) => {
      if (options.optional && (object === undefined || object === null)) return undefined;
      return object![name]!(...values);
    },
  };
}

function simple(
  name: string,
  shape: Shape,
  apply: Component["apply"],
  cost = 1,
): Component {
  return { name, cost, operands: [], shape, result: () => undefined, apply };
}

const infix = (sign: string, level: number): Shape => ({ kind: "infix", sign, level });
const written = (text: string, level: number = Level.member): Shape => ({
  kind: "pattern",
  text,
  level,
});

/** A literal number as a term. */
export function numberTerm(root: Context, value: number): Term {
  const component = simple(`literal.${value}`, { kind: "atom", code: String(value) }, () => value);
  return { ...buildTerm(component, [], root.engine.table.primitive("number")), run: () => value };
}

/** What a parameter may be in the next call, and whether that is nearer to an end. */
export interface NextValue {
  readonly term: Term;
  readonly smaller: boolean;
}

/** Values that a parameter may have in the next call; itself among them. */
export function nextValues(root: Context, parameter: Term, self: Self): NextValue[] {
  const { table } = root.engine;
  const uses = table.uses(parameter.type);
  const make = (component: Component, ...operands: Term[]): Term =>
    buildTerm(component, operands, parameter.type);
  const same: Term[] = [parameter];
  const found: Term[] = [];
  if (uses & Use.number) {
    const one = numberTerm(root, 1);
    const minus = simple("operator.-", infix("-", Level.sum), (a: number, b: number) => a - b);
    const plus = simple("operator.+", infix("+", Level.sum), (a: number, b: number) => a + b);
    const rest = simple("operator.%", infix("%", Level.product), (a: number, b: number) => a % b);
    found.push(make(minus, parameter, one), make(minus, parameter, numberTerm(root, 2)));
    for (const by of [2, 10]) {
      const part = simple(
        "Math.floor",
        written(`Math.floor($0 / ${by})`),
        (value: number) => Math.floor(value / by),
        2,
      );
      found.push(make(part, parameter));
    }
    same.push(make(plus, parameter, one));
    for (const other of self.parameters) {
      if (other === parameter || (table.uses(other.type) & Use.number) === 0) continue;
      same.push(other);
      found.push(make(rest, other, parameter), make(rest, parameter, other));
      found.push(make(minus, parameter, other));
    }
  }
  if (uses & (Use.string | Use.array)) {
    const tail = simple(
      "array.slice",
      written("$0.slice(1)"),
      (value: string | unknown[]) => value.slice(1),
    );
    const init = simple(
      "array.slice",
      written("$0.slice(0, -1)"),
      (value: string | unknown[]) => value.slice(0, -1),
    );
    const inner = simple(
      "array.slice",
      written("$0.slice(1, -1)"),
      (value: string | unknown[]) => value.slice(1, -1),
    );
    found.push(make(tail, parameter), make(init, parameter), make(inner, parameter));
  }
  for (const member of membersOf(root, parameter, parameter.type)) found.push(member);
  return [
    ...same.map((term) => ({ term, smaller: false })),
    ...found.map((term) => ({ term, smaller: true })),
  ];
}

/** Members of a value (or of what it is when present) that fit a type: `node.next`. */
function membersOf(root: Context, value: Term, wanted: TypeId): Term[] {
  const { table } = root.engine;
  const described = table.get(table.nonNull(value.type));
  if (described.kind !== "object") return [];
  return described.members.flatMap((member) => {
    const type = member.optional ? table.orUndefined(member.type) : member.type;
    if (member.method !== "none" || !table.assignable(type, wanted)) return [];
    const component = simple(
      `member.${member.name}`,
      { kind: "member", name: member.name },
      (object: Record<string, unknown>) => object[member.name],
    );
    return [buildTerm(component, [value], type)];
  });
}

/** Tests that end the recursion. */
export function endTests(root: Context, parameter: Term): Term[] {
  const { table } = root.engine;
  const uses = table.uses(parameter.type);
  const boolean = table.primitive("boolean");
  const test = (text: string, apply: Component["apply"], cost = 3): Term =>
    buildTerm(
      simple(`test.${text}`, written(text, Level.equality), apply, cost),
      [parameter],
      boolean,
    );
  if (uses & Use.number) {
    return [
      test("$0 === 0", (value: number) => value === 0),
      test("$0 <= 1", (value: number) => value <= 1),
      test("$0 < 2", (value: number) => value < 2, 4),
      test("$0 <= 0", (value: number) => value <= 0, 4),
      test("$0 === 1", (value: number) => value === 1),
      test("$0 < 10", (value: number) => value < 10, 5),
    ];
  }
  if (uses & Use.string) {
    return [
      test('$0 === ""', (value: string) => value === ""),
      test("$0.length <= 1", (value: string) => value.length <= 1, 4),
    ];
  }
  if (uses & Use.array) {
    return [
      test("$0.length === 0", (value: unknown[]) => value.length === 0),
      test("$0.length <= 1", (value: unknown[]) => value.length <= 1, 4),
    ];
  }
  if (uses & Use.nullable) {
    const type = table.get(parameter.type);
    const nulls = type.kind === "union" &&
      type.of.some((each) => each === table.primitive("null"));
    const undefineds = type.kind === "union" &&
      type.of.some((each) => each === table.primitive("undefined"));
    const sign = nulls && undefineds ? "== null" : nulls ? "=== null" : "=== undefined";
    return [test(`$0 ${sign}`, (value: unknown) => value === undefined || value === null)];
  }
  return [];
}
