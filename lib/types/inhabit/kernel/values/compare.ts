/**
 * Deep equality as `assert.deepStrictEqual` has it, taken before project code is loaded: `Object.is`
 * for primitives, prototypes and own properties for objects, order left out for Map and Set.
 */

const { getPrototypeOf, is, keys } = Object;
const { hasOwn } = Object;

/** Whether two values are deeply and strictly equal. */
export function deepEqual(left: unknown, right: unknown): boolean {
  return equal(left, right, new Map());
}

function equal(left: unknown, right: unknown, seen: Map<object, object>): boolean {
  if (is(left, right)) return true;
  if (typeof left !== "object" || typeof right !== "object" || left === null || right === null) {
    return false;
  }
  if (getPrototypeOf(left) !== getPrototypeOf(right)) return false;
  if (seen.get(left) === right) return true;
  seen.set(left, right);
  if (Array.isArray(left) && Array.isArray(right) && left.length !== right.length) return false;
  if (left instanceof Date && right instanceof Date && !is(left.getTime(), right.getTime())) {
    return false;
  }
  if (left instanceof RegExp && String(left) !== String(right)) return false;
  if (left instanceof Error && right instanceof Error) {
    if (left.message !== right.message || left.name !== right.name) return false;
  }
  if (left instanceof Map && right instanceof Map && !equalMaps(left, right, seen)) return false;
  if (left instanceof Set && right instanceof Set && !equalSets(left, right, seen)) return false;
  const names = keys(left);
  if (names.length !== keys(right).length) return false;
  return names.every((name) =>
    hasOwn(right, name) &&
    equal((left as Record<string, unknown>)[name], (right as Record<string, unknown>)[name], seen)
  );
}

function equalMaps(
  left: Map<unknown, unknown>,
  right: Map<unknown, unknown>,
  seen: Map<object, object>,
): boolean {
  if (left.size !== right.size) return false;
  const rest = [...right];
  for (const [key, value] of left) {
    if (right.has(key)) {
      if (!equal(value, right.get(key), seen)) return false;
      continue;
    }
    const at = rest.findIndex(([other, inner]) =>
      !left.has(other) && equal(key, other, seen) && equal(value, inner, seen)
    );
    if (at < 0) return false;
    rest.splice(at, 1);
  }
  return true;
}

function equalSets(left: Set<unknown>, right: Set<unknown>, seen: Map<object, object>): boolean {
  if (left.size !== right.size) return false;
  const rest = [...right].filter((value) => !left.has(value));
  for (const value of left) {
    if (right.has(value)) continue;
    const at = rest.findIndex((other) => equal(value, other, seen));
    if (at < 0) return false;
    rest.splice(at, 1);
  }
  return true;
}

/** Freezes a value and what it holds, so that a component that would change it throws instead. */
export function deepFreeze(value: unknown, depth = 0): void {
  if (typeof value !== "object" || value === null || depth > 40) return;
  if (Object.isFrozen(value) && !(value instanceof Map || value instanceof Set)) return;
  const prototype: unknown = getPrototypeOf(value);
  if (Array.isArray(value) || prototype === Object.prototype || prototype === null) {
    Object.freeze(value);
    for (const name of keys(value)) {
      deepFreeze((value as Record<string, unknown>)[name], depth + 1);
    }
  } else if (value instanceof Map || value instanceof Set) {
    for (const name of ["set", "add", "delete", "clear"]) {
      if (name in value) Object.defineProperty(value, name, { value: refuse, enumerable: false });
    }
    for (const inner of value.values()) deepFreeze(inner, depth + 1);
  }
}

function refuse(): never {
  throw new TypeError("Cannot change an input of the search");
}

/** A value as short text, for people. */
export function show(value: unknown, depth = 0): string {
  if (typeof value === "string") return JSON.stringify(value);
  if (is(value, -0)) return "-0";
  if (typeof value === "bigint") return `${value}n`;
  if (typeof value === "function") return value.name ? `[function ${value.name}]` : "[function]";
  if (typeof value !== "object" || value === null) return String(value);
  if (depth > 3) return "…";
  try {
    return cut(showObject(value, depth));
  } catch {
    return "[object]";
  }
}

function showObject(value: object, depth: number): string {
  const inner = (each: unknown): string => show(each, depth + 1);
  if (Array.isArray(value)) return `[${value.slice(0, 50).map(inner).join(", ")}]`;
  if (value instanceof Error) return `${value.name}: ${value.message}`;
  if (value instanceof Date || value instanceof RegExp) return String(value);
  if (value instanceof Map) {
    const entries = [...value].map(([key, each]) => `${inner(key)} => ${inner(each)}`);
    return `Map {${entries.join(", ")}}`;
  }
  if (value instanceof Set) return `Set {${[...value].map(inner).join(", ")}}`;
  const fields = keys(value).slice(0, 50).map((name) =>
    `${name}: ${inner((value as Record<string, unknown>)[name])}`
  );
  const prototype: { constructor?: { name?: string } } | null = getPrototypeOf(value);
  const name = prototype === null || prototype === Object.prototype
    ? ""
    : `${prototype.constructor?.name ?? ""} `;
  return fields.length === 0 ? `${name}{}` : `${name}{ ${fields.join(", ")} }`;
}

const LONGEST = 400;

function cut(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
