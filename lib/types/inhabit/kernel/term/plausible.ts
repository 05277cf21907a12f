/**
 * What makes a program less likely than its price says: uses of values for what their names and
 * places do not suggest. Each costs extra; none is forbidden, since every one is right at times.
 */
import type { Lambda, Term } from "./term.ts";

/** An element of a list of numbers as a position in something. */
const ELEMENT_AS_POSITION = 5;
/** A comparison whose plain side stands on the left. */
const PLAIN_SIDE_FIRST = 1;
/** Arithmetic with an identifier. */
const ARITHMETIC_ON_ID = 4;
/** A place in a list against an element of it. */
const PLACE_AGAINST_ELEMENT = 4;
/** A constant on the left of a remainder. */
const CONSTANT_DIVIDED = 5;
/** An equality with a number that means nothing by itself. */
const EQUALS_NUMBER = 3;
/** A fallback that the intent names before what it stands in for. */
const FALLBACK_NAMED_FIRST = 2;
/** A map that looks at nothing but the place of its elements. */
const PLACE_ALONE = 3;

/** The best of a list by a text. */
const BEST_BY_TEXT = 4;

const positions = /^(?:array|string)\.(?:slice|take|at|index|charAt|prefix)$/;
const orders = /^operator\.(?:<|>|<=|>=)$/;
const equalities = /^operator\.[!=]==$/;
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
  if (name === "operator.??" && first?.kind === "term" && second?.kind === "term") {
    if (firstSaid(first) > firstSaid(second)) odd += FALLBACK_NAMED_FIRST;
  }
  if (/^operator\.(?:%|divisible)$/.test(name) && /^-?\d/.test(codeOf(first as Term))) {
    odd += CONSTANT_DIVIDED;
  }
  if (name === "operator.===" && term.operands.some((operand) => isNumber(operand))) {
    odd += EQUALS_NUMBER;
  }
  if (orders.test(name) || sums.test(name) || equalities.test(name)) {
    const codes = term.operands.map((operand) => operand.kind === "term" ? numbersIn(operand) : []);
    const isPlace = (code: string): boolean => code.startsWith("$") && !elements.has(code);
    const opposed = codes.some((left, at) =>
      left.some(isPlace) &&
      codes.some((right, other) => other !== at && right.some((code) => elements.has(code)))
    );
    if (opposed) odd += PLACE_AGAINST_ELEMENT;
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
  const isText = /^array\.(?:max|min)By$/.test(name) &&
    lambda.body.values.some((value) => typeof value === "string");
  return alone + (isText ? BEST_BY_TEXT : 0) + visit(lambda.body, inner);
}

function uses(term: Term, code: string): boolean {
  return codeOf(term) === code ||
    term.operands.some((operand) => uses(operand.kind === "term" ? operand : operand.body, code));
}

/** A literal number other than those that mean an end or a beginning. */
function isNumber(operand: Term | Lambda): boolean {
  return operand.kind === "term" && /^-?(?:[2-9]|1\d|0\.)/.test(codeOf(operand));
}

/** Where in the intent the first word stands that the term answers to. */
function firstSaid({ says }: Term): number {
  return says === 0 ? 0 : 31 - Math.clz32(says & -says);
}

/** The names that the arithmetic of a term is over. */
function numbersIn(term: Term): string[] {
  if (term.operands.length === 0) return [codeOf(term)];
  if (!sums.test(term.component.name)) return [];
  return term.operands.flatMap((operand) => operand.kind === "term" ? numbersIn(operand) : []);
}

function codeOf({ component: { shape } }: Term): string {
  return shape.kind === "atom" ? shape.code : "";
}

function isPlain(term: Term): boolean {
  return term.operands.length === 0;
}
