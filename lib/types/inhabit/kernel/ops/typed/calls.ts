/** Calls: of methods, of functions and of constructors, with arguments of the types they want. */
import type { MemberType, SignatureType, TypeId } from "../../../problem.ts";
import type { Component, OperandSpec } from "../../term/term.ts";
import type { TypeTable } from "../../types/table.ts";
import { substitute, type Substitution, unify } from "../../types/unify.ts";
import { type DynamicPalette, exactly } from "./members.ts";

/** Most arguments a call is tried with. */
const MOST_ARGUMENTS = 3;
/** Dearest argument of a call of the project's own functions. */
const DEAREST_ARGUMENT = 9;
/** Calls of one method, in each way its signatures allow. */
export function methodComponents(
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

/** Calls of a function, or of a class as a constructor. */
export function callComponents(
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
