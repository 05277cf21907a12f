/** What an operation reports of holes and of the whole, in the form that `--json` prints. */
import type { Evidence, Receipt } from "@maze/base";
import { lineColumn, relativePath } from "@maze/base";
import type { NearMiss } from "@maze/providers";
import type { TypedHole } from "@maze/types";
import type { HoleOutcome } from "../fill/desk.ts";
import { speaksOf, type TestRun } from "../fill/test_run.ts";

/** What became of one hole. */
export interface HoleReport {
  /** Its id: `path#name`. */
  readonly id: string;
  /** The function it stands in. */
  readonly name: string;
  /** Its file, relative to the project. */
  readonly path: string;
  /** Its line, from 1. */
  readonly line: number;
  /** The intent, in words. */
  readonly intent: string;
  /** Whether a fill stands. */
  readonly filled: boolean;
  /** The text that replaces the hole; empty where nothing stands. */
  readonly code: string;
  /** Names the fill imports, as `name from module`. */
  readonly imports: readonly string[];
  /** How many examples judged it. */
  readonly examples: number;
  /** Tests that name its function. */
  readonly tests: { readonly passed: number; readonly failed: number };
  /** Why nothing stands. */
  readonly reason?: string;
  /** What came nearest, where nothing stands. */
  readonly nearest: readonly NearestReport[];
  /** Candidates that were checked in the file. */
  readonly candidates: number;
  /** Time for this hole, in milliseconds. */
  readonly elapsed_ms: number;
}

/** A program that meets some of the examples. */
export interface NearestReport {
  /** Its text. */
  readonly code: string;
  /** How many examples it meets. */
  readonly passed: number;
  /** What it gave where it failed. */
  readonly misses: readonly {
    readonly call: string;
    readonly expected: string;
    readonly actual: string;
  }[];
}

/** One attempt at a repair. */
export interface RepairReport {
  /** File, relative to the project. */
  readonly path: string;
  /** A fix of the compiler, or a search. */
  readonly method: "fix" | "search";
  /** What it did. */
  readonly description: string;
  /** Whether it was kept. */
  readonly kept: boolean;
}

/** What an operation on code leaves. */
export interface CodeReport {
  /** Id of its run. */
  readonly run: string;
  /** Whether all that was asked for was done. */
  readonly status: "ok" | "failed";
  /** The holes, in the order of files and text. */
  readonly holes: readonly HoleReport[];
  /** Repairs that were tried, in order; empty for operations that do not repair. */
  readonly repairs: readonly RepairReport[];
  /** What the checks found about the result. */
  readonly evidence: readonly Evidence[];
  /** How the result was held to each tier. */
  readonly receipt: Receipt;
  /** Unified difference; empty where nothing changes. */
  readonly diff: string;
  /** Files that change, relative to the project. */
  readonly files: readonly string[];
  /** Wall clock, in milliseconds. */
  readonly elapsed_ms: number;
}

/** Makes the report of one hole. */
export function reportHole(
  outcome: HoleOutcome,
  context: { readonly root: string; readonly text: string; readonly tests: TestRun | undefined },
): HoleReport {
  const { candidate, candidates, elapsedMs, hole, nearest, reason } = outcome;
  const { root, tests, text } = context;
  return {
    id: shownId(hole, root),
    name: hole.name,
    path: relativePath(root, hole.path),
    line: lineColumn(text, hole.span.start).line,
    intent: hole.intent,
    filled: candidate !== undefined,
    code: candidate?.code ?? "",
    imports:
      candidate?.imports.map(({ from, name }) =>
        `${name} from ${from.startsWith("/") ? relativePath(root, from) : from}`
      ) ?? [],
    examples: hole.examples.length,
    tests: countTests(hole, tests),
    ...(candidate ? {} : { reason: reason ?? "not tried" }),
    nearest: nearest.map(reportNearest),
    candidates,
    elapsed_ms: Math.round(elapsedMs),
  };
}

/** Id of a hole with its path as people write it. */
export function shownId(hole: TypedHole, root: string): string {
  return relativePath(root, hole.path) + hole.id.slice(hole.path.length);
}

function countTests(hole: TypedHole, run: TestRun | undefined): HoleReport["tests"] {
  const about = run?.cases.filter((each) => speaksOf(each, hole)) ?? [];
  const count = (status: string): number => about.filter((each) => each.status === status).length;
  return { passed: count("passed"), failed: count("failed") };
}

function reportNearest({ candidate, verdicts }: NearMiss): NearestReport {
  const misses = verdicts.filter(({ passed }) => !passed).map(({ actual, call, expected }) => ({
    call,
    expected,
    actual,
  }));
  return { code: candidate.code, passed: candidate.passed, misses };
}
