/** Runs the examples of holes once more, against the files as they will be written. */
import type { Evidence } from "@maze/base";
import { runExamples } from "@maze/check";
import type { TypedHole, TypeScriptProject } from "@maze/types";
import type { Session } from "../session/session.ts";

/**
 * Runs the examples of filled holes.
 *
 * @param session Bounds and cancellation.
 * @param subject The project, with the fills in its texts, and the filled holes.
 * @returns Evidence of the check `examples`.
 */
export async function recheckExamples(
  session: Session,
  { holes, project }: { readonly project: TypeScriptProject; readonly holes: readonly TypedHole[] },
): Promise<Evidence> {
  const { memory_bytes, output_bytes, wall_ms } = session.settings.sandbox;
  const { tests: _, ...evidence } = await runExamples(session.host, project, {
    examples: Map.groupBy(holes, ({ path }) => path).entries()
      .reduce(
        (all, [path, inFile]) => all.set(path, inFile.flatMap(({ examples }) => examples)),
        new Map(),
      ),
    limits: { wallMs: wall_ms, memoryBytes: memory_bytes, outputBytes: output_bytes },
    ...(session.signal ? { signal: session.signal } : {}),
  });
  return evidence;
}
