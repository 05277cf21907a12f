/** Components that take lambdas. */
import type { Component, OperandSpec } from "../../term/term.ts";
import { Use } from "../../types/table.ts";
import {
  define,
  type Definition,
  elementLambda,
  method,
  operand,
  type Palette,
  type Result,
  toArray,
  toBoolean,
  toElementOrUndefined,
  toNumber,
} from "../define.ts";
import { array } from "./operands.ts";
import { bestBy, numberKey, sortBy } from "./sorting.ts";

const test = elementLambda(Use.boolean);

/** Longest array that is made from a length. */
const LONGEST = 400;

const toMapped: Result = (table, [, body]) => table.array(table.widen(body!));

const reduceLambda: OperandSpec = {
  kind: "lambda",
  parameters: (table, [first, start]) => {
    const element = table.elementOf(first!);
    return element === undefined ? undefined : [
      { type: table.widen(start!), hint: "result" },
      { type: element, hint: "item" },
    ];
  },
  needed: 1,
  uses: Use.number | Use.string | Use.boolean,
  accepts: (table, type, [, start]) => table.assignable(type, table.widen(start!)),
  most: 9,
};

/** Components over arrays with lambdas, and arrays made from a length. */
export function higher(palette: Palette): Component[] {
  const found: Definition[] = [
    {
      name: "array.map",
      base: 2,
      words: [
        "map",
        "~each",
        "~every",
        "~all",
        "~list",
        "~names",
        "convert",
        "transform",
        "double",
        "~apply",
      ],
      operands: [array, elementLambda(0)],
      shape: method("map"),
      result: toMapped,
      apply: (value: unknown[], each: (value: unknown, at: number) => unknown) =>
        value.map((element, at) => each(element, at)),
      fresh: true,
    },
    {
      name: "array.filter",
      base: 2,
      words: [
        "filter",
        "only",
        "where",
        "keep",
        "that",
        "which",
        "whose",
        "with",
        "without",
        "remove",
        "except",
        "select",
        "~matching",
        "exclude",
        "drop",
        "~active",
      ],
      operands: [array, test],
      shape: method("filter"),
      result: toArray,
      apply: (value: unknown[], each: (value: unknown, at: number) => unknown) =>
        value.filter((element, at) => each(element, at)),
      fresh: true,
    },
    {
      name: "array.find",
      base: 3,
      words: ["find", "first", "lookup", "~look", "~by", "~matching", "whose", "search", "~get"],
      operands: [operand(Use.array, 10), test],
      shape: method("find"),
      result: toElementOrUndefined,
      apply: (value: unknown[], each: (value: unknown, at: number) => unknown) =>
        value.find((element, at) => each(element, at)),
    },
    {
      name: "array.findLast",
      base: 5,
      words: ["last", "latest", "recent"],
      operands: [operand(Use.array, 8), test],
      shape: method("findLast"),
      result: toElementOrUndefined,
      apply: (value: unknown[], each: (value: unknown, at: number) => unknown) =>
        value.findLast((element, at) => each(element, at)),
    },
    {
      name: "array.findIndex",
      base: 5,
      words: ["index", "position", "where"],
      operands: [operand(Use.array, 8), test],
      shape: method("findIndex"),
      result: toNumber,
      apply: (value: unknown[], each: (value: unknown, at: number) => unknown) =>
        value.findIndex((element, at) => each(element, at)),
    },
    {
      name: "array.some",
      base: 3,
      words: ["some", "any", "~at", "~least", "~one", "exist", "whether", "has", "contain"],
      operands: [array, test],
      shape: method("some"),
      result: toBoolean,
      apply: (value: unknown[], each: (value: unknown, at: number) => unknown) =>
        value.some((element, at) => each(element, at)),
    },
    {
      name: "array.every",
      base: 3,
      words: ["~every", "~all", "~each", "whether", "sorted", "valid", "entirely", "balanced"],
      operands: [array, test],
      shape: method("every"),
      result: toBoolean,
      apply: (value: unknown[], each: (value: unknown, at: number) => unknown) =>
        value.every((element, at) => each(element, at)),
    },
    {
      name: "array.flatMap",
      base: 4,
      words: ["flat", "~all", "~every", "flatten", "nested", "across", "~each", "together"],
      operands: [array, elementLambda(Use.array)],
      shape: method("flatMap"),
      result: (table, [, body]) => {
        const element = table.elementOf(body!);
        return element === undefined ? undefined : table.array(element);
      },
      apply: (value: unknown[], each: (value: unknown, at: number) => unknown) =>
        value.flatMap((element, at) => each(element, at)),
      fresh: true,
    },
    {
      name: "array.sumBy",
      base: 4,
      words: [
        "sum",
        "total",
        "add",
        "~cost",
        "~price",
        "~amount",
        "~altogether",
        "~average",
        "~mean",
        "~weight",
      ],
      operands: [array, elementLambda(Use.number, { single: true })],
      shape: { kind: "fold", hint: "sum", text: "$a + $0", start: "0" },
      result: toNumber,
      apply: (value: unknown[], each: (value: unknown, at: number) => number) =>
        value.reduce((sum: number, element, at) => sum + each(element, at), 0),
    },
    {
      name: "array.countBy",
      base: 4,
      words: ["~count", "many", "number", "~how", "~times"],
      operands: [operand(Use.array, 6), test],
      shape: { kind: "pattern", text: "$0.filter($1).length", level: 20 },
      result: toNumber,
      apply: (value: unknown[], each: (value: unknown, at: number) => unknown) =>
        value.filter((element, at) => each(element, at)).length,
    },
    {
      name: "array.maxOf",
      base: 5,
      words: [
        "max",
        "maximum",
        "largest",
        "highest",
        "biggest",
        "greatest",
        "longest",
        "most",
        "depth",
        "deepest",
      ],
      operands: [operand(Use.array, 6), numberKey],
      shape: { kind: "pattern", text: "Math.max(...$0.map($1))", level: 20 },
      result: toNumber,
      apply: (value: unknown[], each: (value: unknown, at: number) => number) =>
        Math.max(...value.map((element, at) => each(element, at))),
    },
    {
      name: "array.minOf",
      base: 5,
      words: ["min", "minimum", "smallest", "lowest", "~least", "shortest", "cheapest"],
      operands: [operand(Use.array, 6), numberKey],
      shape: { kind: "pattern", text: "Math.min(...$0.map($1))", level: 20 },
      result: toNumber,
      apply: (value: unknown[], each: (value: unknown, at: number) => number) =>
        Math.min(...value.map((element, at) => each(element, at))),
    },
    bestBy(">", [
      "max",
      "maximum",
      "largest",
      "highest",
      "longest",
      "most",
      "oldest",
      "biggest",
      "latest",
      "newest",
      "greatest",
      "best",
      "expensive",
      "top",
    ]),
    bestBy("<", [
      "min",
      "minimum",
      "smallest",
      "lowest",
      "shortest",
      "~least",
      "youngest",
      "cheapest",
      "earliest",
      "closest",
      "nearest",
    ]),
    sortBy(palette, { by: "number", descending: false }),
    sortBy(palette, { by: "number", descending: true }),
    sortBy(palette, { by: "string", descending: false }),
    sortBy(palette, { by: "string", descending: true }),
    {
      name: "array.reduce",
      base: 5,
      words: ["reduce", "fold", "accumulate", "running", "combine"],
      operands: [
        operand(Use.array, 6),
        operand(Use.number | Use.string | Use.boolean, 3),
        reduceLambda,
      ],
      shape: { kind: "reduce" },
      result: (table, [, start]) => table.widen(start!),
      apply: (
        value: unknown[],
        start: unknown,
        each: (result: unknown, value: unknown) => unknown,
      ) => value.reduce((result, element) => each(result, element), start),
    },
    {
      name: "array.from",
      base: 4,
      words: [
        "~range",
        "~times",
        "~repeat",
        "~chunk",
        "sequence",
        "first",
        "~matrix",
        "~grid",
        "~window",
        "~every",
        "~from",
        "~numbers",
        "~count",
        "~steps",
      ],
      operands: [operand(Use.number, 9), {
        kind: "lambda",
        parameters: (table) => [{ type: table.primitive("number"), hint: "index" }],
        needed: 1,
        uses: 0,
        most: 8,
      }],
      shape: { kind: "tabulate" },
      result: toMapped,
      apply: (length: number, each: (at: number) => unknown) => {
        if (!(length >= 0 && length <= LONGEST)) throw new RangeError("Cannot make such an array");
        return Array.from({ length }, (_, at) => each(at));
      },
      fresh: true,
    },
  ];
  if (palette.has("Map.groupBy")) {
    found.push({
      name: "Map.groupBy",
      base: 4,
      words: ["group", "grouped", "bucket", "partition", "~by", "categorize"],
      operands: [
        operand(Use.array, 6),
        elementLambda(Use.number | Use.string | Use.boolean | Use.literal | Use.variable, {
          most: 7,
        }),
      ],
      shape: { kind: "pattern", text: "Map.groupBy($0, $1)", level: 20 },
      result: (table, [first, body]) => {
        const element = table.elementOf(first!);
        return element === undefined
          ? undefined
          : table.library("Map", [table.widen(body!), table.array(element)]);
      },
      apply: (value: unknown[], each: (value: unknown, at: number) => unknown) =>
        Map.groupBy(value, (element, at) => each(element, at)),
    });
  }
  return found.map((each) => define(palette, each));
}
