/**
 * The provider contract, version 1: who fills a hole takes one request and yields events. The
 * embedded engine is one provider; a model behind HTTP is another, over the same request.
 */
import type {
  Candidate,
  CodeStyle,
  Evaluator,
  ExampleVerdict,
  TypedHole,
  TypeScriptProject,
} from "@maze/types";

/** What was learned of components: how much dearer (or, below zero, cheaper) one is for an intent. */
export interface Weights {
  /**
   * What to add to a component's cost for an intent.
   * @param component Name of a component, such as `array.map`.
   * @param words Words of the intent, lower case.
   */
  adjust(component: string, words: readonly string[]): number;
}

/** Bounds on filling one hole. */
export interface FillLimits {
  /** Wall clock for the hole, in milliseconds. Default 10,000. */
  readonly budgetMs: number;
  /** Most candidates that are yielded. Default 12. */
  readonly candidates: number;
  /** Most near misses that are reported. Default 3. */
  readonly nearest: number;
  /** Evaluations of components in the search: the bound that repeats. Default 12,000,000. */
  readonly work: number;
}

/** What a provider is asked to do. */
export interface FillRequest {
  /** The hole, with the examples that judge it. */
  readonly hole: TypedHole;
  /** The project, with the hole still open in the text of its file. */
  readonly project: TypeScriptProject;
  /** Runs code in the sandbox. */
  readonly evaluator: Evaluator;
  /** What was learned; nothing where absent. */
  readonly weights?: Weights;
  /** How the project writes code; absent fields take `defaultStyle`. */
  readonly style?: Partial<CodeStyle>;
  /** Fixes every choice that is not fixed by cost. Default 0. */
  readonly seed?: number;
  /** Bounds; each absent one takes its default. */
  readonly limits?: Partial<FillLimits>;
  /** Cancels the search; it then ends with what it has. */
  readonly signal?: AbortSignal;
}

/** A candidate that fails some examples. */
export interface NearMiss {
  /** The candidate. */
  readonly candidate: Candidate;
  /** What it gave, for each example. */
  readonly verdicts: readonly ExampleVerdict[];
}

/** What was done to fill a hole, for people and for statistics. */
export interface SearchReport {
  /** Why it ended. */
  readonly ended: "solved" | "exhausted" | "limit" | "cancelled" | "unsupported";
  /** What stood in the way, where something did: an impossible type, broken examples. */
  readonly problems: readonly string[];
  /** Wall clock in all, in milliseconds. */
  readonly elapsedMs: number;
  /** Wall clock in the compiler, in milliseconds. */
  readonly typingMs: number;
  /** Wall clock in the sandbox, in milliseconds. */
  readonly evaluatingMs: number;
  /** Programs run in the sandbox. */
  readonly batches: number;
  /** Evaluations of components. */
  readonly work: number;
  /** Expressions kept, by cost from 0. */
  readonly levels: readonly number[];
  /** Candidates that met the examples and did not type-check, with the first error. */
  readonly illTyped: number;
  /** Candidates that met the examples in the search and failed when run as written. */
  readonly misjudged: number;
}

/** One step of a fill. */
export type FillEvent =
  | { readonly kind: "progress"; readonly action: string; readonly candidates: number }
  | { readonly kind: "candidate"; readonly candidate: Candidate }
  | {
    readonly kind: "finished";
    readonly nearest: readonly NearMiss[];
    readonly report: SearchReport;
  };

/** Fills holes. */
export interface FillProvider {
  /** Version of this contract. */
  readonly contract: 1;
  /** Name by which configuration and receipts know it. */
  readonly name: string;
  /**
   * Fills a hole. Every candidate meets all examples and type-checks in its file; they come in the
   * order of preference, and the last event is `finished`. The consumer may stop at any time.
   */
  fill(request: FillRequest): AsyncIterable<FillEvent>;
}
