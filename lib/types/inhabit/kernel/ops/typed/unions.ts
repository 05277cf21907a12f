/** Values of several types: their tests, their shared members, and what to do where one is absent. */
import type { MemberType, TypeId } from "../../../problem.ts";
import { Level } from "../../term/level.ts";
import type { Component } from "../../term/term.ts";
import { IS_TRUE } from "../../term/truth.ts";
import { type TypeTable, Use } from "../../types/table.ts";
import { comparable } from "../define.ts";
import { type DynamicPalette, exactly, fieldComponent, memberPrice } from "./members.ts";

/** Members that some of a union's members have: reading one needs a test first, unless all have it. */
export function unionMembers(
  table: TypeTable,
  type: TypeId,
  palette: DynamicPalette,
): Component[] {
  const described = table.get(type);
  if (described.kind !== "union") return [];
  const objects = described.of.map((each) => table.get(each));
  const names = new Map<string, MemberType[]>();
  for (const each of objects) {
    if (each.kind !== "object") return unionPrimitives(table, type, described.of);
    for (const member of each.members) {
      if (member.method === "none") {
        names.set(member.name, [...names.get(member.name) ?? [], member]);
      }
    }
  }
  return [...names].map(([name, members]): Component => {
    const shared = members.length === objects.length;
    const result = table.union(
      members.map((each) => each.optional ? table.orUndefined(each.type) : each.type),
    );
    return {
      name: `member.${name}`,
      cost: memberPrice(name, palette),
      operands: [exactly(type)],
      shape: { kind: "member", name },
      result: () => result,
      apply: (value: Record<string, unknown>) => {
        if (!shared && !(name in value)) {
          throw new TypeError("Cannot read a member of another kind");
        }
        return value[name];
      },
      partial: !shared,
    };
  });
}

/** Tests of a union of primitives, arrays and objects, and its members once they are told apart. */
function unionPrimitives(
  table: TypeTable,
  type: TypeId,
  members: readonly TypeId[],
): Component[] {
  const found: Component[] = [];
  const boolean = table.primitive("boolean");
  const tested = new Set<string>();
  for (const each of members) {
    const uses = table.uses(each);
    const kind = uses & Use.string
      ? "string"
      : uses & Use.number
      ? "number"
      : uses & Use.boolean
      ? "boolean"
      : uses & Use.callable
      ? "function"
      : uses & Use.array
      ? "array"
      : undefined;
    if (!kind || tested.has(kind)) continue;
    tested.add(kind);
    const holds = kind === "array"
      ? (value: unknown) => Array.isArray(value)
      : (value: unknown) => kind === kindOf(value);
    found.push({
      name: kind === "array" ? "Array.isArray" : "operator.typeof",
      cost: 2,
      operands: [exactly(type)],
      shape: kind === "array"
        ? { kind: "call", callee: "Array.isArray" }
        : { kind: "pattern", text: `typeof $0 === "${kind}"`, level: Level.equality },
      result: () => boolean,
      apply: holds,
    }, narrowed(type, each, holds));
  }
  const rest = members.filter((each) =>
    (table.uses(each) & (Use.object | Use.map | Use.set)) !== 0
  );
  if (rest.length > 0) {
    found.push(narrowed(
      type,
      table.union(rest),
      (value) => typeof value === "object" && value !== null && !Array.isArray(value),
    ));
  }
  return found;
}

/** What `typeof` says of a value, as any text: it is compared with a name that is known only here. */
function kindOf(value: unknown): string {
  return typeof value;
}

/** The same value under one of its types; it is written as it was. */
function narrowed(
  type: TypeId,
  to: TypeId,
  holds: (value: unknown) => boolean,
): Component {
  return {
    name: "narrow",
    cost: 1,
    operands: [exactly(type)],
    shape: { kind: "pattern", text: "$0", level: Level.member },
    result: () => to,
    apply: (value: unknown) => {
      if (!holds(value)) throw new TypeError("Cannot take a value for one of another type");
      return value;
    },
    partial: true,
  };
}

/** What can be done with a value that may be absent. */
export function nullableComponents(
  table: TypeTable,
  type: TypeId,
  palette: DynamicPalette,
): Component[] {
  const inner = table.nonNull(type);
  const described = table.get(inner);
  const found: Component[] = [];
  if (described.kind === "object") {
    for (const member of described.members) {
      if (member.method !== "none" || member.name.startsWith("#")) continue;
      found.push(fieldComponent(table, member, { type, palette, optional: true }));
    }
  }
  const absentTypes = described.kind === "primitive" && described.name === "never";
  if (absentTypes) return found;
  const both = table.get(type);
  const nulls = both.kind === "union" &&
    both.of.some((each) => isPrimitive(table, each, "null"));
  const undefineds = both.kind === "union" &&
    both.of.some((each) => isPrimitive(table, each, "undefined"));
  const sign = nulls && undefineds ? "== null" : nulls ? "=== null" : "=== undefined";
  const boolean = table.primitive("boolean");
  const isFlag = (table.uses(inner) & Use.boolean) !== 0;
  if (isFlag) found.push(...flagComponents(type, boolean, palette));
  const presence = isFlag ? FLAG_PRESENCE : 3;
  found.push({
    name: "operator.isAbsent",
    cost: palette.price("operator.isAbsent", presence, [
      "missing",
      "absent",
      "null",
      "undefined",
      "without",
      "no",
      "unknown",
      "none",
    ]),
    operands: [exactly(type)],
    shape: { kind: "pattern", text: `$0 ${sign}`, level: Level.equality },
    result: () => boolean,
    apply: (value: unknown) => value === undefined || value === null,
  }, {
    name: "operator.isPresent",
    cost: palette.price("operator.isPresent", presence, [
      "has",
      "present",
      "exist",
      "known",
      "with",
      "defined",
      "set",
      "there",
      "given",
    ]),
    operands: [exactly(type)],
    shape: { kind: "pattern", text: `$0 ${sign.replace("=", "!")}`, level: Level.equality },
    result: () => boolean,
    apply: (value: unknown) => value !== undefined && value !== null,
  }, {
    name: "operator.??",
    cost: palette.price("operator.??", 2, [
      "default",
      "else",
      "otherwise",
      "fallback",
      "or",
      "missing",
      "unless",
      "given",
      "absent",
      "unknown",
      "without",
      "where",
      "zero",
    ]),
    operands: [exactly(type), {
      kind: "term",
      uses: 0,
      accepts: (_, other) =>
        table.assignable(other, type) || table.assignable(inner, other) ||
        (table.uses(other) & table.uses(inner) & (Use.number | Use.string | Use.boolean)) !== 0,
      most: 8,
    }],
    shape: { kind: "infix", sign: "??", level: Level.coalesce },
    result: (_, [, fallback]) => table.union([inner, fallback!]),
    apply: (value: unknown, fallback: unknown) => value ?? fallback,
    lazy: "coalesce",
  }, {
    ...narrowed(type, inner, (value) => value !== undefined && value !== null),
    cost: 2,
  }, ...equalities(table, { type, inner, palette }));
  return found;
}

/** Comparisons of a value that may be absent with one that is there. */
function equalities(
  table: TypeTable,
  { inner, palette, type }: {
    readonly type: TypeId;
    readonly inner: TypeId;
    readonly palette: DynamicPalette;
  },
): Component[] {
  if ((table.uses(inner) & comparable) === 0 || table.uses(inner) & Use.boolean) return [];
  const other = {
    kind: "term" as const,
    uses: comparable,
    accepts: (_: TypeTable, each: TypeId) => table.assignable(each, table.widen(inner)),
    most: 6,
  };
  return ["===", "!=="].map((sign): Component => ({
    name: `operator.${sign}`,
    cost: palette.price(`operator.${sign}`, sign === "===" ? 2 : 3),
    operands: [exactly(type), other],
    shape: { kind: "infix", sign, level: Level.equality },
    result: () => table.primitive("boolean"),
    apply: sign === "==="
      ? (value: unknown, wanted: unknown) => value === wanted
      : (value: unknown, wanted: unknown) => value !== wanted,
  }));
}

/** Price of asking whether an optional flag was given at all: mostly it is asked whether it is set. */
const FLAG_PRESENCE = 7;

/** What is asked of a flag that may be left out; one that is absent is not set. */
function flagComponents(
  type: TypeId,
  boolean: TypeId,
  palette: DynamicPalette,
): Component[] {
  return [{
    name: "operator.!",
    cost: palette.price("operator.!", 2, ["not", "no", "without", "un"]),
    operands: [exactly(type)],
    shape: { kind: "prefix", sign: "!" },
    result: () => boolean,
    apply: (value: unknown) => !value,
  }, {
    name: IS_TRUE,
    cost: 1,
    operands: [exactly(type)],
    shape: { kind: "pattern", text: "$0 === true", level: Level.equality },
    result: () => boolean,
    apply: (value: unknown) => value === true,
  }];
}

function isPrimitive(table: TypeTable, id: TypeId, name: string): boolean {
  const type = table.get(id);
  return type.kind === "primitive" && type.name === name;
}
