/** Runs test files that stand in memory, in the real sandbox. */
import { memoryHost } from "@maze/base";
import { runTests, type TestEvidence, type TestRequest } from "@maze/check";
import { openTypeScriptProject } from "@maze/types";
import { denoHost } from "../../lib/app/host/deno_host.ts";

const host = denoHost();

/** Runs those of the files whose name ends in `_test.ts`. */
export async function runFiles(
  files: Readonly<Record<string, string>>,
  options: Omit<Partial<TestRequest>, "testFiles"> = {},
): Promise<TestEvidence> {
  const placed = Object.entries(files).map(([path, text]) => [`/p/${path}`, text]);
  const project = await openTypeScriptProject(memoryHost(Object.fromEntries(placed)), "/p");
  const testFiles = Object.keys(files).filter((path) => path.endsWith("_test.ts"));
  return await runTests(host, project, {
    testFiles: testFiles.map((path) => `/p/${path}`),
    ...options,
  });
}

/** `name status` of every test. */
export function statuses(evidence: TestEvidence): string[] {
  return evidence.tests.map(({ name, status }) => `${name}: ${status}`);
}

/** What a test file logs, one text a line, taken from the failure that carries it. */
export async function logged(code: string): Promise<string[]> {
  const evidence = await runFiles({ "log_test.ts": code });
  const last = evidence.tests.find(({ name }) => name === "log");
  if (!last) throw new Error(`Cannot see the log: ${JSON.stringify(evidence, null, 1)}`);
  return last.message.split("\n")[0]!.split(",");
}
