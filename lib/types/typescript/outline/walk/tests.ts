/** Finds test cases and says which framework runs them. */
import ts from "typescript";
import type { ModuleImport, TestCase, TestFramework } from "../../../model/outline.ts";
import type { OutlineInput } from "../parse.ts";
import { entityName } from "../scope/symbols.ts";
import { lineAt, nodeText, spanOf } from "../text.ts";

/** Names that begin a call of a test function, and what such a call is. */
const testFunctions: ReadonlyMap<string, TestCase["kind"]> = new Map([
  ["describe", "suite"],
  ["suite", "suite"],
  ["context", "suite"],
  ["xdescribe", "suite"],
  ["fdescribe", "suite"],
  ["test", "test"],
  ["it", "test"],
  ["specify", "test"],
  ["xit", "test"],
  ["fit", "test"],
  ["xtest", "test"],
]);

const moduleFrameworks: readonly (readonly [RegExp, TestFramework])[] = [
  [/^node:test$/, "node"],
  [/^vitest$/, "vitest"],
  [/^bun:test$/, "bun"],
  [/^@jest\/globals$/, "jest"],
  [/^mocha$/, "mocha"],
  [/(^|[/:])@std\/testing(@[^/]*)?\/bdd/, "deno"],
];

/** A call whose function is named like a test function. */
export interface TestCall {
  /** The call. */
  readonly call: ts.CallExpression;
  /** First name of what is called: `it`, `Deno`, `t`. */
  readonly root: string;
  /** Names after the first: `test`, `skip`, `each`. */
  readonly rest: readonly string[];
}

/** The test call a call is, if its function's name says so. */
export function asTestCall(call: ts.CallExpression): TestCall | undefined {
  const { expression } = call;
  const isStep = ts.isPropertyAccessExpression(expression) && expression.name.text === "step";
  const root = rootOf(expression);
  if (!isStep && !testFunctions.has(root) && root !== "Deno") return undefined;
  const rest: string[] = [];
  for (let at: ts.Expression | undefined = expression; at; at = calleeInside(at)) {
    if (ts.isPropertyAccessExpression(at)) rest.unshift(at.name.text);
  }
  return root === "Deno" && rest[0] !== "test" ? undefined : { call, root, rest };
}

/** First name of what is called; empty where it begins with something else. */
function rootOf(callee: ts.Expression): string {
  let at = callee;
  for (let inside = calleeInside(at); inside; inside = calleeInside(at)) at = inside;
  return ts.isIdentifier(at) ? at.text : "";
}

/** One step down from `it.each(…)` to `it.each` to `it`. */
function calleeInside(at: ts.Expression): ts.Expression | undefined {
  if (ts.isPropertyAccessExpression(at) || ts.isCallExpression(at)) return at.expression;
  return ts.isTaggedTemplateExpression(at) ? at.tag : undefined;
}

/** The framework that a file's imports, globals and own calls point to. */
export function frameworkOf(
  calls: readonly TestCall[],
  imports: readonly ModuleImport[],
): TestFramework | undefined {
  for (const { source } of imports) {
    const known = moduleFrameworks.find(([pattern]) => pattern.test(source));
    if (known) return known[1];
  }
  return calls.some(({ root }) => root === "Deno") ? "deno" : undefined;
}

/**
 * The test cases among the calls. A function that the file itself declares is no test function; one
 * it imports is one only where the import is from a test framework.
 */
export function testsOf(
  { calls, declared, imports }: {
    readonly calls: readonly TestCall[];
    readonly declared: ReadonlySet<string>;
    readonly imports: readonly ModuleImport[];
  },
  input: OutlineInput,
): TestCase[] {
  if (calls.length === 0) return [];
  const foreign = new Set(declared);
  for (const { bindings, source } of imports) {
    if (moduleFrameworks.some(([pattern]) => pattern.test(source))) continue;
    for (const { local } of bindings) foreign.add(local);
  }
  const inner = new Set(calls.map(({ call }) => call.expression as ts.Node));
  const cases = calls
    .filter(({ call, root }) => !foreign.has(root) && !inner.has(call))
    .map((call) => testCase(call, input))
    .filter((one) => one !== undefined)
    .sort((left, right) => left.span.start - right.span.start);
  return withSuites(cases);
}

function testCase({ call, rest, root }: TestCall, input: OutlineInput): TestCase | undefined {
  const kind = rest.at(-1) === "step" ? "step" : testFunctions.get(root) ?? "test";
  const name = caseName(call.arguments, input);
  const todo = rest.includes("todo");
  if (name === undefined || (!todo && !call.arguments.some(holdsFunction))) return undefined;
  const modifiers = rest.filter((word) => word !== "test" && word !== "step");
  if (root.startsWith("x")) modifiers.push("skip");
  if (root.startsWith("f")) modifiers.push("only");
  const span = spanOf(call, input);
  const line = lineAt(span.start, input);
  return { name, kind, span, line, ...(modifiers.length > 0 ? { modifiers } : {}) };
}

/** A function, or an object such as `Deno.test({ name, fn })` takes. */
function holdsFunction(argument: ts.Expression): boolean {
  return ts.isFunctionExpression(argument) || ts.isArrowFunction(argument) ||
    ts.isObjectLiteralExpression(argument) || entityName(argument) !== undefined ||
    ts.isCallExpression(argument);
}

function caseName(
  calledWith: readonly ts.Expression[],
  input: OutlineInput,
): string | undefined {
  const [first] = calledWith;
  if (!first) return undefined;
  if (ts.isStringLiteralLike(first)) return first.text;
  if (ts.isFunctionExpression(first) || ts.isArrowFunction(first)) return first.name?.text;
  if (!ts.isObjectLiteralExpression(first)) return nodeText(first, input);
  for (const property of first.properties) {
    if (!ts.isPropertyAssignment(property) || !ts.isIdentifier(property.name)) continue;
    if (property.name.text !== "name") continue;
    const { initializer } = property;
    return ts.isStringLiteralLike(initializer) ? initializer.text : nodeText(initializer, input);
  }
  return undefined;
}

/** Gives each case the names of the calls around it. */
function withSuites(cases: readonly TestCase[]): TestCase[] {
  const open: TestCase[] = [];
  return cases.map((one) => {
    while (open.length > 0 && open.at(-1)!.span.end <= one.span.start) open.pop();
    const suites = open.map(({ name }) => name);
    open.push(one);
    return suites.length > 0 ? { ...one, suites } : one;
  });
}
