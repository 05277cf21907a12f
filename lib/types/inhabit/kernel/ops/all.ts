/** All components of a problem: those of the language and its library, and those of its types. */
import type { SearchProblem, TypeId } from "../../problem.ts";
import type { Component } from "../term/term.ts";
import type { TypeTable } from "../types/table.ts";
import { collections } from "./collections.ts";
import { groupings } from "./grouping.ts";
import { arrays } from "./lists/arrays.ts";
import { higher } from "./lists/higher.ts";
import { numbers } from "./numbers.ts";
import { operators } from "./operators.ts";
import { patterns } from "./patterns.ts";
import { type PriceList, priceList, wordsOf } from "./price.ts";
import { strings } from "./strings.ts";
import { dynamicComponents } from "./typed/dynamic.ts";
import type { DynamicPalette } from "./typed/members.ts";

/** Components by the type of their first operand. */
export interface ComponentLookup {
  readonly of: (type: TypeId) => readonly Component[];
  readonly palette: DynamicPalette;
  readonly prices: PriceList;
}

/** Makes the lookup of components by the type of their first operand. */
export function componentLookup(
  problem: SearchProblem,
  table: TypeTable,
  options: { readonly shown: (text: string) => boolean },
): ComponentLookup {
  const prices = priceList(problem);
  const features = new Set(problem.features);
  const palette: DynamicPalette = {
    price: prices.price,
    uncheckedIndex: problem.uncheckedIndex,
    has: (feature) => features.has(feature),
    shown: options.shown,
    wordsOf,
  };
  const fixed = [
    ...operators(palette),
    ...numbers(palette),
    ...strings(palette),
    ...patterns(palette),
    ...arrays(palette),
    ...higher(palette),
    ...collections(palette),
    ...groupings(palette),
  ];
  const known = new Map<TypeId, readonly Component[]>();
  return {
    palette,
    prices,
    of: (type) => {
      let found = known.get(type);
      if (!found) {
        const uses = table.uses(type);
        found = [
          ...fixed.filter(({ operands: [first] }) =>
            first?.kind === "term" && (first.uses === 0 || (first.uses & uses) !== 0) &&
            (first.accepts?.(table, type, []) ?? true)
          ),
          ...dynamicComponents(table, type, palette),
        ];
        known.set(type, found);
        for (const { name } of found) prices.offer(name);
      }
      return found;
    },
  };
}
