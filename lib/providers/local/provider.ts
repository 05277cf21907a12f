/**
 * The embedded engine as a provider: no model, no network. It states the hole as a search problem,
 * searches beside the project's own modules in the sandbox, and yields the programs that the
 * compiler accepts.
 */
import type {
  Candidate,
  CodeStyle,
  FoundProgram,
  Judgement,
  SearchLimits,
  SearchOutcome,
  TypedHole,
  TypeOracle,
} from "@maze/types";
import { typeOracle } from "@maze/types";
import type {
  FillEvent,
  FillLimits,
  FillProvider,
  FillRequest,
  NearMiss,
  SearchReport,
} from "../contract/provider.ts";

/**
 * How code is written where the project shows no habit.
 *
 * @example
 * ```ts
 * import { defaultStyle } from "@maze/providers";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals([defaultStyle.quote, defaultStyle.indent.length], ['"', 2]);
 * ```
 */
export const defaultStyle: CodeStyle = { quote: '"', semicolons: true, indent: "  ", width: 100 };

/**
 * Bounds of a fill where the request names none.
 *
 * @example
 * ```ts
 * import { defaultFillLimits } from "@maze/providers";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(defaultFillLimits.budgetMs, 10_000);
 * ```
 */
export const defaultFillLimits: FillLimits = {
  budgetMs: 10_000,
  candidates: 12,
  nearest: 3,
  work: 12_000_000,
};

/** Bounds of the search itself; see `SearchLimits`. */
const searchLimits: Omit<SearchLimits, "budgetMs" | "work" | "candidates" | "nearest"> = {
  afterwards: 1,
  cost: 24,
  lambdaCost: 11,
  terms: 120_000,
  samples: 20,
  lambdaDepth: 2,
  branches: 4,
  recursion: 2_000,
};

/** Programs asked of the search for each candidate wanted: the compiler refuses some. */
const SPARE = 2;

/**
 * Makes the embedded engine.
 *
 * @returns The provider `local`; the same request gives the same candidates.
 *
 * @example
 * ```ts
 * import { localProvider } from "@maze/providers";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals([localProvider().name, localProvider().contract], ["local", 1]);
 * ```
 */
export function localProvider(): FillProvider {
  return { contract: 1, name: "local", fill };
}

async function* fill(request: FillRequest): AsyncGenerator<FillEvent> {
  const { evaluator, hole, project, seed = 0, signal, weights } = request;
  const limits = { ...defaultFillLimits, ...request.limits };
  const started = performance.now();
  const times = { typing: 0, evaluating: 0 };
  const timed = async <T>(kind: keyof typeof times, work: () => T | Promise<T>): Promise<T> => {
    const from = performance.now();
    const value = await work();
    times[kind] += performance.now() - from;
    return value;
  };
  const finish = (over: Partial<SearchReport>, nearest: readonly NearMiss[] = []): FillEvent => ({
    kind: "finished",
    nearest,
    report: {
      ended: "unsupported",
      problems: [],
      elapsedMs: performance.now() - started,
      typingMs: times.typing,
      evaluatingMs: times.evaluating,
      batches: 0,
      work: 0,
      levels: [],
      illTyped: 0,
      misjudged: 0,
      ...over,
    },
  });

  if (hole.examples.length === 0) return yield finish({ problems: [noExamples(hole)] });
  const oracle = typeOracle(project, hole);
  const stated = await timed("typing", () =>
    oracle.state({
      style: { ...defaultStyle, ...request.style },
      limits: {
        ...searchLimits,
        budgetMs: limits.budgetMs,
        work: limits.work,
        candidates: limits.candidates * SPARE,
        nearest: limits.nearest,
      },
      seed,
      ...(weights ? { adjust: (component, words) => weights.adjust(component, words) } : {}),
    }));
  if (stated.kind === "unsupported") return yield finish({ problems: [stated.reason] });
  yield { kind: "progress", action: "searching", candidates: 0 };
  const options = signal ? { signal } : {};
  const outcome = await timed("evaluating", () => evaluator.explore(hole, stated.problem, options));
  let illTyped = 0;
  let misjudged = 0;
  let yielded = 0;
  for (const program of outcome.solutions) {
    if (yielded >= limits.candidates || signal?.aborted) break;
    const candidate = candidateOf(program);
    if (await timed("typing", () => oracle.error(candidate)) !== undefined) {
      illTyped++;
      continue;
    }
    const [judged] = await timed("evaluating", () => evaluator.judge(hole, [candidate], options));
    if (!judged || judged.passed < hole.examples.length) {
      misjudged++;
      continue;
    }
    yielded++;
    yield { kind: "candidate", candidate };
  }
  const nearest = yielded > 0 || signal?.aborted
    ? []
    : await timed("evaluating", () => nearMisses(request, { oracle, outcome }));
  yield finish({
    ended: signal?.aborted ? "cancelled" : endOf(outcome, yielded),
    problems: outcome.broken.map(({ call, reason }) =>
      `the example ${call} cannot be run: ${reason}`
    ),
    batches: 1 + yielded + misjudged + nearest.length,
    work: outcome.work,
    levels: outcome.levels,
    illTyped,
    misjudged,
  }, nearest);
}

function noExamples(hole: TypedHole): string {
  return `nothing says what ${hole.name} must give: write an example, such as @example ${hole.name}(…) // => …`;
}

function endOf({ ended }: SearchOutcome, yielded: number): SearchReport["ended"] {
  if (ended === "work" || ended === "time") return "limit";
  return yielded > 0 ? "solved" : "exhausted";
}

function candidateOf(program: FoundProgram): Candidate {
  const { code, components, cost, imports, passed } = program;
  return {
    code,
    imports: imports.map(({ isDefault, name, path }) => ({ name, from: path, isDefault })),
    cost,
    components,
    passed,
  };
}

/** Partial programs that the compiler accepts, with what they gave. */
async function nearMisses(
  { evaluator, hole }: FillRequest,
  { oracle, outcome }: { readonly oracle: TypeOracle; readonly outcome: SearchOutcome },
): Promise<NearMiss[]> {
  const typed = outcome.nearest.map(candidateOf).filter((each) => oracle.error(each) === undefined);
  const judgements: Judgement[] = typed.length === 0 ? [] : await evaluator.judge(hole, typed);
  return typed.map((candidate, at) => ({
    candidate: { ...candidate, passed: judgements[at]?.passed ?? candidate.passed },
    verdicts: judgements[at]?.verdicts ?? [],
  }));
}
