/** Which keyword of a schema rules cannot say, and why. */
import type { JsonType, JsonValue, SchemaNode } from "../../../schema/node.ts";
import type { IntegerRange } from "./integers.ts";

/** What stands in the way of rules. */
export interface Obstacle {
  /** The keyword. */
  readonly keyword: string;
  /** Why rules cannot say it. */
  readonly why: string;
}

type Key = keyof SchemaNode;

/** Keywords of fields that are named otherwise. */
const WRITTEN: Partial<Record<Key, string>> = {
  types: "type",
  refs: "$ref",
  values: "enum",
  constant: "const",
};

/** What rules never say, whatever the type. */
const NEVER: readonly Key[] = ["oneOf", "not", "if"];

/** What rules do not say of values of a type. */
const BY_TYPE: Readonly<Record<JsonType, readonly Key[]>> = {
  null: [],
  boolean: [],
  string: [],
  number: ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"],
  integer: ["multipleOf"],
  array: ["contains", "unevaluatedItems", "uniqueItems"],
  object: [
    "patternProperties",
    "unevaluatedProperties",
    "propertyNames",
    "minProperties",
    "maxProperties",
    "dependentSchemas",
    "dependentRequired",
  ],
};

const BOUNDS: readonly Key[] = ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"];
const WHOLE: readonly Key[] = ["refs", "allOf", "anyOf", "constant", "values"];
const MOST_ITEMS = 2_000;

/** Finds the first obstacle of a node, those of other nodes not included. */
export function obstacle(node: SchemaNode): Obstacle | undefined {
  const keys = (Object.keys(node) as Key[]).filter((key) => node[key] !== undefined);
  const never = keys.find((key) => NEVER.includes(key));
  if (never) return because(never, "rules have no such operator");
  const whole = keys.filter((key) => WHOLE.includes(key));
  if (whole.length > 0) return besides(whole[0]!, node, keys);
  const types = new Set(node.types ?? Object.keys(BY_TYPE) as JsonType[]);
  if (types.has("number")) types.delete("integer");
  for (const type of types) {
    const key = keys.find((one) => BY_TYPE[type].includes(one));
    if (key === "multipleOf" && type === "integer" && node.multipleOf === 1) continue;
    if (!key) continue;
    const isBound = type === "number" && BOUNDS.includes(key);
    return because(
      key,
      isBound
        ? "rules bound integers alone, expected the type integer"
        : `rules do not count or compare what is in one ${type}`,
    );
  }
  const unsafe = BOUNDS.find((key) =>
    types.has("integer") && node[key] !== undefined && !Number.isSafeInteger(roundedOf(node, key))
  );
  if (unsafe) return because(unsafe, "the bound is beyond 2^53");
  const most = Math.max(node.minItems ?? 0, node.maxItems ?? 0);
  if (types.has("array") && most > MOST_ITEMS) {
    return because(
      node.maxItems === most ? "maxItems" : "minItems",
      `rules count to ${MOST_ITEMS} at most`,
    );
  }
}

/** A keyword that says all of a value must be the only one that says something of it. */
function besides(whole: Key, node: SchemaNode, keys: readonly Key[]): Obstacle | undefined {
  if ((whole === "refs" || whole === "allOf") && node[whole]!.length !== 1) {
    return because(whole, "rules cannot demand two schemas at once");
  }
  const isValue = whole === "constant" || whole === "values";
  const other = keys.find((key) =>
    key !== "pointer" && key !== whole && !(isValue && key === "types")
  );
  if (other) {
    return because(
      other,
      `it stands beside ${WRITTEN[whole] ?? whole}, and rules cannot demand both at once`,
    );
  }
}

function because(key: Key, why: string): Obstacle {
  return { keyword: WRITTEN[key] ?? key, why };
}

/** The integers that a node allows. */
export function integersOf(node: SchemaNode): IntegerRange {
  const bounds = BOUNDS.map((key) => node[key] === undefined ? undefined : roundedOf(node, key));
  const [minimum, maximum, above, below] = bounds;
  const lower = [minimum, above].filter((bound) => bound !== undefined);
  const upper = [maximum, below].filter((bound) => bound !== undefined);
  return {
    least: lower.length > 0 ? Math.max(...lower) : undefined,
    greatest: upper.length > 0 ? Math.min(...upper) : undefined,
  };
}

/** A bound of numbers as a bound of integers, itself included. */
function roundedOf(node: SchemaNode, key: Key): number {
  const value = node[key] as number;
  switch (key) {
    case "minimum":
      return Math.ceil(value);
    case "maximum":
      return Math.floor(value);
    case "exclusiveMinimum":
      return Math.floor(value) + 1;
    default:
      return Math.ceil(value) - 1;
  }
}

/** Whether a value is of a type. */
export function isOf(value: JsonValue, type: JsonType): boolean {
  switch (type) {
    case "null":
      return value === null;
    case "array":
      return Array.isArray(value);
    case "object":
      return typeof value === "object" && value !== null && !Array.isArray(value);
    case "integer":
      return Number.isInteger(value);
    case "number":
      return typeof value === "number";
    case "string":
      return typeof value === "string";
    case "boolean":
      return typeof value === "boolean";
  }
}
