/** The one JSON object that a command prints with `--json`. */
import type { Diagnostic, ExitStatus, MazeError, Receipt } from "@maze/base";
import { redactText } from "@maze/pipeline";

/** What a command used, in numbers: `candidates`, `tokens`, `checks`. */
export type Usage = Readonly<Record<string, number>>;

/** An error as programs read it. */
export interface EnvelopeError {
  /** `MAZE-E####`. */
  readonly code: string;
  /** What could not be done, and why. */
  readonly message: string;
  /** One thing to do about it. */
  readonly fix: string | null;
}

/** The object; its form changes only with `schema_version`. */
export interface Envelope {
  /** Version of this form. */
  readonly schema_version: 1;
  /** `failed`: a check failed, and `result` says which; `error`: the command could not be done. */
  readonly status: "ok" | "failed" | "error";
  /** What the command found or did; with an error, the diagnostics that led to it. */
  readonly result: unknown;
  /** Per tier of constraints, how the result was held to it. */
  readonly receipt: Receipt | null;
  /** What was used. */
  readonly usage: Usage | null;
  /** Why it could not be done. */
  readonly error: EnvelopeError | null;
  /** Wall clock of the whole command, in milliseconds. */
  readonly elapsed_ms: number;
}

/** What a command came to. */
export interface Outcome {
  /** Exit status. */
  readonly exit: ExitStatus;
  /** What it found or did. */
  readonly result: unknown;
  /** Receipt, where it has one. */
  readonly receipt?: Receipt;
  /** What it used, where it counts. */
  readonly usage?: Usage;
  /** Why it could not be done. */
  readonly error?: EnvelopeError;
}

/** A diagnostic as programs read it. */
export function plainDiagnostic(diagnostic: Diagnostic): Readonly<Record<string, unknown>> {
  const { code, message, notes, path, place, severity, suggestion } = diagnostic;
  return {
    code,
    severity,
    message: redactText(message),
    path: path ?? null,
    line: place?.line ?? null,
    column: place?.column ?? null,
    ...(notes ? { notes: notes.map(redactText) } : {}),
    fix: suggestion ?? null,
  };
}

/** What an error comes to. */
export function outcomeOfError(error: MazeError): Outcome {
  const { code, diagnostics, exit, fix, message } = error;
  return {
    exit,
    result: diagnostics.length > 0 ? { diagnostics: diagnostics.map(plainDiagnostic) } : null,
    error: { code, message: redactText(message), fix: fix ? redactText(fix) : null },
  };
}

/** The object for an outcome. */
export function envelopeOf(outcome: Outcome, elapsedMs: number): Envelope {
  const { error, exit, receipt, result, usage } = outcome;
  return {
    schema_version: 1,
    status: error ? "error" : exit === 0 ? "ok" : "failed",
    result: result ?? null,
    receipt: receipt ?? null,
    usage: usage ?? null,
    error: error ?? null,
    elapsed_ms: Math.round(elapsedMs * 10) / 10,
  };
}
