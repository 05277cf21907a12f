/**
 * Forms that no one writes. Leaving them out makes the search faster, and keeps it from programs that
 * only happen to fit the examples.
 */
import type { Component, Lambda, Term } from "../term/term.ts";
import { type TypeTable, Use } from "../types/table.ts";

/** Operators that say nothing new of two equal operands. */
const idle = new Set(["+", "-", "/", "%", "&&", "||", "??", "===", "!==", "<", ">", "<=", ">="]);

/** Taking a part by its places. */
const cuts = /\.(?:slice|take|prefix)$/;

/** What compares two numbers or takes one of them. */
const comparisons = /^(?:operator\.(?:<|>|<=|>=|===|!==)|Math\.(?:max|min))$/;

/** Arithmetic that is written between its operands. */
const arithmetic = /^operator\.(?:[-+*/%]|\*\*)$/;

const letterCase = /^string\.to(?:Upper|Lower)Case$/;

/** What may be done with a text that is one of a few constants. */
const fewTexts = /^string\.(?:toUpperCase|toLowerCase|capitalize|replace|split)/;

/** Whether a component over these operands is such a form. */
export function isPointless(
  component: Component,
  operands: readonly (Term | Lambda)[],
  { table }: { readonly table: TypeTable },
): boolean {
  const [first, second] = operands;
  const { name, shape } = component;
  if (first?.kind !== "term") return false;
  const inner = first.component.name;
  if (isLiteral(first) && first.operands.length === 0 && actsOnReceiver(shape.kind)) return true;
  if (shape.kind === "infix" && idle.has(shape.sign) && first === second) return true;
  if (comparisons.test(name) && (isPartOf(first, second) || isPartOf(second, first))) return true;
  if (/^array\.(?:sum|length)$/.test(name) && /^array\.(?:append|prepend)$/.test(inner)) {
    return true;
  }
  if (second?.kind === "lambda") return isPointlessLambda(name, second);
  if (name === "string.length" && /^string\.(?:charAt|at|index|slice|take)$/.test(inner)) {
    return true;
  }
  if (name === "array.length" && /^array\.(?:slice|take|prefix|toReversed|sort)/.test(inner)) {
    return true;
  }
  if (cuts.test(name) && cuts.test(inner)) return true;
  if (/^array\.(?:sort|toReversed)/.test(name) && /^array\.sort/.test(inner)) {
    return name !== "array.toReversed";
  }
  if (
    /^operator\.[-+]$/.test(name) &&
    (isNumber(second, 0) || isNumber(first, 0) && name === "operator.+")
  ) {
    return true;
  }
  if (
    /^operator\.(?:[*/]|\*\*)$/.test(name) &&
    (isNumber(second, 1) || isNumber(first, 1) && name === "operator.*")
  ) {
    return true;
  }
  if (/\.slice$/.test(name) && operands.length === 2 && isNumber(second, 0)) return true;
  if (letterCase.test(name) && letterCase.test(inner)) return true;
  if (
    name === inner &&
    /^(?:Math\.(?!max|min)|string\.(?:to|trim)|array\.unique|operator\.!|operator\.negative)/.test(
      name,
    )
  ) {
    return true;
  }
  if (/^string\./.test(name) && !fewTexts.test(name)) {
    return (table.uses(first.type) & Use.literal) !== 0 && first.operands.length > 0;
  }
  return false;
}

/** Whether a term is an operand of the arithmetic of another: `x` of `x * y`. */
function isPartOf(part: Term | Lambda | undefined, whole: Term | Lambda | undefined): boolean {
  return part?.kind === "term" && whole?.kind === "term" &&
    (part.atoms | part.depths) !== 0 && arithmetic.test(whole.component.name) &&
    whole.operands.includes(part);
}

function isNumber(term: Term | Lambda | undefined, value: number): boolean {
  return term?.kind === "term" && term.component.shape.kind === "atom" &&
    term.component.shape.code === String(value);
}

function isLiteral(term: Term): boolean {
  return term.atoms === 0 && term.depths === 0;
}

function actsOnReceiver(kind: Component["shape"]["kind"]): boolean {
  return kind === "member" || kind === "method" || kind === "index" || kind === "copying" ||
    kind === "element" || kind === "prefix";
}

/** A map to the element itself, or one that does not look at it. */
function isPointlessLambda(name: string, lambda: Lambda): boolean {
  const { body, parameters } = lambda;
  const [element] = parameters;
  return name === "array.map" && body.component.name === "parameter" &&
    body.component.shape.kind === "atom" && body.component.shape.code === `$${element!.slot}`;
}
