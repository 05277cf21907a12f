/** Short ways to define components. */
import type { TypeId } from "../../problem.ts";
import { Level } from "../term/level.ts";
import type { Component, Lazy, OperandSpec, Shape } from "../term/term.ts";
import { type TypeTable, Use } from "../types/table.ts";

/**
 * Price of a component: its base, less where the intent speaks of it. A word that begins with `~`
 * only makes the component likelier; one without means what the component does.
 */
export type Price = (name: string, base: number, words?: readonly string[]) => number;

/** Type of a result from the types of the operands. */
export type Result = (table: TypeTable, types: readonly TypeId[]) => TypeId | undefined;

/** What the families of components are made with. */
export interface Palette {
  readonly price: Price;
  readonly uncheckedIndex: boolean;
  has(feature: string): boolean;
  /** Whether a text occurs in the examples. */
  shown(text: string): boolean;
}

export const toNumber: Result = (table) => table.primitive("number");
export const toText: Result = (table) => table.primitive("string");
export const toBoolean: Result = (table) => table.primitive("boolean");
export const toTexts: Result = (table) => table.array(table.primitive("string"));
export const toFirst: Result = (_, [first]) => first;
export const toElement: Result = (table, [first]) => table.elementOf(first!);
/** A mutable array of the same elements. */
export const toArray: Result = (table, [first]) => {
  const element = table.elementOf(first!);
  return element === undefined ? undefined : table.array(element);
};
/** An element, or `undefined`. */
export const toElementOrUndefined: Result = (table, [first]) => {
  const element = table.elementOf(first!);
  return element === undefined ? undefined : table.orUndefined(element);
};

/** A term with any of these uses. */
export function operand(uses: number, most?: number): OperandSpec {
  return most === undefined ? { kind: "term", uses } : { kind: "term", uses, most };
}

/** A term that can be an element of the first operand. */
export const elementOperand: OperandSpec = {
  kind: "term",
  uses: 0,
  accepts: (table, type, [first]) => {
    const element = table.elementOf(first!);
    return element !== undefined && table.assignable(type, element);
  },
  most: 6,
};

/** A lambda over the elements of the first operand. */
export function elementLambda(
  uses: number,
  options: Partial<Extract<OperandSpec, { kind: "lambda" }>> = {},
): OperandSpec {
  return {
    kind: "lambda",
    parameters: (table, [first]) => {
      const element = table.elementOf(first!);
      return element === undefined ? undefined : [
        { type: element, hint: "item" },
        { type: table.primitive("number"), hint: "index" },
      ];
    },
    needed: 1,
    uses,
    ...options,
  };
}

/** What a component is made of. */
export interface Definition {
  readonly name: string;
  readonly base: number;
  readonly words?: readonly string[];
  readonly operands: readonly OperandSpec[];
  readonly shape: Shape;
  readonly result: Result;
  readonly apply: (...values: never[]) => unknown;
  readonly commutative?: boolean;
  readonly fresh?: boolean;
  readonly lazy?: Lazy;
  readonly partial?: boolean;
}

/** Makes a component with its price. */
export function define(palette: Palette, definition: Definition): Component {
  const { base, words, ...rest } = definition;
  return { ...rest, cost: palette.price(definition.name, base, words) };
}

/** A method without lambdas: `$0.name(…)`. */
export function method(name: string): Shape {
  return { kind: "method", name };
}

/** A function of the library: `Math.floor(…)`. */
export function call(callee: string): Shape {
  return { kind: "call", callee };
}

/** A pattern that is itself a primary expression. */
export function pattern(text: string, level: number = Level.member): Shape {
  return { kind: "pattern", text, level };
}

/** The uses of values that `===` and `<` are worth trying on. */
export const comparable: number = Use.number | Use.string | Use.boolean | Use.literal |
  Use.variable;
