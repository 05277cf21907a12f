/** A check of the compiler that every case of a union is handled. */

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
