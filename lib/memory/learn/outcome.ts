/** Records what became of a fill: the feedback that later changes the order of the search. */
import type { Store, ValueChange } from "../contract.ts";
import {
  addOutcome,
  defaultLearnLimits,
  keyPrefix,
  type LearnLimits,
  readTally,
  TALLIES,
  tellingWords,
} from "./tally.ts";

/** What became of one candidate. */
export interface Outcome {
  /** The project it was meant for; what is learnt in one project does not act in another. */
  readonly project: string;
  /** Names of what it is made of, such as `method:Array.map`, `operator:+`, `call:formatMoney`. */
  readonly components: readonly string[];
  /** The intent, in words. */
  readonly intent: string;
  /** Whether it was kept, or turned down by a check or by a person. */
  readonly accepted: boolean;
  /** The run that tells it. */
  readonly run?: string;
}

/**
 * Records outcomes. Each component counts once an outcome, however often it occurs in it.
 *
 * @param store Where to keep them.
 * @param outcomes What became of the candidates; all are recorded, or none.
 * @param options Bounds of what is kept for one component.
 * @throws {MazeError} What the store throws.
 *
 * @example
 * ```ts
 * import { loadWeights, openMemoryStore, recordOutcomes } from "@maze/memory";
 * import { assert } from "@std/assert";
 *
 * const store = openMemoryStore();
 * await recordOutcomes(store, [{
 *   project: "shop",
 *   components: ["method:Array.map"],
 *   intent: "prices of the items",
 *   accepted: true,
 * }]);
 * const weights = await loadWeights(store, { project: "shop" });
 * assert(weights.adjust("method:Array.map", ["prices"]) < 0);
 * ```
 */
export async function recordOutcomes(
  store: Store,
  outcomes: readonly Outcome[],
  options: { readonly limits?: Partial<LearnLimits> } = {},
): Promise<void> {
  const limits = { ...defaultLearnLimits, ...options.limits };
  const changes = new Map<string, ValueChange>();
  for (const { accepted, components, intent, project, run } of outcomes) {
    const words = tellingWords(intent);
    for (const component of new Set(components)) {
      const key = keyPrefix(project) + component;
      const before = changes.get(key) ?? readTally;
      const outcome = { accepted, words, run };
      changes.set(key, (current) => addOutcome(readTally(before(current)), outcome, limits));
    }
  }
  if (changes.size > 0) await store.updateValues(TALLIES, changes);
}

/**
 * Forgets what was learnt.
 *
 * @param store Where it is kept.
 * @param options `project`: of this project alone; `component`: of components whose name begins so,
 *   which needs a project.
 * @returns How many components were forgotten.
 * @throws {MazeError} What the store throws.
 *
 * @example
 * ```ts
 * import { openMemoryStore, recordOutcomes, resetLearned } from "@maze/memory";
 * import { assertEquals } from "@std/assert";
 *
 * const store = openMemoryStore();
 * const outcome = { project: "shop", intent: "add", accepted: true };
 * await recordOutcomes(store, [{ ...outcome, components: ["operator:+", "call:sum"] }]);
 * assertEquals(await resetLearned(store, { project: "shop", component: "operator:" }), 1);
 * assertEquals(await resetLearned(store), 1);
 * ```
 */
export async function resetLearned(
  store: Store,
  options: { readonly project?: string; readonly component?: string } = {},
): Promise<number> {
  const { component = "", project } = options;
  const prefix = project === undefined ? "" : keyPrefix(project) + component;
  return await store.removeValues(TALLIES, { prefix });
}
