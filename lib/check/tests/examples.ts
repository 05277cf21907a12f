/**
 * Runs examples against modules as they stand: each example becomes a test at the end of its module,
 * run by the runner that runs the project's own tests.
 */
import type { Host } from "@maze/base";
import type { HoleExample, ModuleSource } from "@maze/types";
import type { SandboxLimits } from "../sandbox/contract.ts";
import type { TestEvidence } from "./contract.ts";
import { runTests } from "./run.ts";

/** Which examples to run. */
export interface ExampleRequest {
  /** Examples by the module whose scope they are written in, absolute. */
  readonly examples: ReadonlyMap<string, readonly HoleExample[]>;
  /** Bounds on each module; each absent one takes the sandbox's default. */
  readonly limits?: Partial<SandboxLimits>;
  /** Cancels the run. */
  readonly signal?: AbortSignal;
}

/**
 * Runs examples in the sandbox. A call that gives a promise is awaited.
 *
 * @param host The machine.
 * @param project Where the modules are, with the texts to judge.
 * @param request The examples.
 * @returns Evidence of the check `examples`, one test an example, named by its call; `skipped` where
 *   there are none or nothing can run here.
 *
 * @example
 * ```ts
 * import { memoryHost } from "@maze/base";
 * import { runExamples } from "@maze/check";
 * import { assertEquals } from "@std/assert";
 *
 * const project = { root: "/p", text: () => undefined, resolve: () => undefined };
 * const evidence = await runExamples(memoryHost(), project, { examples: new Map() }); // no processes here
 * assertEquals([evidence.check, evidence.verdict], ["examples", "skipped"]);
 * ```
 */
export async function runExamples(
  host: Host,
  project: ModuleSource,
  request: ExampleRequest,
): Promise<TestEvidence> {
  const { limits, signal } = request;
  const overlay = new Map<string, string>();
  for (const [path, examples] of request.examples) {
    if (examples.length > 0) overlay.set(path, withTests(project.text(path) ?? "", examples));
  }
  const evidence = await runTests(host, project, {
    testFiles: [...overlay.keys()],
    overlay,
    ...(limits ? { limits } : {}),
    ...(signal ? { signal } : {}),
  });
  const reason = overlay.size === 0 ? "there are no examples" : evidence.reason;
  return { ...evidence, check: "examples", ...(reason === undefined ? {} : { reason }) };
}

/** A module with its examples as tests. An import counts wherever it stands, so lines stay as they are. */
function withTests(text: string, examples: readonly HoleExample[]): string {
  return [
    text,
    'import { test as __mazeTest } from "node:test";',
    'import __mazeAssert from "node:assert/strict";',
    ...examples.map(testOf),
    "",
  ].join("\n");
}

function testOf({ call, expected }: HoleExample): string {
  const name = JSON.stringify(call);
  if (expected.kind === "value") {
    return `__mazeTest(${name}, async () => __mazeAssert.deepStrictEqual(await (${call}\n), await (${expected.text}\n)));`;
  }
  const error = expected.error ? `, ${expected.error}` : "";
  return `__mazeTest(${name}, () => __mazeAssert.rejects(async () => { await (${call}\n); }${error}));`;
}
