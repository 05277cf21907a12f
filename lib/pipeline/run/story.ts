/** What happened in a run, in order and in sentences, for `maze explain RUN`. */
import { assertNever } from "@maze/base";
import type { RecordedEvent, RunEvent } from "./event.ts";

/** One step of a run. */
export interface StoryStep {
  /** The event's place in the run. */
  readonly sequence: number;
  /** Milliseconds since the run's first event, by the wall clock. */
  readonly afterMs: number;
  /** The event's kind. */
  readonly kind: RunEvent["kind"];
  /** The hole, file or change it is about. */
  readonly subject?: string;
  /** One sentence. */
  readonly text: string;
}

/**
 * Tells what happened in a run.
 *
 * @param events Its events in order.
 * @returns One step an event.
 *
 * @example
 * ```ts
 * import { runStory } from "@maze/pipeline";
 * import { assertEquals } from "@std/assert";
 *
 * const steps = runStory([
 *   { kind: "project-opened", files: 2, elapsedMs: 7, sequence: 1, at: 1000 },
 *   { kind: "change-applied", change: "01A", sequence: 2, at: 1250 },
 * ]);
 * assertEquals(steps.map(({ afterMs, text }) => [afterMs, text]), [
 *   [0, "read a project of 2 files in 7 ms"],
 *   [250, "applied change 01A"],
 * ]);
 * ```
 */
export function runStory(events: readonly RecordedEvent[]): StoryStep[] {
  const start = events[0]?.at ?? 0;
  return events.map((event) => {
    const subject = subjectOf(event);
    return {
      sequence: event.sequence,
      afterMs: event.at - start,
      kind: event.kind,
      ...(subject === undefined ? {} : { subject }),
      text: sentence(event),
    };
  });
}

function subjectOf(event: RunEvent): string | undefined {
  if ("hole" in event) return event.hole;
  if ("change" in event) return event.change;
  if ("subject" in event) return event.subject;
  return "path" in event ? event.path : undefined;
}

function milliseconds(elapsedMs: number): string {
  return elapsedMs < 10_000 ? `${Math.round(elapsedMs)} ms` : `${(elapsedMs / 1000).toFixed(1)} s`;
}

function sentence(event: RunEvent): string {
  switch (event.kind) {
    case "run-started":
      return `started ${event.command} ${event.title} (maze ${event.version}, seed ${event.seed})`;
    case "run-resumed":
      return `went on after an interruption (maze ${event.version})`;
    case "project-opened":
      return `read a project of ${event.files} files in ${milliseconds(event.elapsedMs)}`;
    case "hole-found":
      return `found a hole in ${event.path}, ${event.name}: ${event.intent} ` +
        `(${event.examples} examples)`;
    case "candidate-tried":
      return event.refused === undefined
        ? `kept ${event.code} (cost ${event.cost})`
        : `turned down ${event.code} (cost ${event.cost}): ${event.refused}`;
    case "hole-filled":
      return `filled it with ${event.code} after ${event.candidates} candidates in ` +
        milliseconds(event.elapsedMs);
    case "hole-missed":
      return `found no fill among ${event.candidates} candidates in ` +
        `${milliseconds(event.elapsedMs)}: ${event.why}`;
    case "check-recorded": {
      const { check, reason, tool, verdict, version } = event.evidence;
      return `${check}: ${verdict}${reason ? ` (${reason})` : ""}, by ${tool} ${version}`;
    }
    case "repair-tried":
      return `repair ${event.attempt} by ${event.method}, ${event.description}: ` +
        `${event.errors.before} errors before, ${event.errors.after} after`;
    case "change-proposed":
      return `proposed change ${event.change} of ${event.files.join(", ")}`;
    case "change-applied":
      return `applied change ${event.change}`;
    case "change-refused":
      return `did not apply change ${event.change}: ${event.why}`;
    case "change-undone":
      return `undid change ${event.change}`;
    case "outcome-learnt":
      return `learnt that ${event.components.join(", ")} ${
        event.accepted ? "was" : "was not"
      } kept`;
    case "receipt-issued":
      return Object.entries(event.receipt)
        .map(([tier, { how, state }]) => `${tier} ${state}: ${how}`)
        .join("; ");
    case "run-finished":
      return `${event.outcome} with exit status ${event.exit} in ${milliseconds(event.elapsedMs)}` +
        (event.message ? `: ${event.message}` : "");
    default:
      return assertNever(event);
  }
}
