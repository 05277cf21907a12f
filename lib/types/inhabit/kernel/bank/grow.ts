/** Builds the terms of one cost: every component over every choice of operands that sums up to it. */
import type { TypeId } from "../../problem.ts";
import type { Component, Lambda, OperandSpec, Term } from "../term/term.ts";
import type { Bank } from "./types.ts";

/** What a lambda costs beside its body. */
export const LAMBDA_COST = 1;

/** Part of all kept terms that one context of a lambda may have. */
const LAMBDA_SHARE = 12;

type Keep = (term: Term) => boolean;

/** Builds the terms of a context that cost exactly this much. */
export function growLevel(context: Bank, cost: number, keep: Keep): void {
  const { engine } = context;
  const most = context.depth === 0 ? engine.limits.terms : engine.limits.terms / LAMBDA_SHARE;
  for (const type of [...context.types]) {
    for (const component of engine.componentsOf(type)) {
      if (context.count > most) return;
      build(context, component, { type, cost, keep });
    }
  }
}

interface Choice {
  readonly operands: (Term | Lambda)[];
  readonly types: TypeId[];
}

function build(
  context: Bank,
  component: Component,
  { cost, keep, type }: { readonly type: TypeId; readonly cost: number; readonly keep: Keep },
): void {
  const { operands } = component;
  const lambdas = operands.filter(({ kind }) => kind === "lambda").length;
  const left = cost - component.cost - lambdas * LAMBDA_COST;
  const rest = operands.length - 1;
  if (left < operands.length) return;
  const spec = operands[0]!;
  const most = Math.min(left - rest, spec.most ?? Infinity);
  const least = rest === 0 ? left : component.commutative ? Math.ceil(left / 2) : 1;
  const make = (choice: Choice): void => {
    const result = component.result(context.engine.table, choice.types);
    if (result === undefined) return;
    const term = context.make(component, [...choice.operands], { type: result, cost });
    if (term) keep(term);
  };
  for (let first = least; first <= most; first++) {
    for (const receiver of context.at(first, type)) {
      if (rest === 0) make({ operands: [receiver], types: [type] });
      else {
        fill(context, { operands: [receiver], types: [type] }, {
          component,
          left: left - first,
          make,
        });
      }
    }
  }
}

interface Filling {
  readonly component: Component;
  readonly left: number;
  readonly make: (choice: Choice) => void;
}

/** Chooses the next operand, with what is left of the price. */
function fill(context: Bank, choice: Choice, filling: Filling): void {
  const { component, left, make } = filling;
  const at = choice.operands.length;
  const spec = component.operands[at]!;
  const after = component.operands.length - at - 1;
  const most = Math.min(left - after, spec.most ?? Infinity);
  for (let cost = after === 0 ? left : 1; cost <= most; cost++) {
    for (const [operand, type] of operandsOf(context, spec, { cost, earlier: choice.types })) {
      choice.operands.push(operand);
      choice.types.push(type);
      if (after === 0) make(choice);
      else fill(context, choice, { component, left: left - cost, make });
      choice.operands.pop();
      choice.types.pop();
    }
  }
}

/** The operands that fit a place, of exactly one cost. */
export function* operandsOf(
  context: Bank,
  spec: OperandSpec,
  { cost, earlier }: { readonly cost: number; readonly earlier: readonly TypeId[] },
): Generator<readonly [Term | Lambda, TypeId]> {
  const { engine } = context;
  if (spec.kind === "term") {
    for (const type of context.types) {
      const terms = context.at(cost, type);
      if (terms.length === 0 || !fits(context, spec, { type, earlier })) continue;
      for (const term of terms) yield [term, type];
    }
    return;
  }
  if (cost > engine.limits.lambdaCost) return;
  const wanted = spec.parameters(engine.table, earlier);
  const child = wanted && context.child(wanted);
  if (!child || child.frames.length === 0) return;
  child.grow(cost);
  const own = 1 << child.depth;
  for (const type of child.types) {
    const bodies = child.at(cost, type);
    if (bodies.length === 0 || !fits(context, spec, { type, earlier })) continue;
    for (const body of bodies) {
      if (spec.needed > 0 && (body.depths & own) === 0) continue;
      if (spec.single && (body.depths & (own << 8)) !== 0) continue;
      yield [{ kind: "lambda", parameters: child.parameters, body }, type];
    }
  }
}

function fits(
  context: Bank,
  spec: OperandSpec,
  { earlier, type }: { readonly type: TypeId; readonly earlier: readonly TypeId[] },
): boolean {
  const { table } = context.engine;
  if (spec.uses !== 0 && (table.uses(type) & spec.uses) === 0) return false;
  return spec.accepts?.(table, type, earlier) ?? true;
}
