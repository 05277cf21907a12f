/** Picks who proposes code, and joins it with the sandbox that judges it. */
import { MazeError } from "@maze/base";
import { createEvaluator } from "@maze/check";
import { type FillProvider, localProvider } from "@maze/providers";
import type { Evaluator, TypeScriptProject } from "@maze/types";
import type { Session } from "../session/session.ts";
import { operationErrors } from "../operation/errors.ts";

/** A provider with the evaluator it may use. */
export interface Engine {
  /** Who proposes. */
  readonly provider: FillProvider;
  /** Runs what is proposed, in the sandbox. */
  readonly evaluator: Evaluator;
}

/** The providers there are, by the name that `generation.provider` takes. */
const providers: ReadonlyMap<string, () => FillProvider> = new Map([["local", localProvider]]);

/**
 * Makes the engine that the configuration asks for.
 *
 * @param session The project.
 * @param project Its compiler.
 * @returns Provider and evaluator.
 * @throws {MazeError} `unknownProvider`.
 */
export function engineFor(session: Session, project: TypeScriptProject): Engine {
  const { provider: name } = session.settings.generation;
  const make = providers.get(name);
  if (!make) {
    throw new MazeError(
      operationErrors.unknownProvider,
      `Cannot use the provider "${name}": it is not part of this version, expected ${
        [...providers.keys()].join(", ")
      }`,
      { fix: "pass --provider local, or set generation.provider to local" },
    );
  }
  const { memory_bytes: memoryBytes, output_bytes: outputBytes } = session.settings.sandbox;
  return {
    provider: make(),
    evaluator: createEvaluator(session.host, project, { limits: { memoryBytes, outputBytes } }),
  };
}
