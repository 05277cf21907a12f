/** What stands between the brackets of an object or an array: parts in a fixed order, some optional. */
import type { Expression } from "../../../ir/grammar.ts";

/** One part. */
export interface Part {
  /** What it is, white space behind it included. */
  readonly item: Expression;
  /** Whether it must be there. */
  readonly isRequired: boolean;
}

/** What may come behind the parts, again and again. */
export interface Tail {
  /** What it is. */
  readonly item: Expression;
  /** How often at least. */
  readonly min: number;
  /** How often at most; without it there is no upper bound. */
  readonly max: number | undefined;
}

/** Where the rules of the parts go. */
export interface PartRules {
  /** A comma and the white space behind it. */
  readonly comma: Expression;
  /** Adds a rule for the parts from one on, and gives it. */
  readonly define: (part: number, body: Expression) => Expression;
}

/** Nothing at all: no alternative. */
export const NONE: Expression = { kind: "choice", items: [] };
const EMPTY: Expression = { kind: "empty" };

/**
 * Parts with commas between those that are there. For each part there is a rule for what may follow
 * once something has been written, so that the whole stays linear and the comma is read before it has
 * to be known which part comes next.
 *
 * @param parts The parts in their order.
 * @param tail What may come behind them.
 * @param rules Where the rules go.
 * @returns What stands between the brackets, white space behind the opening one not included.
 */
export function listOf(
  parts: readonly Part[],
  tail: Tail | undefined,
  rules: PartRules,
): Expression {
  const { comma } = rules;
  let rest = tail ? repeated(sequence(comma, tail.item), tail) : EMPTY;
  let whole = tail ? firstOfTail(tail, comma) : EMPTY;
  for (let index = parts.length - 1; index >= 0; index--) {
    const { isRequired, item } = parts[index]!;
    const here = sequence(item, rest);
    whole = isRequired ? here : choice(here, whole);
    if (index === 0) break;
    const following = sequence(comma, here);
    rest = rules.define(index, isRequired ? following : choice(following, rest));
  }
  return whole;
}

function firstOfTail(tail: Tail, comma: Expression): Expression {
  const { item, max, min } = tail;
  if (max !== undefined && max < min) return NONE;
  if (max === 0) return EMPTY;
  const more = repeated(sequence(comma, item), {
    min: Math.max(0, min - 1),
    max: max === undefined ? undefined : max - 1,
  });
  const some = sequence(item, more);
  return min === 0 ? choice(EMPTY, some) : some;
}

/** Again and again; nothing at all where the counts cross. */
export function repeated(
  item: Expression,
  { max, min }: { readonly min: number; readonly max: number | undefined },
): Expression {
  if (max !== undefined && max < min) return NONE;
  return max === 0 ? EMPTY : { kind: "repeat", item, min, max };
}

/** One after the other; what is empty is left out. */
export function sequence(...items: readonly Expression[]): Expression {
  const flat = items.flatMap((item) =>
    item.kind === "sequence" ? item.items : item.kind === "empty" ? [] : [item]
  );
  if (flat.length < 2) return flat[0] ?? EMPTY;
  return { kind: "sequence", items: flat };
}

/** Any of these. */
export function choice(...items: readonly Expression[]): Expression {
  const flat = items.flatMap((item) => item.kind === "choice" ? item.items : [item]);
  return flat.length === 1 ? flat[0]! : { kind: "choice", items: flat };
}
