/** Terms that are put together without being evaluated: parts of programs that only running decides. */
import type { TypeId } from "../../problem.ts";
import { type Component, type Lambda, runnerOf, type Term } from "./term.ts";

/** A term of a component over operands, at the sum of their costs. */
export function buildTerm(
  component: Component,
  operands: readonly (Term | Lambda)[],
  type: TypeId,
): Term {
  let { cost } = component;
  let atoms = 0;
  let depths = 0;
  let partial = component.partial === true;
  let says = 0;
  for (const operand of operands) {
    const part = operand.kind === "term" ? operand : operand.body;
    cost += part.cost + (operand.kind === "term" ? 0 : 1);
    atoms |= part.atoms;
    depths |= part.depths;
    partial ||= part.partial;
    says |= part.says;
  }
  return {
    kind: "term",
    component,
    operands,
    type,
    cost,
    values: [],
    ids: [],
    run: runnerOf(component, operands),
    atoms,
    depths,
    partial,
    says,
  };
}

/** A term with terms in the place of parameters, by slot. */
export function replaceParameters(term: Term, by: ReadonlyMap<number, Term>): Term {
  const { component, operands } = term;
  if (component.shape.kind === "atom") {
    const { code } = component.shape;
    const replacement = code.startsWith("$") ? by.get(Number(code.slice(1))) : undefined;
    return replacement ?? term;
  }
  const replaced = operands.map((operand): Term | Lambda =>
    operand.kind === "term"
      ? replaceParameters(operand, by)
      : { ...operand, body: replaceParameters(operand.body, by) }
  );
  if (replaced.every((operand, at) => operand === operands[at])) return term;
  return buildTerm(component, replaced, term.type);
}
