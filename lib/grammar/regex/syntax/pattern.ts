/**
 * What the parser makes of an expression before the assertions are gone: regular parts as they will
 * stay, and around them those that look at their surroundings.
 */
import { choiceRegex, repeatRegex, sequenceRegex } from "../build.ts";
import type { Regex } from "../regex.ts";

/** An expression that may hold assertions. */
export type Pattern =
  /** One without assertions. */
  | { readonly kind: "plain"; readonly regex: Regex }
  /** Where the text begins. */
  | { readonly kind: "start" }
  /** Where the text ends. */
  | { readonly kind: "end" }
  /** Where the rest of the text begins with a match of `item`, or does not if `negative`. */
  | {
    readonly kind: "look";
    readonly item: Pattern;
    readonly negative: boolean;
    readonly offset: number;
  }
  /** One after the other. */
  | { readonly kind: "sequence"; readonly items: readonly Pattern[] }
  /** Any of these. */
  | { readonly kind: "choice"; readonly items: readonly Pattern[] }
  /** As in {@linkcode Regex}. */
  | {
    readonly kind: "repeat";
    readonly item: Pattern;
    readonly min: number;
    readonly max: number | undefined;
    readonly offset: number;
  };

/** A regular part. */
export function plain(regex: Regex): Pattern {
  return { kind: "plain", regex };
}

/** One after the other; neighbours without assertions become one part. */
export function sequencePattern(items: readonly Pattern[]): Pattern {
  const joined: Pattern[] = [];
  let run: Regex[] = [];
  for (const item of items) {
    if (item.kind === "plain") {
      run.push(item.regex);
      continue;
    }
    if (run.length > 0) joined.push(plain(sequenceRegex(run)));
    run = [];
    joined.push(item);
  }
  if (run.length > 0 || joined.length === 0) joined.push(plain(sequenceRegex(run)));
  return joined.length === 1 ? joined[0]! : { kind: "sequence", items: joined };
}

/** Any of these; alternatives without assertions become one. */
export function choicePattern(items: readonly Pattern[]): Pattern {
  const regular = items.flatMap((item) => item.kind === "plain" ? [item.regex] : []);
  const others = items.filter(({ kind }) => kind !== "plain");
  if (others.length === 0) return plain(choiceRegex(regular));
  if (regular.length > 0) others.push(plain(choiceRegex(regular)));
  return others.length === 1 ? others[0]! : { kind: "choice", items: others };
}

/** Again and again. */
export function repeatPattern(
  item: Pattern,
  times: { readonly min: number; readonly max: number | undefined; readonly offset: number },
): Pattern {
  if (item.kind === "plain") return plain(repeatRegex(item.regex, times));
  return { kind: "repeat", item, ...times };
}
