/**
 * Fills the held-out holes and judges each fill by assertions that the search never saw. With
 * `--write` it writes the table in `docs/held_out_holes.md`. Run it with `deno task bench:holes`.
 */
import { parseArgs } from "node:util";
import { denoHost } from "@maze/app";
import { runExamples } from "@maze/check";
import { type HoleReport, Maze } from "@maze/pipeline";
import { openTypeScriptProject } from "@maze/types";
import { heldBackOf, type MeasuredHole, type MeasuredProject, prepareHoles } from "./prepare.ts";

/** What became of one held-out hole. */
export interface HeldOutResult extends MeasuredHole {
  /** The package. */
  readonly package: string;
  /** Whether a fill was found. */
  readonly filled: boolean;
  /** Its text. */
  readonly code: string;
  /** Held-back assertions that hold. */
  readonly passed: number;
  /** Held-back assertions. */
  readonly total: number;
  /** Time for the hole, in milliseconds. */
  readonly elapsedMs: number;
}

/** Most time for one hole, in milliseconds. */
const BUDGET_MS = 10_000;

/** Fills and judges every held-out hole. */
export async function measureHoles(folder: string): Promise<HeldOutResult[]> {
  const results: HeldOutResult[] = [];
  for (const project of await prepareHoles(folder)) results.push(...await measureProject(project));
  return results;
}

async function measureProject(project: MeasuredProject): Promise<HeldOutResult[]> {
  const host = denoHost();
  const settings = { "generation.provider": "local", "generation.budget_ms": BUDGET_MS };
  await using maze = await Maze.open(project.root, { host, settings });
  const files = [...new Set(project.holes.map(({ path }) => path))];
  const proposal = await maze.fill({ files, folder: project.root });
  await proposal.apply();
  const held = await heldBackOf(project.name);
  const filled = await openTypeScriptProject(host, project.root);
  const results: HeldOutResult[] = [];
  for (const hole of project.holes) {
    const report = proposal.report.holes.find(({ name }) => name === hole.name)!;
    const assertions = held.get(hole.name) ?? [];
    const examples = assertions.map(([call, text]) => ({
      ...{ call, expected: { kind: "value" as const, text }, origin: "option" as const },
    }));
    const evidence = report.filled
      ? await runExamples(host, filled, { examples: new Map([[hole.path, examples]]) })
      : undefined;
    results.push(
      resultOf(project, hole, {
        report,
        passed: evidence?.counts?.passed ?? 0,
        total: assertions.length,
      }),
    );
  }
  return results;
}

function resultOf(
  project: MeasuredProject,
  hole: MeasuredHole,
  judged: { readonly report: HoleReport; readonly passed: number; readonly total: number },
): HeldOutResult {
  const { passed, report, total } = judged;
  const { code, elapsed_ms, filled } = report;
  return { ...hole, package: project.package, filled, code, passed, total, elapsedMs: elapsed_ms };
}

/** The table as a page. */
function page(results: readonly HeldOutResult[]): string {
  const good = results.filter(({ filled, passed, total }) => filled && passed === total);
  const rows = results.map(
    ({ about, code, elapsedMs, filled, level, name, package: from, passed, total }) => {
      const shown = filled
        ? `\`${code.replaceAll(/\s+/g, " ").replaceAll("|", "\\|")}\``
        : "not found";
      return `| ${from} | \`${name}\` | ${level} | ${about} | ${shown} | ${passed} of ${total} | ${elapsedMs} |`;
    },
  );
  return [
    "# Held-out holes",
    "",
    "Twenty holes over the sources of packages that the engine was not built on. The search sees the",
    "intent and two to four examples of each; the assertions that judge the fill are kept from it. This",
    "page is written by `deno task bench:holes --write`; nothing in it is typed by hand.",
    "",
    `**${good.length} of ${results.length}** holes are filled so that every held-back assertion holds, within ` +
    `${BUDGET_MS / 1000} s each.`,
    "",
    "| package | hole | level | what is missing | fill | held-back assertions | ms |",
    "| --- | --- | --- | --- | --- | --- | --- |",
    ...rows,
    "",
  ].join("\n");
}

if (import.meta.main) {
  const { values } = parseArgs({ options: { write: { type: "boolean", default: false } } });
  const folder = await Deno.makeTempDir({ prefix: "maze-holes-" });
  try {
    const results = await measureHoles(folder);
    for (const { code, elapsedMs, filled, name, passed, total } of results) {
      console.log(
        `${
          filled && passed === total ? "ok  " : "MISS"
        } ${name} ${passed}/${total} ${elapsedMs} ms  ${code.replaceAll(/\s+/g, " ")}`,
      );
    }
    const good = results.filter(({ filled, passed, total }) => filled && passed === total).length;
    console.log(`${good} of ${results.length}`);
    if (values.write) await Deno.writeTextFile("docs/held_out_holes.md", page(results));
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}
