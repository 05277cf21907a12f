/**
 * What a node says of a value once its first byte has told the kind: branches for other kinds fall
 * away, so a `oneOf` of a string and an object is decided there and then.
 */
import type { JsonType, JsonValue, SchemaNode } from "@maze/grammar";
import { type Decimal, decimalOf } from "../value/decimal.ts";
import type { Atom, Evaluated, Kind, ObjectAtom, UniqueAtom } from "./atoms.ts";
import { type Formula, Formulas } from "./formula.ts";

const UNIQUE: UniqueAtom = { kind: "unique" };
const NO_PROPERTIES: ReadonlyMap<string, SchemaNode> = new Map();
const ONE: Decimal = decimalOf(1);
const NEVER: SchemaNode = { pointer: "", never: true };

/** A part of an object atom where only some keywords are there. */
const PLAIN_OBJECT: ObjectAtom = {
  kind: "object",
  properties: NO_PROPERTIES,
  patterns: [],
  additional: undefined,
  names: undefined,
  required: [],
  min: 0,
  max: Infinity,
};

/** Turns nodes into formulas, each once for each kind. */
export class Specialiser {
  /** Where the formulas are made. */
  readonly atoms: Formulas<Atom> = new Formulas();
  readonly #known = new Map<SchemaNode, Map<Kind, Formula<Atom>>>();
  readonly #having = new Map<string, Formula<Atom>>();
  readonly #constants = new Map<JsonValue, SchemaNode>();

  /** What a value of a kind must be to satisfy a node. */
  of(node: SchemaNode, kind: Kind): Formula<Atom> {
    let byKind = this.#known.get(node);
    if (!byKind) this.#known.set(node, byKind = new Map());
    let known = byKind.get(kind);
    if (!known) byKind.set(kind, known = this.#make(node, kind));
    return known;
  }

  #make(node: SchemaNode, kind: Kind): Formula<Atom> {
    const { atoms } = this;
    if (node.never || (node.types && !node.types.some((type) => includes(type, kind)))) {
      return atoms.false;
    }
    const parts: Formula<Atom>[] = [];
    if (node.values) parts.push(this.#among(node.values, kind));
    if (node.constant) parts.push(this.#among([node.constant.value], kind));
    if (kind === "string") parts.push(this.#string(node));
    else if (kind === "number") parts.push(this.#number(node));
    else if (kind === "object") parts.push(this.#object(node));
    else if (kind === "array") parts.push(this.#array(node));
    parts.push(...this.#applied(node, kind));
    return atoms.and(parts);
  }

  /** The keywords that apply other schemas to the same value. */
  #applied(node: SchemaNode, kind: Kind): Formula<Atom>[] {
    const { atoms } = this;
    const of = (each: SchemaNode): Formula<Atom> => this.of(each, kind);
    const parts = [...node.refs ?? [], ...node.allOf ?? []].map(of);
    if (node.anyOf) parts.push(atoms.or(node.anyOf.map(of)));
    if (node.oneOf) parts.push(atoms.one(node.oneOf.map(of)));
    if (node.not) parts.push(atoms.not(of(node.not)));
    if (node.if) {
      const condition = of(node.if);
      if (node.then) parts.push(atoms.or([atoms.not(condition), of(node.then)]));
      if (node.else) parts.push(atoms.or([condition, of(node.else)]));
    }
    if (kind === "object") {
      for (const [name, names] of node.dependentRequired ?? []) {
        parts.push(atoms.or([atoms.not(this.#has([name])), this.#has(names)]));
      }
      for (const [name, schema] of node.dependentSchemas ?? []) {
        parts.push(atoms.or([atoms.not(this.#has([name])), of(schema)]));
      }
    }
    return parts;
  }

  #has(required: readonly string[]): Formula<Atom> {
    if (required.length === 0) return this.atoms.true;
    const key = JSON.stringify(required);
    let known = this.#having.get(key);
    if (!known) this.#having.set(key, known = this.atoms.leaf({ ...PLAIN_OBJECT, required }));
    return known;
  }

  #among(values: readonly JsonValue[], kind: Kind): Formula<Atom> {
    const { atoms } = this;
    const fitting = values.filter((value) => kindOf(value) === kind);
    if (fitting.length === 0) return atoms.false;
    if (kind === "string") {
      return atoms.leaf({
        kind,
        minLength: 0,
        maxLength: Infinity,
        patterns: [],
        values: fitting as string[],
      });
    }
    if (kind === "number") {
      return atoms.leaf({ ...anyNumber, values: (fitting as number[]).map(decimalOf) });
    }
    if (kind === "array" || kind === "object") {
      return atoms.or(fitting.map((value) => this.of(this.#constant(value), kind)));
    }
    return atoms.true;
  }

  /** A node that only one compound value satisfies. */
  #constant(value: JsonValue): SchemaNode {
    if (typeof value !== "object" || value === null) {
      return { pointer: "", constant: { value } };
    }
    let node = this.#constants.get(value);
    if (!node) {
      node = Array.isArray(value) ? this.#constantArray(value) : this.#constantObject(
        value as { readonly [key: string]: JsonValue },
      );
      this.#constants.set(value, node);
    }
    return node;
  }

  #constantArray(value: readonly JsonValue[]): SchemaNode {
    return {
      pointer: "",
      types: ["array"],
      prefixItems: value.map((item) => this.#constant(item)),
      items: NEVER,
      minItems: value.length,
    };
  }

  #constantObject(value: { readonly [key: string]: JsonValue }): SchemaNode {
    const names = Object.keys(value);
    return {
      pointer: "",
      types: ["object"],
      properties: new Map(names.map((name) => [name, this.#constant(value[name]!)])),
      required: names,
      additionalProperties: NEVER,
    };
  }

  #string(node: SchemaNode): Formula<Atom> {
    const { minLength = 0, maxLength = Infinity, pattern, format } = node;
    const patterns = [pattern, format].filter((each) => each !== undefined);
    if (minLength === 0 && maxLength === Infinity && patterns.length === 0) return this.atoms.true;
    return this.atoms.leaf({ kind: "string", minLength, maxLength, patterns, values: undefined });
  }

  #number(node: SchemaNode): Formula<Atom> {
    const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf } = node;
    const parts: Formula<Atom>[] = [];
    const lowOpen = exclusiveMinimum !== undefined &&
      !(minimum !== undefined && minimum > exclusiveMinimum);
    const highOpen = exclusiveMaximum !== undefined &&
      !(maximum !== undefined && maximum < exclusiveMaximum);
    const low = lowOpen ? exclusiveMinimum : minimum;
    const high = highOpen ? exclusiveMaximum : maximum;
    const whole = node.types?.includes("integer") && !node.types.includes("number");
    if (low !== undefined || high !== undefined || whole) {
      parts.push(this.atoms.leaf({
        ...anyNumber,
        low: low === undefined ? undefined : decimalOf(low),
        lowOpen,
        high: high === undefined ? undefined : decimalOf(high),
        highOpen,
        step: whole ? ONE : undefined,
      }));
    }
    if (multipleOf !== undefined) {
      parts.push(this.atoms.leaf({ ...anyNumber, step: decimalOf(multipleOf) }));
    }
    return this.atoms.and(parts);
  }

  #object(node: SchemaNode): Formula<Atom> {
    const parts: Formula<Atom>[] = [];
    const atom: ObjectAtom = {
      kind: "object",
      properties: node.properties ?? NO_PROPERTIES,
      patterns: node.patternProperties ?? [],
      additional: node.additionalProperties,
      names: node.propertyNames,
      required: node.required ?? [],
      min: node.minProperties ?? 0,
      max: node.maxProperties ?? Infinity,
    };
    const says = atom.properties.size > 0 || atom.patterns.length > 0 || atom.additional ||
      atom.names || atom.required.length > 0 || atom.min > 0 || atom.max < Infinity;
    if (says) parts.push(this.atoms.leaf(atom));
    if (node.unevaluatedProperties) {
      const evaluated = this.#evaluated({ ...node, unevaluatedProperties: undefined }, "object");
      parts.push(
        this.atoms.leaf({ kind: "leftover", node: node.unevaluatedProperties, evaluated }),
      );
    }
    return this.atoms.and(parts);
  }

  #array(node: SchemaNode): Formula<Atom> {
    const { prefixItems: prefix = [], items, minItems: min = 0, maxItems: max = Infinity } = node;
    const parts: Formula<Atom>[] = [];
    if (prefix.length > 0 || items || min > 0 || max < Infinity) {
      parts.push(this.atoms.leaf({ kind: "array", prefix, items, min, max }));
    }
    if (node.contains) {
      const { minContains = 1, maxContains = Infinity } = node;
      if (minContains > 0 || maxContains < Infinity) {
        parts.push(this.atoms.leaf({
          kind: "contains",
          node: node.contains,
          min: minContains,
          max: maxContains,
          found: 0,
        }));
      }
    }
    if (node.uniqueItems) parts.push(this.atoms.leaf(UNIQUE));
    if (node.unevaluatedItems) {
      const evaluated = this.#evaluated({ ...node, unevaluatedItems: undefined }, "array");
      parts.push(this.atoms.leaf({ kind: "leftover", node: node.unevaluatedItems, evaluated }));
    }
    return this.atoms.and(parts);
  }

  /** What a node and those that it applies in place evaluate of an object or array. */
  #evaluated(node: SchemaNode, kind: "object" | "array"): Evaluated[] {
    const { atoms } = this;
    const found: Evaluated[] = kind === "object"
      ? ownProperties(node, atoms)
      : ownItems(node, atoms);
    const add = (each: SchemaNode | undefined, when: readonly Formula<Atom>[]): void => {
      if (!each) return;
      for (const inner of this.#evaluated(each, kind)) {
        found.push({ ...inner, when: atoms.and([inner.when, ...when]) });
      }
    };
    for (const each of [...node.refs ?? [], ...node.allOf ?? []]) add(each, []);
    for (const each of [...node.anyOf ?? [], ...node.oneOf ?? []]) add(each, [this.of(each, kind)]);
    if (node.if) {
      const condition = this.of(node.if, kind);
      add(node.if, [condition]);
      add(node.then, [condition]);
      add(node.else, [atoms.not(condition)]);
    }
    for (const [name, each] of node.dependentSchemas ?? []) add(each, [this.#has([name])]);
    return found;
  }
}

const anyNumber = {
  kind: "number",
  low: undefined,
  lowOpen: false,
  high: undefined,
  highOpen: false,
  step: undefined,
  values: undefined,
} as const;

function ownProperties(node: SchemaNode, atoms: Formulas<Atom>): Evaluated[] {
  const { properties, patternProperties: patterns } = node;
  const all = Boolean(node.additionalProperties ?? node.unevaluatedProperties);
  return all || properties || patterns ? [{ when: atoms.true, all, properties, patterns }] : [];
}

function ownItems(node: SchemaNode, atoms: Formulas<Atom>): Evaluated[] {
  const all = Boolean(node.items ?? node.unevaluatedItems);
  const found: Evaluated[] = [];
  if (all || node.prefixItems) {
    found.push({ when: atoms.true, all, prefix: node.prefixItems?.length ?? 0 });
  }
  if (node.contains) found.push({ when: atoms.true, all: false, contains: node.contains });
  return found;
}

function includes(type: JsonType, kind: Kind): boolean {
  if (type === "boolean") return kind === "true" || kind === "false";
  return type === kind || (type === "integer" && kind === "number");
}

/** The kind of a value. */
function kindOf(value: JsonValue): Kind {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  if (typeof value === "boolean") return value ? "true" : "false";
  return typeof value as "number" | "string" | "object";
}
