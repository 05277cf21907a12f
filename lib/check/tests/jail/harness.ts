/**
 * Runs inside the sandbox. Holds the tests that the shims of the frameworks register and runs them
 * one after another. Every framework's own words are turned into these few: test, suite, hook.
 *
 * The code under test shares the realm. So nothing here goes through a member that it could replace:
 * lists are walked and filled by index, promises are awaited, and other functions are kept at load.
 */
import assert from "node:assert";
import { changedIntrinsic } from "./intrinsics.ts";
import { described, isRefusal, type SandboxRecord, type Status } from "./report.ts";

const { setTimeout, clearTimeout } = globalThis;
const now = performance.now.bind(performance);
const OwnPromise = Promise;
const race = Promise.race.bind(Promise) as typeof Promise.race;

/** A promise with the function that settles it. */
interface Gate {
  readonly opened: Promise<void>;
  open(): void;
}

function newGate(): Gate {
  let open = (): void => {};
  const opened = new OwnPromise<void>((resolve) => open = resolve);
  return { opened, open };
}

/** A test's function, a suite's, or a hook's. */
export type Body = (context: unknown) => unknown;

/** When a hook runs. */
export type HookKind = "before" | "after" | "beforeEach" | "afterEach";

/** What a shim knows of a test or suite. */
export interface Spec {
  readonly name: string;
  readonly body: Body;
  /** Why it is not to be run. */
  readonly skip?: string;
  /** How long it may take, in milliseconds. */
  readonly timeoutMs?: number;
  /** What its function is called with. */
  readonly context?: (entry: Entry) => unknown;
  /** True where a module may wait for it while it is being loaded. */
  readonly eager?: boolean;
  /** True where the hooks around it run for its subtests too. */
  readonly passesHooks?: boolean;
}

/** A test or suite in its place. */
export interface Entry {
  readonly spec: Spec;
  readonly parent: Entry | undefined;
  /** Its name after those of the suites around it. */
  readonly name: string;
  readonly children: Entry[];
  readonly hooks: Record<HookKind, Body[]>;
  readonly finished: Gate;
  /** What a suite's function returned. */
  ready: unknown;
  isSuite: boolean;
  /** Set by a test that finds out that it has nothing to say. */
  skipped: string | undefined;
  /** The latest subtest, after which the next one runs. */
  tail: Promise<Status> | undefined;
  failedSubtests: number;
}

function newEntry(spec: Spec, parent: Entry | undefined): Entry {
  return {
    spec,
    parent,
    name: parent?.parent || parent?.spec.name ? `${parent.name} > ${spec.name}` : spec.name,
    children: [],
    hooks: { before: [], after: [], beforeEach: [], afterEach: [] },
    finished: newGate(),
    ready: undefined,
    isSuite: false,
    skipped: undefined,
    tail: undefined,
    failedSubtests: 0,
  };
}

const root = newEntry({ name: "", body: () => {} }, undefined);
let scope = root;
let eagerAdded = newGate();
/** Errors that no test awaited, for the test that runs when they come up. */
let stray: unknown[] = [];

/** Registers a test in the suite whose function is running. */
export function addTest(spec: Spec): Promise<void> {
  const entry = newEntry(spec, scope);
  scope.children[scope.children.length] = entry;
  if (spec.eager) eagerAdded.open();
  return entry.finished.opened;
}

/** Registers a suite and calls its function, which registers what is in it. */
export function addSuite(spec: Spec): Promise<void> {
  const entry = newEntry(spec, scope);
  entry.isSuite = true;
  scope.children[scope.children.length] = entry;
  const outer = scope;
  scope = entry;
  try {
    if (spec.skip === undefined) entry.ready = spec.body(spec.context?.(entry));
  } finally {
    scope = outer;
  }
  if (spec.eager) eagerAdded.open();
  return entry.finished.opened;
}

/** Registers a hook of the suite whose function is running, or of `entry`. */
export function addHook(kind: HookKind, body: Body, entry: Entry = scope): void {
  const hooks = entry.hooks[kind];
  hooks[hooks.length] = body;
}

/** Runs a test inside another, after those begun before it; true when it did not fail. */
export async function runSubtest(parent: Entry, spec: Spec): Promise<boolean> {
  const entry = newEntry(spec, parent);
  parent.tail = runAfter(parent.tail, entry);
  return (await parent.tail) !== "failed";
}

async function runAfter(earlier: Promise<Status> | undefined, entry: Entry): Promise<Status> {
  await earlier;
  return await runTest(entry);
}

let send: (record: SandboxRecord) => void = () => {};
let started = false;
let tests = 0;

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
      eagerAdded = newGate();
      await race([loaded, eagerAdded.opened]);
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
    else end(child, { status: isRefusal(error) ? "refused" : "failed", ...described(error) });
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
