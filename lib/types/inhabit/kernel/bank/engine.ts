/** What all contexts of one search share. */
import type { SearchLimits, TypeId } from "../../problem.ts";
import type { Component } from "../term/term.ts";
import type { TypeTable } from "../types/table.ts";
import type { Interner } from "../values/intern.ts";

/** Thrown when a bound is crossed; the search then ends with what it has. */
export class Exhausted extends Error {
  constructor(readonly bound: "work" | "time" | "terms") {
    super(`Cannot go on: the bound on ${bound} is reached`);
  }
}

/** Shared state of one search. */
export interface Engine {
  readonly table: TypeTable;
  readonly interner: Interner;
  readonly limits: SearchLimits;
  /** Components whose first operand may have this type. */
  componentsOf(type: TypeId): readonly Component[];
  /** Says which words a component answers to that is made during the search. */
  answer(component: string, words: readonly string[]): void;
  /** Words of the intent that a component answers to. */
  says(component: string): number;
  /** Counts evaluations; throws `Exhausted` when a bound is crossed. */
  spend(evaluations: number): void;
  /** Allows the project's code some turns, before it is called. */
  refuel(): void;
  /** Contexts opened so far. */
  contexts: number;
  /** A number below the bound, the same in every run with the seed. */
  random(below: number): number;
}
