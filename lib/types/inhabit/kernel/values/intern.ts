/**
 * Numbers for values: two values have the same number when no program of the search could tell them
 * apart. Values of the search are never changed, so a number is found once for each object.
 * The library's functions are taken before any project code is loaded.
 */

/** What a term has where evaluating it threw. */
export const Thrown: unique symbol = Symbol("thrown");

const { getPrototypeOf, is, keys } = Object;
const functionText = Function.prototype.toString;
const { apply, ownKeys } = Reflect;

/** Most elements of one value that are looked at. */
const MOST_PARTS = 4_000;
/** Deepest nesting that is looked at. */
const DEEPEST = 60;

/** Gives numbers to values. */
export class Interner {
  readonly #primitives = new Map<unknown, number>();
  readonly #objects = new WeakMap<object, number>();
  readonly #shapes = new Map<string, number>();
  readonly #opaque = new WeakMap<object, boolean>();
  readonly #visiting = new Set<object>();
  #next = 1;
  #negativeZero = 0;

  /** Number of a value. */
  id(value: unknown): number {
    if (typeof value === "object" && value !== null || typeof value === "function") {
      const known = this.#objects.get(value);
      if (known !== undefined) return known;
      const shape = this.#visiting.size > DEEPEST ? undefined : this.#shape(value);
      if (shape === undefined) {
        if (!this.#visiting.has(value)) this.#objects.set(value, this.#next);
        return this.#next++;
      }
      let id = this.#shapes.get(shape);
      if (id === undefined) this.#shapes.set(shape, id = this.#next++);
      this.#objects.set(value, id);
      return id;
    }
    if (value === 0 && is(value, -0)) return this.#negativeZero ||= this.#next++;
    let id = this.#primitives.get(value);
    if (id === undefined) this.#primitives.set(value, id = this.#next++);
    return id;
  }

  /** Number of a primitive that was seen before; 0 for any other. */
  seen(value: unknown): number {
    if (value === 0 && is(value, -0)) return this.#negativeZero;
    return this.#primitives.get(value) ?? 0;
  }

  /** Forgets an object, after it was changed on purpose. */
  forget(value: unknown): void {
    if (typeof value === "object" && value !== null) this.#objects.delete(value);
  }

  #shape(value: object): string | undefined {
    if (this.#visiting.has(value)) return undefined;
    this.#visiting.add(value);
    try {
      return this.#shapeOf(value);
    } catch {
      return undefined; // a getter or a proxy that throws: the object is only like itself
    } finally {
      this.#visiting.delete(value);
    }
  }

  #shapeOf(value: object): string | undefined {
    if (typeof value === "function") return undefined;
    if (Array.isArray(value)) {
      if (value.length > MOST_PARTS) return undefined;
      let shape = "[";
      for (let at = 0; at < value.length; at++) {
        shape += at in value ? `${this.id(value[at])},` : ",";
      }
      return shape;
    }
    if (value instanceof Map) {
      let shape = "M";
      for (const [key, inner] of value) shape += `${this.id(key)}:${this.id(inner)},`;
      return shape;
    }
    if (value instanceof Set) {
      let shape = "S";
      for (const inner of value) shape += `${this.id(inner)},`;
      return shape;
    }
    if (value instanceof Date) return `D${value.getTime()}`;
    if (value instanceof RegExp) return `R${String(value)}@${value.lastIndex}`;
    if (value instanceof Promise || value instanceof WeakMap || value instanceof WeakSet) {
      return undefined;
    }
    const prototype: object | null = getPrototypeOf(value);
    let shape = prototype === Object.prototype ? "{" : prototype === null ? "N{" : "";
    if (shape === "") {
      if (prototype !== null && this.#hidesState(prototype)) return undefined;
      shape = `C${prototype === null ? 0 : this.id(prototype.constructor)}{`;
      if (value instanceof Error) shape += `${value.message}|`;
    }
    const names = keys(value);
    if (names.length > MOST_PARTS) return undefined;
    for (const name of names) {
      shape += `${this.id(name)}:${this.id((value as Record<string, unknown>)[name])},`;
    }
    return shape;
  }

  /** Whether instances have state that cannot be seen from outside. */
  #hidesState(prototype: object): boolean {
    let hides = this.#opaque.get(prototype);
    if (hides === undefined) {
      const { constructor } = prototype;
      hides = typeof constructor !== "function" ||
        apply(functionText, constructor, []).includes("#") ||
        ownKeys(prototype).some((key) => typeof key === "symbol");
      this.#opaque.set(prototype, hides);
    }
    return hides;
  }
}
