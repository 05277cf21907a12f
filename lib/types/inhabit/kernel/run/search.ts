/** One search from beginning to end: learn what is wanted, build terms, deduce, and judge. */
import type { SearchOutcome, SearchProblem } from "../../problem.ts";
import type { Context } from "../bank/context.ts";
import { type Engine, Exhausted } from "../bank/engine.ts";
import { choices } from "../goal/choices.ts";
import { equalities } from "../goal/equalities.ts";
import { fallbacks } from "../goal/fallbacks.ts";
import { type Goal, goalOf, meets } from "../goal/goal.ts";
import { groups } from "../goal/groups.ts";
import { filters, maps, places, slices, tabulations } from "../goal/lists.ts";
import { arithmetic, logic } from "../goal/numbers.ts";
import { fields, holders } from "../goal/objects.ts";
import { Solver } from "../goal/solver.ts";
import { joins, rows, substrings } from "../goal/texts.ts";
import { type ComponentLookup, componentLookup } from "../ops/all.ts";
import type { Term } from "../term/term.ts";
import { TypeTable } from "../types/table.ts";
import { Interner, Thrown } from "../values/intern.ts";
import { type Capture, capture, judgeExample, type Verdict } from "./capture.ts";
import { effects } from "./effects.ts";
import { guardsFor } from "./guards.ts";
import { refuel } from "../values/fuel.ts";
import { type HoleState, installHole, type ProbedModule } from "./hole.ts";
import { type Guard, type Program, runProgram } from "./program.ts";
import { recursions } from "./recursion.ts";
import { Findings } from "./report.ts";
import { rootContext } from "./scope.ts";

/** What a search runs with, beside the problem. */
export interface SearchHost {
  readonly module: ProbedModule;
  /** Values of other modules, by slot: atoms come first, then classes. */
  readonly imports: ReadonlyMap<number, unknown>;
  /** Milliseconds since the process started: loading counts too. */
  readonly now: () => number;
}

/** How much more than the level reached a deduced term may cost. */
const DEDUCTION_AHEAD = 7;
/** Level from which programs that call themselves are tried. */
const RECURSION_FROM = 5;
/** How much more than the level reached they may cost. */
const RECURSION_AHEAD = 3;
/** Turns of loops in the project's code while one term is evaluated. */
const TERM_TURNS = 20_000;
/** Depth to which goals are taken apart. */
const DEDUCTION_DEPTH = 4;
/** Least work after the first solution, by how much the best one convinces. */
const AFTERWARDS = { plain: 50_000, partial: 400_000, suspicious: 2_500_000 } as const;

/** Searches for programs that meet the examples. */
export async function search(problem: SearchProblem, host: SearchHost): Promise<SearchOutcome> {
  const started = host.now();
  const table = new TypeTable(problem.types);
  const meter = createMeter(problem, host.now);
  const interner = new Interner();
  const shown = problem.examples.map(({ call, expected }) =>
    `${call} ${expected.kind === "value" ? expected.text : ""}`
  ).join("\n");
  const components = componentLookup(problem, table, { shown: (text) => shown.includes(text) });
  const engine: Engine = {
    table,
    interner,
    limits: problem.limits,
    componentsOf: components.of,
    says: components.prices.says,
    answer: components.prices.answer,
    spend: meter.spend,
    refuel: () => refuel(TERM_TURNS),
    contexts: 0,
    random: () => 0,
  };
  const hole = installHole(host.imports, problem.limits);
  const form = 0;
  hole.form = form;
  const [signature] = table.signaturesOf(problem.wanted);
  const seen = await capture(problem, host.module, {
    hole,
    callable: signature !== undefined,
    freeze: problem.forms[form]?.kind !== "effect",
  });
  const levels: number[] = [];
  const extra = seen.callable
    ? signature!.parameters.map(({ name, type }) => ({ name, type }))
    : [];
  const findings = new Findings(problem, table, {
    form,
    prices: components.prices,
    parameters: seen.callable ? extra.map(({ name }) => name) : undefined,
  });
  let ended: SearchOutcome["ended"] = "exhausted";
  if (seen.reaches.length > 0 && seen.broken.length === 0) {
    try {
      await run({
        problem,
        engine,
        host,
        hole,
        seen,
        findings,
        levels,
        meter,
        extra,
        components,
        wanted: seen.callable ? signature!.returns : problem.wanted,
      });
    } catch (error) {
      if (!(error instanceof Exhausted)) throw error;
      if (error.bound !== "terms") ended = error.bound;
    }
    if (findings.count > 0) ended = "solved";
  }
  return findings.outcome({
    ended,
    work: meter.work(),
    elapsedMs: host.now() - started,
    levels,
    contexts: engine.contexts,
    broken: seen.broken,
  });
}

interface Meter {
  readonly spend: (evaluations: number) => void;
  readonly work: () => number;
  /** Sets the work after which the search stops. */
  readonly stopAt: (work: number) => void;
}

/** Part of the budget that the search itself may take: what it found is still to be checked. */
const SEARCH_SHARE = 0.85;
/** Work between two looks at the clock. */
const BETWEEN_LOOKS = 500;

function createMeter(problem: SearchProblem, now: () => number): Meter {
  const { budgetMs, work: most } = problem.limits;
  let work = 0;
  let stop = most;
  let nextLook = 0;
  return {
    spend: (evaluations) => {
      work += evaluations;
      if (work > stop) throw new Exhausted("work");
      if (work < nextLook) return;
      nextLook = work + BETWEEN_LOOKS;
      if (now() > budgetMs * SEARCH_SHARE) throw new Exhausted("time");
    },
    work: () => work,
    stopAt: (at) => {
      stop = Math.min(most, at);
    },
  };
}

interface Run {
  readonly problem: SearchProblem;
  readonly engine: Engine;
  readonly host: SearchHost;
  readonly hole: HoleState;
  readonly seen: Capture;
  readonly findings: Findings;
  readonly levels: number[];
  readonly meter: Meter;
  readonly extra: readonly { readonly name: string; readonly type: number }[];
  readonly components: ComponentLookup;
  readonly wanted: number;
}

async function run(state: Run): Promise<void> {
  const { components, engine, extra, findings, hole, levels, meter, problem, seen, wanted } = state;
  const { palette } = components;
  const frames = seen.reaches.map(({ call, frame }) =>
    call ? [...frame, ...extra.map((_, at) => call[at])] : frame
  );
  const self = problem.self?.method === undefined ? problem.self?.code : undefined;
  const root = rootContext(problem, engine, {
    frames,
    prices: components.prices,
    extra,
    leaveOut: ({ code, pure }) => code === self || !pure,
  });
  const goal = goalOf(root, {
    type: wanted,
    values: seen.reaches.map((reach) =>
      reach.wanted.kind === "value" ? reach.wanted.value : Thrown
    ),
  });
  const throwing = seen.reaches.some((reach) => reach.wanted.kind === "throws");
  const solver = new Solver([
    rows,
    joins(palette),
    substrings,
    fields,
    holders(palette),
    maps(palette),
    filters(palette),
    places,
    tabulations(palette),
    slices,
    groups(palette),
    arithmetic(palette),
    logic(palette),
    equalities(palette),
    fallbacks(palette),
  ], choices);
  const judge = createJudge(state);
  const ready: Term[] = [];
  root.watch = (term) => {
    if (isCandidate(term, { goal, engine, seen })) ready.push(term);
  };
  const recursive: { readonly terms: readonly Term[]; next: number; readonly ahead: number }[] = [];
  let guards: readonly (readonly Guard[])[] = [[]];
  hole.reach = () => {
    throw new TypeError("Cannot reach the hole while terms are built");
  };
  if (problem.forms[hole.form]?.kind === "effect") {
    return await runEffects(state, root, { judge, reaches: seen.reaches });
  }
  for (let cost = 1; cost <= problem.limits.cost; cost++) {
    root.grow(cost);
    levels[cost] = root.levels[cost]!.terms.length;
    if (throwing) guards = guardsFor(problem, root, { reaches: seen.reaches });
    for (const term of ready.splice(0)) await judge.consider(term, guards);
    if (goal.cares.length > 0) {
      const budget = { cost: cost + DEDUCTION_AHEAD, depth: DEDUCTION_DEPTH };
      for (const term of solver.solve(root, goal, budget)) await judge.consider(term, guards);
    }
    if (cost === RECURSION_FROM) {
      const { overElements, overSmaller } = recursions(problem, root, goal);
      recursive.push(
        { terms: overElements, next: 0, ahead: DEDUCTION_AHEAD },
        { terms: overSmaller, next: 0, ahead: RECURSION_AHEAD },
      );
    }
    for (const list of recursive) {
      for (; list.next < list.terms.length; list.next++) {
        const term = list.terms[list.next]!;
        if (term.cost > Math.min(cost + list.ahead, findings.best)) break;
        await judge.consider(term, guards);
      }
    }
    if (findings.best <= cost) return;
    if (findings.count > 0) meter.stopAt(stopAfter(findings, problem.limits));
  }
}

/** The work after which the search ends: the less its best solution convinces, the later. */
function stopAfter(findings: Findings, limits: SearchProblem["limits"]): number {
  const { firstWork, quality } = findings;
  return firstWork + Math.max(AFTERWARDS[quality], firstWork * limits.afterwards);
}

/** Cost up to which the values of statements are built. */
const EFFECT_LEVELS = 7;

/** Searches statements: they are run, cheapest first. */
async function runEffects(
  state: Run,
  root: Context,
  { judge, reaches }: { readonly judge: Judge; readonly reaches: Capture["reaches"] },
): Promise<void> {
  const { components, findings, levels, problem } = state;
  for (let cost = 1; cost <= EFFECT_LEVELS; cost++) {
    root.grow(cost);
    levels[cost] = root.levels[cost]!.terms.length;
  }
  const throwing = reaches.some((reach) => reach.wanted.kind === "throws");
  const guards = throwing ? guardsFor(problem, root, { reaches }) : [[]];
  for (const term of effects(problem, root, components.palette)) {
    if (findings.best <= term.cost) return;
    await judge.consider(term, guards, { kind: "run" });
  }
}

/** Whether a term is worth running: it has the wanted values where they are known, and a fitting type. */
function isCandidate(
  term: Term,
  options: { readonly goal: Goal; readonly engine: Engine; readonly seen: Capture },
): boolean {
  const { engine, goal, seen } = options;
  if (term.atoms === 0 && seen.reaches.length > 1 && term.operands.length === 0) {
    return meets(term, goal) && goal.cares.length === seen.reaches.length;
  }
  return engine.table.assignable(term.type, goal.type) && meets(term, goal);
}

/** Most programs that are run where nothing but running tells. */
const MOST_RUNS = 60_000;

interface Judge {
  consider(
    term: Term,
    guards: readonly (readonly Guard[])[],
    effect?: Program["effect"],
  ): Promise<void>;
}

function createJudge(state: Run): Judge {
  const { engine, findings, hole, host, problem, seen } = state;
  let runs = 0;
  let missesKept = 0;
  const judge = async (program: Program): Promise<boolean> => {
    if (state.extra.length > 0 || seen.callable) {
      hole.reach = (frame) => (...values: unknown[]) =>
        runProgram(program)([...frame, ...state.extra.map((_, at) => values[at])]);
    } else hole.reach = runProgram(program);
    const verdicts: Verdict[] = [];
    let passed = 0;
    for (let example = 0; example < problem.examples.length; example++) {
      engine.spend(10);
      const made = judgeExample(problem, host.module, {
        hole,
        example,
        expected: seen.expected[example],
      });
      const verdict = made instanceof Promise ? await made : made;
      verdicts.push(verdict);
      if (verdict.passed) passed++;
      else if (passed === 0 || missesKept > 400) return false;
    }
    if (passed === problem.examples.length) {
      findings.add(program, state.meter.work());
      return true;
    }
    missesKept++;
    findings.miss(program, verdicts, seen.expected);
    return false;
  };
  return {
    consider: async (term, guards, effect = { kind: "give" }) => {
      if (runs++ > MOST_RUNS) return;
      for (const set of guards) {
        const cost = term.cost + set.reduce((sum, { test }) => sum + test.cost + 1, 0);
        const passed = await judge({ guards: set, term, effect, cost });
        if (passed) break;
      }
    },
  };
}
