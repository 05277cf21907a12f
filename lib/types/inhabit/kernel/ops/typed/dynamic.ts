/** Components that come from the types of the problem: members, methods, calls, constructors. */
import type { TypeId } from "../../../problem.ts";
import type { Component } from "../../term/term.ts";
import { type TypeTable, Use } from "../../types/table.ts";
import { callComponents, methodComponents } from "./calls.ts";
import { type DynamicPalette, exactly, fieldComponent } from "./members.ts";
import { nullableComponents, unionMembers } from "./unions.ts";

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
