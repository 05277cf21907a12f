/** Fills the holes of the development problems and holds the fills to assertions kept back. */
import type { Host } from "@maze/base";
import { createEvaluator } from "@maze/check";
import { gatherHoles, parseExample } from "@maze/spec";
import {
  type CodeStyle,
  type FoundProgram,
  type HoleExample,
  openTypeScriptProject,
  placeCandidates,
  type SearchLimits,
  typeOracle,
} from "@maze/types";

export const problemsFolder = decodeURIComponent(new URL("./problems", import.meta.url).pathname);

export interface Filled {
  readonly name: string;
  readonly code: string | undefined;
  readonly cost: number;
  readonly held: "passed" | "failed" | "none";
  readonly reason: string;
  readonly ms: { readonly state: number; readonly explore: number; readonly check: number };
  readonly work: number;
  readonly levels: readonly number[];
  readonly candidates: readonly FoundProgram[];
}
const style: CodeStyle = { quote: '"', semicolons: true, indent: "  ", width: 100 };
const limits: SearchLimits = {
  budgetMs: 10_000,
  work: 12_000_000,
  afterwards: 1,
  cost: 24,
  lambdaCost: 11,
  terms: 120_000,
  samples: 20,
  lambdaDepth: 2,
  branches: 4,
  recursion: 2_000,
  candidates: 24,
  nearest: 3,
};

export async function fillProblems(
  host: Host,
  options: {
    readonly only?: RegExp;
    readonly each?: (filled: Filled) => void;
    /** Time for one search, in milliseconds; the default is what a user gets. */
    readonly budgetMs?: number;
  },
): Promise<Filled[]> {
  const project = await openTypeScriptProject(host, problemsFolder);
  const evaluator = createEvaluator(host, project);
  const filled: Filled[] = [];
  for (const path of project.files) {
    const heldText = await host.files.readText(path.replace(/\.ts$/, ".held.json"));
    const held = JSON.parse(heldText ?? "{}") as Record<string, string[]>;
    const seen = new Set<string>();
    for (;;) {
      const hole = gatherHoles(project, path).holes.find(({ name }) => !seen.has(name));
      if (!hole) break;
      seen.add(hole.name);
      const name = `${path.split("/").at(-1)!.replace(".ts", "")}.${hole.name}`;
      if (options.only && !options.only.test(name)) continue;
      const t0 = performance.now();
      const oracle = typeOracle(project, hole);
      const stated = oracle.state({
        style,
        limits: { ...limits, budgetMs: options.budgetMs ?? limits.budgetMs },
        seed: 0,
      });
      const t1 = performance.now();
      if (stated.kind === "unsupported") {
        console.log(name, stated.reason);
        continue;
      }
      const outcome = await evaluator.explore(hole, stated.problem);
      const t2 = performance.now();
      let chosen: FoundProgram | undefined;
      let reason = outcome.broken[0]?.reason ?? outcome.ended;
      const notes: string[] = [];
      for (const candidate of outcome.solutions) {
        const imports = candidate.imports.map(({ isDefault, name, path }) => ({
          name,
          from: path,
          isDefault,
        }));
        const error = oracle.error({ code: candidate.code, imports });
        if (!error) {
          chosen = candidate;
          break;
        }
        notes.push(`${candidate.code.replaceAll("\n", " ")} ${error}`);
      }
      const t3 = performance.now();
      if (!chosen && notes.length > 0) reason = notes.slice(0, 4).join(" || ");
      if (!chosen && outcome.nearest.length > 0 && notes.length === 0) {
        reason += " nearest: " +
          outcome.nearest.map(({ code, misses }) =>
            `${code} gave ${misses[0]?.actual} for ${misses[0]?.call}`
          ).slice(0, 2).join(" | ");
      }
      let verdict: Filled["held"] = "none";
      if (chosen) {
        const examples = (held[hole.name] ?? []).map((line) =>
          parseExample(line, { origin: "sidecar", place: path })
        )
          .filter((each): each is HoleExample => "call" in each);
        const imports = chosen.imports.map(({ isDefault, name, path }) => ({
          name,
          from: path,
          isDefault,
        }));
        const judged = await evaluator.judge(
          { ...hole, examples: [...hole.examples, ...examples] },
          [{ code: chosen.code, imports }],
        );
        const [judgement] = judged;
        verdict = judgement && judgement.passed === hole.examples.length + examples.length
          ? "passed"
          : "failed";
        const miss = judgement?.verdicts.find(({ passed }) => !passed);
        reason = judgement?.failure ??
          (miss ? `${miss.call} gave ${miss.actual}, not ${miss.expected}` : "");
      }
      const result: Filled = {
        name,
        code: chosen?.code,
        cost: chosen?.cost ?? 0,
        held: verdict,
        reason,
        ms: { state: t1 - t0, explore: t2 - t1, check: t3 - t2 },
        work: outcome.work,
        levels: outcome.levels,
        candidates: outcome.solutions,
      };
      if (chosen && verdict !== "failed") {
        const imports = chosen.imports.map(({ isDefault, name, path }) => ({
          name,
          from: path,
          isDefault,
        }));
        const source = { path, text: project.text(path)! };
        const candidate = { code: chosen.code, imports };
        project.update(path, placeCandidates(source, [{ span: hole.span, candidate }]));
      }
      filled.push(result);
      options.each?.(result);
    }
  }
  return filled;
}
