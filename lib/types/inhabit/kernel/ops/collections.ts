/** Map, Set, and objects used as records. */
import type { Component, OperandSpec } from "../term/term.ts";
import { type TypeTable, Use } from "../types/table.ts";
import type { TypeId } from "../../problem.ts";
import {
  define,
  type Definition,
  method,
  operand,
  type Palette,
  pattern,
  type Result,
  toArray,
  toBoolean,
  toNumber,
  toTexts,
} from "./define.ts";

const map = operand(Use.map);
const set = operand(Use.set);
const record = operand(Use.object | Use.record);

/** Something that can be a key of the map or an element of the set. */
const keyOperand: OperandSpec = {
  kind: "term",
  uses: 0,
  accepts: (table, type, [first]) => {
    const [key] = table.argumentsOf(first!, "Map") ?? table.argumentsOf(first!, "Set") ?? [];
    return key !== undefined && table.assignable(type, key);
  },
  most: 7,
};

/** Type of the values of an object, whatever the key. */
function valuesOf(table: TypeTable, id: TypeId): TypeId | undefined {
  const type = table.get(id);
  if (type.kind !== "object" || type.nominal) return undefined;
  if (type.index !== undefined) return type.index;
  const fields = type.members.filter(({ method: kind }) => kind === "none");
  return fields.length === 0 ? undefined : table.union(fields.map((each) => each.type));
}

const toValues: Result = (table, [first]) => {
  const values = valuesOf(table, first!);
  return values === undefined ? undefined : table.array(values);
};

const toPairs: Result = (table, [first]) => {
  const values = valuesOf(table, first!);
  return values === undefined
    ? undefined
    : table.array(table.tuple([table.primitive("string"), values]));
};

const pairs: OperandSpec = {
  kind: "term",
  uses: Use.array,
  accepts: (table, type) => pairOf(table, type) !== undefined,
};

function pairOf(table: TypeTable, type: TypeId): readonly TypeId[] | undefined {
  const element = table.elementOf(type);
  const pair = element === undefined ? undefined : table.get(element);
  return pair?.kind === "tuple" && pair.of.length === 2 ? pair.of : undefined;
}

const recordLambda = (uses: number): OperandSpec => ({
  kind: "lambda",
  parameters: (table, [first]) => {
    const values = valuesOf(table, first!);
    return values === undefined
      ? undefined
      : [{ type: table.tuple([table.primitive("string"), values]), hint: "key|value" }];
  },
  needed: 1,
  uses,
  most: 8,
});

type Pair = [string, unknown];

/** Components over Map, Set and records. */
export function collections(palette: Palette): Component[] {
  const orUndefined = (table: TypeTable, type: TypeId): TypeId =>
    palette.uncheckedIndex ? table.orUndefined(type) : type;
  const found: Definition[] = [{
    name: "Map.get",
    base: 2,
    words: ["get", "lookup", "look", "find", "value", "price", "of"],
    operands: [map, keyOperand],
    shape: method("get"),
    result: (table, [first]) => {
      const value = table.argumentsOf(first!, "Map")?.[1];
      return value === undefined ? undefined : table.orUndefined(value);
    },
    apply: (value: Map<unknown, unknown>, key: unknown) => value.get(key),
  }, {
    name: "Map.has",
    base: 2,
    words: ["has", "contain", "include", "exist", "known", "member", "whether"],
    operands: [operand(Use.map | Use.set), keyOperand],
    shape: method("has"),
    result: toBoolean,
    apply: (value: Map<unknown, unknown>, key: unknown) => value.has(key),
  }, {
    name: "Map.size",
    base: 2,
    words: ["size", "count", "many", "number", "unique", "distinct", "different"],
    operands: [operand(Use.map | Use.set)],
    shape: { kind: "member", name: "size" },
    result: toNumber,
    apply: (value: Map<unknown, unknown>) => value.size,
  }, {
    name: "Map.keys",
    base: 3,
    words: ["keys", "names", "key"],
    operands: [map],
    shape: pattern("[...$0.keys()]"),
    result: (table, [first]) => {
      const key = table.argumentsOf(first!, "Map")?.[0];
      return key === undefined ? undefined : table.array(key);
    },
    apply: (value: Map<unknown, unknown>) => [...value.keys()],
    fresh: true,
  }, {
    name: "Map.values",
    base: 3,
    words: ["values", "value", "all", "each", "total", "sum"],
    operands: [map],
    shape: pattern("[...$0.values()]"),
    result: (table, [first]) => {
      const value = table.argumentsOf(first!, "Map")?.[1];
      return value === undefined ? undefined : table.array(value);
    },
    apply: (value: Map<unknown, unknown>) => [...value.values()],
    fresh: true,
  }, {
    name: "iterable.toArray",
    base: 3,
    words: ["entries", "pairs", "list", "array", "sorted", "elements"],
    operands: [operand(Use.map | Use.set)],
    shape: pattern("[...$0]"),
    result: toArray,
    apply: (value: Iterable<unknown>) => [...value],
    fresh: true,
  }, {
    name: "Set",
    base: 3,
    words: ["unique", "distinct", "set", "different", "duplicate", "duplicates", "once", "common"],
    operands: [operand(Use.array, 8)],
    shape: { kind: "call", callee: "new Set" },
    result: (table, [first]) => {
      const element = table.elementOf(first!);
      return element === undefined ? undefined : table.library("Set", [element]);
    },
    apply: (value: unknown[]) => new Set(value),
  }, {
    name: "Map",
    base: 3,
    words: ["map", "index", "lookup", "by"],
    operands: [pairs],
    shape: { kind: "call", callee: "new Map" },
    result: (table, [first]) => {
      const pair = pairOf(table, first!);
      return pair && table.library("Map", pair.map((each) => table.widen(each)));
    },
    apply: (value: [unknown, unknown][]) => new Map(value),
  }, {
    name: "Object.keys",
    base: 3,
    words: ["keys", "names", "key", "fields", "properties", "property"],
    operands: [record],
    shape: { kind: "call", callee: "Object.keys" },
    result: (table, [first]) =>
      valuesOf(table, first!) === undefined ? undefined : toTexts(table, []),
    apply: (value: object) => Object.keys(value),
    fresh: true,
  }, {
    name: "Object.values",
    base: 3,
    words: ["values", "value", "all", "total", "sum", "every", "each"],
    operands: [record],
    shape: { kind: "call", callee: "Object.values" },
    result: toValues,
    apply: (value: object) => Object.values(value),
    fresh: true,
  }, {
    name: "Object.entries",
    base: 3,
    words: ["entries", "pairs", "key", "query", "each", "invert", "by", "field"],
    operands: [record],
    shape: { kind: "call", callee: "Object.entries" },
    result: toPairs,
    apply: (value: object) => Object.entries(value),
    fresh: true,
  }, {
    name: "Object.fromEntries",
    base: 3,
    words: ["object", "record", "entries", "map", "key", "keyed", "invert", "by"],
    operands: [pairs],
    shape: { kind: "call", callee: "Object.fromEntries" },
    result: (table, [first]) => {
      const [key, value] = pairOf(table, first!) ?? [];
      return key === undefined || (table.uses(key) & (Use.string | Use.number)) === 0
        ? undefined
        : table.record(table.widen(value!));
    },
    apply: (value: Iterable<[string, unknown]>) => Object.fromEntries(value),
  }, {
    name: "record.get",
    base: 2,
    words: ["lookup", "look", "get", "value", "of", "for", "by"],
    operands: [operand(Use.record), operand(Use.string | Use.number, 6)],
    shape: { kind: "index" },
    result: (table, [first]) => {
      const type = table.get(first!);
      return type.kind === "object" && type.index !== undefined
        ? orUndefined(table, type.index)
        : undefined;
    },
    apply: (value: Record<string, unknown>, key: string) =>
      Object.hasOwn(value, key) ? value[key] : undefined,
  }, {
    name: "record.has",
    base: 4,
    words: ["has", "contain", "exist", "in", "key"],
    operands: [record, operand(Use.string, 5)],
    shape: { kind: "infix", sign: "in", level: 11 },
    result: toBoolean,
    apply: (value: object, key: string) => key in value,
  }, {
    name: "record.mapValues",
    base: 4,
    words: ["map", "each", "every", "values", "value", "convert", "transform", "apply", "double"],
    operands: [record, recordLambda(0)],
    shape: { kind: "entries", text: "map(([$k, $v]) => [$k, $b])" },
    result: (table, [, body]) => table.record(table.widen(body!)),
    apply: (value: object, each: (pair: Pair) => unknown) =>
      Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, each([key, inner])])),
  }, {
    name: "record.filter",
    base: 4,
    words: [
      "filter",
      "only",
      "pick",
      "omit",
      "without",
      "remove",
      "where",
      "keep",
      "except",
      "drop",
    ],
    operands: [record, recordLambda(Use.boolean)],
    shape: { kind: "entries", text: "filter(([$k, $v]) => $b)" },
    result: (table, [first]) => {
      const values = valuesOf(table, first!);
      return values === undefined ? undefined : table.record(values);
    },
    apply: (value: object, each: (pair: Pair) => unknown) =>
      Object.fromEntries(Object.entries(value).filter(([key, inner]) => each([key, inner]))),
  }, {
    name: "record.merge",
    base: 3,
    words: [
      "merge",
      "defaults",
      "default",
      "override",
      "overrides",
      "combine",
      "update",
      "patch",
      "assign",
      "extend",
      "options",
    ],
    operands: [operand(Use.object | Use.record, 4), {
      kind: "term",
      uses: Use.object | Use.record,
      accepts: (table, type, [first]) => !isNominal(table, type) && !isNominal(table, first!),
      most: 4,
    }],
    shape: pattern("{ ...$0, ...$1 }"),
    result: (table, [first, second]) =>
      table.assignable(second!, first!) ? first : mostly(table, second!, first!) ? first : second,
    apply: (left: object, right: object) => ({ ...left, ...right }),
  }, {
    name: "Set.union",
    base: 4,
    words: ["union", "merge", "combine", "both", "all"],
    operands: [set, {
      kind: "term",
      uses: Use.set | Use.array,
      accepts: (table, type, [first]) =>
        table.elementOf(type) !== undefined &&
        table.assignable(table.elementOf(type)!, table.elementOf(first!)!),
    }],
    shape: pattern("new Set([...$0, ...$1])"),
    result: (table, [first]) => table.library("Set", [table.elementOf(first!)!]),
    apply: (left: Set<unknown>, right: Iterable<unknown>) => new Set([...left, ...right]),
  }];
  return found.map((each) => define(palette, each));
}

function isNominal(table: TypeTable, id: TypeId): boolean {
  const type = table.get(id);
  return type.kind === "object" && type.nominal;
}

/** Whether one type has no member that the other lacks: `Partial<T>` beside `T`. */
function mostly(table: TypeTable, part: TypeId, whole: TypeId): boolean {
  const [left, right] = [table.get(part), table.get(whole)];
  return left.kind === "object" && right.kind === "object" &&
    left.members.every(({ name }) => right.members.some((member) => member.name === name));
}
