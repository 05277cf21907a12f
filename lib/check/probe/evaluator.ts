/** Runs the search and its candidates in the sandbox, beside the project's own modules. */
import type { Host } from "@maze/base";
import {
  type Candidate,
  type Evaluator,
  type Judgement,
  kernelFiles,
  placeCandidates,
  sandboxModules,
  type SearchOutcome,
  type SearchProblem,
  type TypedHole,
  type TypeScriptProject,
  withFuel,
} from "@maze/types";
import type { SandboxLimits, SandboxReport } from "../sandbox/contract.ts";
import { runInSandbox } from "../sandbox/run.ts";
import { exampleExports, openHoleText } from "./instrument.ts";

/** How the sandbox is bounded. */
export interface EvaluatorOptions {
  /** Memory and output; the time comes from each search. */
  readonly limits?: Partial<Pick<SandboxLimits, "memoryBytes" | "outputBytes">>;
}

/** Start-up and loading, beside the search's own budget, in milliseconds. */
const START_MS = 2_500;
/** Time for the examples of one batch of candidates, in milliseconds. */
const JUDGE_MS = 5_000;

/**
 * Makes an evaluator over the sandbox.
 *
 * @param host The machine.
 * @param project The project whose modules are run.
 * @param options Bounds on memory and output.
 * @returns The evaluator; it throws a `MazeError` where this machine has no sandbox.
 *
 * @example
 * ```ts
 * import { memoryHost, type MazeError } from "@maze/base";
 * import { createEvaluator } from "@maze/check";
 * import { openTypeScriptProject } from "@maze/types";
 * import { assertEquals, assertRejects } from "@std/assert";
 *
 * const host = memoryHost({ "/p/a.ts": "export const one = 1;" }); // it runs no programs
 * const project = await openTypeScriptProject(host, "/p", { packages: false });
 * const evaluator = createEvaluator(host, project);
 * const hole = {
 *   id: "one", name: "one", kind: "body", intent: "one", path: "/p/a.ts", examples: [],
 *   span: { start: 0, end: 0 }, container: undefined, typeText: undefined,
 * } as const;
 * const error = await assertRejects(() => evaluator.judge(hole, [{ code: "", imports: [] }]));
 * assertEquals((error as MazeError).code, "MAZE-E0801");
 * ```
 */
export function createEvaluator(
  host: Host,
  project: TypeScriptProject,
  options: EvaluatorOptions = {},
): Evaluator {
  const run = (
    request: Parameters<typeof runInSandbox>[1],
  ): Promise<SandboxReport> =>
    runInSandbox(host, { ...request, limits: { ...options.limits, ...request.limits } });
  return {
    explore: async (hole, problem, { signal } = {}) => {
      const started = host.clock.monotonic();
      const { files, program, mark } = searchProgram(host, project, { hole, problem });
      const report = await run({
        files,
        program,
        limits: { wallMs: problem.limits.budgetMs + START_MS },
        ...(signal ? { signal } : {}),
      });
      return outcomeOf(report, mark, host.clock.monotonic() - started);
    },
    judge: async (hole, candidates, { signal } = {}) => {
      const judgements: Judgement[] = [];
      for (const candidate of candidates) {
        judgements.push(await judgeOne({ host, project, run }, hole, { candidate, signal }));
      }
      return judgements;
    },
  };
}

function searchProgram(
  host: Host,
  project: TypeScriptProject,
  { hole, problem }: { readonly hole: TypedHole; readonly problem: SearchProblem },
): { files: Map<string, string>; program: (jail: string) => string; mark: string } {
  const text = openHoleText(project.text(hole.path) ?? "", hole, problem);
  const imported = [...problem.atoms, ...problem.classes].flatMap(({ from }, slot) =>
    from ? [{ slot, from }] : []
  );
  const entries = [hole.path, ...new Set(imported.map(({ from }) => from.path))];
  const modules = sandboxModules(project, entries, {
    overlay: fuelled(project, new Map([[hole.path, text]])),
  });
  const mark = `maze-${host.digest(text).slice(0, 16)}:`;
  const files = new Map([...modules.files, ...kernelFiles]);
  const program = (jail: string): string => {
    const load = (path: string): string =>
      `() => import(${JSON.stringify(jail + modules.entry(path))})`;
    const imports = imported.map(({ from, slot }) =>
      `{ slot: ${slot}, name: ${JSON.stringify(from.name)}, load: ${load(from.path)} }`
    );
    return `import { answer } from ${JSON.stringify(`${jail}${kernelEntry}`)};\n` +
      `await answer({ mark: ${JSON.stringify(mark)}, load: ${load(hole.path)}, ` +
      `imports: [${imports.join(", ")}], problem: ${JSON.stringify(problem)} });\n`;
  };
  return { files, program, mark };
}

/** Texts with counters in their loops, by project; a text is only changed once. */
const fuelledTexts = new WeakMap<TypeScriptProject, Map<string, { from: string; text: string }>>();

/** The project's texts, and those of the overlay, with counters in their loops and functions. */
function fuelled(
  project: TypeScriptProject,
  overlay: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  let known = fuelledTexts.get(project);
  if (!known) fuelledTexts.set(project, known = new Map());
  const texts = new Map<string, string>();
  for (const path of project.files) {
    const from = overlay.get(path) ?? project.text(path);
    if (from === undefined || /\.json$/.test(path)) continue;
    let entry = known.get(path);
    if (entry?.from !== from) {
      known.set(path, entry = { from, text: withFuel({ path, text: from }) });
    }
    texts.set(path, entry.text);
  }
  return texts;
}

const kernelEntry = "maze-kernel/main.ts";

function outcomeOf(report: SandboxReport, mark: string, elapsedMs: number): SearchOutcome {
  const line = report.stdout.split("\n").findLast((each) => each.startsWith(mark));
  if (line !== undefined) return JSON.parse(line.slice(mark.length)) as SearchOutcome;
  const [first = "it ended without an answer"] = report.stderr.trim().split("\n");
  const reason = report.killed ? `it was stopped for ${report.killed}` : first;
  return {
    solutions: [],
    nearest: [],
    ended: "time",
    work: 0,
    elapsedMs,
    levels: [],
    contexts: 0,
    broken: [{ call: "", reason: `the module cannot be searched: ${reason}` }],
  };
}

async function judgeOne(
  context: {
    readonly host: Host;
    readonly project: TypeScriptProject;
    readonly run: (request: Parameters<typeof runInSandbox>[1]) => Promise<SandboxReport>;
  },
  hole: TypedHole,
  { candidate, signal }: {
    readonly candidate: Pick<Candidate, "code" | "imports">;
    readonly signal: AbortSignal | undefined;
  },
): Promise<Judgement> {
  const { host, project, run } = context;
  const source = { path: hole.path, text: project.text(hole.path) ?? "" };
  const text = placeCandidates(source, [{ span: hole.span, candidate }]) +
    exampleExports(hole.examples);
  const modules = sandboxModules(project, [hole.path], { overlay: new Map([[hole.path, text]]) });
  const mark = `maze-${host.digest(text).slice(0, 16)}:`;
  const wanted = hole.examples.map(({ call, expected }) => ({ call, expected }));
  const report = await run({
    files: new Map([...modules.files, ...kernelFiles]),
    program: (jail) =>
      `import { judge } from ${JSON.stringify(`${jail}maze-kernel/judge.ts`)};\n` +
      `await judge({ mark: ${JSON.stringify(mark)}, examples: ${JSON.stringify(wanted)}, ` +
      `load: () => import(${JSON.stringify(jail + modules.entry(hole.path))}) });\n`,
    limits: { wallMs: JUDGE_MS },
    ...(signal ? { signal } : {}),
  });
  const line = report.stdout.split("\n").findLast((each) => each.startsWith(mark));
  if (line !== undefined) return JSON.parse(line.slice(mark.length)) as Judgement;
  const [first = "it ended without an answer"] = report.stderr.trim().split("\n");
  return {
    verdicts: [],
    passed: 0,
    failure: report.killed ? `it was stopped for ${report.killed}` : first,
  };
}
