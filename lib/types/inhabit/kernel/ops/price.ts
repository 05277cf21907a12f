/**
 * Prices, and what the intent asks for. A component that the intent speaks of is cheaper, and a
 * program is dearer for each word of the intent that some component would have answered to and none
 * of its own does: otherwise the shortest program that happens to fit the examples would win.
 */
import type { SearchProblem } from "../../problem.ts";
import type { Price } from "./define.ts";

/** What a component is cheaper by when the intent speaks of it. */
const SPOKEN = 2;
/** What a program is dearer by for a word that names something in scope, and is not answered. */
const UNUSED_NAME = 5;
/** The same for a word that means an operation. */
const UNUSED_WORD = 2;

/** Words that ask for nothing by themselves. */
const small = new Set([
  ..."a an the of in to is are be it its this that these those with for from by as at on and or"
    .split(" "),
  ..."if then else when each all every any which whose what how many not no up than least most"
    .split(" "),
  ..."given their them they into out do does have has was were one value values item items list"
    .split(" "),
  ..."number numbers text string function return returns result otherwise but only case ignoring regardless after before"
    .split(
      " ",
    ),
]);

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

/** The prices of a problem, and which words of the intent each component answers to. */
export interface PriceList {
  readonly price: Price;
  /** Part of these words that the intent or the function's name has, from 0 to 1. */
  spoken(words: readonly string[]): number;
  /** Says which words a component answers to that has its price from elsewhere. */
  answer(component: string, words: readonly string[]): void;
  /** Words of the intent that a component answers to, as bits. */
  says(component: string): number;
  /** Counts a component among those that could have been used. */
  offer(component: string): void;
  /** What is added to the price of a program of these components. */
  unanswered(components: Iterable<string>): number;
}

/** Makes the price list of a problem. */
export function priceList(problem: SearchProblem): PriceList {
  const spokenStems = new Set(problem.words.intent.map(stem));
  const nameStems = new Set(problem.words.name.map(stem));
  const asked = [...new Set(problem.words.intent.filter((word) => !small.has(word)).map(stem))]
    .slice(0, 30);
  const bits = new Map(asked.map((word, at) => [word, 1 << at]));
  const answers = new Map<string, number>();
  const known = new Map<string, number>();
  let offeredNames = 0;
  let offeredWords = 0;
  const price: Price = (component, base, words = []) => {
    const key = `${component} ${base} ${words.length}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const stems = words.map(stem);
    const spoken = stems.some((word) => spokenStems.has(word) || nameStems.has(word));
    let mask = answers.get(component) ?? 0;
    for (const word of stems) mask |= bits.get(word) ?? 0;
    answers.set(component, mask);
    const adjusted = problem.adjustments[component] ?? 0;
    const cost = Math.max(1, Math.round(base - (spoken ? SPOKEN : 0) + adjusted));
    known.set(key, cost);
    return cost;
  };
  return {
    price,
    spoken: (words) => {
      const stems = words.map(stem);
      const found = stems.filter((word) => spokenStems.has(word) || nameStems.has(word)).length;
      return stems.length === 0 ? 0 : found / stems.length;
    },
    answer: (component, words) => {
      let mask = answers.get(component) ?? 0;
      for (const word of words) mask |= bits.get(stem(word)) ?? 0;
      answers.set(component, mask);
    },
    says: (component) => answers.get(component) ?? 0,
    offer: (component) => {
      const mask = answers.get(component) ?? 0;
      if (/^(?:member|method|atom)\./.test(component)) offeredNames |= mask;
      else offeredWords |= mask;
    },
    unanswered: (components) => {
      let answered = 0;
      for (const component of components) answered |= answers.get(component) ?? 0;
      return UNUSED_NAME * bitCount(offeredNames & ~answered) +
        UNUSED_WORD * bitCount(offeredWords & ~offeredNames & ~answered);
    },
  };
}

function bitCount(mask: number): number {
  let count = 0;
  for (let rest = mask; rest !== 0; rest &= rest - 1) count++;
  return count;
}
