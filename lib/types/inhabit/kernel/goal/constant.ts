/** Constants that only the examples know: dear, because any example can be met by one. */
import type { Context } from "../bank/context.ts";
import type { Component, Term } from "../term/term.ts";
import type { TypeId } from "../../problem.ts";

/** A constant as a term; `undefined` for values that are not written as literals. */
export function literalTerm(
  context: Context,
  value: unknown,
  options: { readonly type: TypeId; readonly examples: number },
): Term | undefined {
  const code = codeOf(value);
  if (code === undefined) return undefined;
  const cost = priceOf(value, options.examples);
  const component: Component = {
    name: "literal.example",
    cost,
    operands: [],
    shape: { kind: "atom", code },
    result: () => options.type,
    apply: () => value,
  };
  const id = context.engine.interner.id(value);
  return {
    kind: "term",
    component,
    operands: [],
    type: options.type,
    cost,
    values: context.frames.map(() => value),
    ids: context.frames.map(() => id),
    run: fresh(value),
    atoms: 0,
    depths: 0,
    partial: false,
    says: 0,
  };
}

/** Empty collections must be new each time. */
function fresh(value: unknown): () => unknown {
  if (Array.isArray(value)) return () => [];
  if (value instanceof Map) return () => new Map();
  if (value instanceof Set) return () => new Set();
  if (typeof value === "object" && value !== null) return () => ({});
  return () => value;
}

function codeOf(value: unknown): string | undefined {
  if (typeof value === "string") return JSON.stringify(value);
  if (typeof value === "number") return Object.is(value, -0) ? "-0" : String(value);
  if (typeof value === "boolean" || value === undefined || value === null) return String(value);
  if (Array.isArray(value)) return value.length === 0 ? "[]" : undefined;
  if (value instanceof Map) return value.size === 0 ? "new Map()" : undefined;
  if (value instanceof Set) return value.size === 0 ? "new Set()" : undefined;
  if (typeof value === "object" && Object.getPrototypeOf(value) === Object.prototype) {
    return Object.keys(value).length === 0 ? "{}" : undefined;
  }
  return undefined;
}

/** Absent, empty and neutral values are natural; the rest is dear unless several examples want it. */
function priceOf(value: unknown, examples: number): number {
  if (value === undefined || value === null || typeof value === "object") return 2;
  if (value === 0 || value === 1 || value === "" || typeof value === "boolean") return 2;
  const single = typeof value === "number" ? 10 : 9 + Math.floor(String(value).length / 8);
  return examples > 1 ? single - 4 : single;
}
