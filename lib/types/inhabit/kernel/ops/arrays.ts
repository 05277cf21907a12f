/** Arrays, without lambdas. */
import { Level } from "../term/level.ts";
import type { Component, OperandSpec } from "../term/term.ts";
import { type TypeTable, Use } from "../types/table.ts";
import type { TypeId } from "../../problem.ts";
import {
  define,
  type Definition,
  elementOperand,
  method,
  operand,
  type Palette,
  pattern,
  type Result,
  toArray,
  toBoolean,
  toElement,
  toElementOrUndefined,
  toNumber,
  toText,
} from "./define.ts";
import { literalMethod, usefulSeparators } from "./strings.ts";

const array = operand(Use.array);
const number = operand(Use.number, 6);

function elementsAre(table: TypeTable, type: TypeId, uses: number): boolean {
  const element = table.elementOf(type);
  return element !== undefined && (table.uses(element) & uses) !== 0;
}

const numbers: OperandSpec = {
  kind: "term",
  uses: Use.array,
  accepts: (table, type) => elementsAre(table, type, Use.number),
};
const texts: OperandSpec = {
  kind: "term",
  uses: Use.array,
  accepts: (table, type) => elementsAre(table, type, Use.string),
};
const plain: OperandSpec = {
  kind: "term",
  uses: Use.array,
  accepts: (table, type) => elementsAre(table, type, Use.string | Use.number),
};
const nested: OperandSpec = {
  kind: "term",
  uses: Use.array,
  accepts: (table, type) => elementsAre(table, type, Use.array),
};
/** Elements that may be absent. */
const withAbsent: OperandSpec = {
  kind: "term",
  uses: Use.array,
  accepts: (table, type) => {
    const element = table.elementOf(type);
    return element !== undefined && (table.uses(element) & Use.nullable) !== 0;
  },
};
/** Another array, so that both fit in one. */
const otherArray: OperandSpec = {
  kind: "term",
  uses: Use.array,
  accepts: (table, type, [first]) => {
    const [left, right] = [table.elementOf(first!), table.elementOf(type)];
    return left !== undefined && right !== undefined &&
      (table.assignable(left, right) || table.assignable(right, left));
  },
  most: 8,
};

const toBoth: Result = (table, [first, second]) => {
  const [left, right] = [table.elementOf(first!), table.elementOf(second!)];
  return left === undefined || right === undefined
    ? undefined
    : table.array(table.assignable(left, right) ? right : left);
};

/** Components over arrays. */
export function arrays(palette: Palette): Component[] {
  const sorted = palette.has("Array.toSorted") ? "toSorted" : undefined;
  const reversed = palette.has("Array.toReversed") ? "toReversed" : undefined;
  const found: Definition[] = [{
    name: "array.length",
    base: 2,
    words: ["length", "count", "many", "number", "size", "average", "mean", "half", "empty"],
    operands: [array],
    shape: { kind: "member", name: "length" },
    result: toNumber,
    apply: (value: unknown[]) => value.length,
  }, {
    name: "array.index",
    base: 3,
    words: ["first", "index", "position", "nth", "at", "head", "second", "element", "middle"],
    operands: [array, operand(Use.number, 7)],
    shape: { kind: "index" },
    result: palette.uncheckedIndex ? toElementOrUndefined : toElement,
    apply: (value: unknown[], at: number) => value[at],
  }, {
    name: "array.at",
    base: 3,
    words: ["last", "end", "final", "latest", "newest", "recent", "nth", "previous"],
    operands: [array, operand(Use.number, 5)],
    shape: method("at"),
    result: toElementOrUndefined,
    apply: (value: unknown[], at: number) => value.at(at),
  }, {
    name: "array.last",
    base: 4,
    words: ["last", "end", "final", "latest", "newest", "recent", "top"],
    operands: [array],
    shape: pattern("$0.at(-1)"),
    result: toElementOrUndefined,
    apply: (value: unknown[]) => value.at(-1),
  }, {
    name: "array.first",
    base: 4,
    words: ["first", "head", "front", "initial", "start"],
    operands: [array],
    shape: pattern("$0[0]"),
    result: palette.uncheckedIndex ? toElementOrUndefined : toElement,
    apply: (value: unknown[]) => value[0],
  }, {
    name: "array.present",
    base: 4,
    words: [
      "undefined",
      "null",
      "present",
      "defined",
      "compact",
      "missing",
      "absent",
      "known",
      "there",
    ],
    operands: [withAbsent],
    shape: pattern("$0.filter((value) => value != null)"),
    result: (table, [first]) => table.array(table.nonNull(table.elementOf(first!)!)),
    apply: (value: unknown[]) => value.filter((each) => each !== undefined && each !== null),
    fresh: true,
  }, {
    name: "array.range",
    base: 6,
    words: ["range", "from", "between", "below", "consecutive"],
    operands: [operand(Use.number, 4), operand(Use.number, 5)],
    shape: pattern("Array.from({ length: $1 - $0 }, (_, index) => $0 + index)"),
    result: (table) => table.array(table.primitive("number")),
    apply: (from: number, to: number) => {
      if (!(to - from <= 3_000)) throw new RangeError("Cannot make such an array");
      return Array.from({ length: to - from }, (_, at) => from + at);
    },
    fresh: true,
  }, {
    name: "array.slice",
    base: 2,
    words: [
      "rest",
      "skip",
      "drop",
      "slice",
      "last",
      "tail",
      "after",
      "without",
      "except",
      "remaining",
    ],
    operands: [array, number],
    shape: method("slice"),
    result: toArray,
    apply: (value: unknown[], from: number) => value.slice(from),
    fresh: true,
  }, {
    name: "array.slice",
    base: 3,
    words: ["first", "take", "top", "page", "slice", "limit", "chunk", "window", "most", "part"],
    operands: [array, number, operand(Use.number, 8)],
    shape: method("slice"),
    result: toArray,
    apply: (value: unknown[], from: number, to: number) => value.slice(from, to),
    fresh: true,
  }, {
    name: "array.includes",
    base: 2,
    words: ["include", "contain", "has", "among", "member", "common", "shared", "exist", "in"],
    operands: [operand(Use.array, 8), elementOperand],
    shape: method("includes"),
    result: toBoolean,
    apply: (value: unknown[], element: unknown) => value.includes(element),
  }, {
    name: "array.indexOf",
    base: 4,
    words: ["index", "position", "duplicate", "duplicates", "unique", "where", "rank", "first"],
    operands: [operand(Use.array, 6), elementOperand],
    shape: method("indexOf"),
    result: toNumber,
    apply: (value: unknown[], element: unknown) => value.indexOf(element),
  }, {
    name: "array.lastIndexOf",
    base: 6,
    words: ["last"],
    operands: [operand(Use.array, 6), elementOperand],
    shape: method("lastIndexOf"),
    result: toNumber,
    apply: (value: unknown[], element: unknown) => value.lastIndexOf(element),
  }, {
    name: "array.toReversed",
    base: 3,
    words: ["reverse", "backward", "reversed", "opposite", "descending", "last"],
    operands: [array],
    shape: { kind: "copying", name: "reverse", copying: reversed },
    result: toArray,
    apply: (value: unknown[]) => [...value].reverse(),
    fresh: true,
  }, {
    name: "array.concat",
    base: 3,
    words: ["concatenate", "combine", "merge", "join", "both", "append", "union", "followed"],
    operands: [array, otherArray],
    shape: pattern("[...$0, ...$1]"),
    result: toBoth,
    apply: (left: unknown[], right: unknown[]) => [...left, ...right],
    fresh: true,
  }, {
    name: "array.append",
    base: 3,
    words: ["append", "add", "end", "push", "with"],
    operands: [array, elementOperand],
    shape: pattern("[...$0, $1]"),
    result: toArray,
    apply: (value: unknown[], element: unknown) => [...value, element],
    fresh: true,
  }, {
    name: "array.prepend",
    base: 4,
    words: ["prepend", "front", "start", "first", "before", "begin"],
    operands: [array, elementOperand],
    shape: pattern("[$1, ...$0]"),
    result: toArray,
    apply: (value: unknown[], element: unknown) => [element, ...value],
    fresh: true,
  }, {
    name: "array.flat",
    base: 3,
    words: ["flat", "flatten", "nested", "single", "all"],
    operands: [nested],
    shape: pattern("$0.flat()"),
    result: (table, [first]) => {
      const inner = table.elementOf(table.elementOf(first!)!);
      return inner === undefined ? undefined : table.array(inner);
    },
    apply: (value: unknown[][]) => value.flat(),
    fresh: true,
  }, {
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
    words: ["sum", "total", "add", "average", "mean", "together", "cost", "all"],
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
      "longest",
      "most",
      "peak",
      "deepest",
      "depth",
      "range",
    ],
    operands: [numbers],
    shape: pattern("Math.max(...$0)"),
    result: toNumber,
    apply: (value: number[]) => Math.max(...value),
  }, {
    name: "array.maxOrZero",
    base: 4,
    words: ["depth", "deepest", "deep", "height", "levels"],
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
    words: ["sort", "sorted", "order", "ascending", "increasing", "median", "rank", "smallest"],
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
    words: ["descending", "decreasing", "largest", "highest", "top", "biggest", "reverse", "most"],
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
    words: ["index", "indexes", "position", "number", "numbered", "enumerate", "pairs"],
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
  for (const [separator, cost] of usefulSeparators(palette)) {
    found.push({
      name: "array.join",
      base: 2 + cost,
      words: [
        "join",
        "joined",
        "separated",
        "comma",
        "together",
        "concatenate",
        "string",
        "text",
        "reverse",
      ],
      operands: [plain],
      shape: literalMethod("join", separator),
      result: toText,
      apply: (value: unknown[]) => value.join(separator),
    });
  }
  found.push({
    name: "array.join",
    base: 3,
    words: ["join", "joined", "separator", "separated", "delimiter"],
    operands: [plain, operand(Use.string, 2)],
    shape: method("join"),
    result: toText,
    apply: (value: unknown[], separator: string) => value.join(separator),
  });
  return found.map((each) => define(palette, each));
}

/** Elements that a Set tells apart: primitives, and objects by identity. */
function plainOrAny(): OperandSpec {
  return { kind: "term", uses: Use.array };
}
