/**
 * Runs inside the sandbox. Runs what a test file registers, one test after another, and reports.
 *
 * The code under test shares the realm. So nothing here goes through a member that it could replace:
 * lists are walked and filled by index, promises are awaited, and other functions are kept at load.
 * And nothing here can be reached by it: the tools are handed out before it is loaded, and then no
 * more.
 */
import assert from "node:assert";
import { changedIntrinsic } from "./intrinsics.ts";
import {
  createRegistry,
  type Entry,
  type HookKind,
  newEntry,
  type Registry,
  type Spec,
} from "./registry.ts";
import { described, isRefusal, type SandboxRecord, type Status } from "./report.ts";

const { setTimeout, clearTimeout } = globalThis;
const now = performance.now.bind(performance);
const OwnPromise = Promise;
const race = Promise.race.bind(Promise) as typeof Promise.race;

const registry = createRegistry();
const { root } = registry;
/** Errors that no test awaited, for the test that runs when they come up. */
let stray: unknown[] = [];
let send: (record: SandboxRecord) => void = () => {};
let started = false;
let tests = 0;

/** What the shims register with. */
export interface Tools extends Pick<Registry, "addTest" | "addSuite" | "addHook"> {
  /** Runs a test inside another, after those begun before it; true when it did not fail. */
  runSubtest(parent: Entry, spec: Spec): Promise<boolean>;
}

/** Hands out the tools to a shim that is being loaded; later, nobody gets them. */
export function takeTools(): Tools {
  if (started) throw new TypeError("Cannot hand out the tools: the tests have begun");
  const { addHook, addSuite, addTest } = registry;
  return { addHook, addSuite, addTest, runSubtest };
}

async function runSubtest(parent: Entry, spec: Spec): Promise<boolean> {
  const entry = newEntry(spec, parent, { isSuite: false });
  parent.tail = runAfter(parent.tail, entry);
  return (await parent.tail) !== "failed";
}

async function runAfter(earlier: Promise<Status> | undefined, entry: Entry): Promise<Status> {
  await earlier;
  return await runTest(entry);
}

/**
 * Loads a test file and runs what it registers. Only the main program calls this, before any code
 * under test is loaded; a second call does nothing.
 */
export async function runFile(
  load: () => Promise<unknown>,
  report: (record: SandboxRecord) => void,
): Promise<void> {
  if (started) return;
  started = true;
  send = report;
  Object.freeze(assert);
  Object.freeze(assert.strict);
  catchStrays();
  const loading: Loading = { done: false, failure: undefined };
  const loaded = follow(load, loading);
  for (let at = 0; !loading.failure; at++) {
    while (!loading.done && !hasEager(at)) {
      await race([loaded, registry.nextEager()]);
      await nextTurn(); // what the module registers in the same breath belongs together
    }
    const next = root.children[at];
    if (!next || loading.failure) break;
    if (at === 0) await runRootHooks("before");
    await runEntry(next);
  }
  if (loading.failure) send({ kind: "load", ...described(loading.failure.error) });
  else await runRootHooks("after");
  await nextTurn();
  for (let at = 0; at < stray.length; at++) send({ kind: "load", ...described(stray[at]) });
  send({ kind: "done", tests, changed: changedIntrinsic() ?? "" });
}

/** Whether the module may be waiting for a test that has not been run yet. */
function hasEager(from: number): boolean {
  for (let at = from; at < root.children.length; at++) {
    if (root.children[at]!.spec.eager) return true;
  }
  return false;
}

/** How far the test file has come. */
interface Loading {
  done: boolean;
  failure: { readonly error: unknown } | undefined;
}

async function follow(load: () => Promise<unknown>, loading: Loading): Promise<void> {
  try {
    await load();
  } catch (error) {
    loading.failure = { error };
  }
  loading.done = true;
}

async function runRootHooks(kind: HookKind): Promise<void> {
  try {
    await runHooks(root, kind);
  } catch (error) {
    send({ kind: "load", ...described(error) });
  }
}

function nextTurn(): Promise<void> {
  return new OwnPromise((resolve) => setTimeout(resolve, 0));
}

function catchStrays(): void {
  globalThis.addEventListener("unhandledrejection", (event) => {
    event.preventDefault();
    stray[stray.length] = event.reason;
  });
  globalThis.addEventListener("error", (event) => {
    event.preventDefault();
    stray[stray.length] = event.error;
  });
}

async function runEntry(entry: Entry): Promise<void> {
  if (entry.isSuite) await runSuite(entry);
  else await runTest(entry);
}

async function runSuite(suite: Entry): Promise<void> {
  try {
    await suite.ready;
    if (suite.spec.skip === undefined) await runHooks(suite, "before");
  } catch (error) {
    return failAll(suite, error);
  }
  if (suite.children.length === 0 && suite.spec.skip !== undefined) {
    end(suite, { status: "skipped", message: suite.spec.skip });
  }
  for (let at = 0; at < suite.children.length; at++) await runEntry(suite.children[at]!);
  try {
    await runHooks(suite, "after");
  } catch (error) {
    end(suite, { status: "failed", ...described(error) });
  }
  suite.finished.open();
}

function failAll(suite: Entry, error: unknown): void {
  if (suite.children.length === 0) end(suite, { status: "failed", ...described(error) });
  for (let at = 0; at < suite.children.length; at++) {
    const child = suite.children[at]!;
    if (child.isSuite) failAll(child, error);
    else if (child.spec.skip !== undefined) {
      end(child, { status: "skipped", message: child.spec.skip });
    } else end(child, { status: isRefusal(error) ? "refused" : "failed", ...described(error) });
  }
  suite.finished.open();
}

/** The entries whose hooks run around a test, innermost first. */
function around(entry: Entry): Entry[] {
  const chain: Entry[] = [];
  for (let at = entry.parent; at; at = at.parent) {
    chain[chain.length] = at;
    if (!at.isSuite && at !== root && at.spec.passesHooks !== true) break;
  }
  return chain;
}

async function runTest(entry: Entry): Promise<Status> {
  const { spec } = entry;
  if (spec.skip !== undefined) return end(entry, { status: "skipped", message: spec.skip });
  send({ kind: "start", name: entry.name });
  const begun = now();
  const chain = around(entry);
  let thrown: { error: unknown } | undefined;
  try {
    for (let at = chain.length; at-- > 0;) await runHooks(chain[at]!, "beforeEach", entry);
    await runHooks(entry, "before", entry);
    await withTimeout(entry);
    await entry.tail;
  } catch (error) {
    thrown = { error };
  }
  try {
    await runHooks(entry, "after", entry);
    for (let at = 0; at < chain.length; at++) await runHooks(chain[at]!, "afterEach", entry);
  } catch (error) {
    thrown ??= { error };
  }
  const late = stray;
  stray = [];
  if (late.length > 0) thrown ??= { error: late[0] };
  const elapsedMs = now() - begun;
  if (thrown) {
    const status = isRefusal(thrown.error) ? "refused" : "failed";
    return end(entry, { status, elapsedMs, ...described(thrown.error) });
  }
  if (entry.failedSubtests > 0) {
    const message = `${entry.failedSubtests} of its subtests failed`;
    return end(entry, { status: "failed", elapsedMs, message });
  }
  const changed = changedIntrinsic();
  if (changed !== undefined) {
    const message = `${changed} was replaced, so nothing it says can be relied upon`;
    return end(entry, { status: "failed", elapsedMs, message });
  }
  if (entry.skipped !== undefined) {
    return end(entry, { status: "skipped", elapsedMs, message: entry.skipped });
  }
  return end(entry, { status: "passed", elapsedMs, message: "" });
}

async function withTimeout(entry: Entry): Promise<void> {
  const { spec } = entry;
  const context = spec.context?.(entry);
  if (spec.timeoutMs === undefined) return void await spec.body(context);
  const { timeoutMs } = spec;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new OwnPromise<never>((_, reject) => {
    const fail = () =>
      reject(
        new Error(`Cannot wait longer: expected its end within its own limit of ${timeoutMs} ms`),
      );
    timer = setTimeout(fail, timeoutMs);
  });
  try {
    await race([spec.body(context), late]);
  } finally {
    clearTimeout(timer);
  }
}

async function runHooks(owner: Entry, kind: HookKind, entry: Entry = owner): Promise<void> {
  const hooks = owner.hooks[kind];
  for (let at = 0; at < hooks.length; at++) await hooks[at]!(entry.spec.context?.(entry));
}

function end(
  entry: Entry,
  result: {
    readonly status: Status;
    readonly message: string;
    readonly stack?: string;
    readonly elapsedMs?: number;
  },
): Status {
  tests++;
  const { elapsedMs = 0, message, stack = "", status } = result;
  send({ kind: "end", name: entry.name, status, message, stack, elapsedMs });
  if (status === "failed" && entry.parent && !entry.parent.isSuite) entry.parent.failedSubtests++;
  entry.finished.open();
  return status;
}
