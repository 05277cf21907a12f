/**
 * The types of one problem, and those made of them during the search. A type is a number; equal
 * types have equal numbers. What the table says is a quick opinion: candidates are checked by the
 * compiler in the end, so an error here can lose a candidate and never lets a wrong one through.
 */
import type { PrimitiveName, SearchType, SignatureType, TypeId } from "../../problem.ts";

/** What a type can be used as. */
export const Use = {
  number: 1,
  string: 2,
  boolean: 4,
  array: 8,
  object: 16,
  map: 32,
  set: 64,
  callable: 128,
  nullable: 256,
  union: 512,
  any: 1024,
  tuple: 2048,
  literal: 4096,
  variable: 8192,
  regexp: 16384,
  record: 32768,
  iterable: 65536,
} as const;

/** Types by number. */
export class TypeTable {
  readonly #types: SearchType[] = [];
  readonly #ids = new Map<string, TypeId>();
  readonly #uses: number[] = [];
  readonly #assignable = new Map<number, boolean>();
  readonly #nonNull = new Map<TypeId, TypeId>();

  constructor(types: readonly SearchType[]) {
    for (const type of types) {
      const key = keyOf(type);
      const id = this.#types.push(type) - 1;
      if (key !== undefined && !this.#ids.has(key)) this.#ids.set(key, id);
    }
  }

  /** The number of a type. */
  id(type: SearchType): TypeId {
    const key = keyOf(type);
    if (key === undefined) return this.#types.push(type) - 1;
    let id = this.#ids.get(key);
    if (id === undefined) {
      id = this.#types.push(type) - 1;
      this.#ids.set(key, id);
    }
    return id;
  }

  get(id: TypeId): SearchType {
    return this.#types[id]!;
  }

  primitive(name: PrimitiveName): TypeId {
    return this.id({ kind: "primitive", name });
  }

  array(of: TypeId): TypeId {
    return this.id({ kind: "array", of, readonly: false });
  }

  tuple(of: readonly TypeId[]): TypeId {
    return this.id({ kind: "tuple", of, readonly: false });
  }

  library(name: string, of: readonly TypeId[]): TypeId {
    return this.id({ kind: "library", name, of, readonly: false });
  }

  /** The union of types, flattened and without repeats. */
  union(members: readonly TypeId[]): TypeId {
    const flat = new Set<TypeId>();
    for (const member of members) {
      const type = this.get(member);
      if (type.kind === "union") { for (const inner of type.of) flat.add(inner); }
      else if (!(type.kind === "primitive" && type.name === "never")) flat.add(member);
    }
    for (const member of [...flat]) {
      const type = this.get(member);
      if (type.kind === "primitive" && type.name === "any") return member;
      if (type.kind === "literal" && flat.has(this.widen(member))) flat.delete(member);
    }
    if (flat.size === 0) return this.primitive("never");
    if (flat.size === 1) return [...flat][0]!;
    return this.id({ kind: "union", of: [...flat].sort((left, right) => left - right) });
  }

  /** An object with values of one type under any key. */
  record(of: TypeId): TypeId {
    return this.id({ kind: "object", name: "Record", members: [], index: of, nominal: false });
  }

  orUndefined(id: TypeId): TypeId {
    return this.union([id, this.primitive("undefined")]);
  }

  /** A literal's primitive; other types as they are. */
  widen(id: TypeId): TypeId {
    const type = this.get(id);
    if (type.kind === "literal") {
      return type.of === undefined ? this.primitive(typeof type.value as PrimitiveName) : id;
    }
    if (type.kind === "union" && type.of.every((member) => this.get(member).kind === "literal")) {
      const wide = new Set(type.of.map((member) => this.widen(member)));
      return wide.size === 1 ? [...wide][0]! : id;
    }
    return id;
  }

  /** What is left without `undefined` and `null`. */
  nonNull(id: TypeId): TypeId {
    let found = this.#nonNull.get(id);
    if (found === undefined) {
      const type = this.get(id);
      found = type.kind === "union"
        ? this.union(type.of.filter((member) => !this.#isNull(member)))
        : this.#isNull(id)
        ? this.primitive("never")
        : id;
      this.#nonNull.set(id, found);
    }
    return found;
  }

  #isNull(id: TypeId): boolean {
    const type = this.get(id);
    return type.kind === "primitive" &&
      (type.name === "undefined" || type.name === "null" || type.name === "void");
  }

  /** What a type can be used as: a set of `Use`. */
  uses(id: TypeId): number {
    return this.#uses[id] ??= this.#computeUses(id);
  }

  #computeUses(id: TypeId): number {
    const type = this.get(id);
    switch (type.kind) {
      case "primitive":
        return primitiveUses[type.name] ?? 0;
      case "literal":
        return Use.literal | (primitiveUses[typeof type.value as PrimitiveName] ?? 0);
      case "array":
        return Use.array | Use.iterable;
      case "tuple":
        return Use.array | Use.tuple | Use.iterable;
      case "object":
        return Use.object | (type.index !== undefined ? Use.record : 0) |
          (this.elementOf(id) !== undefined ? Use.iterable : 0);
      case "library":
        return libraryUses[type.name] ?? Use.object;
      case "function":
        return Use.callable;
      case "variable":
        return Use.variable | (type.constraint === undefined ? 0 : this.uses(type.constraint));
      case "union": {
        const rest = type.of.filter((member) => !this.#isNull(member));
        if (rest.length < type.of.length) return Use.nullable;
        const uses = rest.map((member) => this.uses(member));
        const shared = uses.reduce((left, right) => left & right) &
          (Use.number | Use.string | Use.boolean | Use.array | Use.object | Use.literal);
        return shared | Use.union;
      }
    }
  }

  /** Type of the elements of an array, tuple or iterable; of the characters of a string. */
  elementOf(id: TypeId): TypeId | undefined {
    const type = this.get(id);
    if (type.kind === "array") return type.of;
    if (type.kind === "tuple") return this.union(type.of);
    if (type.kind === "literal" && typeof type.value === "string") return this.primitive("string");
    if (type.kind === "primitive" && type.name === "string") return id;
    if (type.kind === "library") {
      if (type.name === "Map") return this.tuple(type.of);
      if (type.name === "Set" || type.name === "Iterable") return type.of[0];
    }
    if (type.kind === "variable" && type.constraint !== undefined) {
      return this.elementOf(type.constraint);
    }
    if (type.kind === "union" && type.of.every((member) => this.get(member).kind === "array")) {
      return this.union(type.of.map((member) => this.elementOf(member)!));
    }
    return undefined;
  }

  /** Type arguments of a library type with this name; `undefined` for other types. */
  argumentsOf(id: TypeId, name: string): readonly TypeId[] | undefined {
    const type = this.get(id);
    return type.kind === "library" && type.name === name ? type.of : undefined;
  }

  signaturesOf(id: TypeId): readonly SignatureType[] {
    const type = this.get(id);
    return type.kind === "function" ? type.signatures : [];
  }

  /** Whether a value of one type may stand where the other is wanted. */
  assignable(from: TypeId, to: TypeId): boolean {
    if (from === to) return true;
    const key = from * 65_536 + to;
    const known = this.#assignable.get(key);
    if (known !== undefined) return known;
    this.#assignable.set(key, true); // recursive types: assumed until refuted
    const found = this.#judge(from, to);
    this.#assignable.set(key, found);
    return found;
  }

  #judge(from: TypeId, to: TypeId): boolean {
    const source = this.get(from);
    const target = this.get(to);
    if (isTop(target) || isBottom(source)) return true;
    if (source.kind === "union") return source.of.every((each) => this.assignable(each, to));
    if (target.kind === "union") {
      return target.of.some((each) => this.assignable(from, each)) ||
        (source.kind === "primitive" && source.name === "boolean" &&
          [true, false].every((value) => target.of.some((each) => this.#isLiteral(each, value))));
    }
    if (source.kind === "variable") {
      return source.constraint !== undefined && this.assignable(source.constraint, to);
    }
    if (target.kind === "variable") return false;
    if (source.kind === "literal") {
      return target.kind === "literal"
        ? source.value === target.value && (target.of === undefined || target.of === source.of)
        : target.kind === "primitive" && target.name === typeof source.value;
    }
    if (target.kind === "primitive") {
      if (target.name === "object") return source.kind !== "primitive";
      return source.kind === "primitive" &&
        (source.name === target.name || (source.name === "undefined" && target.name === "void"));
    }
    return this.#judgeStructure(source, target);
  }

  #judgeStructure(source: SearchType, target: SearchType): boolean {
    switch (target.kind) {
      case "array":
        if (source.kind !== "array" && source.kind !== "tuple") return false;
        if (source.readonly && !target.readonly) return false;
        return source.kind === "array"
          ? this.assignable(source.of, target.of)
          : source.of.every((each) => this.assignable(each, target.of));
      case "tuple":
        return source.kind === "tuple" && source.of.length === target.of.length &&
          source.of.every((each, at) => this.assignable(each, target.of[at]!));
      case "library":
        if (target.name === "Iterable" && source.kind !== "library") {
          const element = source.kind === "array"
            ? source.of
            : source.kind === "tuple"
            ? this.union(source.of)
            : source.kind === "primitive" && source.name === "string"
            ? this.primitive("string")
            : undefined;
          return element !== undefined && this.assignable(element, target.of[0]!);
        }
        return source.kind === "library" && source.name === target.name &&
          (!source.readonly || target.readonly) &&
          source.of.every((each, at) => this.assignable(each, target.of[at]!));
      case "function":
        return source.kind === "function" && this.#callable(source.signatures, target.signatures);
      case "object": {
        if (source.kind !== "object") return target.members.length === 0 && !target.nominal;
        if (target.nominal) return source.name === target.name;
        return target.members.every((wanted) => {
          const found = source.members.find(({ name }) => name === wanted.name);
          if (!found) return wanted.optional;
          return (wanted.optional || !found.optional) && this.assignable(found.type, wanted.type);
        }) && (target.index === undefined ||
          (source.index !== undefined && this.assignable(source.index, target.index)));
      }
      default:
        return false;
    }
  }

  #callable(sources: readonly SignatureType[], targets: readonly SignatureType[]): boolean {
    const [target] = targets;
    if (!target) return true;
    return sources.some((source) => {
      const needed = source.parameters.filter(({ optional, rest }) => !optional && !rest).length;
      return needed <= target.parameters.length && (source.variables.length > 0 ||
        this.get(target.returns).kind === "primitive" && this.#isNull(target.returns) ||
        this.assignable(source.returns, target.returns)) &&
        target.parameters.every((parameter, at) => {
          const own = source.parameters[at];
          return !own || source.variables.length > 0 ||
            this.assignable(parameter.type, own.type);
        });
    });
  }

  #isLiteral(id: TypeId, value: boolean): boolean {
    const type = this.get(id);
    return type.kind === "literal" && type.value === value;
  }
}

function isTop(type: SearchType): boolean {
  return type.kind === "primitive" && (type.name === "unknown" || type.name === "any");
}

function isBottom(type: SearchType): boolean {
  return type.kind === "primitive" && (type.name === "never" || type.name === "any");
}

const primitiveUses: Readonly<Partial<Record<PrimitiveName, number>>> = {
  number: Use.number,
  string: Use.string,
  boolean: Use.boolean,
  undefined: Use.nullable,
  null: Use.nullable,
  any: Use.any,
};

const libraryUses: Readonly<Record<string, number>> = {
  Map: Use.map | Use.iterable,
  Set: Use.set | Use.iterable,
  RegExp: Use.regexp,
  Iterable: Use.iterable,
};

/** A text that equal types share; `undefined` for types that are equal only to themselves. */
function keyOf(type: SearchType): string | undefined {
  switch (type.kind) {
    case "primitive":
      return type.name;
    case "literal":
      return `${type.of ?? ""}:${JSON.stringify(type.value)}`;
    case "array":
      return `${type.readonly ? "r" : ""}[${type.of}]`;
    case "tuple":
      return `${type.readonly ? "r" : ""}(${type.of})`;
    case "library":
      return `${type.readonly ? "r" : ""}${type.name}<${type.of}>`;
    case "union":
      return `|${type.of}`;
    case "variable":
      return `$${type.name}`;
    case "object":
      return type.members.length === 0 && type.index !== undefined ? `{${type.index}}` : undefined;
    case "function":
      return undefined;
  }
}
