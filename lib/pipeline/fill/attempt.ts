/** Fills one hole: takes the provider's candidates in order until one stands the check of its file. */
import type { Diagnostic } from "@maze/base";
import { type GrammarTrial, isSyntaxError } from "@maze/check";
import type { FillEvent, NearMiss, SearchReport } from "@maze/providers";
import type { Candidate, TypedHole, TypeScriptProject } from "@maze/types";

/** A hole with the stream of its candidates, from which more may be taken later. */
export interface Attempt {
  /** The hole. */
  readonly hole: TypedHole;
  /** The provider's events; never restarted. */
  readonly events: AsyncIterator<FillEvent>;
}

/** What came of asking for the next candidate. */
export type AttemptResult =
  | { readonly kind: "found"; readonly candidate: Candidate }
  | {
    readonly kind: "exhausted";
    readonly nearest: readonly NearMiss[];
    readonly report: SearchReport;
  };

/** How candidates are judged, and who is told. */
export interface AttemptOptions {
  /** Text of the file with a candidate in place, or with the hole open. */
  readonly textWith: (candidate: Candidate | undefined) => string;
  /** Whether type errors count; syntax errors always do. */
  readonly typed: boolean;
  /**
   * Reads the file with the hole open, to say of its text with a candidate why the grammar refuses
   * it; absent where no grammar is to judge.
   */
  readonly syntax?: (open: string) => GrammarTrial | undefined;
  /** Told of each candidate with the reason it was refused, and of the search's progress. */
  readonly sink: AttemptSink;
}

/** What an attempt reports while it runs. */
export interface AttemptSink {
  /** A candidate was looked at; `refused` says why it cannot stand. */
  tried(hole: TypedHole, candidate: Candidate, refused: string | undefined): void;
  /** The search goes on. */
  searching(hole: TypedHole, candidates: number): void;
}

/**
 * Takes candidates until one brings no new error into its file: first by the grammar, which is quick,
 * then by the compiler. A grammar that refuses the file with the hole open does not judge.
 *
 * @param attempt The hole and its candidates.
 * @param project The project the file is checked in.
 * @param options How to judge.
 * @returns The candidate, or what came nearest.
 */
export async function nextCandidate(
  attempt: Attempt,
  project: Pick<TypeScriptProject, "check">,
  options: AttemptOptions,
): Promise<AttemptResult> {
  const { events, hole } = attempt;
  const { sink, syntax, textWith, typed } = options;
  const errorsIn = (text: string): Diagnostic[] =>
    project.check([hole.path], new Map([[hole.path, text]]))
      .filter((found) => found.severity === "error" && (typed || isSyntaxError(found)));
  const open = textWith(undefined);
  const before = countErrors(errorsIn(open), open);
  const misread = syntax?.(open);
  for (;;) {
    const next = await events.next();
    if (next.done) {
      throw new TypeError("Cannot go on: the provider ended without saying that it has finished");
    }
    const event = next.value;
    if (event.kind === "progress") sink.searching(hole, event.candidates);
    else if (event.kind === "finished") return { ...event, kind: "exhausted" };
    else {
      const text = textWith(event.candidate);
      const fresh = misread?.(text) ?? newErrors(errorsIn(text), before, text)[0];
      sink.tried(hole, event.candidate, fresh && `${fresh.code} ${fresh.message}`);
      if (!fresh) return { kind: "found", candidate: event.candidate };
    }
  }
}

/** An error by what it says and of which text: a fill moves errors, so offsets do not count. */
function keyOf({ code, message, span }: Diagnostic, text: string): string {
  return `${code} ${message} ${span ? text.slice(span.start, span.end) : ""}`;
}

function countErrors(errors: readonly Diagnostic[], text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const error of errors) {
    counts.set(keyOf(error, text), (counts.get(keyOf(error, text)) ?? 0) + 1);
  }
  return counts;
}

function newErrors(
  errors: readonly Diagnostic[],
  before: ReadonlyMap<string, number>,
  text: string,
): Diagnostic[] {
  const left = new Map(before);
  return errors.filter((error) => {
    const count = left.get(keyOf(error, text)) ?? 0;
    left.set(keyOf(error, text), count - 1);
    return count <= 0;
  });
}
