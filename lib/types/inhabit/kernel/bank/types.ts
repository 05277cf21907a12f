/** What growing and sampling need of a context: its own file, so that neither imports the context. */
import type { TypeId } from "../../problem.ts";
import type { Component, Frame, Lambda, Parameter, Term } from "../term/term.ts";
import type { Engine } from "./engine.ts";

/** A scope with its terms, as far as its parts see it. */
export interface Bank {
  readonly engine: Engine;
  /** 0 for the hole's own scope. */
  readonly depth: number;
  readonly frames: readonly Frame[];
  readonly parameters: readonly Parameter[];
  readonly types: ReadonlySet<TypeId>;
  readonly count: number;
  /** Builds all terms up to a cost. */
  grow(cost: number): void;
  /** Terms of one cost and type. */
  at(cost: number, type: TypeId): readonly Term[];
  /** All terms built so far, cheapest first. */
  all(): Iterable<Term>;
  /** Evaluates a component over operands in every frame; `undefined` where nothing comes of it. */
  make(
    component: Component,
    operands: readonly (Term | Lambda)[],
    options: { readonly type: TypeId; readonly cost: number },
  ): Term | undefined;
  /** The context of a lambda with parameters of these types, made once. */
  child(wanted: readonly { readonly type: TypeId; readonly hint: string }[]): Bank | undefined;
}
