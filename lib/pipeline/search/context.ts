/** Sets a search up for a session: who proposes, who judges, what is known, and what is recorded. */
import type { Source } from "@maze/base";
import { type GrammarTrial, grammarTrial, syntaxLanguageOf } from "@maze/check";
import { loadWeights } from "@maze/memory";
import type { Candidate, TypedHole, TypeScriptProject } from "@maze/types";
import type { HoleOutcome, LoopContext, LoopSink } from "../fill/desk.ts";
import type { OpenRun } from "../run/run.ts";
import type { Session } from "../session/session.ts";
import { engineFor } from "./engine.ts";
import { shownId } from "../operation/report.ts";
import { codeStyle } from "./style.ts";
import { testRunner } from "./tests.ts";

/** What the loop over holes works with, as the configuration wants it. */
export async function loopContext(
  session: Session,
  parts: { readonly project: TypeScriptProject; readonly sink: LoopSink },
): Promise<LoopContext> {
  const { constraints, generation, validation } = session.settings;
  const { provider, evaluator } = engineFor(session, parts.project);
  const soft = constraints.contextual
    ? {
      weights: await loadWeights(await session.store(), { project: session.home }),
      style: session.settings.indexer.enabled ? codeStyle((await session.index()).style()) : {},
    }
    : {};
  const test = constraints.semantic && validation.run_tests
    ? { test: testRunner(session, parts.project) }
    : {};
  return {
    ...{
      ...parts,
      provider,
      evaluator,
      seed: generation.seed,
      typed: constraints.type,
      ...(constraints.syntactic ? { syntax: trialOf } : {}),
      ...soft,
      ...test,
    },
    limits: { budgetMs: generation.budget_ms },
    ...(session.signal ? { signal: session.signal } : {}),
  };
}

/** Tries texts by the grammar of a file's language; nothing where none is at hand. */
function trialOf(source: Source): GrammarTrial | undefined {
  const language = syntaxLanguageOf(source.path);
  return language && grammarTrial(language, source);
}

/** What the soft tier did, for the receipt. */
export function contextOf(session: Session): string {
  const { provider } = session.settings.generation;
  return `${provider} ordered its search by the intent's words, the project's own usage, its style and what was learnt`;
}

/** Keeps the run's log of a search: events are stored while the search goes on. */
export function recordSteps(session: Session, run: OpenRun): {
  readonly sink: LoopSink;
  readonly refused: { readonly hole: TypedHole; readonly candidate: Candidate }[];
  flush(): Promise<void>;
} {
  const pending: Promise<void>[] = [];
  const refused: { hole: TypedHole; candidate: Candidate }[] = [];
  const { home: root } = session;
  const record = (...events: Parameters<OpenRun["append"]>): void => {
    const stored = run.append(...events);
    stored.catch(() => {}); // reported by flush
    pending.push(stored);
  };
  return {
    refused,
    flush: async () => {
      await Promise.all(pending);
    },
    sink: {
      started: (hole) => session.progress.update(`fill ${hole.name}`, 0),
      searching: (hole, candidates) => session.progress.update(`fill ${hole.name}`, candidates),
      tried: (hole, candidate, why) => {
        const { code, components, cost } = candidate;
        if (why !== undefined) refused.push({ hole, candidate });
        record({
          kind: "candidate-tried",
          hole: shownId(hole, root),
          code,
          cost,
          components,
          ...(why === undefined ? {} : { refused: why }),
        });
      },
      ended: (outcome) => {
        session.progress.done(`fill ${outcome.hole.name}`);
        record(outcomeEvent(outcome, root));
      },
    },
  };
}

function outcomeEvent(outcome: HoleOutcome, root: string): Parameters<OpenRun["append"]>[number] {
  const { candidate, candidates, elapsedMs, hole, nearest, reason = "not found" } = outcome;
  const shared = { hole: shownId(hole, root), candidates, elapsedMs };
  if (candidate) {
    return {
      kind: "hole-filled",
      imports: candidate.imports,
      code: candidate.code,
      components: candidate.components,
      ...shared,
    };
  }
  const missed = nearest.map((each) => ({
    code: each.candidate.code,
    passed: each.candidate.passed,
  }));
  return { kind: "hole-missed", why: reason, nearest: missed, ...shared };
}
