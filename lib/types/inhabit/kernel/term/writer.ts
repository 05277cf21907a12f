/** What the writers of single forms need of the printer: its own file, so that neither imports the other. */
import type { TypeId } from "../../problem.ts";
import type { Lambda, Term } from "./term.ts";

/** Writes terms in one scope. */
export interface Writer {
  /** An expression as the operand of something that binds with the given strength. */
  operand(term: Term, least: number): string;
  /** A lambda, as an argument. */
  lambda(lambda: Lambda): string;
  /** The body of a lambda with chosen names for its parameters. */
  bodyAs(lambda: Lambda, names: readonly string[], least: number): string;
  /** The body of a lambda over one pair, with names for its two parts. */
  pairBody(lambda: Lambda, names: readonly string[], least?: number): string;
  /** The first of some names that nothing in scope has. */
  freeName(...wishes: readonly string[]): string;
  /** A type as code; `undefined` where it has no name here. */
  typeText(type: TypeId): string | undefined;
}
