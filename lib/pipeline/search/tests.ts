/** Runs the tests that reach some files, with the project's texts as they stand. */
import { runTests } from "@maze/check";
import type { TypeScriptProject } from "@maze/types";
import { importGraph } from "../fill/reach.ts";
import type { TestRun } from "../fill/test_run.ts";
import type { Session } from "../session/session.ts";

/**
 * Makes a runner of a project's tests.
 *
 * @param session Bounds and cancellation.
 * @param project The project; its texts are taken when the runner is called.
 * @returns Runs the tests that reach the files it is given.
 */
export function testRunner(
  session: Session,
  project: TypeScriptProject,
): (paths: readonly string[]) => Promise<TestRun> {
  const { memory_bytes, output_bytes, wall_ms } = session.settings.sandbox;
  return async (paths) => {
    const graph = importGraph(project);
    const testFiles = graph.testsReaching(paths);
    session.progress.update("tests", 0, testFiles.length);
    const { tests, ...evidence } = await runTests(session.host, project, {
      testFiles,
      limits: { wallMs: wall_ms, memoryBytes: memory_bytes, outputBytes: output_bytes },
      ...(session.signal ? { signal: session.signal } : {}),
    });
    session.progress.done("tests");
    const texts = new Map(testFiles.map((file) => [file, graph.testTexts(file)]));
    const cases = tests.map(({ file, message, name, status }) => ({
      name,
      status: status === "refused" ? "skipped" as const : status,
      ...(message ? { message } : {}),
      text: texts.get(file)?.get(name) ?? project.text(file) ?? "",
    }));
    return { evidence, cases };
  };
}
