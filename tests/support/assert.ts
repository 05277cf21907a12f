/** The part of `@std/assert` this project uses, over `node:assert/strict`. */
import nodeAssert from "node:assert/strict";

export function assert(value: unknown, message = ""): asserts value {
  nodeAssert.ok(value, message);
}

export function assertEquals<T>(actual: T, expected: T, message?: string): void {
  nodeAssert.deepStrictEqual(actual, expected, message);
}

export function assertNotEquals<T>(actual: T, expected: T, message?: string): void {
  nodeAssert.notDeepStrictEqual(actual, expected, message);
}

export function assertStrictEquals<T>(
  actual: unknown,
  expected: T,
  message?: string,
): asserts actual is T {
  nodeAssert.strictEqual(actual, expected, message);
}

export function assertMatch(actual: string, expected: RegExp, message?: string): void {
  nodeAssert.match(actual, expected, message);
}

export function assertStringIncludes(actual: string, expected: string, message?: string): void {
  nodeAssert.ok(actual.includes(expected), message ?? `Cannot find "${expected}" in "${actual}"`);
}

export function assertExists<T>(actual: T, message?: string): asserts actual is NonNullable<T> {
  nodeAssert.ok(actual !== undefined && actual !== null, message ?? "Cannot find a value");
}

// deno-lint-ignore no-explicit-any
type ErrorClass<E extends Error> = new (...args: any[]) => E;

function checkError<E extends Error>(error: unknown, kind?: ErrorClass<E>, includes?: string): E {
  nodeAssert.ok(
    error instanceof (kind ?? Error),
    `Cannot accept ${error}: expected ${kind?.name ?? "Error"}`,
  );
  if (includes) assertStringIncludes((error as Error).message, includes);
  return error as E;
}

export function assertThrows<E extends Error = Error>(
  run: () => unknown,
  kind?: ErrorClass<E>,
  includes?: string,
): E {
  try {
    run();
  } catch (error) {
    return checkError(error, kind, includes);
  }
  throw new nodeAssert.AssertionError({
    message: "Cannot see an error: expected the call to throw",
  });
}

export async function assertRejects<E extends Error = Error>(
  run: () => PromiseLike<unknown>,
  kind?: ErrorClass<E>,
  includes?: string,
): Promise<E> {
  try {
    await run();
  } catch (error) {
    return checkError(error, kind, includes);
  }
  throw new nodeAssert.AssertionError({
    message: "Cannot see an error: expected the promise to reject",
  });
}
