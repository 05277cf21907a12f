/** The outermost context of a search: the names at the hole and the literals, with their values. */
import type { SearchAtom, SearchProblem, TypeId } from "../../problem.ts";
import { Context } from "../bank/context.ts";
import type { Engine } from "../bank/engine.ts";
import { literalsOf } from "../ops/literals.ts";
import { parameterBit, type PriceList, wordsOf } from "../ops/price.ts";
import { writersSlot } from "./hole.ts";
import type { TypeTable } from "../types/table.ts";
import { atomBit, type Frame, type Term } from "../term/term.ts";

/** Base prices of atoms by kind; what the intent names is cheaper, and other modules' names are dear. */
const basePrice: Readonly<Record<SearchAtom["kind"], number>> = {
  parameter: 1,
  local: 1,
  this: 1,
  member: 2,
  module: 6,
  import: 7,
};

/**
 * Price of a name. Those of the module and of others are many and mostly mean nothing for this hole:
 * they are cheap only as far as the intent speaks of them.
 */
function atomPrice(atom: SearchAtom, prices: PriceList): number {
  const base = basePrice[atom.kind];
  const price = prices.price(`atom.${atom.code}`, base, atom.words);
  if (atom.kind !== "module" && atom.kind !== "import") return price;
  const spoken = prices.spoken(wordsOf(atom.code));
  const extra = atom.kind === "import" ? 1 : 0;
  if (spoken === 1) return 1 + extra;
  return spoken >= 0.5 ? 2 + extra : spoken > 0 ? 4 + extra : price;
}

/**
 * Whether a program is to be dearer for leaving a name out that the intent speaks of. Of the names
 * of the module and of others only those that are meant as a whole: they are many, and each has some
 * word. A value of another module with a name of one word is rather a coincidence.
 */
function isMeant({ code, kind, type }: SearchAtom, prices: PriceList, table: TypeTable): boolean {
  if (kind !== "module" && kind !== "import") return true;
  const words = wordsOf(code);
  const isVague = kind === "import" && words.length === 1 && table.signaturesOf(type).length === 0;
  return !isVague && prices.spoken(words) === 1;
}

/** An extra name of the outermost scope: a parameter of the function that the hole's value is. */
export interface ExtraName {
  readonly name: string;
  readonly type: TypeId;
}

/** Makes the outermost context. */
export function rootContext(
  problem: SearchProblem,
  engine: Engine,
  options: {
    readonly frames: readonly Frame[];
    readonly prices: PriceList;
    readonly extra: readonly ExtraName[];
    readonly leaveOut: (atom: SearchAtom) => boolean;
  },
): Context {
  const { extra, frames, leaveOut, prices } = options;
  const { answer, offer, price } = prices;
  const { table } = engine;
  const count = problem.atoms.length;
  return new Context(engine, {
    frames,
    slots: writersSlot(problem) + 1 + extra.length,
    parameters: [],
    atoms: (context) => [
      ...extra.map(({ name, type }, at) =>
        atomTerm(context, { code: name, type, cost: 1, slot: writersSlot(problem) + 1 + at })
      ),
      ...problem.atoms.flatMap((atom, slot) => {
        if (leaveOut(atom)) return [];
        const cost = atomPrice(atom, prices);
        if (isMeant(atom, prices, table)) offer(`atom.${atom.code}`, wordsOf(atom.code));
        const term = atomTerm(context, { ...atom, cost, slot });
        const own = atom.kind === "parameter" ? parameterBit(slot) : 0;
        return [{ ...term, says: term.says | own }];
      }),
      ...problem.classes.flatMap((each, at) => {
        if (each.isError || each.constructors.length === 0) return [];
        const signature = table.id({ kind: "function", signatures: each.constructors });
        const type = table.id({
          kind: "library",
          name: `class:${each.code}`,
          of: [signature],
          readonly: false,
        });
        const cost = price(`atom.${each.code}`, each.from ? 5 : 4, wordsOf(each.code));
        return [atomTerm(context, { ...each, type, cost, slot: count + at })];
      }),
      ...literalsOf(problem).map(({ cost, value, words }) => {
        const name = `literal.${JSON.stringify(value)}`;
        answer(name, words);
        if (words.length > 0) offer(name);
        return literal(context, value, cost);
      }),
      constantTerm(context, "Math.PI", {
        value: Math.PI,
        cost: price("Math.PI", 5, ["pi", "circle", "radius", "circumference", "radians", "angle"]),
      }),
    ],
  });
}

interface Named {
  readonly code: string;
  readonly type: TypeId;
  readonly cost: number;
  readonly slot: number;
  readonly from?: { readonly path: string; readonly name: string; readonly isDefault: boolean };
}

/** A name of the hole's scope as a term. */
export function atomTerm(context: Context, { code, cost, from, slot, type }: Named): Term {
  const values = context.frames.map((frame) => frame[slot]);
  const name = `atom.${code}`;
  return {
    kind: "term",
    component: {
      name,
      cost,
      operands: [],
      shape: { kind: "atom", code },
      result: () => type,
      apply: () => undefined,
      ...(from ? { needs: from } : {}),
    },
    operands: [],
    type,
    cost,
    values,
    ids: values.map((value) => context.engine.interner.id(value)),
    run: (frame) => frame[slot],
    atoms: atomBit(slot),
    depths: 0,
    partial: false,
    says: context.engine.says(name),
  };
}

/** A number of the library. */
function constantTerm(
  context: Context,
  code: string,
  { cost, value }: { readonly value: number; readonly cost: number },
): Term {
  const term = literal(context, value, cost);
  return { ...term, component: { ...term.component, name: code, shape: { kind: "atom", code } } };
}

function literal(context: Context, value: string | number | boolean, cost: number): Term {
  const { interner, table } = context.engine;
  const type = table.id({ kind: "literal", value });
  const id = interner.id(value);
  const name = `literal.${JSON.stringify(value)}`;
  return {
    kind: "term",
    component: {
      name,
      cost,
      operands: [],
      shape: { kind: "atom", code: JSON.stringify(value) },
      result: () => type,
      apply: () => value,
    },
    operands: [],
    type: typeof value === "boolean" ? table.primitive("boolean") : type,
    cost,
    values: context.frames.map(() => value),
    ids: context.frames.map(() => id),
    run: () => value,
    atoms: 0,
    depths: 0,
    partial: false,
    says: context.engine.says(name),
  };
}
