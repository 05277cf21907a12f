/** `maze demo`: the whole loop on a bundled project, in a temporary folder, offline. */
import { type Evidence, ExitCode, type Host, joinPath, MazeError } from "@maze/base";
import { type CodeReport, Maze, type Proposal } from "@maze/pipeline";
import { object, option } from "@optique/core";
import { appErrors } from "../../errors.ts";
import { type CommandContext, type CommandResult, defineCommand } from "../contract.ts";
import { showHole, showRepairs } from "../show/holes.ts";
import { showEvidence, showReceipt } from "../show/receipt.ts";
import { say } from "./options.ts";

/** What is broken on purpose, so that the repair has something to mend. */
const BREAK = { file: "src/basket.ts", from: "line.quantity", to: "line.quantty" };

/** The command. */
export const demo = defineCommand({
  name: "demo",
  brief: "Run the whole loop on a bundled project, offline",
  description:
    "Copies a small shop to a temporary folder, indexes it, fills its holes, repairs a misspelt " +
    "name, and shows evidence, receipt and difference. It needs no model, no key and no network.",
  examples: ["maze demo", "maze demo --keep"],
  parser: object({
    keep: option("--keep", { description: say("Keep the folder, to look at it.") }),
  }),
  lenient: true,
  run: async (context, { keep }) => {
    const files = await context.demoFiles?.();
    if (!files) {
      throw new MazeError(
        appErrors.noDemo,
        "Cannot run the demo: its project is not part of this build, expected one with examples",
        {
          fix: "run it from a clone of the repository",
        },
      );
    }
    const folder = await context.host.files.makeTemporaryFolder("maze-demo-");
    try {
      await copyProject(context.host, folder, files);
      return await runLoop(context, folder, keep);
    } finally {
      if (!keep) await context.host.files.remove(folder);
    }
  },
});

async function copyProject(
  host: Host,
  folder: string,
  files: ReadonlyMap<string, string>,
): Promise<void> {
  await Promise.all(
    [...files].map(([path, text]) =>
      host.files.write(joinPath(folder, path), text, { flush: false })
    ),
  );
}

async function runLoop(
  context: CommandContext,
  folder: string,
  keep: boolean,
): Promise<CommandResult> {
  const { host, log, print, progress, signal, style } = context;
  const settings = { "generation.provider": "local" };
  await using maze = await Maze.open(folder, { host, log, progress, signal, settings });
  const step = (title: string): void => print(`\n${style.bold(style.cyan(title))}`);
  const started = host.clock.monotonic();
  const times: Record<string, number> = {};
  const timed = async <T>(name: string, work: () => Promise<T>): Promise<T> => {
    const before = host.clock.monotonic();
    const value = await work();
    times[name] = Math.round(host.clock.monotonic() - before);
    return value;
  };

  step("1 index");
  const index = await timed("index", () => maze.index());
  const { files, lines, symbols, tests } = index.statistics;
  print(`${files} files, ${lines} lines, ${symbols} symbols, ${tests} tests in ${times.index} ms`);

  step("2 constrain, generate, check");
  const filled = await timed("fill", () => maze.fill());
  for (const hole of filled.report.holes) print(showHole(hole, style));

  step("3 change");
  print(style.enabled ? filled.coloredDiff() : filled.report.diff);
  await filled.apply();

  step(`4 repair: ${BREAK.file} with ${BREAK.from} misspelt as ${BREAK.to}`);
  const repaired = await timed("repair", () => breakAndRepair(maze, host, folder));
  print(showRepairs(repaired.report, style));
  print(style.enabled ? repaired.coloredDiff() : repaired.report.diff);
  await repaired.apply();

  step("5 the project's own tests");
  const sources = index.files.map(({ path }) => path).filter((path) => path.startsWith("src/"));
  const report = await timed("validate", () => maze.validate(sources));
  print(showEvidence(report.evidence, style));

  step("6 learn");
  const weights = await maze.learned();
  const learned = weights.components.length;
  print(`outcomes of ${learned} components were kept for later searches`);

  step("receipt");
  print(showReceipt(filled.report.receipt, style));
  const ok = filled.report.status === "ok" && repaired.report.status === "ok" && report.passed;
  const elapsed = Math.round(host.clock.monotonic() - started);
  const count = filled.report.holes.filter(({ filled: isFilled }) => isFilled).length;
  return {
    exit: ok ? ExitCode.ok : ExitCode.checkFailed,
    receipt: filled.report.receipt,
    usage: { candidates: filled.report.holes.reduce((sum, { candidates }) => sum + candidates, 0) },
    result: resultOf({
      filled: filled.report,
      repaired: repaired.report,
      evidence: report.evidence,
      times,
      learned,
      folder: keep ? folder : null,
    }),
    text: `\n${count} of ${filled.report.holes.length} holes filled in ${elapsed} ms${
      keep ? `; the project is in ${folder}` : ""
    }`,
  };
}

/** Misspells a name in the copy, then lets it be repaired. */
async function breakAndRepair(maze: Maze, host: Host, folder: string): Promise<Proposal> {
  const path = joinPath(folder, BREAK.file);
  const text = await host.files.readText(path) ?? "";
  await host.files.write(path, text.replace(BREAK.from, BREAK.to));
  return await maze.repair({ files: [BREAK.file] });
}

function resultOf(
  parts: {
    readonly filled: CodeReport;
    readonly repaired: CodeReport;
    readonly evidence: readonly Evidence[];
    readonly times: Readonly<Record<string, number>>;
    readonly learned: number;
    readonly folder: string | null;
  },
): Readonly<Record<string, unknown>> {
  const { evidence, filled, folder, learned, repaired, times } = parts;
  const { diff, holes } = filled;
  return {
    holes,
    diff,
    repairs: repaired.repairs,
    evidence: [...filled.evidence, ...evidence],
    times_ms: times,
    learned,
    folder,
  };
}
