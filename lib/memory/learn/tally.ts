/** How often a component was part of what was accepted and of what was rejected, and by which runs. */
import { words } from "@maze/base";

/** Accepted and rejected, in this order. */
export type Counts = readonly [accepted: number, rejected: number];

/** What is stored for one component in one project. */
export interface Tally {
  readonly counts: Counts;
  /** The same by word of the intent. */
  readonly words: Readonly<Record<string, Counts>>;
  /** The last runs that told something about it, the newest last. */
  readonly runs: readonly string[];
}

/** Bounds of what is kept for one component. */
export interface LearnLimits {
  /** Most words of intents; the rarest go first. */
  readonly words: number;
  /** Most runs. */
  readonly runs: number;
}

/**
 * The limits of what is kept for one component for which none were named.
 *
 * @example
 * ```ts
 * import { defaultLearnLimits, openMemoryStore, recordOutcomes } from "@maze/memory";
 * import { assertEquals } from "@std/assert";
 *
 * const limits = { ...defaultLearnLimits, runs: 1 };
 * await recordOutcomes(openMemoryStore(), [], { limits });
 * assertEquals(limits.words, 64);
 * ```
 */
export const defaultLearnLimits: LearnLimits = { words: 64, runs: 8 };

/** The space of the store in which tallies are kept. */
export const TALLIES = "outcomes";

/** Words that stand in intents of every kind and so tell nothing. */
const EMPTY_WORDS = new Set(["all", "and", "are", "for", "from", "into", "its", "that", "the"]
  .concat(["then", "their", "this", "when", "which", "with"]));

/** The words of an intent that may tell something, each once. */
export function tellingWords(intent: string): string[] {
  return [...new Set(words(intent))].filter((word) => word.length > 2 && !EMPTY_WORDS.has(word));
}

/** What the keys of a project begin with. A line break in its name cannot pass for the end of it. */
export function keyPrefix(project: string): string {
  return `${project.replaceAll("\n", " ")}\n`;
}

function isCounts(value: unknown): value is Counts {
  return Array.isArray(value) && value.length === 2 &&
    value.every((count) => Number.isSafeInteger(count) && count >= 0);
}

/** Reads what the store holds; anything that is no tally counts as none. */
export function readTally(value: unknown): Tally {
  const { counts, runs, words } = (value ?? {}) as Partial<Record<keyof Tally, unknown>>;
  const byWord = Object.entries(typeof words === "object" ? words ?? {} : {});
  return {
    counts: isCounts(counts) ? counts : [0, 0],
    words: Object.fromEntries(byWord.filter((each): each is [string, Counts] => isCounts(each[1]))),
    runs: Array.isArray(runs) ? runs.filter((run) => typeof run === "string") : [],
  };
}

function add([accepted, rejected]: Counts, isAccepted: boolean): Counts {
  return isAccepted ? [accepted + 1, rejected] : [accepted, rejected + 1];
}

/** A tally with one outcome more. */
export function addOutcome(
  tally: Tally,
  outcome: { readonly accepted: boolean; readonly words: readonly string[]; readonly run?: string },
  limits: LearnLimits,
): Tally {
  const { accepted, run } = outcome;
  // The words of this outcome come first, so that among equally frequent ones the older go.
  const told = outcome.words.map((word): [string, Counts] => [
    word,
    add(Object.hasOwn(tally.words, word) ? tally.words[word]! : [0, 0], accepted),
  ]);
  const others = Object.entries(tally.words).filter(([word]) => !outcome.words.includes(word));
  const kept = [...told, ...others]
    .sort(([, left], [, right]) => right[0] + right[1] - left[0] - left[1])
    .slice(0, limits.words);
  const runs = [...tally.runs.filter((each) => each !== run), ...(run === undefined ? [] : [run])];
  return {
    counts: add(tally.counts, accepted),
    words: Object.fromEntries(kept),
    runs: runs.slice(-limits.runs),
  };
}
