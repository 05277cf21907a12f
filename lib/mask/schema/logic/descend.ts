/**
 * From what an object or array has to be to what its next value has to be, and back: what is left
 * to hold once that value has been closed.
 */
import type { SchemaNode } from "@maze/grammar";
import type { ValueGoal, Workshop } from "../contract.ts";
import type { Result } from "../state.ts";
import type { Atom } from "./atoms.ts";
import { type Formula, leavesOf, neededLeaves } from "./formula.ts";

/** Whether a value satisfied a node. */
export type Held = (node: SchemaNode) => boolean;

/** What one atom wants of the next value. */
export interface Claim {
  /** What the value must be for the atom to be able to hold. */
  readonly wants: Formula<SchemaNode>;
  /** The nodes whose truth decides what becomes of the atom. */
  readonly asks: readonly SchemaNode[];
  /** What is left of the atom after the value. */
  after(held: Held): Formula<Atom>;
  /**
   * For leftovers, what is left given what is left of everything else, which is worked out first.
   */
  late?(held: Held, formulas: readonly Formula<Atom>[]): Formula<Atom>;
}

/** The next value, and what comes after it. */
export interface Descent {
  /** What the value has to be. */
  readonly goal: ValueGoal;
  /** What is left to hold after it. */
  after(result: Result): readonly Formula<Atom>[];
}

/**
 * Descends to a value.
 *
 * @param formulas What is left to hold; the first is what must hold for anything to be of use.
 * @param claimOf What each atom wants of the value.
 * @returns Nothing where no value will do.
 */
export function descend(
  workshop: Workshop,
  { formulas, claimOf, canon }: {
    formulas: readonly Formula<Atom>[];
    claimOf: (atom: Atom) => Claim;
    canon: boolean;
  },
): Descent | undefined {
  const { nodes, specialiser } = workshop;
  const claims = new Map(leavesOf(formulas).map((atom) => [atom, claimOf(atom)]));
  const need = nodes.possible(nodes.replace(formulas[0]!, (atom: Atom) => claims.get(atom)!.wants));
  if (need === nodes.false) return undefined;
  const sure = neededLeaves(need);
  const asked = new Set([...claims.values()].flatMap(({ asks }) => asks));
  for (const node of sure) asked.delete(node);
  const goal = workshop.goal({ need, asked: [...asked], canon });
  if (goal.hopeless) return undefined;
  const after = ({ truth }: Result): readonly Formula<Atom>[] => {
    const held: Held = (node) => sure.has(node) || truth[goal.asked.indexOf(node)]!;
    const { atoms } = specialiser;
    let left: readonly Formula<Atom>[] = formulas.map((formula) =>
      atoms.replace(formula, (atom: Atom) => claims.get(atom)!.after(held))
    );
    for (const [atom, { late }] of claims) {
      if (!late) continue;
      const becomes = late(held, left);
      left = left.map((formula) =>
        atoms.replace(formula, (other: Atom) => other === atom ? becomes : atoms.leaf(other))
      );
    }
    return left;
  };
  return { goal, after };
}

/** A node as something to want; what can never hold is wanted in vain. */
export function wanted({ nodes }: Workshop, node: SchemaNode): Formula<SchemaNode> {
  return node.never ? nodes.false : nodes.leaf(node);
}
