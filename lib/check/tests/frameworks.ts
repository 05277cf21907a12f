/**
 * The test frameworks that the sandbox has: modules that stand in for the frameworks' own, with
 * which the same test files run in it. Other frameworks are packages, which it does not carry.
 */
import { type ModuleSource, sandboxModules } from "@maze/types";
import bdd from "./jail/bdd.ts" with { type: "text" };
import denoTest from "./jail/deno_test.ts" with { type: "text" };
import harness from "./jail/harness.ts" with { type: "text" };
import intrinsics from "./jail/intrinsics.ts" with { type: "text" };
import nodeTest from "./jail/node_test.ts" with { type: "text" };
import registry from "./jail/registry.ts" with { type: "text" };
import report from "./jail/report.ts" with { type: "text" };
import stdAssert from "./jail/std_assert.ts" with { type: "text" };

/** Folder of these modules in the jail. No module of a project gets a path that begins so. */
const FOLDER = "$maze";

const TEXTS: Readonly<Record<string, string>> = {
  "/bdd.ts": bdd,
  "/deno_test.ts": denoTest,
  "/harness.ts": harness,
  "/intrinsics.ts": intrinsics,
  "/node_test.ts": nodeTest,
  "/registry.ts": registry,
  "/report.ts": report,
  "/std_assert.ts": stdAssert,
};

const source: ModuleSource = {
  root: "/",
  text: (path) => TEXTS[path],
  resolve: (specifier) =>
    specifier.startsWith("./") ? { path: specifier.slice(1), external: false } : undefined,
};

let compiled: ReadonlyMap<string, string> | undefined;

/** The modules by jail path. */
export function frameworkFiles(): ReadonlyMap<string, string> {
  if (compiled) return compiled;
  const { files } = sandboxModules(source, Object.keys(TEXTS));
  return compiled = new Map([...files].map(([path, text]) => [`${FOLDER}/${path}`, text]));
}

/** Jail path of one of the modules, by its name. */
export function frameworkPath(
  name: "bdd" | "deno_test" | "harness" | "node_test" | "report" | "std_assert",
): string {
  return `${FOLDER}/${name}.ts.js`;
}

const STAND_INS: readonly (readonly [RegExp, string])[] = [
  [/^node:test$/, frameworkPath("node_test")],
  [/^(?:jsr:)?@std\/testing(?:@[^/]+)?\/bdd$/, frameworkPath("bdd")],
  [/^https:\/\/deno\.land\/std(?:@[^/]+)?\/testing\/bdd\.ts$/, frameworkPath("bdd")],
  [/^(?:jsr:)?@std\/assert(?:@[^/]+)?(?:\/.+)?$/, frameworkPath("std_assert")],
  [/^https:\/\/deno\.land\/std(?:@[^/]+)?\/assert\/.+$/, frameworkPath("std_assert")],
];

/** Jail path of the module that stands in for an import, where there is one. */
export function standIn(
  project: ModuleSource,
  { from, specifier }: { readonly specifier: string; readonly from: string },
): string | undefined {
  const found = STAND_INS.find(([pattern]) => pattern.test(specifier))?.[1];
  if (found === undefined) return undefined;
  const own = project.resolve(specifier, from); // a project may have its own of that name
  return own && !own.external ? undefined : found;
}

/** Names that test frameworks define as globals. */
const GLOBALS =
  /^(describe|it|test|suite|expect|beforeEach|beforeAll|before|vi|jest) is not defined$/;

/** Whether a module failed to load since it counts on a framework's globals. */
export function wantsGlobals(message: string): boolean {
  return GLOBALS.test(message);
}
