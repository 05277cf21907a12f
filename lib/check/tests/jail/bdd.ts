/** Runs inside the sandbox. `describe` and `it` as `@std/testing/bdd` has them. */
import { takeTools } from "./harness.ts";
import type { Body } from "./registry.ts";

const { addHook, addSuite, addTest } = takeTools();

interface Definition {
  readonly name?: string;
  readonly fn?: Body;
  readonly ignore?: boolean;
  readonly skip?: boolean;
  readonly suite?: unknown;
  readonly beforeAll?: Body;
  readonly afterAll?: Body;
  readonly beforeEach?: Body;
  readonly afterEach?: Body;
}

type Argument = string | Definition | Body | undefined;

/** The object that `this` is in hooks and tests of a file. */
const shared = {};

function bound(body: Body): Body {
  return () => body.call(shared, shared);
}

function definitionOf(args: readonly Argument[]): Definition & { name: string } {
  let definition: Definition = {};
  for (const argument of args) {
    if (typeof argument === "string") definition = { ...definition, name: argument };
    else if (typeof argument === "function") definition = { ...definition, fn: argument };
    else definition = { ...argument, ...definition };
  }
  if (definition.suite !== undefined) {
    throw new TypeError(
      "Cannot register a test in a suite given by value: write it inside describe",
    );
  }
  return { ...definition, name: definition.name ?? definition.fn?.name ?? "" };
}

function registerTest(args: readonly Argument[], ignored = false): void {
  const { fn, ignore, name, skip } = definitionOf(args);
  const absent = fn === undefined || ignored || ignore || skip;
  void addTest({ name, body: bound(fn ?? (() => {})), ...(absent ? { skip: "ignored" } : {}) });
}

function registerSuite(args: readonly Argument[], ignored = false): void {
  const definition = definitionOf(args);
  const { fn, ignore, name, skip } = definition;
  void addSuite({
    name,
    body: () => {
      for (const [kind, hook] of Object.entries(hooks)) {
        const own = definition[kind as keyof typeof hooks];
        if (own) hook(own);
      }
      fn?.call(shared, shared);
    },
    ...(ignored || ignore || skip ? { skip: "ignored" } : {}),
  });
}

const hooks = {
  beforeAll: (body: Body): void => addHook("before", bound(body)),
  afterAll: (body: Body): void => addHook("after", bound(body)),
  beforeEach: (body: Body): void => addHook("beforeEach", bound(body)),
  afterEach: (body: Body): void => addHook("afterEach", bound(body)),
};

type Register = (...args: readonly Argument[]) => void;

function withVariants(
  register: (args: readonly Argument[], ignored?: boolean) => void,
): Register & Readonly<Record<"ignore" | "only" | "skip" | "todo", Register>> {
  const ignored: Register = (...args) => register(args, true);
  const plain: Register = (...args) => register(args);
  const variants = { ignore: ignored, only: plain, skip: ignored, todo: ignored };
  return Object.freeze(Object.assign((...args: readonly Argument[]) => register(args), variants));
}

/** Registers a test. `only` is taken as an ordinary test: all tests run here. */
export const it = withVariants(registerTest);
/** The same under its other name. */
export const test = it;
/** Registers a suite. */
export const describe = withVariants(registerSuite);
export const { beforeAll, afterAll, beforeEach, afterEach } = hooks;
/** The same under their other names. */
export const before = beforeAll;
export const after = afterAll;
