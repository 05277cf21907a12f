/** What the components over arrays take: arrays of all kinds, and by the type of their elements. */
import type { OperandSpec } from "../../term/term.ts";
import { type TypeTable, Use } from "../../types/table.ts";
import type { TypeId } from "../../../problem.ts";
import { operand, type Result } from "../define.ts";

/** Any array. */
export const array = operand(Use.array);
/** A cheap number, for a place or a length. */
export const number = operand(Use.number, 6);

function elementsAre(table: TypeTable, type: TypeId, uses: number): boolean {
  const element = table.elementOf(type);
  return element !== undefined && (table.uses(element) & uses) !== 0;
}

/** Arrays of numbers. */
export const numbers: OperandSpec = {
  kind: "term",
  uses: Use.array,
  accepts: (table, type) => elementsAre(table, type, Use.number),
};
/** Arrays of texts. */
export const texts: OperandSpec = {
  kind: "term",
  uses: Use.array,
  accepts: (table, type) => elementsAre(table, type, Use.string),
};
/** Arrays of what can be joined. */
export const plain: OperandSpec = {
  kind: "term",
  uses: Use.array,
  accepts: (table, type) => elementsAre(table, type, Use.string | Use.number),
};
/** Arrays of arrays. */
export const nested: OperandSpec = {
  kind: "term",
  uses: Use.array,
  accepts: (table, type) => elementsAre(table, type, Use.array),
};
/** Elements that may be absent. */
export const withAbsent: OperandSpec = {
  kind: "term",
  uses: Use.array,
  accepts: (table, type) => {
    const element = table.elementOf(type);
    return element !== undefined && (table.uses(element) & Use.nullable) !== 0;
  },
};
/** Another array, so that both fit in one. */
export const otherArray: OperandSpec = {
  kind: "term",
  uses: Use.array,
  accepts: (table, type, [first]) => {
    const [left, right] = [table.elementOf(first!), table.elementOf(type)];
    return left !== undefined && right !== undefined &&
      (table.assignable(left, right) || table.assignable(right, left));
  },
  most: 8,
};

/** The array type that the elements of both operands fit in. */
export const toBoth: Result = (table, [first, second]) => {
  const [left, right] = [table.elementOf(first!), table.elementOf(second!)];
  return left === undefined || right === undefined
    ? undefined
    : table.array(table.assignable(left, right) ? right : left);
};
