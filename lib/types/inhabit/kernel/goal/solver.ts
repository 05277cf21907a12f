/**
 * Finds terms for goals: by looking them up among the terms built from below, and by taking the goal
 * apart (a list is a map over another, a text is a row of parts, an object is its fields) and
 * finding terms for the parts. Deductions of this kind: Gulwani 2011; Feser, Chaudhuri, Dillig 2015.
 */
import type { Context } from "../bank/context.ts";
import type { Component, Lambda, Term } from "../term/term.ts";
import type { TypeId } from "../../problem.ts";
import { type Goal, meets } from "./goal.ts";

/** How far a goal may be taken apart, and what its term may cost. */
export interface Budget {
  readonly cost: number;
  readonly depth: number;
}

/** One way to take a goal apart. Gives terms that should meet it; they are compared in the end. */
export type Deduction = (
  solver: Solver,
  context: Context,
  question: { readonly goal: Goal; readonly budget: Budget },
) => Iterable<Term>;

interface Answer {
  readonly cost: number;
  readonly depth: number;
  readonly found: readonly Term[];
}

/** How much dearer than a term that is there a deduced one may be: it may answer to more words. */
const DEARER = 6;

/** Terms that are given for one goal. */
const MOST_ANSWERS = 4;

/** Answers goals, and remembers. */
export class Solver {
  readonly #deductions: readonly Deduction[];
  readonly #answers = new Map<Context, Map<string, Answer>>();
  readonly #goalContexts = new Map<Context, Map<string, Context>>();

  readonly #conditional: Deduction;
  readonly #conditionals = new Map<
    Context,
    Map<string, { readonly size: number; readonly found: Term | undefined }>
  >();

  /**
   * @param deductions All ways to take goals apart.
   * @param conditional The one that divides frames by a test.
   */
  constructor(deductions: readonly Deduction[], conditional: Deduction) {
    this.#deductions = [...deductions, conditional];
    this.#conditional = conditional;
  }

  /** A conditional that meets a goal, from terms that are there. */
  conditional(context: Context, goal: Goal, budget: Budget): Term | undefined {
    let own = this.#conditionals.get(context);
    if (!own) this.#conditionals.set(context, own = new Map());
    const known = own.get(goal.key);
    if (known?.size === context.count) return known.found;
    const [found] = this.#conditional(this, context, { goal, budget });
    own.set(goal.key, { size: context.count, found });
    return found;
  }

  /** The cheapest terms that meet a goal, cheapest first; few, and not more expensive than allowed. */
  solve(context: Context, goal: Goal, budget: Budget): readonly Term[] {
    if (budget.cost < 1 || goal.cares.length === 0) return [];
    let answers = this.#answers.get(context);
    if (!answers) this.#answers.set(context, answers = new Map());
    const known = answers.get(goal.key);
    if (known && known.cost >= budget.cost && known.depth >= budget.depth) return known.found;
    answers.set(goal.key, { ...budget, found: known?.found ?? [] }); // stops a goal that leads to itself
    const found = this.#find(context, goal, budget);
    answers.set(goal.key, { ...budget, found });
    return found;
  }

  /** The cheapest term that meets a goal. */
  best(context: Context, goal: Goal, budget: Budget): Term | undefined {
    return this.solve(context, goal, budget)[0];
  }

  #find(context: Context, goal: Goal, budget: Budget): readonly Term[] {
    this.#grow(context, budget.cost);
    const found = this.lookup(context, goal).filter(({ cost }) => cost <= budget.cost);
    if (budget.depth <= 0) return found.slice(0, MOST_ANSWERS);
    for (const deduction of this.#deductions) {
      const limit = Math.min(budget.cost, (found[0]?.cost ?? Infinity) + DEARER);
      const question = { goal, budget: { cost: limit, depth: budget.depth } };
      for (const term of deduction(this, context, question)) {
        if (this.fits(context, term, goal)) found.push(term);
      }
    }
    found.sort((left, right) => left.cost - right.cost);
    return found.slice(0, MOST_ANSWERS);
  }

  /** Builds the terms of a context below the hole's; the hole's own is built by the search. */
  #grow(context: Context, cost: number): void {
    if (context.depth === 0) return;
    context.grow(Math.min(cost, context.engine.limits.lambdaCost));
  }

  /** Whether a term has the wanted values and a type that can stand there. */
  fits(context: Context, term: Term, goal: Goal): boolean {
    return context.engine.table.assignable(term.type, goal.type) && meets(term, goal);
  }

  /** The terms built so far that meet a goal, cheapest first. */
  lookup(context: Context, goal: Goal): Term[] {
    if (goal.cares.length === goal.ids.length) {
      return context.withValues(goal.ids).filter((term) =>
        !term.partial && this.fits(context, term, goal)
      ).sort((left, right) => left.cost - right.cost);
    }
    const found: Term[] = [];
    for (const term of context.all()) {
      if (meets(term, goal) && !term.partial && this.fits(context, term, goal)) {
        found.push(term);
        if (found.length >= MOST_ANSWERS * 2) break;
      }
    }
    return found.sort((left, right) => left.cost - right.cost);
  }

  /** A term made of others, at the sum of their costs. */
  combine(
    context: Context,
    component: Component,
    parts: { readonly operands: readonly (Term | Lambda)[]; readonly type: TypeId },
  ): Term | undefined {
    let cost = component.cost;
    for (const operand of parts.operands) {
      cost += operand.kind === "term" ? operand.cost : operand.body.cost + 1;
    }
    return context.make(component, parts.operands, { type: parts.type, cost });
  }

  /** The context of a lambda whose samples are exactly given ones, made once for each key. */
  goalContext(
    context: Context,
    key: string,
    make: () => Context | undefined,
  ): Context | undefined {
    let own = this.#goalContexts.get(context);
    if (!own) this.#goalContexts.set(context, own = new Map());
    let found = own.get(key);
    if (!found) {
      found = make();
      if (found) own.set(key, found);
    }
    return found;
  }
}
