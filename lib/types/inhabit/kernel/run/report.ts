/** What the search found, while it runs and when it ends. */
import type { FoundProgram, Miss, SearchOutcome, SearchProblem } from "../../problem.ts";
import { programText } from "../term/body.ts";
import type { PriceList } from "../ops/price.ts";
import type { TypeTable } from "../types/table.ts";
import { typeText } from "../types/text.ts";
import { show } from "../values/compare.ts";
import type { Verdict } from "./capture.ts";
import { oddness } from "../term/plausible.ts";
import { componentsOf, type Program } from "./program.ts";

/** Price of a parameter of the function that a candidate leaves unused. */
const UNUSED_PARAMETER = 6;
/** Price from which a program is rather a coincidence than a find. */
const DEAR = 19;
/** Price of a candidate that the compiler will likely refuse. */
const PARTIAL = 4;

interface Recorded {
  readonly program: Program;
  readonly found: FoundProgram;
}

/** How much a solution convinces: nothing speaks against it, a little does, or it looks like chance. */
export type Quality = "plain" | "partial" | "suspicious";

function qualityOf(program: Program, found: FoundProgram): Quality {
  const against = found.cost - program.cost;
  if (found.components.includes("literal.example") || found.cost >= DEAR + against) {
    return "suspicious";
  }
  return against === 0 ? "plain" : against <= 5 ? "partial" : "suspicious";
}

/** Collects programs by their code, so that each is reported once. */
export class Findings {
  readonly #problem: SearchProblem;
  readonly #table: TypeTable;
  readonly #form: number;
  readonly #prices: PriceList;
  readonly #extra: readonly string[] | undefined;
  readonly #solutions = new Map<string, Recorded>();
  #quality: Quality = "suspicious";
  #firstWork = 0;
  readonly #misses: (FoundProgram & { readonly misses: readonly Miss[] })[] = [];

  constructor(
    problem: SearchProblem,
    table: TypeTable,
    options: {
      readonly form: number;
      readonly prices: PriceList;
      readonly parameters: readonly string[] | undefined;
    },
  ) {
    this.#problem = problem;
    this.#table = table;
    this.#form = options.form;
    this.#prices = options.prices;
    this.#extra = options.parameters;
  }

  get count(): number {
    return this.#solutions.size;
  }

  /** Price of the cheapest solution. */
  get best(): number {
    return Math.min(Infinity, ...[...this.#solutions.values()].map(({ found }) => found.cost));
  }

  /** How much the best solution convinces. */
  get quality(): Quality {
    return this.#quality;
  }

  /** Evaluations before the first solution. */
  get firstWork(): number {
    return this.#firstWork;
  }

  /** Records a program that met every example. */
  add(program: Program, work: number): void {
    const found = this.#describe(program, this.#problem.examples.length);
    if (!found) return;
    if (this.#solutions.size === 0) this.#firstWork = work;
    if (found.cost < this.best) this.#quality = qualityOf(program, found);
    const known = this.#solutions.get(found.code);
    if (!known || known.found.cost > found.cost) {
      this.#solutions.set(found.code, { program, found });
    }
  }

  /** Records a program that met some examples. */
  miss(program: Program, verdicts: readonly Verdict[], expected: readonly unknown[]): void {
    const passed = verdicts.filter((verdict) => verdict.passed).length;
    const found = this.#describe(program, passed);
    if (!found || this.#misses.some(({ code }) => code === found.code)) return;
    const misses = verdicts.flatMap((verdict, at): Miss[] => {
      if (verdict.passed) return [];
      const { call, expected: wanted } = this.#problem.examples[at]!;
      return [{
        call,
        expected: wanted.kind === "throws" ? `throws ${wanted.error ?? ""}` : show(expected[at]),
        actual: verdict.actual.kind === "thrown"
          ? `throws ${show(verdict.actual.value)}`
          : show(verdict.actual.value),
      }];
    });
    this.#misses.push({ ...found, misses });
    this.#misses.sort((left, right) => right.passed - left.passed || left.cost - right.cost);
    this.#misses.length = Math.min(this.#misses.length, this.#problem.limits.nearest);
  }

  #describe(program: Program, passed: number): FoundProgram | undefined {
    const problem = this.#problem;
    const form = problem.forms[this.#form]!;
    const code = programText(program, {
      style: problem.style,
      taken: new Set(problem.taken),
      statements: form.kind !== "value",
      types: (type) => typeText(this.#table, type),
      ...(this.#extra ? { parameters: this.#extra } : {}),
      ...(problem.wantedText === undefined ? {} : { typeText: problem.wantedText }),
    });
    if (code === undefined) return undefined;
    const { names, needs, pieces } = componentsOf(program);
    const used = program.guards.reduce((bits, { test }) => bits | test.atoms, program.term.atoms);
    // An expression is a part of its function: the rest may use what it does not.
    const unused = form.kind === "value"
      ? 0
      : problem.atoms.filter(({ kind }, at) =>
        kind === "parameter" && at < 30 && (used & (1 << at)) === 0
      ).length;
    const cost = program.cost + unused * UNUSED_PARAMETER +
      this.#prices.unanswered([...names, ...pieces]) +
      oddness(program.term) + program.guards.reduce((sum, { test }) => sum + oddness(test), 0) +
      (program.term.partial ? PARTIAL : 0);
    return { code, imports: needs, cost, components: names, form: form.kind, passed };
  }

  /** Everything found, best first. */
  outcome(
    rest: Omit<SearchOutcome, "solutions" | "nearest">,
  ): SearchOutcome {
    const solutions = [...this.#solutions.values()].map(({ found }) => found)
      .sort((left, right) =>
        left.cost - right.cost || left.code.length - right.code.length ||
        (left.code < right.code ? -1 : 1)
      ).slice(0, this.#problem.limits.candidates);
    return { ...rest, solutions, nearest: this.#misses };
  }
}
