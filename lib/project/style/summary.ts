/** The style of a project as it is measured: what is usual, and how often it was seen. */
import type { StyleCounts } from "@maze/types";

/** One measured habit. */
export interface StyleFinding {
  /** What is measured: `quotes`, `semicolons`, `indent`, `trailingCommas`, `lineWidth`, `naming.class`, … */
  readonly aspect: string;
  /** What is usual: `double`, `always`, `2`, `PascalCase`, … */
  readonly value: string;
  /** How often that was seen. */
  readonly support: number;
  /** How often anything was seen. */
  readonly total: number;
  /** `support / total`, from 0 to 1. */
  readonly share: number;
  /** How often each value was seen, the usual first. */
  readonly counts: Readonly<Record<string, number>>;
}

/** The measured style, by aspect in the order of the alphabet. */
export type StyleSummary = readonly StyleFinding[];

/** A width is the line width of a project when this share of its lines keeps to it. */
const WIDTH_SHARE = 0.99;

/** Values that fit several habits; they count for the one of these that is commoner otherwise. */
const undecided: Readonly<Record<string, readonly [string, string]>> = {
  lowercase: ["camelCase", "snake_case"],
  UPPERCASE: ["PascalCase", "UPPER_CASE"],
};

/**
 * Sums up the style counts of many files.
 *
 * @param counted Counts of one file each.
 * @returns One finding an aspect that was seen at all.
 *
 * @example
 * ```ts
 * import { summarizeStyle } from "@maze/project";
 * import { assertEquals } from "@std/assert";
 *
 * const [quotes] = summarizeStyle([{ quotes: { double: 3 } }, { quotes: { single: 1 } }]);
 * assertEquals([quotes?.value, quotes?.support, quotes?.total, quotes?.share], ["double", 3, 4, 0.75]);
 * ```
 */
export function summarizeStyle(counted: Iterable<StyleCounts>): StyleSummary {
  const sums = new Map<string, Map<string, number>>();
  for (const counts of counted) {
    for (const [aspect, values] of Object.entries(counts)) {
      let sum = sums.get(aspect);
      if (!sum) sums.set(aspect, sum = new Map());
      for (const [value, count] of Object.entries(values)) {
        sum.set(value, (sum.get(value) ?? 0) + count);
      }
    }
  }
  return [...sums]
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([aspect, values]) =>
      aspect === "lineWidth" ? widthFinding(values) : finding(aspect, values)
    );
}

function finding(aspect: string, seen: ReadonlyMap<string, number>): StyleFinding {
  const values = aspect.startsWith("naming.") ? decide(seen) : seen;
  const [value, support] = commonestFirst(values)[0]!;
  return describe({ aspect, value, support, values });
}

/** Single words count for whichever way of joining words the project prefers where it shows. */
function decide(seen: ReadonlyMap<string, number>): Map<string, number> {
  const decided = new Map(seen);
  for (const [word, [first, second]] of Object.entries(undecided)) {
    const count = decided.get(word);
    if (count === undefined) continue;
    decided.delete(word);
    const chosen = (decided.get(second) ?? 0) > (decided.get(first) ?? 0) ? second : first;
    decided.set(chosen, (decided.get(chosen) ?? 0) + count);
  }
  return decided;
}

/** The smallest width that nearly all lines keep to. */
function widthFinding(values: ReadonlyMap<string, number>): StyleFinding {
  const total = sumOf(values);
  const widths = [...values.keys()].sort((left, right) => widthOf(left) - widthOf(right));
  let support = 0;
  for (const value of widths) {
    support += values.get(value)!;
    if (support >= WIDTH_SHARE * total) {
      return describe({ aspect: "lineWidth", value, support, values });
    }
  }
  throw new RangeError("Cannot find a line width: no line was counted");
}

function widthOf(value: string): number {
  return value === "more" ? Infinity : Number(value);
}

function describe(
  { aspect, support, value, values }: {
    readonly aspect: string;
    readonly value: string;
    readonly support: number;
    readonly values: ReadonlyMap<string, number>;
  },
): StyleFinding {
  const total = sumOf(values);
  const counts = Object.fromEntries(commonestFirst(values));
  return { aspect, value, support, total, share: support / total, counts };
}

function sumOf(values: ReadonlyMap<string, number>): number {
  return values.values().reduce((sum, count) => sum + count, 0);
}

/** Values by falling count, equal ones by name, so that the result does not hang on file order. */
function commonestFirst(values: ReadonlyMap<string, number>): [string, number][] {
  return [...values].sort(([left, leftCount], [right, rightCount]) =>
    rightCount - leftCount || (left < right ? -1 : 1)
  );
}
