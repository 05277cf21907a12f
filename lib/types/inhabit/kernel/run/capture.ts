/**
 * Runs the examples with the hole open, to learn what is in scope there and what must come of it.
 * The hole gives a fresh mark each time it is reached; where a mark turns up in what the example
 * returns, the value expected at that place is what the hole must give.
 */
import type { SearchProblem } from "../../problem.ts";
import type { Frame } from "../term/term.ts";
import { deepEqual, deepFreeze } from "../values/compare.ts";
import { Thrown } from "../values/intern.ts";
import { refuel } from "../values/fuel.ts";
import type { HoleState, ProbedModule } from "./hole.ts";

/** What an example wants of the hole at one reach. */
export type Wanted =
  | { readonly kind: "value"; readonly value: unknown }
  | { readonly kind: "throws"; readonly error: string | undefined }
  /** Known only by running the example. */
  | { readonly kind: "open" };

/** One reach of the hole. */
export interface Reach {
  readonly example: number;
  readonly frame: Frame;
  readonly wanted: Wanted;
  /** Arguments, where the hole's value is a function and this is a call of it. */
  readonly call?: readonly unknown[];
}

/** What the examples showed. */
export interface Capture {
  readonly reaches: readonly Reach[];
  /** Expected values by example, where there are any. */
  readonly expected: readonly unknown[];
  /** Whether an example's call gives a promise. */
  readonly isAsync: boolean;
  /** Examples that do not run as they stand. */
  readonly broken: readonly { readonly call: string; readonly reason: string }[];
  /** True where the hole's value is a function and calls of it were seen. */
  readonly callable: boolean;
}

/** Most reaches that are recorded for one example. */
const MOST_REACHES = 6;
/** Deepest place where a mark is looked for. */
const DEEPEST = 4;

class Mark {
  constructor(readonly reach: number) {}
}

/** Runs the examples. */
export async function capture(
  problem: SearchProblem,
  module: ProbedModule,
  options: { readonly hole: HoleState; readonly callable: boolean; readonly freeze: boolean },
): Promise<Capture> {
  const { callable, freeze, hole } = options;
  const reaches: Reach[] = [];
  const expected: unknown[] = [];
  const broken: { call: string; reason: string }[] = [];
  let isAsync = false;
  let called = false;
  for (const [example, { call, expected: wanted }] of problem.examples.entries()) {
    let value: unknown;
    refuel(Infinity);
    try {
      value = await module.expected[example]?.();
    } catch (error) {
      broken.push({ call, reason: `its expected value cannot be evaluated: ${messageOf(error)}` });
    }
    expected.push(value);
    const first = reaches.length;
    const marks: { frame: Frame; call?: readonly unknown[] }[] = [];
    hole.hits = 0;
    hole.reach = (frame) => {
      if (freeze) freezeInputs(problem, frame);
      if (!callable) {
        marks.push({ frame });
        return new Mark(marks.length - 1);
      }
      return (...values: unknown[]) => {
        if (freeze) { for (const each of values) deepFreeze(each); }
        marks.push({ frame, call: values });
        called = true;
        return new Mark(marks.length - 1);
      };
    };
    let result: unknown;
    let thrown: unknown;
    try {
      result = module.calls[example]!();
      if (result instanceof Promise) {
        isAsync = true;
        result = await result;
      }
    } catch (error) {
      thrown = error;
    }
    if (marks.length === 0 && thrown instanceof ReferenceError) {
      broken.push({ call, reason: messageOf(thrown) });
    }
    for (const [reach, mark] of marks.slice(0, MOST_REACHES).entries()) {
      const found = wanted.kind === "throws"
        ? marks.length === 1 ? { kind: "throws" as const, error: wanted.error } : undefined
        : wantedAt(result, value, { reach, depth: 0 });
      reaches.push({ example, ...mark, wanted: found ?? { kind: "open" } });
    }
    void first;
  }
  return { reaches, expected, isAsync, broken, callable: called };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
}

/** What is expected where the mark of a reach turned up. */
function wantedAt(
  result: unknown,
  expected: unknown,
  at: { readonly reach: number; readonly depth: number },
): { kind: "value"; value: unknown } | undefined {
  if (result instanceof Mark) {
    return result.reach === at.reach ? { kind: "value", value: expected } : undefined;
  }
  if (at.depth >= DEEPEST || typeof result !== "object" || result === null) return undefined;
  if (typeof expected !== "object" || expected === null) return undefined;
  const deeper = { ...at, depth: at.depth + 1 };
  if (result instanceof Map && expected instanceof Map) {
    for (const [key, inner] of result) {
      const found = wantedAt(inner, expected.get(key), deeper);
      if (found) return found;
    }
    return undefined;
  }
  for (const name of Object.keys(result)) {
    if (!Object.hasOwn(expected, name)) continue;
    const found = wantedAt(
      (result as Record<string, unknown>)[name],
      (expected as Record<string, unknown>)[name],
      deeper,
    );
    if (found) return found;
  }
  return undefined;
}

/** Freezes what the example passed in; the module's own state stays as it is. */
function freezeInputs(problem: SearchProblem, frame: Frame): void {
  for (const [at, { kind }] of problem.atoms.entries()) {
    if ((kind === "parameter" || kind === "local") && frame[at] !== Thrown) deepFreeze(frame[at]);
  }
}

/** Turns of loops in one run of an example. */
const EXAMPLE_TURNS = 100_000;

/** What an example said of a candidate. */
export interface Verdict {
  readonly passed: boolean;
  /** What came: a value, or what was thrown. */
  readonly actual: { readonly kind: "value" | "thrown"; readonly value: unknown };
}

/** Runs one example with whatever stands at the hole. */
export function judgeExample(
  problem: SearchProblem,
  module: ProbedModule,
  options: { readonly hole: HoleState; readonly example: number; readonly expected: unknown },
): Verdict | Promise<Verdict> {
  const { example, expected, hole } = options;
  const wanted = problem.examples[example]!.expected;
  const returned = (value: unknown): Verdict => ({
    passed: wanted.kind === "value" && deepEqual(value, expected),
    actual: { kind: "value", value },
  });
  const threw = (error: unknown): Verdict => ({
    passed: wanted.kind === "throws" && isError(error, wanted.error),
    actual: { kind: "thrown", value: error },
  });
  hole.hits = 0;
  refuel(EXAMPLE_TURNS);
  try {
    const result = module.calls[example]!();
    return result instanceof Promise ? result.then(returned, threw) : returned(result);
  } catch (error) {
    return threw(error);
  }
}

/** Whether an error is of the class with this name, or of any class. */
export function isError(error: unknown, name: string | undefined): boolean {
  if (!(error instanceof Error)) return name === undefined;
  if (name === undefined) return !(error instanceof RangeError && /call stack/.test(error.message));
  const wanted = name.split(".").at(-1);
  if (error.name === wanted) return true;
  for (
    let prototype: unknown = Object.getPrototypeOf(error);
    typeof prototype === "object" && prototype !== null;
    prototype = Object.getPrototypeOf(prototype)
  ) {
    if ((prototype as { constructor?: { name?: string } }).constructor?.name === wanted) {
      return true;
    }
  }
  return false;
}
