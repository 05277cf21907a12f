/**
 * Runs inside the sandbox, which carries no packages: the assertions of `@std/assert` over Node's.
 * They stand in where a project has that package from a registry.
 */
import nodeAssert from "node:assert/strict";

type Class<T = unknown> = abstract new (...args: never[]) => T;

/** Thrown by every assertion. */
export const AssertionError: typeof nodeAssert.AssertionError = nodeAssert.AssertionError;

function ensure(condition: boolean, message: string | undefined, otherwise: string): void {
  if (!condition) {
    throw new AssertionError({ message: message ? `${otherwise}: ${message}` : otherwise });
  }
}

function shown(value: unknown): string {
  return Deno.inspect(value);
}

/** Whether two values have the same structure. */
function equal(left: unknown, right: unknown): boolean {
  try {
    nodeAssert.deepStrictEqual(left, right);
    return true;
  } catch {
    return false;
  }
}

function assert(value: unknown, message = ""): asserts value {
  ensure(Boolean(value), message, "Expected a true value");
}

function assertFalse(value: unknown, message?: string): void {
  ensure(!value, message, "Expected a false value");
}

function assertEquals<T>(actual: T, expected: T, message?: string): void {
  nodeAssert.deepStrictEqual(actual, expected, message);
}

function assertNotEquals<T>(actual: T, expected: T, message?: string): void {
  nodeAssert.notDeepStrictEqual(actual, expected, message);
}

function assertStrictEquals<T>(actual: unknown, expected: T, message?: string): void {
  nodeAssert.strictEqual(actual, expected, message);
}

function assertNotStrictEquals<T>(actual: T, expected: T, message?: string): void {
  nodeAssert.notStrictEqual(actual, expected, message);
}

function assertExists<T>(actual: T, message?: string): void {
  ensure(actual !== undefined && actual !== null, message, `Expected a value, got ${actual}`);
}

function assertInstanceOf(actual: unknown, kind: Class, message?: string): void {
  ensure(actual instanceof kind, message, `Expected ${shown(actual)} to be a ${kind.name}`);
}

function assertNotInstanceOf(actual: unknown, kind: Class, message?: string): void {
  ensure(!(actual instanceof kind), message, `Expected ${shown(actual)} not to be a ${kind.name}`);
}

function assertMatch(actual: string, expected: RegExp, message?: string): void {
  nodeAssert.match(actual, expected, message);
}

function assertNotMatch(actual: string, expected: RegExp, message?: string): void {
  nodeAssert.doesNotMatch(actual, expected, message);
}

function assertStringIncludes(actual: string, expected: string, message?: string): void {
  ensure(
    actual.includes(expected),
    message,
    `Expected ${shown(actual)} to contain ${shown(expected)}`,
  );
}

function assertArrayIncludes<T>(
  actual: ArrayLike<T>,
  expected: ArrayLike<T>,
  message?: string,
): void {
  const absent = Array.from(expected).filter((wanted) =>
    !Array.from(actual).some((value) => equal(value, wanted))
  );
  ensure(absent.length === 0, message, `Expected ${shown(actual)} to include ${shown(absent)}`);
}

function assertObjectMatch(
  actual: Record<PropertyKey, unknown>,
  expected: Record<PropertyKey, unknown>,
  message?: string,
): void {
  nodeAssert.partialDeepStrictEqual(actual, expected, message);
}

function assertAlmostEquals(
  actual: number,
  expected: number,
  tolerance?: number,
  message?: string,
): void {
  const allowed = tolerance ?? (Number.isFinite(expected) ? Math.abs(expected * 1e-7) : 0);
  const near = Object.is(actual, expected) || Math.abs(expected - actual) <= allowed;
  ensure(near, message, `Expected ${actual} to be within ${allowed} of ${expected}`);
}

function assertGreater<T>(actual: T, expected: T, message?: string): void {
  ensure(actual > expected, message, `Expected ${shown(actual)} > ${shown(expected)}`);
}

function assertGreaterOrEqual<T>(actual: T, expected: T, message?: string): void {
  ensure(actual >= expected, message, `Expected ${shown(actual)} >= ${shown(expected)}`);
}

function assertLess<T>(actual: T, expected: T, message?: string): void {
  ensure(actual < expected, message, `Expected ${shown(actual)} < ${shown(expected)}`);
}

function assertLessOrEqual<T>(actual: T, expected: T, message?: string): void {
  ensure(actual <= expected, message, `Expected ${shown(actual)} <= ${shown(expected)}`);
}

function assertIsError(
  error: unknown,
  kind?: Class<Error>,
  includes?: string | RegExp,
  message?: string,
): void {
  ensure(error instanceof Error, message, `Expected an error, got ${shown(error)}`);
  if (kind) assertInstanceOf(error, kind, message);
  const text = (error as Error).message;
  const found = includes === undefined ||
    (typeof includes === "string" ? text.includes(includes) : includes.test(text));
  ensure(found, message, `Expected the message ${shown(text)} to contain ${shown(includes)}`);
}

type ErrorArguments = readonly [(Class<Error> | string)?, string?, string?];

function checkThrown(error: unknown, [kind, includes, message]: ErrorArguments): unknown {
  if (typeof kind === "function") assertIsError(error, kind, includes, message);
  return error;
}

function assertThrows(run: () => unknown, ...rest: ErrorArguments): unknown {
  let thrown: { error: unknown } | undefined;
  try {
    run();
  } catch (error) {
    thrown = { error };
  }
  if (!thrown) throw new AssertionError({ message: "Expected the function to throw" });
  return checkThrown(thrown.error, rest);
}

async function assertRejects(
  run: () => PromiseLike<unknown>,
  ...rest: ErrorArguments
): Promise<unknown> {
  let thrown: { error: unknown } | undefined;
  try {
    await run();
  } catch (error) {
    thrown = { error };
  }
  if (!thrown) throw new AssertionError({ message: "Expected the promise to reject" });
  return checkThrown(thrown.error, rest);
}

function fail(message?: string): never {
  throw new AssertionError({ message: message ? `Failed: ${message}` : "Failed" });
}

function unimplemented(message?: string): never {
  throw new AssertionError({ message: message ? `Unimplemented: ${message}` : "Unimplemented" });
}

function unreachable(message?: string): never {
  throw new AssertionError({ message: message ?? "Unreachable" });
}

export {
  assert,
  assertAlmostEquals,
  assertArrayIncludes,
  assertEquals,
  assertExists,
  assertFalse,
  assertGreater,
  assertGreaterOrEqual,
  assertInstanceOf,
  assertIsError,
  assertLess,
  assertLessOrEqual,
  assertMatch,
  assertNotEquals,
  assertNotInstanceOf,
  assertNotMatch,
  assertNotStrictEquals,
  assertObjectMatch,
  assertRejects,
  assertStrictEquals,
  assertStringIncludes,
  assertThrows,
  equal,
  fail,
  unimplemented,
  unreachable,
};
