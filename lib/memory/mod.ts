/** What is kept between runs: their events and evidence, and what was learnt from their outcomes. */
export {
  type Claim,
  defaultStoreLimits,
  type EventQuery,
  type EvidenceQuery,
  type NewEvent,
  type Store,
  type StoredEvent,
  type StoredEvidence,
  type StoredRun,
  type StoreLimits,
  type ValueChange,
} from "./contract.ts";
export { memoryErrors } from "./errors.ts";
export { openMemoryStore } from "./store/in_memory.ts";
export { openSqliteStore } from "./store/sqlite/open.ts";
export { type Outcome, recordOutcomes, resetLearned } from "./learn/outcome.ts";
export { defaultLearnLimits, type LearnLimits } from "./learn/tally.ts";
export {
  defaultWeightOptions,
  type LearnedWeights,
  loadWeights,
  type WeightExplanation,
  type WeightOptions,
} from "./learn/weights.ts";
