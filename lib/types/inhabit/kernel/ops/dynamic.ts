/** Components that come from the types of the problem: members, methods, calls, constructors. */
import type { MemberType, SignatureType, TypeId } from "../../problem.ts";
import { Level } from "../term/level.ts";
import type { Component, OperandSpec } from "../term/term.ts";
import { type TypeTable, Use } from "../types/table.ts";
import { substitute, type Substitution, unify } from "../types/unify.ts";
import type { Palette } from "./define.ts";

/** Most arguments a call is tried with. */
const MOST_ARGUMENTS = 3;
/** Dearest argument of a call of the project's own functions. */
const DEAREST_ARGUMENT = 9;

/** What dynamic components are priced with. */
export interface DynamicPalette extends Palette {
  /** Words of a name, lower case. */
  wordsOf(name: string): readonly string[];
}

/** The components whose first operand has exactly this type. */
export function dynamicComponents(
  table: TypeTable,
  type: TypeId,
  palette: DynamicPalette,
): Component[] {
  const found: Component[] = [];
  const uses = table.uses(type);
  const described = table.get(type);
  if (described.kind === "object") found.push(...memberComponents(table, type, palette));
  if (described.kind === "tuple") {
    described.of.forEach((element, at) =>
      found.push(elementComponent(type, element, { at, palette }))
    );
  }
  if (described.kind === "function") found.push(...callComponents(table, type, palette));
  if (described.kind === "library" && described.name.startsWith("class:")) {
    found.push(...callComponents(table, type, palette));
  }
  if (described.kind === "union" && (uses & Use.nullable) === 0) {
    found.push(...unionMembers(table, type, palette));
  }
  if (uses & Use.nullable) found.push(...nullableComponents(table, type, palette));
  return found;
}

function exactly(type: TypeId): OperandSpec {
  return { kind: "term", uses: 0, accepts: (_, other) => other === type };
}

function elementComponent(
  type: TypeId,
  element: TypeId,
  { at, palette }: { readonly at: number; readonly palette: DynamicPalette },
): Component {
  return {
    name: "tuple.element",
    cost: palette.price("tuple.element", 1),
    operands: [exactly(type)],
    shape: { kind: "element", at },
    result: () => element,
    apply: (value: unknown[]) => value[at],
  };
}

function memberPrice(name: string, palette: DynamicPalette): number {
  return palette.price(`member.${name}`, 2, palette.wordsOf(name));
}

function memberComponents(
  table: TypeTable,
  type: TypeId,
  palette: DynamicPalette,
): Component[] {
  const described = table.get(type);
  if (described.kind !== "object") return [];
  return described.members.flatMap((member) => {
    if (member.method === "effect" || member.name.startsWith("#")) return [];
    if (member.method === "pure") return methodComponents(table, { type, member, palette });
    return [fieldComponent(table, member, { type, palette, optional: false })];
  });
}

function fieldComponent(
  table: TypeTable,
  member: MemberType,
  options: { readonly type: TypeId; readonly palette: DynamicPalette; readonly optional: boolean },
): Component {
  const { optional, palette, type } = options;
  const { name } = member;
  const result = member.optional || optional ? table.orUndefined(member.type) : member.type;
  return {
    name: `member.${name}`,
    cost: memberPrice(name, palette) + (optional ? 1 : 0),
    operands: [exactly(type)],
    shape: { kind: "member", name, optional },
    result: () => result,
    apply: optional
      ? (value: Record<string, unknown> | undefined | null) => value?.[name]
      : (value: Record<string, unknown>) => value[name],
  };
}

function methodComponents(
  table: TypeTable,
  options: { readonly type: TypeId; readonly member: MemberType; readonly palette: DynamicPalette },
): Component[] {
  const { member, palette, type } = options;
  const cost = palette.price(`method.${member.name}`, 3, palette.wordsOf(member.name));
  return table.signaturesOf(member.type).flatMap((signature) =>
    argumentLists(signature).map((count): Component => ({
      name: `method.${member.name}`,
      cost,
      operands: [exactly(type), ...argumentSpecs(table, signature, { count, before: 1 })],
      shape: { kind: "method", name: member.name },
      result: (_, types) => resultOf(table, signature, types.slice(1)),
      apply: (value: Record<string, (...values: unknown[]) => unknown>, ...values: unknown[]) =>
        value[member.name]!(...values),
    }))
  );
}

function callComponents(
  table: TypeTable,
  type: TypeId,
  palette: DynamicPalette,
): Component[] {
  const described = table.get(type);
  const construct = described.kind === "library";
  const signatures = construct ? table.signaturesOf(described.of[0]!) : table.signaturesOf(type);
  return signatures.flatMap((signature) =>
    argumentLists(signature).map((count): Component => ({
      name: construct ? "new" : "call",
      cost: palette.price(construct ? "new" : "call", 1),
      operands: [exactly(type), ...argumentSpecs(table, signature, { count, before: 1 })],
      shape: { kind: "apply", construct },
      result: (_, types) => resultOf(table, signature, types.slice(1)),
      apply: construct
        ? (make: new (...values: unknown[]) => unknown, ...values: unknown[]) => new make(...values)
        : (callee: (...values: unknown[]) => unknown, ...values: unknown[]) => callee(...values),
    }))
  );
}

/** How many arguments to try: the needed ones, and with the optional ones too. */
function argumentLists(signature: SignatureType): number[] {
  const { parameters } = signature;
  const plain = parameters.filter(({ rest }) => !rest).length;
  const needed = parameters.filter(({ optional, rest }) => !optional && !rest).length;
  const counts = new Set<number>();
  for (let count = needed; count <= Math.min(plain, MOST_ARGUMENTS); count++) counts.add(count);
  if (plain < parameters.length) counts.add(Math.min(plain + 1, MOST_ARGUMENTS));
  return [...counts].filter((count) => count <= MOST_ARGUMENTS);
}

function argumentSpecs(
  table: TypeTable,
  signature: SignatureType,
  { before, count }: { readonly count: number; readonly before: number },
): OperandSpec[] {
  const { variables } = signature;
  return Array.from({ length: count }, (_, at): OperandSpec => {
    const parameter = signature.parameters[Math.min(at, signature.parameters.length - 1)]!;
    const declared = parameter.rest
      ? table.elementOf(parameter.type) ?? parameter.type
      : parameter.type;
    const [wanted] = table.signaturesOf(table.nonNull(declared));
    if (wanted) {
      return {
        kind: "lambda",
        parameters: (_table, earlier) => {
          const found = match(table, signature, earlier.slice(before));
          if (!found) return undefined;
          const types = wanted.parameters.map(({ type }) => substitute(table, type, found));
          if (types.some((type) => variables.includes(type))) return undefined;
          return types.map((type, index) => ({
            type,
            hint: wanted.parameters[index]!.name || "value",
          }));
        },
        needed: 1,
        uses: 0,
        accepts: (_table, type, earlier) => {
          const found = match(table, signature, earlier.slice(before));
          return found !== undefined &&
            unify(table, wanted.returns, { actual: type, found, variables });
        },
        most: DEAREST_ARGUMENT,
      };
    }
    return {
      kind: "term",
      uses: 0,
      accepts: (_table, type, earlier) => {
        const found = match(table, signature, earlier.slice(before));
        return found !== undefined && unify(table, declared, { actual: type, found, variables });
      },
      most: DEAREST_ARGUMENT,
    };
  });
}

/** What the type parameters are after the given arguments; lambdas count by the type of their body. */
function match(
  table: TypeTable,
  signature: SignatureType,
  types: readonly TypeId[],
): Substitution | undefined {
  const found: Substitution = new Map();
  const { parameters, variables } = signature;
  if (variables.length === 0) return found;
  for (const [at, actual] of types.entries()) {
    const parameter = parameters[Math.min(at, parameters.length - 1)]!;
    const declared = parameter.rest
      ? table.elementOf(parameter.type) ?? parameter.type
      : parameter.type;
    const [wanted] = table.signaturesOf(table.nonNull(declared));
    const target = wanted ? wanted.returns : declared;
    if (!unify(table, target, { actual, found, variables })) return undefined;
  }
  return found;
}

function resultOf(
  table: TypeTable,
  signature: SignatureType,
  types: readonly TypeId[],
): TypeId | undefined {
  const found = match(table, signature, types);
  if (!found) return undefined;
  const type = table.get(signature.returns);
  if (type.kind === "primitive" && (type.name === "void" || type.name === "never")) {
    return undefined;
  }
  return substitute(table, signature.returns, found);
}

/** Members that some of a union's members have: reading one needs a test first, unless all have it. */
function unionMembers(
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
      : (value: unknown) => typeof value === kind;
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
function nullableComponents(
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
  found.push({
    name: "operator.isAbsent",
    cost: palette.price("operator.isAbsent", 3, [
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
    cost: palette.price("operator.isPresent", 3, [
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
  });
  return found;
}

function isPrimitive(table: TypeTable, id: TypeId, name: string): boolean {
  const type = table.get(id);
  return type.kind === "primitive" && type.name === name;
}
