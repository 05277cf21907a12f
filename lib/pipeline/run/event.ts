/**
 * What can happen in a run. The log of these events is the truth about it; progress, figures and
 * explanations are views of the log. Names are noun and verb.
 */
import type { Evidence, ExitStatus, Receipt } from "@maze/base";
import type { NeededImport } from "@maze/types";

/** The first event of every run. */
export interface RunStarted {
  /** Discriminator. */
  readonly kind: "run-started";
  /** The verb: `fill`, `generate`, `validate`, `repair`. */
  readonly command: string;
  /** Root of the project, absolute. */
  readonly project: string;
  /** The intent or the file, in one line. */
  readonly title: string;
  /** Version of the program. */
  readonly version: string;
  /** Seed of everything random. */
  readonly seed: number;
  /** The options that matter for doing it again; never a secret. */
  readonly options: Readonly<Record<string, string | number | boolean>>;
}

/** A run that was interrupted goes on. */
export interface RunResumed {
  /** Discriminator. */
  readonly kind: "run-resumed";
  /** Version of the program that goes on. */
  readonly version: string;
}

/** The project has been read. */
export interface ProjectOpened {
  /** Discriminator. */
  readonly kind: "project-opened";
  /** Its own source files. */
  readonly files: number;
  /** How long it took, in milliseconds. */
  readonly elapsedMs: number;
}

/** A hole that this run means to fill. */
export interface HoleFound {
  /** Discriminator. */
  readonly kind: "hole-found";
  /** Its id. */
  readonly hole: string;
  /** The function it stands in. */
  readonly name: string;
  /** Its file, relative to the project. */
  readonly path: string;
  /** The intent, in words. */
  readonly intent: string;
  /** How many examples judge it. */
  readonly examples: number;
}

/** A candidate was looked at. */
export interface CandidateTried {
  /** Discriminator. */
  readonly kind: "candidate-tried";
  /** The hole. */
  readonly hole: string;
  /** Its text. */
  readonly code: string;
  /** Its cost by the search. */
  readonly cost: number;
  /** What it is made of. */
  readonly components: readonly string[];
  /** Why it was turned down; absent where it was kept. */
  readonly refused?: string;
}

/** A hole has its fill; the project is not changed yet. */
export interface HoleFilled {
  /** Discriminator. */
  readonly kind: "hole-filled";
  /** The hole. */
  readonly hole: string;
  /** Text that replaces the hole. */
  readonly code: string;
  /** What it needs from other modules; nothing where absent. */
  readonly imports?: readonly NeededImport[];
  /** What it is made of. */
  readonly components: readonly string[];
  /** Candidates that were looked at for it. */
  readonly candidates: number;
  /** How long it took, in milliseconds. */
  readonly elapsedMs: number;
}

/** Nothing was found for a hole within the budget. */
export interface HoleMissed {
  /** Discriminator. */
  readonly kind: "hole-missed";
  /** The hole. */
  readonly hole: string;
  /** Why the search ended. */
  readonly why: string;
  /** What came nearest, with how many examples it meets. */
  readonly nearest: readonly { readonly code: string; readonly passed: number }[];
  /** Candidates that were looked at for it. */
  readonly candidates: number;
  /** How long it took, in milliseconds. */
  readonly elapsedMs: number;
}

/** A check has judged. */
export interface CheckRecorded {
  /** Discriminator. */
  readonly kind: "check-recorded";
  /** The hole or the file it is about. */
  readonly subject: string;
  /** What it found, by which tool, on which inputs. */
  readonly evidence: Evidence;
}

/** A repair was tried. */
export interface RepairTried {
  /** Discriminator. */
  readonly kind: "repair-tried";
  /** File it is about, relative to the project. */
  readonly path: string;
  /** Its number within the run, from 1. */
  readonly attempt: number;
  /** A fix of the compiler, or a search. */
  readonly method: "fix" | "search";
  /** What it did. */
  readonly description: string;
  /** Errors before and after it. */
  readonly errors: { readonly before: number; readonly after: number };
  /** How long it took, in milliseconds. */
  readonly elapsedMs: number;
}

/** A patch is ready and was shown. */
export interface ChangeProposed {
  /** Discriminator. */
  readonly kind: "change-proposed";
  /** Its id. */
  readonly change: string;
  /** Its files, relative to the project. */
  readonly files: readonly string[];
}

/** A patch is in the project. */
export interface ChangeApplied {
  /** Discriminator. */
  readonly kind: "change-applied";
  /** Its id. */
  readonly change: string;
}

/** A patch was not applied: refused by the user or because files had changed. */
export interface ChangeRefused {
  /** Discriminator. */
  readonly kind: "change-refused";
  /** Its id. */
  readonly change: string;
  /** Why. */
  readonly why: string;
}

/** A patch was taken back. */
export interface ChangeUndone {
  /** Discriminator. */
  readonly kind: "change-undone";
  /** Its id. */
  readonly change: string;
}

/** The outcome of a candidate was recorded for later searches. */
export interface OutcomeLearnt {
  /** Discriminator. */
  readonly kind: "outcome-learnt";
  /** The hole. */
  readonly hole: string;
  /** What the candidate was made of. */
  readonly components: readonly string[];
  /** Whether it was kept. */
  readonly accepted: boolean;
}

/** How the result was held to each tier of constraints. */
export interface ReceiptIssued {
  /** Discriminator. */
  readonly kind: "receipt-issued";
  /** The receipt. */
  readonly receipt: Receipt;
}

/** The last event of a run that came to its end. */
export interface RunFinished {
  /** Discriminator. */
  readonly kind: "run-finished";
  /** All that was asked for, not all of it, or stopped by the user. */
  readonly outcome: "completed" | "failed" | "cancelled";
  /** Exit status of the command. */
  readonly exit: ExitStatus;
  /** Code of the error that ended it. */
  readonly code?: string;
  /** What people were told. */
  readonly message?: string;
  /** How long it took since it was started or resumed, in milliseconds. */
  readonly elapsedMs: number;
}

/** Anything that can happen in a run. */
export type RunEvent =
  | RunStarted
  | RunResumed
  | ProjectOpened
  | HoleFound
  | CandidateTried
  | HoleFilled
  | HoleMissed
  | CheckRecorded
  | RepairTried
  | ChangeProposed
  | ChangeApplied
  | ChangeRefused
  | ChangeUndone
  | OutcomeLearnt
  | ReceiptIssued
  | RunFinished;

/** An event with its place and time. */
export type RecordedEvent = RunEvent & {
  /** Its place in the run, from 1. */
  readonly sequence: number;
  /** When it was recorded, in milliseconds since 1970. */
  readonly at: number;
};
