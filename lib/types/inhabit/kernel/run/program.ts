/** Programs: what a term becomes at the hole, with the tests that throw before it. */
import type { Term } from "../term/term.ts";
import type { Frame } from "../term/term.ts";

/** A test, and the error that is thrown where it holds. */
export interface Guard {
  readonly test: Term;
  readonly error: {
    /** How the class is written. */
    readonly code: string;
    readonly message: string;
    readonly make: (frame: Frame, message: string) => unknown;
    readonly needs?: { readonly path: string; readonly name: string; readonly isDefault: boolean };
  };
}

/** How the term takes effect. */
export type Effect =
  | { readonly kind: "give" }
  /** `target = term`. */
  | { readonly kind: "assign"; readonly target: string }
  /** The term is evaluated for what it does. */
  | { readonly kind: "run" };

/** A way to fill the hole. */
export interface Program {
  readonly guards: readonly Guard[];
  readonly term: Term;
  readonly effect: Effect;
  readonly cost: number;
}

/** What reaching the hole does with this program. */
export function runProgram({ guards, term }: Program): (frame: Frame) => unknown {
  if (guards.length === 0) return term.run;
  return (frame) => {
    for (const { error, test } of guards) {
      if (test.run(frame)) throw error.make(frame, error.message);
    }
    return term.run(frame);
  };
}

/** Every component of a program, the constant pieces of its templates, and every import it needs. */
export function componentsOf(program: Program): {
  readonly names: string[];
  /** Names of literals: the pieces, and the signs in them. */
  readonly pieces: string[];
  readonly needs: { readonly path: string; readonly name: string; readonly isDefault: boolean }[];
} {
  const names = new Set<string>();
  const pieces = new Set<string>();
  const needs = new Map<string, { path: string; name: string; isDefault: boolean }>();
  const visit = (term: Term): void => {
    const { component } = term;
    if (!/^(?:parameter|narrow)/.test(component.name)) names.add(component.name);
    if (component.needs) {
      needs.set(`${component.needs.path}#${component.needs.name}`, component.needs);
    }
    if (component.shape.kind === "template") {
      for (const part of component.shape.parts) {
        for (const text of [part, ...part]) pieces.add(`literal.${JSON.stringify(text)}`);
      }
    }
    for (const operand of term.operands) visit(operand.kind === "term" ? operand : operand.body);
  };
  for (const { error, test } of program.guards) {
    visit(test);
    names.add("statement.throw");
    if (error.needs) needs.set(`${error.needs.path}#${error.needs.name}`, error.needs);
  }
  visit(program.term);
  return { names: [...names], pieces: [...pieces], needs: [...needs.values()] };
}
