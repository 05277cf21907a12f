/** Orders of arrays by a key that a lambda gives, and the best element by one. */
import { Use } from "../../types/table.ts";
import { type Definition, elementLambda, type Palette, toArray, toElement } from "../define.ts";
import { array } from "./operands.ts";

const key = elementLambda(Use.number | Use.string, { most: 6, single: true });
const textKey = elementLambda(Use.string, { most: 6, single: true });

/** A number for each element. */
export const numberKey = elementLambda(Use.number, { most: 6, single: true });

type Key = (value: unknown) => number;

/** Sorting by a key, up or down. */
export function sortBy(
  palette: Palette,
  options: { readonly by: "number" | "string"; readonly descending: boolean },
): Definition {
  const { by, descending } = options;
  const compare = by === "number"
    ? (left: unknown, right: unknown): number => (left as number) - (right as number)
    : (left: unknown, right: unknown): number => (left as string).localeCompare(right as string);
  const sign = descending ? -1 : 1;
  return {
    name: `array.sortBy.${by}.${descending ? "descending" : "ascending"}`,
    base: descending ? 4 : 3,
    words: descending
      ? [
        "descending",
        "decreasing",
        "largest",
        "highest",
        "newest",
        "latest",
        "most",
        "top",
        "longest",
        "biggest",
        "frequent",
      ]
      : [
        "sort",
        "sorted",
        "order",
        "ordered",
        "ascending",
        "alphabetical",
        "alphabetically",
        "~by",
        "increasing",
        "oldest",
        "lowest",
        "smallest",
        "first",
        "~least",
        "earliest",
        "youngest",
        "shortest",
        "cheapest",
        "rank",
      ],
    operands: [array, by === "number" ? numberKey : textKey],
    shape: {
      kind: "sort",
      copying: palette.has("Array.toSorted") ? "toSorted" : undefined,
      descending,
      by,
    },
    result: toArray,
    apply: (value: unknown[], keyOf: Key) => {
      const keys = value.map((each) => keyOf(each));
      return value.map((_, at) => at)
        .sort((left, right) => sign * compare(keys[left], keys[right]))
        .map((at) => value[at]);
    },
    fresh: true,
  };
}

/** The element with the largest or the smallest key. */
export function bestBy(sign: ">" | "<", words: readonly string[]): Definition {
  return {
    name: sign === ">" ? "array.maxBy" : "array.minBy",
    base: 4,
    words,
    operands: [array, key],
    shape: { kind: "best", sign },
    result: toElement,
    apply: (value: unknown[], keyOf: (each: unknown) => number) =>
      value.reduce((best, each) =>
        (sign === ">" ? keyOf(each) > keyOf(best) : keyOf(each) < keyOf(best)) ? each : best
      ),
  };
}
