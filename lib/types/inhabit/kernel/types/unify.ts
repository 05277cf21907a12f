/** Type parameters of called functions: found by matching declared types with those of arguments. */
import type { SignatureType, TypeId } from "../../problem.ts";
import type { TypeTable } from "./table.ts";

/** What the type parameters stand for, so far. */
export type Substitution = Map<TypeId, TypeId>;

/** Matches a declared type with an argument's; false where they cannot agree. */
export function unify(
  table: TypeTable,
  declared: TypeId,
  options: {
    readonly actual: TypeId;
    readonly found: Substitution;
    readonly variables: readonly TypeId[];
  },
): boolean {
  const { actual, found, variables } = options;
  if (variables.length === 0) return table.assignable(actual, declared);
  if (variables.includes(declared)) {
    const known = found.get(declared);
    if (known === undefined) {
      found.set(declared, table.widen(actual));
      return true;
    }
    if (table.assignable(actual, known)) return true;
    if (!table.assignable(known, actual)) return false;
    found.set(declared, table.widen(actual));
    return true;
  }
  const left = table.get(declared);
  const right = table.get(actual);
  const match = (inner: TypeId, with_: TypeId): boolean =>
    unify(table, inner, { ...options, actual: with_ });
  if (left.kind === "union") {
    const nonNull = table.nonNull(declared);
    if (nonNull !== declared && variables.includes(nonNull)) {
      return match(nonNull, table.nonNull(actual));
    }
    return left.of.some((each) => match(each, actual));
  }
  if (left.kind === "array" || (left.kind === "library" && left.name === "Iterable")) {
    const element = table.elementOf(actual);
    const isArray = right.kind === "array" || right.kind === "tuple";
    if (element === undefined || (left.kind === "array" && !isArray)) return false;
    if (left.kind === "array" && !left.readonly && isArray && right.readonly) return false;
    return match(left.kind === "array" ? left.of : left.of[0]!, element);
  }
  if (left.kind === "library") {
    return right.kind === "library" && right.name === left.name &&
      left.of.every((each, at) => match(each, right.of[at]!));
  }
  if (left.kind === "tuple") {
    return right.kind === "tuple" && right.of.length === left.of.length &&
      left.of.every((each, at) => match(each, right.of[at]!));
  }
  if (left.kind === "function") {
    const [one] = left.signatures;
    const [other] = table.signaturesOf(actual);
    if (!one || !other) return false;
    return one.parameters.every(({ type }, at) =>
      !other.parameters[at] || match(type, other.parameters[at].type)
    ) && match(one.returns, other.returns);
  }
  if (left.kind === "object") {
    if (left.index !== undefined && right.kind === "object") {
      return right.index !== undefined
        ? match(left.index, right.index)
        : right.members.every(({ type }) => match(left.index!, type));
    }
    if (right.kind === "object") {
      return left.members.every(({ name, optional, type }) => {
        const member = right.members.find((each) => each.name === name);
        return member ? match(type, member.type) : optional;
      });
    }
  }
  return table.assignable(actual, declared);
}

/** A type with its type parameters replaced; those not found stay `unknown`. */
export function substitute(table: TypeTable, id: TypeId, found: Substitution): TypeId {
  if (found.size === 0) return id;
  const known = found.get(id);
  if (known !== undefined) return known;
  const type = table.get(id);
  const inner = (each: TypeId): TypeId => substitute(table, each, found);
  switch (type.kind) {
    case "array":
      return table.id({ ...type, of: inner(type.of) });
    case "tuple":
    case "library":
      return table.id({ ...type, of: type.of.map(inner) });
    case "union":
      return table.union(type.of.map(inner));
    case "function":
      return type.signatures.length === 0 ? id : table.id({
        kind: "function",
        signatures: type.signatures.map((each) => substituteSignature(table, each, found)),
      });
    case "object":
      if (type.index !== undefined && inner(type.index) !== type.index) {
        return table.id({ ...type, index: inner(type.index) });
      }
      return id;
    default:
      return id;
  }
}

function substituteSignature(
  table: TypeTable,
  signature: SignatureType,
  found: Substitution,
): SignatureType {
  return {
    ...signature,
    parameters: signature.parameters.map((parameter) => ({
      ...parameter,
      type: substitute(table, parameter.type, found),
    })),
    returns: substitute(table, signature.returns, found),
  };
}
