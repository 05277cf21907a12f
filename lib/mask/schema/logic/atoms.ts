/** What a schema says of a value of one kind by itself, cut into parts that hold or do not. */
import type { PatternProperty, SchemaNode, SchemaPattern } from "@maze/grammar";
import type { Decimal } from "../value/decimal.ts";
import type { Formula } from "./formula.ts";

/** The kinds of JSON values, told apart by their first byte. */
export type Kind = "null" | "true" | "false" | "number" | "string" | "array" | "object";

/** What strings must be. */
export interface StringAtom {
  readonly kind: "string";
  readonly minLength: number;
  readonly maxLength: number;
  readonly patterns: readonly SchemaPattern[];
  readonly values: readonly string[] | undefined;
}

/** What numbers must be. */
export interface NumberAtom {
  readonly kind: "number";
  readonly low: Decimal | undefined;
  readonly lowOpen: boolean;
  readonly high: Decimal | undefined;
  readonly highOpen: boolean;
  /** What they must be multiples of; 1 for integers. */
  readonly step: Decimal | undefined;
  readonly values: readonly Decimal[] | undefined;
}

/** What objects and their properties must be. */
export interface ObjectAtom {
  readonly kind: "object";
  readonly properties: ReadonlyMap<string, SchemaNode>;
  readonly patterns: readonly PatternProperty[];
  readonly additional: SchemaNode | undefined;
  readonly names: SchemaNode | undefined;
  readonly required: readonly string[];
  readonly min: number;
  readonly max: number;
}

/** What some part of a schema evaluates, where `when` holds. */
export interface Evaluated {
  readonly when: Formula<Atom>;
  /** Everything: an object's properties, an array's items. */
  readonly all: boolean;
  readonly properties?: ReadonlyMap<string, SchemaNode>;
  readonly patterns?: readonly PatternProperty[];
  /** So many first items. */
  readonly prefix?: number;
  /** Items that satisfy this. */
  readonly contains?: SchemaNode;
}

/** `unevaluatedProperties` or `unevaluatedItems`. */
export interface LeftoverAtom {
  readonly kind: "leftover";
  readonly node: SchemaNode;
  readonly evaluated: readonly Evaluated[];
}

/** What arrays and their items must be. */
export interface ArrayAtom {
  readonly kind: "array";
  readonly prefix: readonly SchemaNode[];
  readonly items: SchemaNode | undefined;
  readonly min: number;
  readonly max: number;
}

/** How many items must be something; a new atom for each one found. */
export interface ContainsAtom {
  readonly kind: "contains";
  readonly node: SchemaNode;
  readonly min: number;
  readonly max: number;
  readonly found: number;
}

/** No two items may be equal. */
export interface UniqueAtom {
  readonly kind: "unique";
}

/** One of them. */
export type Atom =
  | StringAtom
  | NumberAtom
  | ObjectAtom
  | LeftoverAtom
  | ArrayAtom
  | ContainsAtom
  | UniqueAtom;
