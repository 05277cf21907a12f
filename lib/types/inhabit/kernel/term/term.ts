/** Terms: expressions with their type, their price and their values on the samples of their context. */
import type { TypeId } from "../../problem.ts";
import type { TypeTable } from "../types/table.ts";
import { burn } from "../values/fuel.ts";

/** Values of the names in scope, by slot: those of the hole first, then lambda parameters. */
export type Frame = readonly unknown[];

/** A parameter of a lambda. */
export interface Parameter {
  readonly slot: number;
  readonly type: TypeId;
  /** Name it would like to have. */
  readonly hint: string;
}

/** A function that is an argument of a term. */
export interface Lambda {
  readonly kind: "lambda";
  readonly parameters: readonly Parameter[];
  readonly body: Term;
}

/** What an operand may be. */
export type OperandSpec =
  | {
    readonly kind: "term";
    /** Any of these uses will do; 0 for every type. */
    readonly uses: number;
    /** A finer test. */
    readonly accepts?: (table: TypeTable, type: TypeId, earlier: readonly TypeId[]) => boolean;
    /** Dearest term that is tried. */
    readonly most?: number;
  }
  | {
    readonly kind: "lambda";
    /** Types of the parameters, from the types of the operands before it; `undefined` for none. */
    readonly parameters: (
      table: TypeTable,
      earlier: readonly TypeId[],
    ) => readonly { readonly type: TypeId; readonly hint: string }[] | undefined;
    /** True where the body may use the first parameter alone. */
    readonly single?: boolean;
    /** How many parameters the body must use, from the first; the others may be left out. */
    readonly needed: number;
    /** Any of these uses will do for the body; 0 for every type. */
    readonly uses: number;
    readonly accepts?: (table: TypeTable, type: TypeId, earlier: readonly TypeId[]) => boolean;
    readonly most?: number;
  };

/** How a component is written. */
export type Shape =
  | { readonly kind: "atom"; readonly code: string }
  | { readonly kind: "member"; readonly name: string; readonly optional?: boolean }
  | { readonly kind: "method"; readonly name: string; readonly optional?: boolean }
  /** A method that changes its array: by its own name on a new array, else on a copy. */
  | { readonly kind: "copying"; readonly name: string; readonly copying: string | undefined }
  | { readonly kind: "call"; readonly callee: string }
  /** The first operand is what is called. */
  | { readonly kind: "apply"; readonly construct: boolean }
  /** Sorting by a key: the lambda's body is written for both sides. */
  | {
    readonly kind: "sort";
    readonly copying: string | undefined;
    readonly descending: boolean;
    readonly by: "number" | "string";
  }
  /** A fold: `$a` is the accumulator, `$0` the lambda's body; `start` is absent to begin with an element. */
  | { readonly kind: "fold"; readonly hint: string; readonly text: string; readonly start?: string }
  /** The best element: the lambda's body is written for the element and for the best so far. */
  | { readonly kind: "best"; readonly sign: string }
  /** `reduce` with a lambda over accumulator and element: operands are array, start, lambda. */
  | { readonly kind: "reduce" }
  /** Elements gathered by a key: operands are list, key, and what is kept of an element. */
  | {
    readonly kind: "group";
    readonly container: "Map" | "record";
    readonly gathered: "list" | "count" | "sum" | "last";
  }
  /** `Array.from({ length }, (_, i) => …)`. */
  | { readonly kind: "tabulate" }
  /** `Object.fromEntries(Object.entries($0).…)`; the lambda takes key and value. */
  | { readonly kind: "entries"; readonly text: string }
  | { readonly kind: "infix"; readonly sign: string; readonly level: number }
  | { readonly kind: "prefix"; readonly sign: string }
  | { readonly kind: "index"; readonly optional?: boolean }
  /** An element of a pair or tuple, by its place. */
  | { readonly kind: "element"; readonly at: number }
  | { readonly kind: "conditional" }
  /** Two statements in a row, or one under a test. */
  | { readonly kind: "statements"; readonly form: "sequence" | "if" }
  /** The last operand is stored; `$0` in the target is the first. */
  | { readonly kind: "assign"; readonly target: string }
  /** `$0` … are operands; those in parentheses or brackets need none of their own. */
  | { readonly kind: "pattern"; readonly text: string; readonly level: number }
  | { readonly kind: "object"; readonly names: readonly string[]; readonly spread: boolean }
  | { readonly kind: "template"; readonly parts: readonly string[] };

/** Operators that may leave operands out; a `Thrown` operand that is left out does no harm. */
export type Lazy = "and" | "or" | "coalesce" | "conditional";

/** Which operand a lazy operator gives, from the value of its first. */
export function chosenOperand(lazy: Lazy, first: unknown): 0 | 1 | 2 {
  switch (lazy) {
    case "and":
      return first ? 1 : 0;
    case "or":
      return first ? 0 : 1;
    case "coalesce":
      return first === undefined || first === null ? 1 : 0;
    case "conditional":
      return first ? 1 : 2;
  }
}

/** A component: an operation with its operands, its price, its meaning and its writing. */
export interface Component {
  /** Its name for weights: `array.map`, `operator.+`, `call.totalOf`. */
  readonly name: string;
  readonly cost: number;
  readonly operands: readonly OperandSpec[];
  readonly shape: Shape;
  /** Type of the result, or `undefined` where these operands do not fit. */
  result(table: TypeTable, types: readonly TypeId[]): TypeId | undefined;
  /** Its meaning. Lambdas come as functions. May throw. */
  apply(...values: readonly never[]): unknown;
  /** True where the order of the two operands does not matter. */
  readonly commutative?: boolean;
  /** An operator that looks at its later operands only if the first one asks for it. */
  readonly lazy?: Lazy;
  /** True where the result is a new array that nobody else holds. */
  readonly fresh?: boolean;
  /** True where the compiler would refuse it for some operands unless a test narrows them first. */
  readonly partial?: boolean;
  /** What must be imported for it. */
  readonly needs?: { readonly path: string; readonly name: string; readonly isDefault: boolean };
}

/** An expression. */
export interface Term {
  readonly kind: "term";
  readonly component: Component;
  readonly operands: readonly (Term | Lambda)[];
  readonly type: TypeId;
  readonly cost: number;
  /** Value in each frame of its context; `Thrown` where evaluating it threw. */
  readonly values: readonly unknown[];
  /** Numbers of the values. */
  readonly ids: readonly number[];
  /** Evaluates it in any frame of its context. Throws where the expression throws. */
  readonly run: (frame: Frame) => unknown;
  /** The atoms of the hole it uses: bit `n` for the `n`th, the last bit for all others. */
  readonly atoms: number;
  /**
   * The lambdas whose parameters it uses: bit `d` for those at depth `d`, and bit `d + 8` where it
   * uses others than the first.
   */
  readonly depths: number;
  /** Whether the compiler would refuse it without a test before it. */
  readonly partial: boolean;
  /** Words of the intent that its components answer to. */
  readonly says: number;
}

/** Bits that are set. */
export function bitCount(bits: number): number {
  let count = 0;
  for (let rest = bits; rest !== 0; rest &= rest - 1) count++;
  return count;
}

/** What a word that a term answers to is worth when terms with the same values are compared. */
const WORD_WORTH = 2;

/** Price of a term less what it answers to: of several with the values wanted, the least is taken. */
export function merit(term: Term): number {
  return term.cost - WORD_WORTH * bitCount(term.says);
}

/** Bits of `depths` up to a depth. */
export function depthsUpTo(depth: number): number {
  const bits = (1 << (depth + 1)) - 1;
  return bits | (bits << 8);
}

/** Bit of an atom by its place among the hole's atoms. */
export function atomBit(at: number): number {
  return 1 << Math.min(at, 30);
}

/** Evaluates the operands in a frame, lambdas as functions. */
export function operandValues(operands: readonly (Term | Lambda)[], frame: Frame): unknown[] {
  return operands.map((operand) =>
    operand.kind === "term" ? operand.run(frame) : closure(operand, frame)
  );
}

/** A lambda as a function over a frame. */
export function closure(lambda: Lambda, frame: Frame): (...values: unknown[]) => unknown {
  const { body: { run }, parameters } = lambda;
  const [first, second] = parameters;
  if (parameters.length === 1) {
    const slot = first!.slot;
    return (value) => {
      burn(1);
      const inner = frame.slice();
      inner[slot] = value;
      return run(inner);
    };
  }
  if (parameters.length === 2) {
    const slots = [first!.slot, second!.slot] as const;
    return (one, two) => {
      burn(1);
      const inner = frame.slice();
      inner[slots[0]] = one;
      inner[slots[1]] = two;
      return run(inner);
    };
  }
  return (...values) => {
    burn(1);
    const inner = frame.slice();
    parameters.forEach(({ slot }, at) => inner[slot] = values[at]);
    return run(inner);
  };
}

/** The function that evaluates a component over its operands in any frame. */
export function runnerOf(
  component: Component,
  operands: readonly (Term | Lambda)[],
): (frame: Frame) => unknown {
  const apply = component.apply as (...values: unknown[]) => unknown;
  const [first, second, third] = operands;
  const { lazy } = component;
  if (lazy) {
    const runs = operands.map((operand) => (operand as Term).run);
    return (frame) => {
      const value = runs[0]!(frame);
      const chosen = chosenOperand(lazy, value);
      return chosen === 0 ? value : runs[chosen]!(frame);
    };
  }
  if (operands.every((operand) => operand.kind === "term")) {
    if (operands.length === 1) {
      const { run } = first as Term;
      return (frame) => apply(run(frame));
    }
    if (operands.length === 2) {
      const one = (first as Term).run;
      const two = (second as Term).run;
      return (frame) => apply(one(frame), two(frame));
    }
    if (operands.length === 3) {
      const one = (first as Term).run;
      const two = (second as Term).run;
      const three = (third as Term).run;
      return (frame) => apply(one(frame), two(frame), three(frame));
    }
  }
  return (frame) => apply(...operandValues(operands, frame));
}
