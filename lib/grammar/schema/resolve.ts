/**
 * Finds what references mean inside one document: base URIs (`$id`), names (`$anchor`,
 * `$dynamicAnchor`) and JSON pointers. Nothing is ever fetched.
 */
import type { JsonValue } from "./node.ts";

/** The drafts whose differences matter. */
export type Dialect = "draft4" | "draft6" | "draft7" | "2019-09" | "2020-12";

/** A JSON object of a schema. */
export type RawObject = { readonly [key: string]: JsonValue };

/** A part of the document with a base URI of its own. */
export interface Resource {
  /** Absolute URI without a fragment. */
  readonly uri: string;
  /** The schema at its root. */
  readonly root: JsonValue;
  /** JSON pointer of the root in the document. */
  readonly pointer: string;
  /** The draft it is written in. */
  readonly dialect: Dialect;
  /** Names in it, and where they stand. */
  readonly anchors: Map<string, Place>;
  /** The names among them that `$dynamicRef` looks for. */
  readonly dynamic: Map<string, Place>;
}

/** A schema where it stands. */
export interface Place {
  /** The schema as written. */
  readonly raw: JsonValue;
  /** JSON pointer in the document. */
  readonly pointer: string;
  /** The resource it belongs to. */
  readonly resource: Resource;
}

/** Keywords whose value is a schema, a list of schemas, or schemas by name. */
export const APPLICATORS: {
  readonly one: readonly string[];
  readonly list: readonly string[];
  readonly map: readonly string[];
} = {
  one: [
    "additionalItems",
    "additionalProperties",
    "contains",
    "else",
    "if",
    "items",
    "not",
    "propertyNames",
    "then",
    "unevaluatedItems",
    "unevaluatedProperties",
  ],
  list: ["allOf", "anyOf", "items", "oneOf", "prefixItems"],
  map: [
    "$defs",
    "definitions",
    "dependencies",
    "dependentSchemas",
    "patternProperties",
    "properties",
  ],
};

const KIND_OF_KEYWORD = new Map<string, "one" | "list" | "map">([
  ...APPLICATORS.list.map((name) => [name, "list"] as const),
  ...APPLICATORS.one.map((name) => [name, "one"] as const),
  ...APPLICATORS.map.map((name) => [name, "map"] as const),
]);

/** Base of a document that names none. */
const DEFAULT_BASE = "schema:///document";

/** Whether a value is a JSON object. */
export function isObject(value: JsonValue | undefined): value is RawObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** One step of a JSON pointer. */
export function pointerStep(pointer: string, key: string | number): string {
  return `${pointer}/${String(key).replaceAll("~", "~0").replaceAll("/", "~1")}`;
}

/** The draft that a `$schema` names, or `undefined` for one unknown here. */
export function dialectOf(uri: string): Dialect | undefined {
  const match = /json-schema\.org\/(draft-0[4-7]|draft\/20(?:19-09|20-12))\/schema/.exec(uri);
  if (!match) return undefined;
  const name = match[1]!;
  if (name.startsWith("draft/")) return name.slice("draft/".length) as Dialect;
  return name === "draft-05" ? "draft4" : `draft${name.at(-1)}` as Dialect;
}

/** The names and base URIs of one document. */
export class SchemaDocument {
  /** The resource of the document itself. */
  readonly root: Resource;
  readonly #resources = new Map<string, Resource>();
  readonly #resourceOf = new Map<RawObject, Resource>();
  /** Whether any name is dynamic, so that references depend on the way they are reached by. */
  isDynamic = false;

  /**
   * Reads the names of a document.
   *
   * @param schema The document.
   * @param dialect The draft where the document does not say.
   */
  constructor(schema: JsonValue, dialect: Dialect) {
    this.root = this.#open(schema, { pointer: "", base: DEFAULT_BASE, dialect });
    this.#index();
  }

  /** The resource of a schema that stands in another: its own where it has an `$id`. */
  enter(raw: JsonValue, around: Resource): Resource {
    return isObject(raw) ? this.#resourceOf.get(raw) ?? around : around;
  }

  /**
   * What a reference means.
   *
   * @param reference The value of `$ref`.
   * @param from The resource that it stands in.
   * @returns The place, or why there is none.
   */
  resolve(reference: string, from: Resource): Place | "remote" | "unresolved" {
    const uri = absolute(reference, from.uri);
    const hash = uri.indexOf("#");
    const base = hash < 0 ? uri : uri.slice(0, hash);
    const resource = this.#resources.get(base);
    if (!resource) return "remote";
    let fragment = hash < 0 ? "" : uri.slice(hash + 1);
    try {
      fragment = decodeURIComponent(fragment);
    } catch {
      return "unresolved";
    }
    if (fragment === "") return placeOf(resource);
    if (fragment.startsWith("/")) return this.#follow(fragment, resource);
    return resource.anchors.get(fragment) ?? "unresolved";
  }

  #follow(fragment: string, start: Resource): Place | "unresolved" {
    let { raw, pointer, resource } = placeOf(start);
    for (const escaped of fragment.slice(1).split("/")) {
      const key = escaped.replaceAll("~1", "/").replaceAll("~0", "~");
      let next: JsonValue | undefined;
      if (Array.isArray(raw)) next = /^\d+$/.test(key) ? raw[Number(key)] : undefined;
      else if (isObject(raw) && Object.hasOwn(raw, key)) next = raw[key];
      if (next === undefined) return "unresolved";
      raw = next;
      pointer = pointerStep(pointer, key);
      resource = this.enter(raw, resource);
    }
    return { raw, pointer, resource };
  }

  #open(raw: JsonValue, at: { pointer: string; base: string; dialect: Dialect }): Resource {
    const schema = isObject(raw) ? raw : {};
    const named = typeof schema.$schema === "string" ? dialectOf(schema.$schema) : undefined;
    const dialect = named ?? at.dialect;
    const id = idOf(schema, dialect);
    const uri = id === undefined ? at.base : withoutFragment(absolute(id, at.base));
    const resource: Resource = {
      uri,
      root: raw,
      pointer: at.pointer,
      dialect,
      anchors: new Map(),
      dynamic: new Map(),
    };
    if (!this.#resources.has(uri)) this.#resources.set(uri, resource);
    if (isObject(raw)) this.#resourceOf.set(raw, resource);
    return resource;
  }

  /** Visits every schema of the document, with a list in place of the call stack: nesting is free. */
  #index(): void {
    const rest: Place[] = [placeOf(this.root)];
    for (let place = rest.pop(); place; place = rest.pop()) {
      const { raw, pointer } = place;
      if (!isObject(raw)) continue;
      const resource = this.#reside(place);
      this.#name(raw, { raw, pointer, resource });
      for (const key in raw) {
        const kind = KIND_OF_KEYWORD.get(key);
        if (kind === undefined) continue;
        const value = raw[key]!;
        const at = pointerStep(pointer, key);
        if (kind === "map") {
          if (!isObject(value)) continue;
          for (const name in value) {
            if (isObject(value[name])) {
              rest.push({ raw: value[name], pointer: pointerStep(at, name), resource });
            }
          }
        } else if (Array.isArray(value)) {
          value.forEach((raw, index) => rest.push({ raw, pointer: `${at}/${index}`, resource }));
        } else if (isObject(value)) {
          rest.push({ raw: value, pointer: at, resource });
        }
      }
    }
  }

  #reside({ raw, pointer, resource }: Place): Resource {
    const schema = raw as RawObject;
    const id = idOf(schema, resource.dialect);
    if (schema === resource.root || id === undefined || id.startsWith("#")) return resource;
    return this.#open(schema, { pointer, base: resource.uri, dialect: resource.dialect });
  }

  #name(schema: RawObject, place: Place): void {
    const { anchors, dynamic } = place.resource;
    const { $anchor: plain, $dynamicAnchor: moving } = schema;
    if (typeof plain === "string") anchors.set(plain, place);
    if (typeof moving === "string") {
      anchors.set(moving, place);
      dynamic.set(moving, place);
      this.isDynamic = true;
    }
    const id = idOf(schema, place.resource.dialect);
    const hash = id?.indexOf("#") ?? -1;
    if (id !== undefined && hash >= 0 && id.length > hash + 1) {
      anchors.set(id.slice(hash + 1), place);
    }
  }
}

function placeOf(resource: Resource): Place {
  return { raw: resource.root, pointer: resource.pointer, resource };
}

function idOf(schema: RawObject, dialect: Dialect): string | undefined {
  if (dialect === "draft4") return typeof schema.id === "string" ? schema.id : undefined;
  const ignoresSiblings = dialect === "draft6" || dialect === "draft7";
  if (ignoresSiblings && schema.$ref !== undefined) return undefined;
  return typeof schema.$id === "string" ? schema.$id : undefined;
}

function withoutFragment(uri: string): string {
  const hash = uri.indexOf("#");
  return hash < 0 ? uri : uri.slice(0, hash);
}

/** Resolves a reference; one that no URL parser takes stands for itself. */
function absolute(reference: string, base: string): string {
  if (reference.startsWith("#")) return base + reference;
  try {
    return new URL(reference, base).href;
  } catch {
    return reference;
  }
}
