/**
 * Runs every test with the permissions it needs and no more: rooms that do not touch the system with
 * none, the others with the set of `test.permissions`, and the examples of the documentation. Ends
 * with one line, `N passed, N failed, N skipped`. Arguments that are paths choose what runs; all
 * others go to `deno test`.
 */
import { statOf, walk } from "./house/files.ts";
import { duration, plain, watch } from "./house/process.ts";
import { isPure } from "./house/tests.ts";

/** One call of `deno test`. */
interface Pass {
  readonly name: string;
  readonly flags: readonly string[];
  readonly files: readonly string[];
}

/** What one or more passes counted. */
interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/** Flags of `deno test` whose value may stand in the next argument. */
const WITH_VALUE = new Set(["--filter", "--reporter", "--retry", "--repeats", "--seed", "--shard"]);

/** Separates paths from what goes to `deno test`. */
export function splitArguments(
  args: readonly string[],
  exists: (path: string) => boolean,
): { paths: string[]; flags: string[] } {
  const paths: string[] = [];
  const flags: string[] = [];
  args.forEach((arg, index) => {
    const isValue = index > 0 && WITH_VALUE.has(args[index - 1]!);
    (!isValue && !arg.startsWith("-") && exists(arg) ? paths : flags).push(arg);
  });
  return { paths, flags };
}

/** The passes over some files, those without files left out. */
export function passesOver(files: readonly string[]): Pass[] {
  const tests = files.filter((file) => file.startsWith("tests/") && file.endsWith("_test.ts"));
  const documented = files.filter((file) =>
    file.endsWith(".md") || file === "mod.ts" || (file.startsWith("lib/") && file.endsWith(".ts"))
  );
  const passes: Pass[] = [
    { name: "no permissions", flags: ["-P=pure", "--parallel"], files: tests.filter(isPure) },
    {
      name: "the test set",
      flags: ["-P", "--parallel"],
      files: tests.filter((file) => !isPure(file)),
    },
    {
      name: "examples in the documentation",
      flags: ["-P", "--doc", "--parallel"],
      files: documented,
    },
  ];
  return passes.filter((pass) => pass.files.length > 0);
}

/**
 * Reads the summary that `deno test` ends with. A pass that left none has crashed, or did not
 * compile: that counts as one failure, and so does a bad exit status without a failed test.
 */
export function countsOf(output: string, status: number): Counts {
  const summaries = [
    ...plain(output).matchAll(
      /^(?:ok|FAILED) \| (\d+) passed(?: \([^)]*\))? \| (\d+) failed(?: \([^)]*\))?(?: \| (\d+) ignored)?/gm,
    ),
  ];
  const last = summaries.at(-1);
  if (last === undefined) return { passed: 0, failed: 1, skipped: 0 };
  const failed = Number(last[2]);
  return {
    passed: Number(last[1]),
    failed: failed === 0 && status !== 0 ? 1 : failed,
    skipped: Number(last[3] ?? 0),
  };
}

async function main(args: readonly string[]): Promise<number> {
  const { paths, flags } = splitArguments(args, (path) => statOf(path) !== undefined);
  const chosen = paths.length > 0 ? paths : ["tests", "lib", "mod.ts", "docs", "README.md"];
  const environment: Record<string, string> = Deno.stdout.isTerminal() ? {} : { NO_COLOR: "1" };
  let total: Counts = { passed: 0, failed: 0, skipped: 0 };
  for (const pass of passesOver(walk(chosen))) {
    console.log(`\n# ${pass.name}`);
    const finished = await watch(
      ["deno", "test", "-q", "--no-prompt", ...pass.flags, ...flags, ...pass.files],
      { environment },
    );
    const counts = countsOf(finished.output, finished.status);
    console.log(`# ${pass.name}: ${duration(finished.elapsedMs)}`);
    total = {
      passed: total.passed + counts.passed,
      failed: total.failed + counts.failed,
      skipped: total.skipped + counts.skipped,
    };
  }
  const none = total.passed + total.failed + total.skipped === 0;
  if (none) console.log("\nCannot run tests: nothing matches the given paths and filters");
  console.log(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
  return total.failed > 0 || none ? 1 : 0;
}

if (import.meta.main) Deno.exit(await main(Deno.args));
