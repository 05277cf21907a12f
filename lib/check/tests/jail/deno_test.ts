/**
 * Runs inside the sandbox. `Deno.test` as `deno test` has it, but for the sanitizers of operations
 * and resources (off by default there too), permissions (there are none to give) and snapshots.
 */
import { takeTools } from "./harness.ts";
import type { Body, Entry, Spec } from "./registry.ts";
import { Refusal } from "./report.ts";

const { addHook, addTest, runSubtest } = takeTools();
const { inspect } = Deno;

type Fn = (...args: readonly unknown[]) => unknown;

interface Definition {
  readonly name?: string;
  readonly fn?: Fn;
  readonly ignore?: boolean;
  readonly timeout?: number;
  readonly retry?: number;
  readonly repeats?: number;
}

type Argument = string | Definition | Fn;

/** Takes every form of the arguments: name, options and function, each alone or inside the other. */
function definitionOf(args: readonly Argument[]): Definition & { name: string; fn: Fn } {
  let definition: Definition = {};
  for (const argument of args) {
    if (typeof argument === "string") definition = { ...definition, name: argument };
    else if (typeof argument === "function") definition = { ...definition, fn: argument };
    else definition = { ...argument, ...definition };
  }
  const { fn } = definition;
  const name = definition.name ?? fn?.name ?? "";
  if (typeof fn !== "function") throw new TypeError("Cannot register a test: it has no function");
  if (name === "") throw new TypeError("Cannot register a test: it has no name");
  return { ...definition, name, fn };
}

function specOf(definition: Definition & { name: string; fn: Fn }): Spec {
  const { fn, ignore, name, repeats = 0, retry = 0, timeout } = definition;
  const body: Body = async (context) => {
    for (let repeat = 0; repeat <= repeats; repeat++) {
      for (let attempt = 0;; attempt++) {
        try {
          await fn(context);
          break;
        } catch (error) {
          if (attempt >= retry) throw error;
        }
      }
    }
  };
  return {
    name,
    body,
    context: contextOf,
    ...(ignore ? { skip: "ignored" } : {}),
    ...(timeout ? { timeoutMs: timeout } : {}),
  };
}

function contextOf(entry: Entry): unknown {
  const step = (...args: readonly Argument[]): Promise<boolean> =>
    runSubtest(entry, specOf(definitionOf(args)));
  return {
    name: entry.spec.name,
    origin: "sandbox:",
    parent: entry.parent?.parent ? contextOf(entry.parent) : undefined,
    step,
    assertSnapshot: () => Promise.reject(new Refusal("snapshots need files")),
  };
}

function register(args: readonly Argument[], more: Definition = {}): void {
  void addTest(specOf({ ...definitionOf(args), ...more }));
}

const FORMATS: Readonly<Record<string, (value: unknown) => string>> = {
  s: String,
  d: (value) => String(Math.trunc(Number(value))),
  i: (value) => String(Math.trunc(Number(value))),
  f: (value) => String(Number(value)),
  j: (value) => String(JSON.stringify(value)),
  o: (value) => inspect(value),
  O: (value) => inspect(value),
};

/** Name of one case: `%s` and its like take the case's values in order, `$key` its members. */
function caseName(template: string, value: unknown, index: number): string {
  const values = Array.isArray(value) ? [...value] : [value];
  const filled = template.replace(/%([sdifjoO#%])/g, (whole, letter: string) => {
    if (letter === "%") return "%";
    if (letter === "#") return String(index);
    return values.length === 0 ? whole : FORMATS[letter]?.(values.shift()) ?? whole;
  });
  if (Array.isArray(value) || typeof value !== "object" || value === null) return filled;
  return filled.replace(/\$([\w.]+)/g, (_, path: string) => {
    let at: unknown = value;
    for (const key of path.split(".")) at = (at as Record<string, unknown> | undefined)?.[key];
    return String(at);
  });
}

function eachOf(more: Definition) {
  return (cases: readonly unknown[]) => (...args: readonly Argument[]): void => {
    const definition = definitionOf(args);
    cases.forEach((value, index) => {
      const given = Array.isArray(value) ? value : [value];
      const fn: Fn = (context) => definition.fn(...given, context);
      register([{ ...definition, name: caseName(definition.name, value, index), fn }], more);
    });
  };
}

function variant(more: Definition) {
  return Object.assign((...args: readonly Argument[]): void => register(args, more), {
    each: eachOf(more),
  });
}

const test = Object.assign(variant({}), {
  ignore: variant({ ignore: true }),
  only: variant({}),
  beforeAll: (body: Body): void => addHook("before", body),
  afterAll: (body: Body): void => addHook("after", body),
  beforeEach: (body: Body): void => addHook("beforeEach", body),
  afterEach: (body: Body): void => addHook("afterEach", body),
  sanitizer: (): void => {},
});

for (const each of [test, test.ignore, test.only]) Object.freeze(each);
Object.defineProperty(Deno, "test", { value: test, enumerable: true });
