/** What `%ignore` skips, as far as `%json` has to know: white space has its own rules in JSON. */
import { ALL_CHARS, differenceOf, intersectionOf, unionOf } from "../../../regex/char_set.ts";
import type { CharSet, Regex } from "../../../regex/regex.ts";
import { JSON_SPACE } from "./lexemes.ts";

/** How what is skipped relates to the white space of JSON. */
export interface JsonSkip {
  /** Whether all of it is skipped, in any number. */
  readonly coversSpace: boolean;
  /** Whether other things are skipped, too. */
  readonly exceedsSpace: boolean;
}

/** Compares what is skipped with the white space of JSON; in doubt it exceeds and does not cover. */
export function jsonSkip(skipped: readonly Regex[]): JsonSkip {
  const single = unionOf(skipped.map(singleCharacters));
  const held = unionOf(skipped.map(charactersIn));
  return {
    coversSpace: differenceOf(JSON_SPACE, single).length === 0,
    exceedsSpace: differenceOf(held, JSON_SPACE).length > 0,
  };
}

/** Characters that are skipped whatever is around them. */
function singleCharacters(regex: Regex): CharSet {
  if (regex.kind === "chars") return regex.set;
  return regex.kind === "repeat" && regex.min <= 1 ? singleCharacters(regex.item) : [];
}

/** Characters that texts of an expression can hold, or more. */
function charactersIn(regex: Regex): CharSet {
  switch (regex.kind) {
    case "empty":
      return [];
    case "chars":
      return regex.set;
    case "repeat":
      return charactersIn(regex.item);
    case "sequence":
    case "choice":
      return unionOf(regex.items.map(charactersIn));
    case "and":
      return regex.items.map(charactersIn).reduce(intersectionOf, ALL_CHARS);
    case "byte":
    case "not":
      return ALL_CHARS;
  }
}
