/**
 * The one gate. Runs each step of the list, two at a time, shows one line for each and the whole
 * output of those that failed. `--quick` runs only what can be judged from the files about to be
 * committed; the hook in `.githooks` uses it.
 */
import { isExcluded, isSource, root, walk } from "./house/files.ts";
import { rooms } from "./house/map.ts";
import { capture, duration, type Finished } from "./house/process.ts";
import { members } from "./house/workspace.ts";
import { publish } from "./publish.ts";

/** One thing that must be right. */
interface Step {
  readonly name: string;
  readonly run: () => Promise<Finished>;
}

const deno = (name: string, ...args: string[]): Step => ({
  name,
  run: () => capture(["deno", ...args], { folder: root, environment: { NO_COLOR: "1" } }),
});

/** Format, with the names of the files instead of all their differences. */
function format(paths: readonly string[]): Step {
  const { name, run } = deno("format", "fmt", "--check", ...paths);
  return {
    name,
    run: async () => {
      const finished = await run();
      const files = [...finished.output.matchAll(/^from (.*):$/gm)].map((match) => match[1]!);
      if (files.length === 0) return finished;
      return { ...finished, output: `Not formatted, run deno fmt:\n${files.join("\n")}` };
    },
  };
}

/** Everything, what tells most soonest first. */
function wholeGate(): Step[] {
  const modules = rooms.map(({ name }) => `lib/${name}/mod.ts`);
  return [
    format([]),
    deno("lint", "lint", "-q"),
    deno("types", "check", "-q", ...walk(["."]).filter(isSource)),
    deno("lock file", "ci", "-q"),
    deno("rules of the repository", "test", "-q", "-P", "--parallel", "tests/repo"),
    deno("documentation", "doc", "--lint", "-q", ...modules),
    deno("generated pages", "run", "-q", "-P=scripts", "scripts/docs.ts", "--check"),
    deno(
      "examples",
      "test",
      "-q",
      "-P",
      "--doc",
      "--parallel",
      "lib",
      "mod.ts",
      "docs",
      "README.md",
    ),
    ...members().map((member): Step => ({
      name: `publish ${member.config.name}`,
      run: () => publish(member, { dryRun: true }),
    })),
  ];
}

/** Format, lint and types of the files that are staged. */
async function quickGate(): Promise<Step[]> {
  const { output } = await capture(
    ["git", "diff", "--cached", "--name-only", "--diff-filter=ACMR", "-z"],
    { folder: root },
  );
  const staged = output.split("\0").filter((path) => path !== "" && !isExcluded(path));
  const formatted = staged.filter((path) => /\.(ts|tsx|js|json|md|ya?ml|html|css)$/.test(path));
  const sources = staged.filter(isSource);
  return [
    ...(formatted.length > 0 ? [format(formatted)] : []),
    ...(sources.length > 0 ? [deno("lint", "lint", "-q", ...sources)] : []),
    ...(sources.length > 0 ? [deno("types", "check", "-q", ...sources)] : []),
  ];
}

/** Runs steps two at a time; reports each as it ends. */
async function runSteps(steps: readonly Step[]): Promise<number> {
  let failed = 0;
  const waiting = steps.values();
  const lane = async (): Promise<void> => {
    for (const { name, run } of waiting) {
      const { elapsedMs, output, status } = await run();
      const verdict = status === 0 ? "ok    " : "FAILED";
      console.log(`${verdict} ${name.padEnd(26)} ${duration(elapsedMs).padStart(8)}`);
      if (status === 0) continue;
      failed++;
      console.log(output.trimEnd().replace(/^/gm, "       | "));
    }
  };
  await Promise.all([lane(), lane()]);
  return failed;
}

if (import.meta.main) {
  const started = performance.now();
  const steps = Deno.args.includes("--quick") ? await quickGate() : wholeGate();
  const failed = await runSteps(steps);
  console.log(`\n${steps.length} steps in ${duration(performance.now() - started)}`);
  console.log(`${steps.length - failed} passed, ${failed} failed, 0 skipped`);
  Deno.exit(failed > 0 ? 1 : 0);
}
