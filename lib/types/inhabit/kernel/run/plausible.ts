/**
 * What makes a program less likely than its price says: uses of values for what their names and
 * places do not suggest. Each costs extra; none is forbidden, since every one is right at times.
 */
import type { Lambda, Term } from "../term/term.ts";

/** An element of a list of numbers as a position in something. */
const ELEMENT_AS_POSITION = 5;
/** A comparison whose plain side stands on the left. */
const PLAIN_SIDE_FIRST = 1;
/** Arithmetic with an identifier. */
const ARITHMETIC_ON_ID = 4;
/** A map that looks at nothing but the place of its elements. */
const PLACE_ALONE = 3;

const positions = /^(?:array|string)\.(?:slice|at|index|charAt|prefix)$/;
const orders = /^operator\.(?:<|>|<=|>=)$/;
const sums = /^operator\.(?:[-+*/%]|\*\*|divisible|odd)$/;

/** What is added to the price of a program for the odd things in it. */
export function oddness(term: Term): number {
  return visit(term, new Set());
}

function visit(term: Term, elements: ReadonlySet<string>): number {
  let odd = 0;
  const { name } = term.component;
  const [first, second] = term.operands;
  if (positions.test(name)) {
    for (const operand of term.operands.slice(1)) {
      if (operand.kind === "term" && elements.has(codeOf(operand))) odd += ELEMENT_AS_POSITION;
    }
  } else if (orders.test(name) && first?.kind === "term" && second?.kind === "term") {
    if (isPlain(first) && !isPlain(second)) odd += PLAIN_SIDE_FIRST;
  } else if (sums.test(name)) {
    for (const operand of term.operands) {
      if (
        operand.kind === "term" && /^member\.(?:id|.*Id|key|year)$/.test(operand.component.name)
      ) {
        odd += ARITHMETIC_ON_ID;
      }
    }
  }
  for (const operand of term.operands) {
    if (operand.kind === "term") odd += visit(operand, elements);
    else odd += visitLambda(name, operand, elements);
  }
  return odd;
}

function visitLambda(name: string, lambda: Lambda, elements: ReadonlySet<string>): number {
  const [element] = lambda.parameters;
  const code = `$${element!.slot}`;
  const isIndex = name === "array.from";
  const inner = isIndex ? elements : new Set([...elements, code]);
  const alone = name === "array.map" && !uses(lambda.body, code) ? PLACE_ALONE : 0;
  return alone + visit(lambda.body, inner);
}

function uses(term: Term, code: string): boolean {
  return codeOf(term) === code ||
    term.operands.some((operand) => uses(operand.kind === "term" ? operand : operand.body, code));
}

function codeOf({ component: { shape } }: Term): string {
  return shape.kind === "atom" ? shape.code : "";
}

function isPlain(term: Term): boolean {
  return term.operands.length === 0;
}
