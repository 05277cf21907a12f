/**
 * Makes a graph of nodes of a JSON Schema: 2020-12 and 2019-09, and drafts 7, 6 and 4 where they
 * differ. Only what the root leads to is read, so what is never used is never a problem.
 */
import { parseFormat, parsePattern } from "./patterns.ts";
import { type Draft, isNames, READERS } from "./keywords.ts";
import type { JsonValue, PatternProperty, SchemaGraph, SchemaNode, SchemaPattern } from "./node.ts";
import { findEndless } from "./endless.ts";
import { Problems } from "./problems.ts";
import {
  type Dialect,
  isObject,
  type Place,
  pointerStep,
  type RawObject,
  type Resource,
  SchemaDocument,
} from "./resolve.ts";

/** How a schema is read. */
export interface SchemaOptions {
  /** The draft where the schema names none; 2020-12 unless said. */
  readonly dialect?: Dialect;
  /** Whether `format` must hold (the default) or is a remark, as the specification leaves open. */
  readonly formats?: "assert" | "annotate";
  /** Most nodes of the graph; 1,000,000 unless said, some 300 bytes each. */
  readonly maxNodes?: number;
}

/**
 * Which resource each dynamic name belongs to, on the way from the root to a schema. The outermost
 * one wins, so names are only ever added.
 */
interface Scope {
  readonly key: string;
  readonly names: ReadonlyMap<string, Place>;
}

const EMPTY_SCOPE: Scope = { key: "", names: new Map() };
const DEFAULT_MAX_NODES = 1_000_000;
const ANYTHING_ELSE: readonly string[] = ["$recursiveRef"];

/**
 * Compiles a JSON Schema to a graph of nodes. References stay inside the document: one to another
 * is a problem, as are all keywords that cannot be enforced, each with where it stands.
 *
 * @param schema The schema, as `JSON.parse` gives it.
 * @param options The draft, whether formats are asserted, and limits.
 * @returns The graph, or what stands in its way. Unknown keywords are remarks, as the specification
 *   has it.
 *
 * @example
 * ```ts
 * import { compileSchema } from "@maze/grammar";
 * import { assertEquals } from "@std/assert";
 *
 * const tree = compileSchema({
 *   type: "object",
 *   properties: { children: { type: "array", items: { $ref: "#" } } },
 * });
 * assertEquals(tree.root?.properties?.get("children")?.items?.refs?.[0], tree.root);
 *
 * const far = compileSchema({ items: { $ref: "https://example.org/other" } });
 * assertEquals(far.problems.map(({ keyword, pointer }) => [keyword, pointer]), [
 *   ["$ref", "/items/$ref"],
 * ]);
 * ```
 */
export function compileSchema(schema: JsonValue, options: SchemaOptions = {}): SchemaGraph {
  return new Compiler(schema, options).run();
}

class Compiler {
  readonly #document: SchemaDocument;
  readonly #options: SchemaOptions;
  readonly #nodes = new Map<RawObject, Map<string, Draft>>();
  readonly #rest: { node: Draft; raw: RawObject; resource: Resource; scope: Scope }[] = [];
  readonly #all: SchemaNode[] = [];
  readonly #problems = new Problems();
  readonly #scopes = new Map<string, Scope>();
  readonly #patternsRead = new Map<string, SchemaPattern>();

  constructor(schema: JsonValue, options: SchemaOptions) {
    this.#options = options;
    this.#document = new SchemaDocument(schema, options.dialect ?? "2020-12");
  }

  run(): SchemaGraph {
    const { root: resource } = this.#document;
    const root = this.#node({ raw: resource.root, pointer: "", resource }, EMPTY_SCOPE);
    const most = this.#options.maxNodes ?? DEFAULT_MAX_NODES;
    for (let next = this.#rest.pop(); next; next = this.#rest.pop()) {
      this.#fill(next.node, next);
      if (this.#all.length > most) {
        this.#problems.tooLarge(most);
        break;
      }
    }
    for (const node of findEndless(this.#all)) this.#problems.endless(node);
    const problems = this.#problems.found;
    return {
      root: problems.length > 0 ? undefined : root,
      nodes: this.#all.length,
      patterns: [...this.#patternsRead.values()],
      problems,
    };
  }

  /** The node of a schema where it stands; new ones are filled later, so that circles close. */
  #node({ raw, pointer, resource: around }: Place, reached: Scope): SchemaNode {
    const resource = this.#document.enter(raw, around);
    const scope = this.#extend(reached, resource);
    if (!isObject(raw)) {
      const node: Draft = raw === false ? { pointer, never: true } : { pointer };
      if (typeof raw !== "boolean") {
        this.#problems.malformed("$schema", { pointer, wanted: "an object, true or false" });
      }
      this.#all.push(node);
      return node;
    }
    let byScope = this.#nodes.get(raw);
    if (!byScope) this.#nodes.set(raw, byScope = new Map());
    let node = byScope.get(scope.key);
    if (!node) {
      node = { pointer };
      byScope.set(scope.key, node);
      this.#all.push(node);
      this.#rest.push({ node, raw, resource, scope });
    }
    return node;
  }

  #extend(scope: Scope, resource: Resource): Scope {
    if (!this.#document.isDynamic || resource.dynamic.size === 0) return scope;
    if ([...resource.dynamic.keys()].every((name) => scope.names.has(name))) return scope;
    const names = new Map([...resource.dynamic, ...scope.names]);
    const key = [...names].map(([name, place]) => `${name} ${place.pointer}`).sort().join("\n");
    const known = this.#scopes.get(key) ?? { key, names };
    this.#scopes.set(key, known);
    return known;
  }

  #fill(
    node: Draft,
    { raw, resource, scope }: { raw: RawObject; resource: Resource; scope: Scope },
  ): void {
    const { dialect } = resource;
    const old = dialect === "draft4" || dialect === "draft6" || dialect === "draft7";
    const child = (value: JsonValue, pointer: string): SchemaNode =>
      this.#node({ raw: value, pointer, resource }, scope);
    const from: Reading = { node, raw, resource, scope, child };
    if (old && typeof raw.$ref === "string") return this.#refer("$ref", from);
    for (const key in raw) this.#keyword(key, from);
    this.#exclusiveBounds(from);
  }

  #keyword(key: string, from: Reading): void {
    const { node, raw, child } = from;
    const value = raw[key]!;
    const pointer = pointerStep(node.pointer, key);
    const read = READERS.get(key);
    if (read) {
      const wanted = read(node, value);
      if (wanted !== undefined) this.#problems.malformed(key, { pointer, wanted });
      return;
    }
    switch (key) {
      case "$ref":
      case "$dynamicRef":
        return this.#refer(key, from);
      case "pattern":
      case "format":
        return this.#text(key, from);
      case "properties":
      case "dependentSchemas":
        node[key] = this.#map(key, from);
        return;
      case "patternProperties":
        node.patternProperties = this.#patterns(from);
        return;
      case "allOf":
      case "anyOf":
      case "oneOf":
        node[key] = this.#list(key, from);
        return;
      case "prefixItems":
        node.prefixItems = this.#list(key, from);
        return;
      case "items":
        return this.#items(from);
      case "dependencies":
        return this.#dependencies(from);
      case "then":
      case "else":
        if (raw.if === undefined) return;
        /* falls through */
      case "if":
      case "not":
      case "contains":
      case "propertyNames":
      case "additionalProperties":
      case "unevaluatedItems":
      case "unevaluatedProperties":
        node[key] = child(value, pointer);
        return;
    }
    if (ANYTHING_ELSE.includes(key)) {
      this.#problems.unsupported(key, { pointer, why: "is of one draft only" });
    }
  }

  #refer(key: "$ref" | "$dynamicRef", { node, raw, resource, scope }: Reading): void {
    const reference = raw[key];
    const pointer = pointerStep(node.pointer, key);
    if (typeof reference !== "string") {
      return this.#problems.malformed(key, { pointer, wanted: "a URI reference" });
    }
    let place = this.#document.resolve(reference, resource);
    if (typeof place === "string") {
      this.#problems.reference(key, { pointer, reference, why: place });
      return;
    }
    const name = reference.slice(reference.indexOf("#") + 1);
    if (key === "$dynamicRef" && reference.includes("#") && place.resource.dynamic.has(name)) {
      if (place.resource.dynamic.get(name)!.raw === place.raw) {
        place = scope.names.get(name) ?? place;
      }
    }
    node.refs = [...node.refs ?? [], this.#node(place, scope)];
  }

  #text(key: "pattern" | "format", { node, raw }: Reading): void {
    const source = raw[key];
    const pointer = pointerStep(node.pointer, key);
    if (typeof source !== "string") {
      return this.#problems.malformed(key, { pointer, wanted: "a string" });
    }
    if (key === "format" && this.#options.formats === "annotate") return;
    const parsed = key === "pattern" ? this.#parse(source) : parseFormat(source);
    if (typeof parsed === "string") this.#problems.unsupported(key, { pointer, why: parsed });
    else if (parsed && "pattern" in parsed) {
      node.format = this.#pattern(parsed.pattern);
      const { maxLength = Infinity } = node;
      if (parsed.maxLength !== undefined) node.maxLength = Math.min(maxLength, parsed.maxLength);
    } else if (parsed) node.pattern = parsed;
  }

  /** Reads a pattern, each once. */
  #parse(source: string): SchemaPattern | string {
    const known = this.#patternsRead.get(source);
    if (known) return known;
    const parsed = parsePattern(source);
    return typeof parsed === "string" ? parsed : this.#pattern(parsed);
  }

  #pattern(pattern: SchemaPattern): SchemaPattern {
    this.#patternsRead.set(pattern.source, pattern);
    return pattern;
  }

  #map(key: string, { node, raw, child }: Reading): ReadonlyMap<string, SchemaNode> | undefined {
    const value = raw[key]!;
    const pointer = pointerStep(node.pointer, key);
    if (!isObject(value)) {
      this.#problems.malformed(key, { pointer, wanted: "schemas by name" });
      return undefined;
    }
    const map = new Map<string, SchemaNode>();
    for (const name of Object.keys(value)) {
      map.set(name, child(value[name]!, pointerStep(pointer, name)));
    }
    return map;
  }

  #list(key: string, { node, raw, child }: Reading): SchemaNode[] | undefined {
    const value = raw[key];
    const pointer = pointerStep(node.pointer, key);
    if (Array.isArray(value)) return value.map((each, at) => child(each, `${pointer}/${at}`));
    this.#problems.malformed(key, { pointer, wanted: "a list of schemas" });
    return undefined;
  }

  #patterns(from: Reading): PatternProperty[] {
    const patterns: PatternProperty[] = [];
    for (const [source, node] of this.#map("patternProperties", from) ?? []) {
      const parsed = this.#parse(source);
      const { pointer } = node;
      if (typeof parsed !== "string") patterns.push({ ...parsed, node });
      else this.#problems.unsupported("patternProperties", { pointer, why: parsed });
    }
    return patterns;
  }

  /** Until 2019-09 a list of `items` was what `prefixItems` is now. */
  #items(from: Reading): void {
    const { node, raw, child } = from;
    const pointer = pointerStep(node.pointer, "items");
    if (!Array.isArray(raw.items)) {
      node.items = child(raw.items!, pointer);
      return;
    }
    node.prefixItems = this.#list("items", from);
    if (raw.additionalItems !== undefined) {
      node.items = child(raw.additionalItems, pointerStep(node.pointer, "additionalItems"));
    }
  }

  /** Until 2019-09 one keyword was what `dependentRequired` and `dependentSchemas` are now. */
  #dependencies({ node, raw, child }: Reading): void {
    const pointer = pointerStep(node.pointer, "dependencies");
    if (!isObject(raw.dependencies)) {
      return this.#problems.malformed("dependencies", {
        pointer,
        wanted: "schemas or names by name",
      });
    }
    const names = new Map(node.dependentRequired);
    const schemas = new Map(node.dependentSchemas);
    for (const [name, value] of Object.entries(raw.dependencies)) {
      if (isNames(value)) names.set(name, value);
      else if (typeof value === "string") names.set(name, [value]);
      else schemas.set(name, child(value, pointerStep(pointer, name)));
    }
    if (names.size > 0) node.dependentRequired = names;
    if (schemas.size > 0) node.dependentSchemas = schemas;
  }

  /** Draft 4 writes `exclusiveMinimum: true` beside `minimum`. */
  #exclusiveBounds({ node, raw }: Reading): void {
    if (raw.exclusiveMinimum === true && node.minimum !== undefined) {
      node.exclusiveMinimum = node.minimum;
    }
    if (raw.exclusiveMaximum === true && node.maximum !== undefined) {
      node.exclusiveMaximum = node.maximum;
    }
  }
}

/** What a keyword is read with. */
interface Reading {
  readonly node: Draft;
  readonly raw: RawObject;
  readonly resource: Resource;
  readonly scope: Scope;
  child(value: JsonValue, pointer: string): SchemaNode;
}
