/**
 * Takes the ambiguity out of rules such as `E → E "+" E` and `E → "-" E`. A recogniser does not ask
 * how a text groups, so all may group to the left: where `E` has left-recursive productions, an `E`
 * at the end of another production of `E` need not be one of those, for what they would add can be
 * added around the whole. `a + (b * c)` is found as `(a + b) * c`, the same text.
 *
 * With `E → P` for every production of `E` that is not left-recursive, any right-hand `E` derives
 * `P γ₁ γ₂ …` by productions `E → E γᵢ`; so `ω P γ₁ γ₂ …` is derived from `E → ω P` by the same
 * `γᵢ`. Without this the parser would keep a stack for every way to group.
 */
import type { Draft } from "./flatten.ts";

/** Rewrites the draft; it must hold no empty productions and no unit cycles. */
export function associateLeft(draft: Draft): void {
  const first = draft.terminals.length;
  const count = draft.alternatives.length;
  for (let index = 0; index < count; index++) {
    const self = first + index;
    const sequences = draft.alternatives[index]!;
    const plain = sequences.filter(([head]) => head !== self);
    const endsInSelf = sequences.some((sequence) =>
      sequence.length > 1 && sequence.at(-1) === self
    );
    if (!endsInSelf || plain.length === sequences.length) continue;
    const operand = first + draft.alternatives.length;
    draft.nonterminals.push(draft.nonterminals[index]!);
    const withOperand = (sequence: number[]): number[] =>
      sequence.length > 1 && sequence.at(-1) === self
        ? [...sequence.slice(0, -1), operand]
        : sequence;
    draft.alternatives.push(plain.map(withOperand));
    draft.alternatives[index] = [
      [operand],
      ...sequences.filter(([head]) => head === self).map(withOperand),
    ];
  }
}
