/**
 * Optional flags: as values they are compared with `true`, so that the type is `boolean`; where only
 * their truth counts (the test of a conditional, what a filter asks) they stand as they are.
 */
import type { Component, Term } from "./term.ts";

/** Name of the comparison of an optional flag. */
export const IS_TRUE = "operator.isTrue";

/** Calls whose lambda is a test. */
const tests = /^array\.(?:filter|find|findLast|findIndex|some|every|countBy)$/;

/** Whether the lambda of a component is asked for nothing but its truth. */
export function takesTest({ name }: Component): boolean {
  return tests.test(name);
}

/** A test as it is written where only its truth counts. */
export function asTest(term: Term): Term {
  const { component, operands } = term;
  if (component.name === IS_TRUE) return operands[0] as Term;
  if (component.lazy !== "and" && component.lazy !== "or") return term;
  return { ...term, operands: (operands as readonly Term[]).map(asTest) };
}
