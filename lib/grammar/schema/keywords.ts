/** Reads the keywords that say something of a value by themselves, and checks their values. */
import type { JsonType, JsonValue, SchemaNode } from "./node.ts";

/** A node while it is being made. */
export type Draft = { -readonly [Key in keyof SchemaNode]: SchemaNode[Key] };

/** What is wrong with a keyword's value; `undefined` where nothing is. */
export type Wrong = string | undefined;

/** Reads one keyword into a node. */
export type Reader = (node: Draft, value: JsonValue) => Wrong;

const TYPES = new Set<string>([
  "array",
  "boolean",
  "integer",
  "null",
  "number",
  "object",
  "string",
]);

/** The keywords that need nothing but their value. */
export const READERS: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  ["type", readType],
  ["enum", (node, value) => {
    if (!Array.isArray(value)) return "a list of values";
    node.values = value;
  }],
  ["const", (node, value) => {
    node.constant = { value };
  }],
  ...counts("minLength", "maxLength", "minItems", "maxItems", "minProperties", "maxProperties"),
  ...counts("minContains", "maxContains"),
  ["minimum", bound("minimum")],
  ["maximum", bound("maximum")],
  ["exclusiveMinimum", exclusive("exclusiveMinimum")],
  ["exclusiveMaximum", exclusive("exclusiveMaximum")],
  ["multipleOf", (node, value) => {
    if (typeof value !== "number" || !(value > 0)) return "a number above zero";
    node.multipleOf = value;
  }],
  ["uniqueItems", (node, value) => {
    if (typeof value !== "boolean") return "true or false";
    if (value) node.uniqueItems = true;
  }],
  ["required", (node, value) => {
    if (!isNames(value)) return "a list of property names";
    node.required = value;
  }],
  ["dependentRequired", (node, value) => {
    if (typeof value !== "object" || value === null || Array.isArray(value)) {
      return "lists of property names by name";
    }
    const entries = Object.entries(value);
    if (!entries.every(([, names]) => isNames(names))) return "lists of property names by name";
    node.dependentRequired = new Map(entries as [string, string[]][]);
  }],
]);

/** Whether a value is a list of strings. */
export function isNames(value: JsonValue): value is readonly string[] {
  return Array.isArray(value) && value.every((name) => typeof name === "string");
}

function readType(node: Draft, value: JsonValue): Wrong {
  const types = Array.isArray(value) ? value : [value];
  if (!types.every((type) => typeof type === "string" && TYPES.has(type))) {
    return `one of ${[...TYPES].join(", ")}, or a list of them`;
  }
  node.types = types as JsonType[];
}

type CountName =
  | "minLength"
  | "maxLength"
  | "minItems"
  | "maxItems"
  | "minProperties"
  | "maxProperties"
  | "minContains"
  | "maxContains";

function counts(...names: CountName[]): [string, Reader][] {
  return names.map((name) => [name, (node, value) => {
    if (typeof value !== "number" || !Number.isInteger(value) || value < 0) {
      return "a whole number from 0 up";
    }
    node[name] = value;
  }]);
}

function bound(name: "minimum" | "maximum"): Reader {
  return (node, value) => {
    if (typeof value !== "number") return "a number";
    node[name] = value;
  };
}

/** Draft 4 says `true` here and means the bound beside it. */
function exclusive(name: "exclusiveMinimum" | "exclusiveMaximum"): Reader {
  return (node, value) => {
    if (typeof value === "boolean") return undefined;
    if (typeof value !== "number") return "a number";
    node[name] = value;
  };
}
