/**
 * Prices, and what the intent asks for. A component that the intent speaks of is cheaper, and a
 * program is dearer for each word of the intent that some component would have answered to and none
 * of its own does: otherwise the shortest program that happens to fit the examples would win.
 */
import type { SearchProblem, TypeId } from "../../problem.ts";
import { bitCount } from "../term/term.ts";
import type { Price } from "./define.ts";

/** What a component is cheaper by when the intent speaks of it. */
const SPOKEN = 2;
/** What a component of the library is dearer by when it does not. */
const UNSPOKEN = 1;
/** What a component that works on text is dearer by where no text is asked for or given. */
const WITHOUT_TEXT = 3;
/** What components are dearer by that fit by chance more often than others, where nothing asks for them. */
const CHANCE: Readonly<Record<string, number>> = {
  "operator.%": 3,
  "operator.divisible": 3,
  "operator.odd": 3,
  "operator.**": 3,
  "string.length": 1,
  "string.charAt": 2,
  "string.take": 2,
  "string.slice": 1,
};
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

/** Whether a word asks for nothing by itself. */
export function isSmall(word: string): boolean {
  return small.has(word);
}

/** Phrases that mean one thing together, and the word that components answer to. */
const phrases: readonly (readonly [RegExp, string])[] = [
  [/\bnever (?:less|lower|smaller|fewer|shorter) than\b/g, "max"],
  [/\bnever (?:more|greater|larger|higher|longer) than\b/g, "min"],
  [/\b(?:at most|no more than|not more than|up to|or less|or fewer)\b/g, "atmost"],
  [/\b(?:at least|no less than|not less than|or more)\b/g, "atleast"],
  [/\b(?:more|greater|larger|bigger|longer|higher) than\b/g, "morethan"],
  [/\b(?:if|unless|otherwise|else|counts? as)\b/g, "condition"],
  [/\b(?:less|fewer|smaller|shorter|lower) than\b/g, "lessthan"],
];
/** Phrases that ask for nothing. */
const idle = /\bin (?:the )?(?:same )?order\b|\b\w+(?:Error|Exception)\b|\bin words\b/g;

/** The words of the intent as components answer to them. */
export function askedWords(problem: SearchProblem): string[] {
  let text = problem.intent.replace(idle, " ");
  const found: string[] = [];
  for (const [phrase, word] of phrases) {
    if (phrase.test(text)) found.push(word);
    text = text.replace(phrase, " ");
  }
  return [...wordsOf(text), ...found];
}

/** A word without its ending, so that `sorted`, `sorting` and `sort` meet. */
export function stem(word: string): string {
  if (word.length <= 3) return word;
  const bare = word
    .replace(/(?:ies|ied)$/, "y")
    .replace(/(?:ations?|ators?)$/, "ate")
    .replace(/(?:ing|ers?|ed|es|s|ly)$/, "");
  const single = bare.length > 3 ? bare.replace(/([b-df-hj-np-tv-z])\1$/, "$1") : bare;
  const short = single.replace(/e$/, "");
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
  /** Counts a component among those that could have been used, for all its words or for some. */
  offer(component: string, words?: readonly string[]): void;
  /** What is added to the price of a program of these components. */
  unanswered(components: Iterable<string>): number;
}

/** Components that programs are made of whatever the intent says. */
const usual =
  /^(?:member|atom|method|tuple|call|new|assign|change|operator\.(?:===|!==|&&|\|\||!$|\?))/;

/** Components that work on text. */
const ofText = /^(?:string\.|operator\.concat|Number|String|regexp)/;

/** Whether text is asked for or given, other than as a field of something. */
function hasText(problem: SearchProblem): boolean {
  const seen = new Set<TypeId>();
  const isText = (id: TypeId): boolean => {
    if (seen.has(id)) return false;
    seen.add(id);
    const type = problem.types[id]!;
    switch (type.kind) {
      case "primitive":
        return type.name === "string";
      case "array":
        return isText(type.of);
      case "tuple":
      case "library":
      case "union":
        return type.of.some(isText);
      default:
        return false;
    }
  };
  return isText(problem.wanted) ||
    problem.atoms.some(({ kind, type }) =>
      (kind === "parameter" || kind === "local") && isText(type)
    );
}

/**
 * Words of the intent that name parameters: said of a parameter `products`, "the products" does not
 * ask for a product of numbers.
 */
function nounsOf({ atoms, words: { intent } }: SearchProblem): ReadonlySet<string> {
  const said = new Set(intent);
  return new Set(
    atoms.flatMap(({ code, kind }) =>
      kind === "parameter" && said.has(code.toLowerCase()) ? [stem(code.toLowerCase())] : []
    ),
  );
}

/** Most words of an intent that are looked at; the bits after them stand for parameters. */
const MOST_ASKED = 22;
/** Most parameters that have a bit. */
const MOST_PARAMETERS = 8;

/** The bit that says a parameter is used. */
export function parameterBit(at: number): number {
  return at < MOST_PARAMETERS ? 1 << (MOST_ASKED + at) : 0;
}

/** Makes the price list of a problem. */
export function priceList(problem: SearchProblem): PriceList {
  const words = askedWords(problem);
  const spokenStems = new Set(words.map(stem));
  const nouns = nounsOf(problem);
  const nameStems = new Set(problem.words.name.map(stem));
  const asked = [...new Set(words.filter((word) => !small.has(word)).map(stem))]
    .slice(0, MOST_ASKED);
  const bits = new Map(asked.map((word, at) => [word, 1 << at]));
  const answers = new Map<string, number>();
  const known = new Map<string, number>();
  let offeredNames = 0;
  let offeredWords = 0;
  const textual = hasText(problem);
  const price: Price = (component, base, words = []) => {
    const key = `${component} ${base} ${words.length}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const isName = /^(?:member|atom|method|call|new)\b/.test(component);
    const stems = words.map((word) => stem(word.replace("~", "")))
      .map((word) => !isName && nouns.has(word) ? "" : word);
    const spoken = stems.some((word) => spokenStems.has(word) || nameStems.has(word));
    let mask = answers.get(component) ?? 0;
    words.forEach((word, at) => {
      if (!word.startsWith("~")) mask |= bits.get(stems[at]!) ?? 0;
    });
    answers.set(component, mask);
    const adjusted = problem.adjustments[component] ?? 0;
    const extra = spoken
      ? -SPOKEN
      : (usual.test(component) ? 0 : UNSPOKEN) + (CHANCE[component] ?? 0);
    const foreign = !textual && !spoken && ofText.test(component) ? WITHOUT_TEXT : 0;
    const cost = Math.max(1, Math.round(base + extra + foreign + adjusted));
    known.set(key, cost);
    return cost;
  };
  for (const name of ["operator.?:", "operator.??", "statement.throw", "statement.if"]) {
    price(name, 2, ["condition"]);
  }
  if (bits.has("condition")) offeredWords |= bits.get("condition")!;
  return {
    price,
    spoken: (words) => {
      const stems = words.filter((word) => !small.has(word)).map(stem);
      const found = stems.filter((word) => spokenStems.has(word) || nameStems.has(word)).length;
      return stems.length === 0 ? 0 : found / stems.length;
    },
    answer: (component, words) => {
      let mask = answers.get(component) ?? 0;
      for (const word of words) mask |= bits.get(stem(word)) ?? 0;
      answers.set(component, mask);
    },
    says: (component) => answers.get(component) ?? 0,
    offer: (component, words) => {
      let mask = answers.get(component) ?? 0;
      if (words) mask &= words.reduce((some, word) => some | (bits.get(stem(word)) ?? 0), 0);
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
