/** Runs inside the sandbox. `node:test` as Node has it, but for reporters, `run` and coverage. */
import assert from "node:assert";
import { mock } from "node:test";
import { takeTools } from "./harness.ts";
import type { Body, Entry, Spec } from "./registry.ts";

const { addHook, addSuite, addTest, runSubtest } = takeTools();

interface Options {
  readonly skip?: boolean | string;
  readonly todo?: boolean | string;
  readonly timeout?: number;
  readonly plan?: number;
}

type Fn = (context: unknown, done?: (error?: unknown) => void) => unknown;
type Argument = string | Options | Fn | undefined;

function partsOf(
  args: readonly Argument[],
): { name: string; options: Options; fn: Fn | undefined } {
  let name: string | undefined;
  let options: Options = {};
  let fn: Fn | undefined;
  for (const argument of args) {
    if (typeof argument === "string") name = argument;
    else if (typeof argument === "function") fn = argument;
    else if (argument) options = argument;
  }
  return { name: name ?? (fn?.name || "<anonymous>"), options, fn };
}

/** A function that takes a callback after its context is done when it calls that. */
function bodyOf(fn: Fn): Body {
  if (fn.length < 2) return (context) => fn(context);
  return (context) =>
    new Promise<void>((resolve, reject) => {
      fn(context, (error) => error ? reject(error) : resolve());
    });
}

function reasonOf(value: boolean | string | undefined, word: string): { skip?: string } {
  return value === undefined || value === false ? {} : { skip: value === true ? word : value };
}

function testSpec(args: readonly Argument[], more: Options, eager: boolean): Spec {
  const { fn, name, options: own } = partsOf(args);
  const options = { ...own, ...more };
  const run = bodyOf(fn ?? (() => {}));
  return {
    name,
    eager,
    passesHooks: true,
    context: contextOf,
    body: async (context) => {
      if (options.plan !== undefined) (context as Context).plan(options.plan);
      await run(context);
      (context as Context)[CHECK_PLAN]();
    },
    ...(fn === undefined ? { skip: "todo" } : {}),
    ...reasonOf(options.todo, "todo"),
    ...reasonOf(options.skip, "skipped"),
    ...(typeof options.timeout === "number" && options.timeout < Infinity
      ? { timeoutMs: options.timeout }
      : {}),
  };
}

const CHECK_PLAN = Symbol("check plan");

interface Context {
  plan(count: number): void;
  [CHECK_PLAN](): void;
}

const contexts = new WeakMap<Entry, unknown>();

function contextOf(entry: Entry): unknown {
  let known = contexts.get(entry);
  if (!known) contexts.set(entry, known = newContext(entry));
  return known;
}

/** Node's assertions, each counted towards the plan. */
function countedAssert(count: () => void): object {
  const counted: Record<string, unknown> = {};
  for (const [name, method] of Object.entries(assert)) {
    if (typeof method !== "function" || name === "AssertionError" || name === "strict") continue;
    counted[name] = (...args: readonly unknown[]): unknown => {
      count();
      return (method as (...args: readonly unknown[]) => unknown)(...args);
    };
  }
  return counted;
}

function newContext(entry: Entry): unknown {
  let planned: number | undefined;
  let counted = 0;
  const count = (): void => void counted++;
  const stop = new AbortController();
  addHook("after", () => stop.abort(), entry);
  const test = (...args: readonly Argument[]): Promise<void> => {
    count();
    return runSubtest(entry, testSpec(args, {}, false)).then(() => {});
  };
  const hook = (kind: "before" | "after" | "beforeEach" | "afterEach") => (fn: Fn): void =>
    addHook(kind, bodyOf(fn), entry);
  return {
    name: entry.spec.name,
    fullName: entry.name,
    signal: stop.signal,
    mock,
    assert: countedAssert(count),
    test,
    it: test,
    before: hook("before"),
    after: hook("after"),
    beforeEach: hook("beforeEach"),
    afterEach: hook("afterEach"),
    diagnostic: (): void => {},
    runOnly: (): void => {},
    skip: (message?: string): void => void (entry.skipped = message ?? "skipped"),
    todo: (message?: string): void => void (entry.skipped = message ?? "todo"),
    plan: (wanted: number): void => void (planned = wanted),
    waitFor,
    [CHECK_PLAN]: (): void => {
      if (planned === undefined || planned === counted) return;
      throw new Error(`Cannot see its plan: ${counted} assertions, expected ${planned}`);
    },
  };
}

/** Calls `condition` until it no longer throws. */
async function waitFor(
  condition: () => unknown,
  { interval = 50, timeout = 1000 }: { readonly interval?: number; readonly timeout?: number } = {},
): Promise<unknown> {
  for (const start = performance.now();;) {
    try {
      return await condition();
    } catch (error) {
      if (performance.now() - start > timeout) throw error;
      await new Promise((resolve) => setTimeout(resolve, interval));
    }
  }
}

type Register = (...args: readonly Argument[]) => Promise<void>;

function withVariants(
  register: (args: readonly Argument[], more: Options) => Promise<void>,
): Register & Readonly<Record<"only" | "skip" | "todo", Register>> {
  return Object.assign((...args: readonly Argument[]) => register(args, {}), {
    only: (...args: readonly Argument[]) => register(args, {}), // Node too runs all without a flag
    skip: (...args: readonly Argument[]) => register(args, { skip: true }),
    todo: (...args: readonly Argument[]) => register(args, { todo: true }),
  });
}

/** Registers a suite; it may be waited for. */
export const describe = Object.freeze(withVariants((args, more) => {
  const { fn, name, options } = partsOf(args);
  return addSuite({
    name,
    eager: true,
    passesHooks: true,
    body: (context) => fn?.(context),
    context: (entry) => ({ name: entry.spec.name, fullName: entry.name }),
    ...reasonOf(more.skip ?? more.todo ?? options.skip ?? options.todo, "skipped"),
  });
}));
/** The same under its other name. */
export const suite = describe;
export const before = (fn: Fn): void => addHook("before", bodyOf(fn));
export const after = (fn: Fn): void => addHook("after", bodyOf(fn));
export const beforeEach = (fn: Fn): void => addHook("beforeEach", bodyOf(fn));
export const afterEach = (fn: Fn): void => addHook("afterEach", bodyOf(fn));
export { mock };

const plain = withVariants((args, more) => addTest(testSpec(args, more, true)));
/** Registers a test; it may be waited for. The other names are its members too. */
export const test = Object.assign(plain, {
  describe,
  suite,
  before,
  after,
  beforeEach,
  afterEach,
  mock,
  test: plain,
  it: plain,
});
Object.freeze(test);
/** The same under its other name. */
export const it = test;
export default test;
