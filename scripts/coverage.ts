/**
 * Which lines of the rooms the tests reach. Fails when a test fails, and when a figure is under the
 * thresholds of `coverage.thresholds` in `deno.json`. `coverage/raw/html` shows the lines.
 */
import { root } from "./house/files.ts";
import { capture, watch } from "./house/process.ts";

const RAW = "coverage/raw";

/** Removes what programs left that were killed while they wrote; some tests kill on purpose. */
async function removeTorn(folder: string): Promise<void> {
  for await (const { name } of Deno.readDir(folder)) {
    if (!name.endsWith(".json")) continue;
    try {
      JSON.parse(await Deno.readTextFile(`${folder}/${name}`));
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
      await Deno.remove(`${folder}/${name}`);
    }
  }
}

async function main(): Promise<number> {
  await Deno.remove(`${root}coverage`, { recursive: true }).catch((error) => {
    if (!(error instanceof Deno.errors.NotFound)) throw error;
  });
  const tests = await watch(
    [
      "deno",
      "run",
      "-q",
      "-P=scripts",
      "scripts/run_tests.ts",
      `--coverage=${RAW}`,
      "--coverage-raw-data-only",
    ],
    { folder: root },
  );
  await removeTorn(root + RAW);
  const include = `--include=${root}lib/`;
  await capture(["deno", "coverage", "-q", include, "--html", RAW], { folder: root });
  const report = await watch(["deno", "coverage", "-q", include, RAW], { folder: root });
  return tests.status || report.status;
}

if (import.meta.main) Deno.exit(await main());
