/** Prices: what a component costs for this intent. */
import type { SearchProblem } from "../../problem.ts";
import type { Price } from "./define.ts";

/** What a word of the intent is worth. */
const SPOKEN = 2;

/** A word without its ending, so that `sorted`, `sorting` and `sort` meet. */
export function stem(word: string): string {
  if (word.length <= 3) return word;
  const bare = word
    .replace(/(?:ies|ied)$/, "y")
    .replace(/(?:ations?|ators?)$/, "ate")
    .replace(/(?:ing|ers?|ed|es|s|ly)$/, "");
  const short = bare.replace(/([b-df-hj-np-tv-z])\1$/, "$1").replace(/e$/, "");
  return short.length >= 2 ? short : word;
}

/** Words of an identifier or of prose, lower case. */
export function wordsOf(name: string): string[] {
  return (name.match(/\p{Lu}+(?!\p{Ll})|\p{Lu}?\p{Ll}+|\p{Lo}+|\d+/gu) ?? [])
    .map((word) => word.toLowerCase());
}

/** The price list of a problem. */
export function priceList(problem: SearchProblem): Price {
  const intent = new Set(problem.words.intent.map(stem));
  const name = new Set(problem.words.name.map(stem));
  const known = new Map<string, number>();
  return (component, base, words = []) => {
    const key = `${component} ${base} ${words.length}`;
    let price = known.get(key);
    if (price === undefined) {
      const stems = words.map(stem);
      const spoken = stems.some((word) => intent.has(word));
      const named = stems.some((word) => name.has(word));
      const adjusted = problem.adjustments[component] ?? 0;
      price = Math.max(1, base - (spoken || named ? SPOKEN : 0) + adjusted);
      price = Math.round(price);
      known.set(key, price);
    }
    return price;
  };
}
