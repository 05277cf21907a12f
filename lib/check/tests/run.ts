/** The tests of a project, run in the sandbox, as evidence. */
import type { Evidence, Host, Verdict } from "@maze/base";
import type { ModuleSource } from "@maze/types";
import { findSandbox } from "../sandbox/status.ts";
import type { TestEvidence, TestRequest, TestResult } from "./contract.ts";
import { type FileOutcome, runTestFile } from "./file.ts";

/** Files at a time where the request does not say. */
const PARALLEL = 2;

/**
 * Runs test files, each in a sandbox of its own: `Deno.test`, `node:test` and `@std/testing/bdd`
 * with `node:assert` or `@std/assert`. A test marked `only` does not keep the others from running.
 *
 * The verdict is `pass` when every test that its author did not skip was run and passed, `fail` when
 * one failed or did not end, and `skipped` when one could not be run here: it needs a package, a
 * framework or a permission that the sandbox does not have.
 *
 * @param host The machine.
 * @param project Where the modules are; every `TypeScriptProject` will do.
 * @param request The test files, texts that stand in for files, bounds.
 * @returns Evidence with every test's result. Tests that a failed file had not begun are not in it.
 * @throws {MazeError} When a module nests too deeply to be compiled.
 *
 * @example
 * ```ts
 * import { memoryHost } from "@maze/base";
 * import { runTests } from "@maze/check";
 * import { openTypeScriptProject } from "@maze/types";
 * import { assertEquals } from "@std/assert";
 *
 * const host = memoryHost({ "/p/a_test.ts": "Deno.test('one', () => {});" }); // has no processes
 * const project = await openTypeScriptProject(host, "/p");
 * const evidence = await runTests(host, project, { testFiles: ["/p/a_test.ts"] });
 * assertEquals([evidence.check, evidence.verdict], ["tests", "skipped"]);
 * ```
 */
export async function runTests(
  host: Host,
  project: ModuleSource,
  request: TestRequest,
): Promise<TestEvidence> {
  const started = host.clock.monotonic();
  const { status } = await findSandbox(host);
  const finish = (outcomes: readonly FileOutcome[], over: Partial<Evidence>): TestEvidence => ({
    check: "tests",
    tool: "deno",
    version: status.kind === "available" ? status.deno : "",
    ...(status.kind === "available" ? { isolation: status.isolation } : {}),
    inputs: inputsOf(host, project, { request, outcomes }),
    diagnostics: outcomes.flatMap((outcome) => outcome.diagnostics),
    elapsedMs: host.clock.monotonic() - started,
    tests: outcomes.flatMap((outcome) => outcome.tests),
    verdict: "skipped",
    ...over,
  });
  if (status.kind === "absent") return finish([], { reason: status.reason });
  if (request.testFiles.length === 0) return finish([], { reason: "there are no test files" });
  const outcomes = await inParallel(
    request.testFiles,
    request.parallel ?? PARALLEL,
    (file) => runTestFile({ host, project, request }, file),
  );
  return finish(outcomes, summaryOf(outcomes));
}

/** Calls `run` for every item, at most `width` at a time. */
async function inParallel<Item, Result>(
  items: readonly Item[],
  width: number,
  run: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = new Array(items.length);
  let next = 0;
  const work = async (): Promise<void> => {
    while (next < items.length) {
      const at = next++;
      results[at] = await run(items[at]!);
    }
  };
  await Promise.all(Array.from({ length: Math.max(1, width) }, work));
  return results;
}

function summaryOf(
  outcomes: readonly FileOutcome[],
): Required<Pick<Evidence, "verdict" | "reason" | "counts">> {
  const tests = outcomes.flatMap((outcome) => outcome.tests);
  const count = (...wanted: readonly TestResult["status"][]): number =>
    tests.filter(({ status }) => wanted.includes(status)).length;
  const counts = {
    passed: count("passed"),
    failed: count("failed"),
    skipped: count("skipped", "refused"),
  };
  const wrong = outcomes.some(({ diagnostics }) =>
    diagnostics.some(({ severity }) => severity === "error")
  );
  const unable = outcomes.find(({ skipped }) => skipped !== undefined)?.skipped;
  const verdict: Verdict = wrong
    ? "fail"
    : unable !== undefined || counts.passed === 0
    ? "skipped"
    : "pass";
  const parts = [`${counts.passed} passed`, `${counts.failed} failed`, `${counts.skipped} skipped`];
  const told = parts.filter((part, at) => at === 0 || !part.startsWith("0 ")).join(", ");
  return { verdict, counts, reason: unable === undefined ? told : `${told}; not run: ${unable}` };
}

function inputsOf(
  host: Host,
  project: ModuleSource,
  run: { readonly request: TestRequest; readonly outcomes: readonly FileOutcome[] },
): Record<string, string> {
  const paths = new Set(run.outcomes.flatMap((outcome) => outcome.modules));
  const inputs: Record<string, string> = {};
  for (const path of [...paths].sort()) {
    const text = run.request.overlay?.get(path) ?? project.text(path);
    if (text !== undefined) inputs[path] = host.digest(text);
  }
  return inputs;
}
