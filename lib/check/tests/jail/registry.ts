/**
 * Runs inside the sandbox. Tests, suites and hooks as the shims of the frameworks register them:
 * every framework's own words are turned into these few.
 */
import type { Status } from "./report.ts";

const OwnPromise = Promise;

/** A promise with the function that settles it. */
export interface Gate {
  readonly opened: Promise<void>;
  open(): void;
}

/** A new gate, closed. */
export function newGate(): Gate {
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
  readonly isSuite: boolean;
  readonly children: Entry[];
  readonly hooks: Record<HookKind, Body[]>;
  readonly finished: Gate;
  /** What a suite's function returned. */
  ready: unknown;
  /** Set by a test that finds out that it has nothing to say. */
  skipped: string | undefined;
  /** The latest subtest, after which the next one runs. */
  tail: Promise<Status> | undefined;
  failedSubtests: number;
}

/** A new test or suite; nothing knows of it yet. */
export function newEntry(
  spec: Spec,
  parent: Entry | undefined,
  { isSuite }: { readonly isSuite: boolean },
): Entry {
  return {
    spec,
    parent,
    name: parent && parent.name !== "" ? `${parent.name} > ${spec.name}` : spec.name,
    isSuite,
    children: [],
    hooks: { before: [], after: [], beforeEach: [], afterEach: [] },
    finished: newGate(),
    ready: undefined,
    skipped: undefined,
    tail: undefined,
    failedSubtests: 0,
  };
}

/** What a test file has registered so far. */
export interface Registry {
  /** The whole file, as a suite. */
  readonly root: Entry;
  /** Registers a test in the suite whose function is running. */
  addTest(spec: Spec): Promise<void>;
  /** Registers a suite and calls its function, which registers what is in it. */
  addSuite(spec: Spec): Promise<void>;
  /** Registers a hook of `entry`, or of the suite whose function is running. */
  addHook(kind: HookKind, body: Body, entry?: Entry): void;
  /** Settles when the next eager test or suite is registered. */
  nextEager(): Promise<void>;
}

/** A new registry, empty. Lists are filled by index: their methods could have been replaced. */
export function createRegistry(): Registry {
  const root = newEntry({ name: "", body: () => {} }, undefined, { isSuite: true });
  let scope = root;
  let eager = newGate();
  const add = (spec: Spec, isSuite: boolean): Entry => {
    const entry = newEntry(spec, scope, { isSuite });
    scope.children[scope.children.length] = entry;
    return entry;
  };
  return {
    root,
    addTest: (spec) => {
      const entry = add(spec, false);
      if (spec.eager) eager.open();
      return entry.finished.opened;
    },
    addSuite: (spec) => {
      const entry = add(spec, true);
      const outer = scope;
      scope = entry;
      try {
        if (spec.skip === undefined) entry.ready = spec.body(spec.context?.(entry));
      } finally {
        scope = outer;
      }
      if (spec.eager) eager.open();
      return entry.finished.opened;
    },
    addHook: (kind, body, entry = scope) => {
      const hooks = entry.hooks[kind];
      hooks[hooks.length] = body;
    },
    nextEager: () => {
      eager = newGate();
      return eager.opened;
    },
  };
}
