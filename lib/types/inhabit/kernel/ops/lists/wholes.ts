/** Arrays without lambdas: what is made of all their elements, as sums and orders. */
import { Level } from "../../term/level.ts";
import type { OperandSpec } from "../../term/term.ts";
import { Use } from "../../types/table.ts";
import {
  type Definition,
  elementOperand,
  method,
  operand,
  type Palette,
  pattern,
  toArray,
  toBoolean,
  toNumber,
} from "../define.ts";
import { numbers, texts } from "./operands.ts";

/** Sums, orders, and other values and arrays made of all elements. */
export function arrayWholes(palette: Palette): Definition[] {
  const sorted = palette.has("Array.toSorted") ? "toSorted" : undefined;
  return [{
    name: "array.unique",
    base: 5,
    words: [
      "unique",
      "distinct",
      "duplicate",
      "duplicates",
      "once",
      "different",
      "dedupe",
      "union",
    ],
    operands: [plainOrAny()],
    shape: pattern("[...new Set($0)]"),
    result: toArray,
    apply: (value: unknown[]) => [...new Set(value)],
    fresh: true,
  }, {
    name: "array.sum",
    base: 3,
    words: ["sum", "total", "add", "~average", "~mean", "~together", "~cost", "~all"],
    operands: [numbers],
    shape: pattern("$0.reduce((sum, value) => sum + value, 0)"),
    result: toNumber,
    apply: (value: number[]) => value.reduce((sum, each) => sum + each, 0),
  }, {
    name: "array.product",
    base: 5,
    words: ["product", "multiply", "factorial", "multiplied"],
    operands: [numbers],
    shape: pattern("$0.reduce((product, value) => product * value, 1)"),
    result: toNumber,
    apply: (value: number[]) => value.reduce((product, each) => product * each, 1),
  }, {
    name: "array.max",
    base: 3,
    words: [
      "max",
      "maximum",
      "largest",
      "highest",
      "biggest",
      "greatest",
      "~longest",
      "most",
      "peak",
      "~deepest",
      "~depth",
      "range",
    ],
    operands: [numbers],
    shape: pattern("Math.max(...$0)"),
    result: toNumber,
    apply: (value: number[]) => Math.max(...value),
  }, {
    name: "array.maxOrZero",
    base: 4,
    words: ["~depth", "~deepest", "deep", "height", "levels"],
    operands: [numbers],
    shape: pattern("Math.max(0, ...$0)"),
    result: toNumber,
    apply: (value: number[]) => Math.max(0, ...value),
  }, {
    name: "array.prefix",
    base: 6,
    words: ["running", "cumulative", "far", "prefix", "prefixes"],
    operands: [operand(Use.array, 4), operand(Use.number, 2)],
    shape: pattern("$0.slice(0, $1 + 1)"),
    result: toArray,
    apply: (value: unknown[], at: number) => value.slice(0, at + 1),
    fresh: true,
  }, {
    name: "array.min",
    base: 3,
    words: ["min", "minimum", "smallest", "lowest", "least", "shortest", "cheapest", "range"],
    operands: [numbers],
    shape: pattern("Math.min(...$0)"),
    result: toNumber,
    apply: (value: number[]) => Math.min(...value),
  }, {
    name: "array.sortNumbers",
    base: 3,
    words: ["sort", "sorted", "order", "ascending", "increasing", "~median", "~rank", "smallest"],
    operands: [numbers],
    shape: {
      kind: "copying",
      name: "sort((a, b) => a - b)",
      copying: sorted && `${sorted}((a, b) => a - b)`,
    },
    result: toArray,
    apply: (value: number[]) => [...value].sort((left, right) => left - right),
    fresh: true,
  }, {
    name: "array.sortNumbersDown",
    base: 4,
    words: [
      "descending",
      "decreasing",
      "largest",
      "highest",
      "~top",
      "biggest",
      "~reverse",
      "most",
    ],
    operands: [numbers],
    shape: {
      kind: "copying",
      name: "sort((a, b) => b - a)",
      copying: sorted && `${sorted}((a, b) => b - a)`,
    },
    result: toArray,
    apply: (value: number[]) => [...value].sort((left, right) => right - left),
    fresh: true,
  }, {
    name: "array.sortTexts",
    base: 3,
    words: [
      "sort",
      "sorted",
      "order",
      "alphabetical",
      "alphabetically",
      "ascending",
      "anagram",
      "lexicographic",
    ],
    operands: [texts],
    shape: { kind: "copying", name: "sort()", copying: sorted && `${sorted}()` },
    result: toArray,
    apply: (value: string[]) => [...value].sort(),
    fresh: true,
  }, {
    name: "array.isEmpty",
    base: 3,
    words: ["empty", "no", "none", "nothing"],
    operands: [operand(Use.array, 8)],
    shape: pattern("$0.length === 0", Level.equality),
    result: toBoolean,
    apply: (value: unknown[]) => value.length === 0,
  }, {
    name: "array.entries",
    base: 4,
    words: ["index", "indexes", "~position", "~number", "numbered", "enumerate", "~pairs"],
    operands: [operand(Use.array, 6)],
    shape: pattern("[...$0.entries()]"),
    result: (table, [first]) => {
      const element = table.elementOf(first!);
      return element === undefined
        ? undefined
        : table.array(table.tuple([table.primitive("number"), element]));
    },
    apply: (value: unknown[]) => [...value.entries()],
    fresh: true,
  }, {
    name: "array.with",
    base: 5,
    words: ["replace", "replaced", "set", "update", "at", "change"],
    operands: [operand(Use.array, 4), operand(Use.number, 4), elementOperand],
    shape: palette.has("Array.with") ? method("with") : pattern(
      "$0.map((value, index) => index === $1 ? $2 : value)",
    ),
    result: toArray,
    apply: (value: unknown[], at: number, element: unknown) => value.with(at, element),
    fresh: true,
  }];
}

/** Elements that a Set tells apart: primitives, and objects by identity. */
function plainOrAny(): OperandSpec {
  return { kind: "term", uses: Use.array };
}
