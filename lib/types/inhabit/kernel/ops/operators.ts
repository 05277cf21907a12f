/** Operators. */
import { Level } from "../term/level.ts";
import type { Component } from "../term/term.ts";
import { Use } from "../types/table.ts";
import {
  comparable,
  define,
  type Definition,
  operand,
  type Palette,
  pattern,
  toBoolean,
  toNumber,
  toText,
} from "./define.ts";

type Numbers = readonly [
  sign: string,
  level: number,
  base: number,
  apply: (left: number, right: number) => number,
  commutative: boolean,
  words: readonly string[],
];

const arithmetic: readonly Numbers[] = [
  ["+", Level.sum, 2, (left, right) => left + right, true, ["sum", "add", "plus", "~total"]],
  [
    "-",
    Level.sum,
    2,
    (left, right) => left - right,
    false,
    ["difference", "minus", "subtract", "less", "remain", "~discount", "~left"],
  ],
  [
    "*",
    Level.product,
    2,
    (left, right) => left * right,
    true,
    [
      "times",
      "multiply",
      "product",
      "~area",
      "~total",
      "double",
      "square",
      "~scale",
      "~percent",
      "~percentage",
    ],
  ],
  [
    "/",
    Level.product,
    3,
    (left, right) => left / right,
    false,
    ["divide", "~average", "~mean", "~per", "ratio", "~half", "~percent", "fraction", "~rate"],
  ],
  [
    "%",
    Level.product,
    3,
    (left, right) => left % right,
    false,
    ["remainder", "modulo", "even", "odd", "divisible", "~multiple", "~wrap", "~nth", "~cycle"],
  ],
  ["**", Level.power, 5, (left, right) => left ** right, false, ["power", "square", "cube"]],
];

const orders: readonly (readonly [string, (left: never, right: never) => boolean])[] = [
  ["<", (left, right) => left < right],
  [">", (left, right) => left > right],
  ["<=", (left, right) => left <= right],
  [">=", (left, right) => left >= right],
];

const orderWords: Readonly<Record<string, readonly string[]>> = {
  "<": ["lessthan", "less", "below", "under", "smaller", "before", "lower", "fewer", "negative"],
  ">": [
    "morethan",
    "more",
    "above",
    "over",
    "greater",
    "after",
    "exceed",
    "larger",
    "longer",
    "positive",
  ],
  "<=": ["atmost", "within", "maximum", "until", "up"],
  ">=": ["atleast", "reach", "reaches", "minimum", "from", "enough"],
};

const sameKind: Definition["operands"][number] = {
  kind: "term",
  uses: comparable,
  accepts: (table, type, [first]) =>
    table.assignable(type, first!) || table.assignable(first!, type) ||
    (table.uses(type) & table.uses(first!) & (Use.number | Use.string)) !== 0 &&
      (table.uses(type) & table.uses(first!) & Use.literal) === 0,
  most: 6,
};

/** An object of the same type, for comparing identities. */
const sameObject: Definition["operands"][number] = {
  kind: "term",
  uses: Use.object,
  accepts: (_, type, [first]) => type === first,
  most: 4,
};

const boolean = operand(Use.boolean);
const number = operand(Use.number);
const text = operand(Use.string);

/** Arithmetic, comparison, logic and joining of strings. */
export function operators(palette: Palette): Component[] {
  const found: Definition[] = [];
  for (const [sign, level, base, apply, commutative, words] of arithmetic) {
    found.push({
      name: `operator.${sign}`,
      base,
      words,
      operands: [number, { ...number, most: 9 }],
      shape: { kind: "infix", sign, level },
      result: toNumber,
      apply,
      commutative,
    });
  }
  for (const [sign, apply] of orders) {
    found.push({
      name: `operator.${sign}`,
      base: 2,
      words: orderWords[sign]!,
      operands: [operand(Use.number, 6), operand(Use.number, 6)],
      shape: { kind: "infix", sign, level: Level.relation },
      result: toBoolean,
      apply,
    }, {
      name: `operator.${sign}`,
      base: 5,
      operands: [operand(Use.string, 4), operand(Use.string, 4)],
      shape: { kind: "infix", sign, level: Level.relation },
      result: toBoolean,
      apply,
    });
  }
  found.push({
    name: "operator.positive",
    base: 3,
    words: ["positive", "~in", "~available", "~any", "~some", "~has", "~have", "~left", "~remain"],
    operands: [operand(Use.number, 6)],
    shape: pattern("$0 > 0", Level.relation),
    result: toBoolean,
    apply: (value: number) => value > 0,
  });
  const equality = [
    ...[
      "equal",
      "same",
      "match",
      "is",
      "exactly",
      "equals",
      "this",
      "with",
      "by",
      "given",
      "whose",
    ],
  ];
  found.push({
    name: "operator.===",
    base: 2,
    words: equality,
    operands: [operand(comparable, 6), sameKind],
    shape: { kind: "infix", sign: "===", level: Level.equality },
    result: toBoolean,
    apply: (left: unknown, right: unknown) => left === right,
    commutative: true,
  }, {
    name: "operator.===",
    base: 4,
    words: equality,
    operands: [operand(Use.object, 4), sameObject],
    shape: { kind: "infix", sign: "===", level: Level.equality },
    result: toBoolean,
    apply: (left: unknown, right: unknown) => left === right,
    commutative: true,
  }, {
    name: "operator.!==",
    base: 3,
    words: ["not", "except", "without", "other", "different", "differ", "non", "exclude"],
    operands: [operand(comparable, 6), sameKind],
    shape: { kind: "infix", sign: "!==", level: Level.equality },
    result: toBoolean,
    apply: (left: unknown, right: unknown) => left !== right,
    commutative: true,
  }, {
    name: "operator.&&",
    base: 2,
    words: ["and", "both", "all", "~between"],
    operands: [boolean, boolean],
    shape: { kind: "infix", sign: "&&", level: Level.and },
    result: toBoolean,
    apply: (left: boolean, right: boolean) => left && right,
    lazy: "and",
  }, {
    name: "operator.||",
    base: 3,
    words: ["or", "either", "any", "outside"],
    operands: [boolean, boolean],
    shape: { kind: "infix", sign: "||", level: Level.or },
    result: toBoolean,
    apply: (left: boolean, right: boolean) => left || right,
    lazy: "or",
  }, {
    name: "operator.!",
    base: 2,
    words: ["not", "no", "without", "negate", "opposite", "toggle", "un", "empty"],
    operands: [boolean],
    shape: { kind: "prefix", sign: "!" },
    result: toBoolean,
    apply: (value: boolean) => !value,
  }, {
    name: "operator.negative",
    base: 3,
    words: ["negative", "negate", "opposite", "descending", "minus"],
    operands: [operand(Use.number, 6)],
    shape: { kind: "prefix", sign: "-" },
    result: toNumber,
    apply: (value: number) => -value,
  }, {
    name: "operator.concat",
    base: 2,
    words: ["join", "append", "prefix", "suffix", "concatenate", "prepend", "follow"],
    operands: [text, { ...text, most: 8 }],
    shape: { kind: "infix", sign: "+", level: Level.sum },
    result: toText,
    apply: (left: string, right: string) => left + right,
  }, {
    name: "operator.divisible",
    base: 3,
    words: ["even", "divisible", "~multiple"],
    operands: [operand(Use.number, 4), operand(Use.number, 2)],
    shape: pattern("$0 % $1 === 0", Level.equality),
    result: toBoolean,
    apply: (left: number, right: number) => left % right === 0,
  }, {
    name: "operator.odd",
    base: 5,
    words: ["odd"],
    operands: [operand(Use.number, 4)],
    shape: pattern("$0 % 2 !== 0", Level.equality),
    result: toBoolean,
    apply: (value: number) => value % 2 !== 0,
  });
  return found.map((each) => define(palette, each));
}
