/**
 * A JSON Schema as a graph of nodes: references are edges, the differences between drafts are gone,
 * and every keyword has been checked. What runs a schema and what exports it read this and never
 * the schema's own text.
 */
import type { Diagnostic } from "@maze/base";
import type { Regex } from "../regex/regex.ts";

/** A JSON value, as `JSON.parse` gives it. */
export type JsonValue =
  | null
  | boolean
  | number
  | string
  | readonly JsonValue[]
  | { readonly [key: string]: JsonValue };

/** The types that JSON Schema tells apart. */
export type JsonType = "null" | "boolean" | "integer" | "number" | "string" | "array" | "object";

/** A regular expression of a schema. */
export interface SchemaPattern {
  /** As the schema writes it; for a format, `format` and its name. It tells patterns apart. */
  readonly source: string;
  /** The whole texts that it accepts: a search that is not anchored has been made a match. */
  readonly regex: Regex;
}

/** A pattern for property names, and what their values must be. */
export interface PatternProperty extends SchemaPattern {
  /** What the values must be. */
  readonly node: SchemaNode;
}

/**
 * One schema object. All that is present must hold; what is absent allows anything. Nodes may form
 * circles through values (a tree's children), never in place (`allOf` of itself).
 */
export interface SchemaNode {
  /** Where it stands in the document, as a JSON pointer. */
  readonly pointer: string;
  /** Present for the schema `false`, which nothing satisfies. */
  readonly never?: true;
  /** The types it allows. */
  readonly types?: readonly JsonType[];
  /** The values it allows: `enum`. */
  readonly values?: readonly JsonValue[];
  /** The one value it allows: `const`. */
  readonly constant?: { readonly value: JsonValue };

  /** Least number. */
  readonly minimum?: number;
  /** Greatest number. */
  readonly maximum?: number;
  /** A number that numbers must exceed. */
  readonly exclusiveMinimum?: number;
  /** A number that numbers must stay under. */
  readonly exclusiveMaximum?: number;
  /** What numbers must be multiples of. */
  readonly multipleOf?: number;

  /** Fewest code points of a string. */
  readonly minLength?: number;
  /** Most code points of a string. */
  readonly maxLength?: number;
  /** What strings must match. */
  readonly pattern?: SchemaPattern;
  /** The format that strings must have. */
  readonly format?: SchemaPattern;

  /** What the values of named properties must be. */
  readonly properties?: ReadonlyMap<string, SchemaNode>;
  /** What the values of properties must be whose names match. */
  readonly patternProperties?: readonly PatternProperty[];
  /** What the values of all other properties must be. */
  readonly additionalProperties?: SchemaNode;
  /** What the values of properties must be that nothing has evaluated. */
  readonly unevaluatedProperties?: SchemaNode;
  /** What property names must be. */
  readonly propertyNames?: SchemaNode;
  /** Properties that must be there. */
  readonly required?: readonly string[];
  /** Fewest properties. */
  readonly minProperties?: number;
  /** Most properties. */
  readonly maxProperties?: number;
  /** What an object must be besides if it has a property. */
  readonly dependentSchemas?: ReadonlyMap<string, SchemaNode>;
  /** Which properties must be there if another is. */
  readonly dependentRequired?: ReadonlyMap<string, readonly string[]>;

  /** What the first items must be, one by one. */
  readonly prefixItems?: readonly SchemaNode[];
  /** What the items after those must be. */
  readonly items?: SchemaNode;
  /** What the items must be that nothing has evaluated. */
  readonly unevaluatedItems?: SchemaNode;
  /** What some items must be. */
  readonly contains?: SchemaNode;
  /** How many items at least must be `contains`; one unless said. */
  readonly minContains?: number;
  /** How many items at most may be `contains`. */
  readonly maxContains?: number;
  /** Fewest items. */
  readonly minItems?: number;
  /** Most items. */
  readonly maxItems?: number;
  /** Whether no two items may be equal. */
  readonly uniqueItems?: boolean;

  /** The target of `$ref` or `$dynamicRef`, which must hold too. */
  readonly refs?: readonly SchemaNode[];
  /** All of these must hold. */
  readonly allOf?: readonly SchemaNode[];
  /** One or more of these must hold. */
  readonly anyOf?: readonly SchemaNode[];
  /** Exactly one of these must hold. */
  readonly oneOf?: readonly SchemaNode[];
  /** This must not hold. */
  readonly not?: SchemaNode;
  /** Chooses between `then` and `else`. */
  readonly if?: SchemaNode;
  /** Must hold where `if` does. */
  readonly then?: SchemaNode;
  /** Must hold where `if` does not. */
  readonly else?: SchemaNode;
}

/** A problem of a schema: a diagnostic that names the keyword and where it stands. */
export interface SchemaProblem extends Diagnostic {
  /** The keyword, such as `"$ref"` or `"format"`. */
  readonly keyword: string;
  /** JSON pointer of the keyword in the schema. */
  readonly pointer: string;
}

/** What came of a schema. */
export interface SchemaGraph {
  /** The node that a whole document must satisfy; `undefined` where there are errors. */
  readonly root: SchemaNode | undefined;
  /** How many nodes are reached from the root. */
  readonly nodes: number;
  /** The patterns and formats in it, each once. */
  readonly patterns: readonly SchemaPattern[];
  /** What stands in the way. Without any the graph says all that the schema says. */
  readonly problems: readonly SchemaProblem[];
}
