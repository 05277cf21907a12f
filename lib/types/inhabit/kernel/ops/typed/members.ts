/** What the components from the problem's types share: their prices, their first operand, and fields. */
import type { MemberType, TypeId } from "../../../problem.ts";
import type { Component, OperandSpec } from "../../term/term.ts";
import type { TypeTable } from "../../types/table.ts";
import type { Palette } from "../define.ts";

/** What dynamic components are priced with. */
export interface DynamicPalette extends Palette {
  /** Words of a name, lower case. */
  wordsOf(name: string): readonly string[];
}

/** An operand of one type alone. */
export function exactly(type: TypeId): OperandSpec {
  return { kind: "term", uses: 0, accepts: (_, other) => other === type };
}

/** Price of reading a member of this name. */
export function memberPrice(name: string, palette: DynamicPalette): number {
  return palette.price(`member.${name}`, 2, palette.wordsOf(name));
}

/** Reading a field, of a value that may be absent where `optional` says so. */
export function fieldComponent(
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
