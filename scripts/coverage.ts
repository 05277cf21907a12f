/**
 * Which lines of the rooms the tests reach. Fails when a test fails, and when a figure is under the
 * thresholds of `coverage.thresholds` in `deno.json`. `coverage/html` shows the lines.
 */
import { root } from "./house/files.ts";
import { capture, watch } from "./house/process.ts";

const RAW = "coverage/raw";

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
  const include = `--include=${root}lib/`;
  await capture(["deno", "coverage", "-q", include, "--html", RAW], { folder: root });
  const report = await watch(["deno", "coverage", "-q", include, RAW], { folder: root });
  return tests.status || report.status;
}

if (import.meta.main) Deno.exit(await main());
