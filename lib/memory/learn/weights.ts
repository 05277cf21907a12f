/**
 * What was learnt, as adjustments of cost. For a component that was part of `a` accepted and `r`
 * rejected candidates, of which `a_w` and `r_w` had the word `w` in their intent:
 *
 *     L(a, r)   = ln((a + 1) / (r + 1))                     odds, with Laplace's one of each
 *     evidence  = L(a, r) + mean of L(a_w, r_w)             over the intent's words seen with it
 *     adjust    = −scale · evidence, held within ± bound
 *
 * A component never seen is adjusted by 0. The bound keeps the adjustment below the difference
 * between a short and a long candidate: it reorders the search, it rules nothing out.
 */
import type { Store } from "../contract.ts";
import { type Counts, keyPrefix, readTally, TALLIES, type Tally } from "./tally.ts";

/** What was learnt in one project, as it was when it was loaded. */
export interface LearnedWeights {
  /** Names of the components there is something about, sorted. */
  readonly components: readonly string[];
  /** What to add to a component's cost for an intent with these words (lower case); 0 if unknown. */
  adjust(component: string, words: readonly string[]): number;
  /** How the adjustment of a component comes about; `undefined` where nothing is known of it. */
  explain(component: string, words?: readonly string[]): WeightExplanation | undefined;
}

/** How an adjustment comes about. */
export interface WeightExplanation {
  /** Its name. */
  readonly component: string;
  /** In how many accepted candidates it was. */
  readonly accepted: number;
  /** In how many rejected ones. */
  readonly rejected: number;
  /** The same by word of the intent: those asked for that are known, or all, most frequent first. */
  readonly words: readonly {
    readonly word: string;
    readonly accepted: number;
    readonly rejected: number;
  }[];
  /** The last runs that told something about it, the newest last. */
  readonly runs: readonly string[];
  /** What is added to its cost, for the words asked for. */
  readonly adjustment: number;
  /** The calculation, for people. */
  readonly formula: string;
}

/** How strongly outcomes act. */
export interface WeightOptions {
  /** Change of cost for each unit of evidence (a natural logarithm of odds). */
  readonly scale: number;
  /** Largest change of cost either way. */
  readonly bound: number;
}

/**
 * The strength of outcomes for which none was named.
 *
 * @example
 * ```ts
 * import { defaultWeightOptions, loadWeights, openMemoryStore } from "@maze/memory";
 * import { assertEquals } from "@std/assert";
 *
 * const options = { project: "shop", bound: defaultWeightOptions.bound / 2 };
 * assertEquals((await loadWeights(openMemoryStore(), options)).components, []);
 * ```
 */
export const defaultWeightOptions: WeightOptions = { scale: 0.25, bound: 1 };

/**
 * Loads what was learnt in a project. The result does not change when more is learnt.
 *
 * @param store Where it is kept.
 * @param options The project, and how strongly outcomes act.
 * @returns The weights; the same for the same outcomes.
 * @throws {MazeError} What the store throws.
 *
 * @example
 * ```ts
 * import { loadWeights, openMemoryStore, recordOutcomes } from "@maze/memory";
 * import { assertEquals } from "@std/assert";
 *
 * const store = openMemoryStore();
 * const fill = { project: "shop", components: ["operator:+"], intent: "total price" };
 * await recordOutcomes(store, [{ ...fill, accepted: true }, { ...fill, accepted: false }]);
 * const weights = await loadWeights(store, { project: "shop" });
 * assertEquals(weights.adjust("operator:+", ["total"]), 0);
 * assertEquals(weights.explain("operator:+")?.rejected, 1);
 * ```
 */
export async function loadWeights(
  store: Store,
  options: { readonly project: string } & Partial<WeightOptions>,
): Promise<LearnedWeights> {
  const { bound = defaultWeightOptions.bound, scale = defaultWeightOptions.scale } = options;
  const prefix = keyPrefix(options.project);
  const stored = await store.values(TALLIES, { prefix });
  const tallies = new Map(
    [...stored].map((
      [key, value],
    ): [string, Tally] => [key.slice(prefix.length), readTally(value)]),
  );
  const adjust = (component: string, words: readonly string[]): number => {
    const tally = tallies.get(component);
    // `+ 0` turns a negative zero, which reads oddly, into zero.
    return tally ? Math.max(-bound, Math.min(bound, -scale * evidenceOf(tally, words))) + 0 : 0;
  };
  return {
    components: [...tallies.keys()].sort(),
    adjust,
    explain: (component, words) => {
      const tally = tallies.get(component);
      if (!tally) return undefined;
      return {
        ...describe(tally, words),
        component,
        adjustment: adjust(component, words ?? []),
        formula: `-${scale} * (${showEvidence(tally, words ?? [])}), within -${bound} and ${bound}`,
      };
    },
  };
}

/** L of the formula above. */
function logOdds([accepted, rejected]: Counts): number {
  return Math.log((accepted + 1) / (rejected + 1));
}

/** The counts of those words of an intent that were seen with a component. */
function known(tally: Tally, words: readonly string[]): Counts[] {
  return words.flatMap((word) => Object.hasOwn(tally.words, word) ? [tally.words[word]!] : []);
}

function evidenceOf(tally: Tally, words: readonly string[]): number {
  const seen = known(tally, words).map(logOdds);
  const mean = seen.length === 0 ? 0 : seen.reduce((sum, each) => sum + each, 0) / seen.length;
  return logOdds(tally.counts) + mean;
}

function showEvidence(tally: Tally, words: readonly string[]): string {
  const [accepted, rejected] = tally.counts;
  const seen = known(tally, words).map((counts) => logOdds(counts).toFixed(2));
  const mean = seen.length === 0 ? "" : ` + mean(${seen.join(", ")})`;
  return `ln((${accepted} + 1) / (${rejected} + 1))${mean}`;
}

function describe(
  { counts: [accepted, rejected], runs, words }: Tally,
  asked: readonly string[] | undefined,
): Omit<WeightExplanation, "component" | "adjustment" | "formula"> {
  const listed = Object.entries(words)
    .filter(([word]) => asked?.includes(word) ?? true)
    .map(([word, [accepted, rejected]]) => ({ word, accepted, rejected }))
    .sort((left, right) =>
      right.accepted + right.rejected - left.accepted - left.rejected ||
      (left.word < right.word ? -1 : 1)
    );
  return { accepted, rejected, words: listed, runs };
}
