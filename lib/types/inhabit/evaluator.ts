/** What the search needs of whoever runs code: the sandbox stands behind it, and nothing else. */
import type { Candidate, TypedHole } from "../model/hole.ts";
import type { SearchOutcome, SearchProblem } from "./problem.ts";

/** What one example said about one candidate. */
export interface ExampleVerdict {
  /** The example's call. */
  readonly call: string;
  /** What was wanted, as text. */
  readonly expected: string;
  /** What came, as text: a value, or `throws …`. */
  readonly actual: string;
  /** Whether that is what was wanted. */
  readonly passed: boolean;
}

/** What the examples said about one candidate. */
export interface Judgement {
  /** One for each of the hole's examples, in their order. */
  readonly verdicts: readonly ExampleVerdict[];
  /** How many passed. */
  readonly passed: number;
  /** Why there are no verdicts: the module did not load, or a bound was crossed. */
  readonly failure?: string;
}

/** Runs searches and candidates where they can do no harm. */
export interface Evaluator {
  /**
   * Runs the search kernel beside the project's own modules.
   *
   * @param hole The hole; its module's text is the project's.
   * @param problem What to search with.
   */
  explore(
    hole: TypedHole,
    problem: SearchProblem,
    options?: { readonly signal?: AbortSignal },
  ): Promise<SearchOutcome>;
  /**
   * Puts each candidate into the module's text and runs the hole's examples.
   *
   * @param hole The hole.
   * @param candidates Candidates.
   * @returns One judgement a candidate, in their order.
   */
  judge(
    hole: TypedHole,
    candidates: readonly Pick<Candidate, "code" | "imports">[],
    options?: { readonly signal?: AbortSignal },
  ): Promise<Judgement[]>;
}
