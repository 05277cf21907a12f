/**
 * A context: names in scope, samples of their values, and the terms over them, built from below in
 * the order of cost. Of several terms that no sample tells apart only the cheapest is kept
 * (observational equivalence: Udupa et al. 2013; Albarghouthi et al. 2013).
 */
import type { TypeId } from "../../problem.ts";
import {
  chosenOperand,
  closure,
  type Component,
  depthsUpTo,
  type Frame,
  type Lambda,
  type Lazy,
  type Parameter,
  runnerOf,
  type Term,
} from "../term/term.ts";
import { Thrown } from "../values/intern.ts";
import { isPointless } from "./pointless.ts";
import type { Engine } from "./engine.ts";
import { growLevel } from "./grow.ts";
import { sampleFrames } from "./sample.ts";
import type { Bank } from "./types.ts";

/** Terms of one cost. */
export interface BankLevel {
  readonly terms: Term[];
  readonly byType: Map<TypeId, Term[]>;
}

/** Longest string or array that a term may have as its value. */
const LARGEST = 2_000;
/** What a term may cost more than one with its values, if it answers to more words of the intent. */
const WORTH_SAYING = 3;
/** Most terms with the same values. */
const MOST_ALIKE = 4;

/** A scope with its terms. */
export class Context implements Bank {
  readonly engine: Engine;
  readonly parent: Context | undefined;
  /** 0 for the hole's own scope. */
  readonly depth: number;
  readonly frames: readonly Frame[];
  /** Length of a frame. */
  readonly slots: number;
  readonly parameters: readonly Parameter[];
  readonly levels: BankLevel[] = [{ terms: [], byType: new Map() }];
  readonly types = new Set<TypeId>();
  readonly #atoms: readonly Term[];
  /** Terms by a hash of their values' numbers, so that no text is made of them. */
  readonly #seen = new Map<number, Term[]>();
  readonly #children = new Map<string, Context>();
  /** Called with every new value, before it is compared with those known. */
  watch: ((term: Term) => void) | undefined;
  count = 0;

  constructor(
    engine: Engine,
    scope: {
      readonly parent?: Context;
      readonly frames: readonly Frame[];
      readonly slots: number;
      readonly parameters: readonly Parameter[];
      readonly atoms: (context: Context) => Term[];
    },
  ) {
    this.engine = engine;
    this.parent = scope.parent;
    this.depth = scope.parent ? scope.parent.depth + 1 : 0;
    this.frames = scope.frames;
    this.slots = scope.slots;
    this.parameters = scope.parameters;
    this.#atoms = scope.atoms(this);
    engine.contexts++;
  }

  /** The names in scope, as terms. */
  get atoms(): readonly Term[] {
    return this.#atoms;
  }

  /** Cost up to which all terms are built. */
  get grown(): number {
    return this.levels.length - 1;
  }

  /** Builds all terms up to a cost. */
  grow(cost: number): void {
    while (this.grown < cost) {
      const next = this.levels.length;
      const level: BankLevel = { terms: [], byType: new Map() };
      this.levels.push(level);
      for (const atom of this.#atoms) if (atom.cost === next) this.#keep(atom, level);
      growLevel(this, next, (term) => this.#keep(term, level));
    }
  }

  /** Terms of one cost and type. */
  at(cost: number, type: TypeId): readonly Term[] {
    return this.levels[cost]?.byType.get(type) ?? [];
  }

  /** All terms built so far, cheapest first. */
  *all(): Generator<Term> {
    for (const { terms } of this.levels) yield* terms;
  }

  /** The terms with these values. */
  withValues(ids: readonly number[]): readonly Term[] {
    return (this.#seen.get(hashOf(ids)) ?? []).filter((term) => haveSameIds(term.ids, ids));
  }

  /** Evaluates a component over operands in every frame; `undefined` where nothing comes of it. */
  make(
    component: Component,
    operands: readonly (Term | Lambda)[],
    options: { readonly type: TypeId; readonly cost: number },
  ): Term | undefined {
    const { engine, frames } = this;
    const count = frames.length;
    engine.spend(count);
    if (isPointless(component, operands, { table: engine.table })) return undefined;
    let atoms = 0;
    let depths = 0;
    let partial = component.partial === true;
    let says = engine.says(component.name);
    for (const operand of operands) {
      const part = operand.kind === "term" ? operand : operand.body;
      atoms |= part.atoms;
      depths |= operand.kind === "term" ? part.depths : part.depths & depthsUpTo(this.depth);
      partial ||= part.partial;
      says |= part.says;
    }
    if (atoms === 0 && depths === 0) return undefined;
    const values: unknown[] = new Array(count);
    const ids: number[] = new Array(count);
    let alive = false;
    const apply = component.apply as (...values: unknown[]) => unknown;
    engine.refuel();
    for (let at = 0; at < count; at++) {
      const value = component.lazy
        ? chooseLazily(component.lazy, operands as readonly Term[], at)
        : evaluate(apply, operands, { frames, at });
      values[at] = value;
      ids[at] = engine.interner.id(value);
      alive ||= value !== Thrown;
    }
    if (!alive && count > 0) return undefined;
    return {
      kind: "term",
      component,
      operands,
      type: options.type,
      cost: options.cost,
      values,
      ids,
      run: runnerOf(component, operands),
      atoms,
      depths,
      partial,
      says,
    };
  }

  #keep(term: Term, level: BankLevel): boolean {
    this.watch?.(term);
    const { table } = this.engine;
    const hash = hashOf(term.ids);
    const known = this.#seen.get(hash);
    if (!known) this.#seen.set(hash, [term]);
    else {
      const constant = isConstant(term);
      for (const other of known) {
        if (
          haveSameIds(other.ids, term.ids) &&
          isConstant(other) === constant && (!other.partial || term.partial) &&
          (other.type === term.type || table.assignable(other.type, term.type)) &&
          ((term.says & ~other.says) === 0 || term.cost > other.cost + WORTH_SAYING ||
            known.length >= MOST_ALIKE)
        ) return false;
      }
      known.push(term);
    }
    level.terms.push(term);
    const same = level.byType.get(term.type);
    if (same) same.push(term);
    else level.byType.set(term.type, [term]);
    this.types.add(term.type);
    this.count++;
    return true;
  }

  /** The context of a lambda with parameters of these types, made once. */
  child(wanted: readonly { readonly type: TypeId; readonly hint: string }[]): Context | undefined {
    if (this.depth >= this.engine.limits.lambdaDepth) return undefined;
    const key = wanted.map(({ hint, type }) => `${type}${hint}`).join();
    let child = this.#children.get(key);
    if (!child) {
      const parameters = this.slotsFor(wanted);
      child = this.open(parameters, sampleFrames(this, parameters));
      this.#children.set(key, child);
    }
    return child;
  }

  /** Parameters with the slots that come next. */
  slotsFor(wanted: readonly { readonly type: TypeId; readonly hint: string }[]): Parameter[] {
    return wanted.map(({ hint, type }, at) => ({ slot: this.slots + at, type, hint }));
  }

  /** Opens a context below this one, with given samples. */
  open(parameters: readonly Parameter[], frames: readonly Frame[]): Context {
    return new Context(this.engine, {
      parent: this,
      frames,
      slots: this.slots + parameters.length,
      parameters,
      atoms: (context) => [
        ...this.#atoms.map((atom) => context.rebase(atom)),
        ...parameters.map((parameter, at) => parameterTerm(context, parameter, at)),
      ],
    });
  }

  /** A term of the context above, with its values on the frames of this one. */
  rebase(term: Term): Term {
    const values = this.frames.map((frame) => {
      try {
        return term.run(frame);
      } catch {
        return Thrown;
      }
    });
    return { ...term, values, ids: values.map((value) => this.engine.interner.id(value)) };
  }
}

function evaluate(
  apply: (...values: unknown[]) => unknown,
  operands: readonly (Term | Lambda)[],
  { at, frames }: { readonly frames: readonly Frame[]; readonly at: number },
): unknown {
  const values: unknown[] = new Array(operands.length);
  for (let index = 0; index < operands.length; index++) {
    const operand = operands[index]!;
    if (operand.kind === "term") {
      const value = operand.values[at];
      if (value === Thrown) return Thrown;
      values[index] = value;
    } else values[index] = closure(operand, frames[at]!);
  }
  try {
    const value = apply(...values);
    if (typeof value === "string" && value.length > LARGEST) return Thrown;
    if (Array.isArray(value) && value.length > LARGEST) return Thrown;
    return value;
  } catch {
    return Thrown;
  }
}

function chooseLazily(lazy: Lazy, operands: readonly Term[], at: number): unknown {
  const value = operands[0]!.values[at];
  return value === Thrown ? Thrown : operands[chosenOperand(lazy, value)]!.values[at];
}

/** FNV-1a over whole numbers. */
function hashOf(ids: readonly number[]): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < ids.length; at++) hash = Math.imul(hash ^ ids[at]!, 0x01000193);
  return hash & 0x3fffffff; // stays a small integer
}

function haveSameIds(left: readonly number[], right: readonly number[]): boolean {
  for (let at = 0; at < left.length; at++) if (left[at] !== right[at]) return false;
  return true;
}

function isConstant(term: Term): boolean {
  return term.atoms === 0 && term.depths === 0;
}

function parameterTerm(context: Context, parameter: Parameter, at: number): Term {
  const { slot, type } = parameter;
  const values = context.frames.map((frame) => frame[slot]);
  return {
    kind: "term",
    component: {
      name: "parameter",
      cost: at === 0 ? 1 : 2,
      operands: [],
      shape: { kind: "atom", code: `$${slot}` },
      result: () => type,
      apply: () => undefined,
    },
    operands: [],
    type,
    cost: at === 0 ? 1 : 2,
    values,
    ids: values.map((value) => context.engine.interner.id(value)),
    run: (frame) => frame[slot],
    atoms: 0,
    depths: (1 << context.depth) | (at > 0 ? 1 << (context.depth + 8) : 0),
    partial: false,
    says: 0,
  };
}
