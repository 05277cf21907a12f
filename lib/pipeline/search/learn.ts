/** Keeps what became of candidates, for the order of later searches. */
import { type Outcome, recordOutcomes } from "@maze/memory";
import type { Candidate, TypedHole } from "@maze/types";
import type { HoleOutcome } from "../fill/desk.ts";
import type { OpenRun } from "../run/run.ts";
import type { Session } from "../session/session.ts";
import { shownId } from "../operation/report.ts";

/** Records what became of the candidates, for the order of later searches. */
export async function learnOutcomes(
  session: Session,
  work: {
    readonly run: OpenRun;
    readonly outcomes: readonly HoleOutcome[];
    readonly refused: readonly { readonly hole: TypedHole; readonly candidate: Candidate }[];
    readonly applied: boolean;
  },
): Promise<void> {
  const { applied, outcomes, refused, run } = work;
  const told = (hole: TypedHole, candidate: Candidate, accepted: boolean): Outcome => ({
    ...{
      project: session.root,
      components: candidate.components,
      intent: hole.intent,
      accepted,
      run: run.id,
    },
  });
  const kept = outcomes.flatMap(({ candidate, hole }) => (candidate ? [{ hole, candidate }] : []));
  const records = [
    ...refused.map(({ candidate, hole }) => told(hole, candidate, false)),
    // What was set aside unread says nothing about a component.
    ...(applied ? kept.map(({ candidate, hole }) => told(hole, candidate, true)) : []),
  ];
  if (records.length === 0) return;
  await recordOutcomes(await session.store(), records);
  await run.append(
    ...(applied ? kept : []).map(({ candidate, hole }) => ({
      ...{
        kind: "outcome-learnt" as const,
        hole: shownId(hole, session.home),
        components: candidate.components,
        accepted: true,
      },
    })),
  );
}
