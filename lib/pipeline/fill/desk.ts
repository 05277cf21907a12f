/** The holes at work: what the loop over them works with, and one stream of candidates a hole. */
import type { Source } from "@maze/base";
import type { GrammarTrial } from "@maze/check";
import type {
  FillEvent,
  FillLimits,
  FillProvider,
  NearMiss,
  SearchReport,
  Weights,
} from "@maze/providers";
import type { Candidate, CodeStyle, Evaluator, TypedHole, TypeScriptProject } from "@maze/types";
import { type Attempt, type AttemptSink, nextCandidate } from "./attempt.ts";
import type { TestRun } from "./test_run.ts";
import type { FillSheet } from "./sheet.ts";

/** What the loop works with. */
export interface LoopContext {
  /** The project; texts of its files are replaced as holes are filled. */
  readonly project: TypeScriptProject;
  /** Who proposes. */
  readonly provider: FillProvider;
  /** Runs what is proposed. */
  readonly evaluator: Evaluator;
  /** What was learned. */
  readonly weights?: Weights;
  /** How the project writes code. */
  readonly style?: Partial<CodeStyle>;
  /** Fixes the choices of the search. */
  readonly seed: number;
  /** Whether type errors count. */
  readonly typed: boolean;
  /**
   * Reads a file with its hole open by the grammar of its language, to try texts with candidates;
   * absent where no grammar is to judge.
   */
  readonly syntax?: (source: Source) => GrammarTrial | undefined;
  /** Bounds on one hole. */
  readonly limits?: Partial<FillLimits>;
  /** Runs the tests that reach the files, with the project's texts as they are; absent: tests are off. */
  readonly test?: (paths: readonly string[]) => Promise<TestRun>;
  /** Told of every step. */
  readonly sink: LoopSink;
  /** Cancels between and within searches. */
  readonly signal?: AbortSignal;
}

/** What the loop reports while it runs. */
export interface LoopSink extends AttemptSink {
  /** A search begins. */
  started(hole: TypedHole): void;
  /** A search has ended. */
  ended(outcome: HoleOutcome): void;
}

/** What became of one hole. */
export interface HoleOutcome {
  /** The hole as it was opened. */
  readonly hole: TypedHole;
  /** The candidate that stands. */
  readonly candidate: Candidate | undefined;
  /** Why none stands, where none does. */
  readonly reason: string | undefined;
  /** What came nearest, where none stands. */
  readonly nearest: readonly NearMiss[];
  /** What was searched; absent while candidates may be left. */
  readonly report: SearchReport | undefined;
  /** Candidates that were taken from the provider. */
  readonly candidates: number;
  /** Time for this hole, in milliseconds. */
  readonly elapsedMs: number;
}

/** The holes at work: one stream of candidates a hole, resumed when its choice is turned down. */
export class Desk {
  readonly #context: LoopContext;
  readonly #sheet: FillSheet;
  readonly #holes: readonly TypedHole[];
  readonly #attempts = new Map<TypedHole, Attempt>();
  readonly #outcomes = new Map<TypedHole, HoleOutcome>();

  constructor(context: LoopContext, sheet: FillSheet, holes: readonly TypedHole[]) {
    this.#context = context;
    this.#sheet = sheet;
    this.#holes = holes;
  }

  /** What became of a hole so far. */
  outcome(hole: TypedHole): HoleOutcome {
    return this.#outcomes.get(hole) ?? {
      ...{
        hole,
        candidate: undefined,
        nearest: [],
        report: undefined,
        candidates: 0,
        elapsedMs: 0,
      },
      reason: this.#context.signal?.aborted ? "cancelled" : undefined,
    };
  }

  /** Starts a search for a hole, unless it is under way; it runs while others are waited for. */
  begin(hole: TypedHole, work: number): void {
    const { evaluator, limits, project, provider, seed, sink, signal, style, weights } =
      this.#context;
    if (signal?.aborted || this.#attempts.has(hole)) return;
    sink.started(hole);
    const budget = limits?.budgetMs ?? DEFAULT_BUDGET_MS;
    const budgetMs = Math.max(LEAST_BUDGET_MS, budget - this.outcome(hole).elapsedMs);
    const siblings = this.#holes.filter(({ path }) => path === hole.path);
    const moved = this.#sheet.moved(hole, siblings);
    const events = provider.fill({
      ...{ hole: moved, project, evaluator, seed, limits: { ...limits, work, budgetMs } },
      ...(weights ? { weights } : {}),
      ...(style ? { style } : {}),
      ...(signal ? { signal } : {}),
    });
    this.#attempts.set(hole, { hole, events: ahead(events[Symbol.asyncIterator]()) });
  }

  /** Takes the first candidate of a search that was begun. */
  async finish(hole: TypedHole): Promise<void> {
    if (!this.#attempts.has(hole)) return;
    await this.next(hole);
    this.#context.sink.ended(this.outcome(hole));
  }

  /** Takes a fill that is known already. */
  take(hole: TypedHole, candidate: Candidate): void {
    this.#outcomes.set(hole, { ...this.outcome(hole), candidate });
    this.choose(hole, candidate);
  }

  /** Takes the next candidate of a hole in place of its choice; says whether there was one. */
  async next(hole: TypedHole): Promise<boolean> {
    const attempt = this.#attempts.get(hole);
    if (!attempt) return false;
    const { project, sink, syntax, typed } = this.#context;
    const started = performance.now();
    let taken = 0;
    const result = await nextCandidate(attempt, project, {
      textWith: (candidate) => this.#sheet.text(hole.path, { hole, candidate }),
      typed,
      ...(syntax ? { syntax: (text) => syntax({ path: hole.path, text }) } : {}),
      sink: {
        searching: (...at) => sink.searching(...at),
        tried: (...of) => {
          taken++;
          sink.tried(...of);
        },
      },
    });
    const before = this.outcome(hole);
    const found = result.kind === "found" ? result.candidate : undefined;
    if (result.kind === "exhausted") this.#attempts.delete(hole);
    this.#outcomes.set(hole, {
      hole,
      candidate: found,
      reason: result.kind === "found" ? undefined : before.reason ?? reasonOf(result),
      nearest: result.kind === "exhausted" ? result.nearest : [],
      report: result.kind === "exhausted" ? result.report : before.report,
      candidates: before.candidates + taken,
      elapsedMs: before.elapsedMs + performance.now() - started,
    });
    this.choose(hole, found);
    return found !== undefined;
  }

  /** Puts a candidate into a hole, or opens it for a reason. */
  choose(hole: TypedHole, candidate: Candidate | undefined, reason?: string): void {
    this.#sheet.choose(hole, candidate);
    this.#context.project.update(hole.path, this.#sheet.text(hole.path));
    const before = this.#outcomes.get(hole);
    if (before) {
      this.#outcomes.set(hole, {
        ...before,
        candidate,
        reason: candidate ? undefined : reason ?? before.reason,
      });
    }
  }
}

function reasonOf({ report }: { readonly report: SearchReport }): string {
  const [problem] = report.problems;
  if (problem) return problem;
  const found = {
    solved: "no further program was found",
    exhausted: "no program of the searched size meets the examples",
  };
  const bounds = {
    limit: "the budget is used up",
    cancelled: "cancelled",
    unsupported: "the hole is of a form that is not searched",
  };
  return { ...found, ...bounds }[report.ended];
}

/** Time for one hole where no limit says otherwise, in milliseconds; the provider's own default. */
const DEFAULT_BUDGET_MS = 10_000;

/** What a second search of a hole gets at least, in milliseconds. */
const LEAST_BUDGET_MS = 500;

/** How many events are asked for before anybody waits: the notice of the start, and what follows it. */
const AHEAD = 2;

/** The same events, the first of them asked for at once, so that the search runs meanwhile. */
function ahead(events: AsyncIterator<FillEvent>): AsyncIterator<FillEvent> {
  const asked = Array.from({ length: AHEAD }, () => events.next());
  for (const event of asked) event.catch(() => {}); // thrown again where it is waited for
  return { next: () => asked.shift() ?? events.next() };
}
