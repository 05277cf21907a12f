/** Numbers and strings that must not be mixed up. */

declare const brand: unique symbol;

/** A `Value` that only the code which owns `Name` may make. */
export type Brand<Value, Name extends string> = Value & { readonly [brand]: Name };

/**
 * Marks a place that no value can reach; the compiler checks that it is so.
 *
 * @param value What should not exist.
 * @throws {TypeError} Always, naming the value.
 *
 * @example
 * ```ts
 * import { assertNever } from "@maze/base";
 * import { assertThrows } from "@std/assert";
 *
 * assertThrows(() => assertNever("left" as never), TypeError);
 * ```
 */
export function assertNever(value: never): never {
  throw new TypeError(`Cannot handle ${JSON.stringify(value)}: no case is written for it`);
}
