/** Describes the compiler's types as the search's own, as deep as the search can reach. */
import ts from "typescript";
import type {
  MemberType,
  ParameterType,
  SearchType,
  SignatureType,
  TypeId,
} from "../../inhabit/problem.ts";
import { callEffect } from "./purity.ts";

/** Most types of one problem; what comes after is `unknown`. */
const MOST_TYPES = 600;
/** Most members of one type. */
const MOST_MEMBERS = 48;

const libraryTypes: Readonly<Record<string, readonly [name: string, readonly: boolean]>> = {
  Map: ["Map", false],
  ReadonlyMap: ["Map", true],
  Set: ["Set", false],
  ReadonlySet: ["Set", true],
  Promise: ["Promise", false],
  PromiseLike: ["Promise", false],
  RegExp: ["RegExp", false],
  Date: ["Date", false],
  Error: ["Error", false],
  Iterable: ["Iterable", false],
  Iterator: ["Iterator", false],
  IterableIterator: ["Iterable", false],
  IteratorObject: ["Iterable", false],
  ArrayIterator: ["Iterable", false],
  MapIterator: ["Iterable", false],
  SetIterator: ["Iterable", false],
  Generator: ["Iterable", false],
  WeakMap: ["WeakMap", false],
  WeakSet: ["WeakSet", false],
};

/** Describes types of one checker. */
export class TypeDescriber {
  readonly types: SearchType[] = [];
  readonly #checker: ts.TypeChecker;
  readonly #isOwn: (file: ts.SourceFile) => boolean;
  readonly #ids = new Map<ts.Type, TypeId>();

  constructor(checker: ts.TypeChecker, isOwn: (file: ts.SourceFile) => boolean) {
    this.#checker = checker;
    this.#isOwn = isOwn;
  }

  /** The number of a type. */
  id(type: ts.Type): TypeId {
    const known = this.#ids.get(type);
    if (known !== undefined) return known;
    const id = this.types.length;
    this.#ids.set(type, id);
    this.types.push({ kind: "primitive", name: "unknown" }); // stands in while parts refer to it
    this.types[id] = id > MOST_TYPES ? this.types[id]! : this.#describe(type);
    return id;
  }

  /** A signature. */
  signature(signature: ts.Signature): SignatureType {
    const checker = this.#checker;
    const variables = (signature.getTypeParameters() ?? []).map((each) => this.id(each));
    const parameters = signature.getParameters().map((symbol): ParameterType => {
      const declaration = symbol.valueDeclaration;
      const declared = declaration && ts.isParameter(declaration) ? declaration : undefined;
      const type = checker.getTypeOfSymbol(symbol);
      const optional = declared !== undefined &&
        (declared.questionToken !== undefined || declared.initializer !== undefined);
      const rest = declared?.dotDotDotToken !== undefined;
      return {
        name: symbol.name,
        type: this.id(optional ? checker.getNonNullableType(type) : type),
        optional,
        rest,
      };
    });
    return { parameters, returns: this.id(signature.getReturnType()), variables };
  }

  #describe(type: ts.Type): SearchType {
    const checker = this.#checker;
    const { flags } = type;
    const primitive = primitiveOf(flags);
    if (primitive) return { kind: "primitive", name: primitive };
    if (flags & ts.TypeFlags.EnumLiteral && !(flags & ts.TypeFlags.Union)) {
      const { value } = type as ts.LiteralType;
      const of = checker.typeToString(type);
      return typeof value === "string" || typeof value === "number"
        ? { kind: "literal", value, of }
        : { kind: "primitive", name: "unknown" };
    }
    if (type.isStringLiteral() || type.isNumberLiteral()) {
      return { kind: "literal", value: type.value };
    }
    if (flags & ts.TypeFlags.BooleanLiteral) {
      return { kind: "literal", value: checker.typeToString(type) === "true" };
    }
    if (type.isUnion()) return { kind: "union", of: this.#members(type.types) };
    if (flags & (ts.TypeFlags.Instantiable)) return this.#variable(type);
    return this.#object(type);
  }

  /** Members of a union; `true | false` is put together again. */
  #members(types: readonly ts.Type[]): TypeId[] {
    const booleans = types.filter(({ flags }) => flags & ts.TypeFlags.BooleanLiteral);
    const rest = booleans.length === 2
      ? types.filter(({ flags }) => !(flags & ts.TypeFlags.BooleanLiteral))
      : types;
    const ids = rest.map((each) => this.id(each));
    if (booleans.length === 2) ids.push(this.id(this.#checker.getBooleanType()));
    return [...new Set(ids)];
  }

  #variable(type: ts.Type): SearchType {
    const constraint = this.#checker.getBaseConstraintOfType(type);
    const known = constraint && constraint !== type &&
      !(constraint.flags & (ts.TypeFlags.Unknown | ts.TypeFlags.Any));
    return {
      kind: "variable",
      name: this.#checker.typeToString(type),
      ...(known ? { constraint: this.id(constraint) } : {}),
    };
  }

  #object(type: ts.Type): SearchType {
    const checker = this.#checker;
    if (checker.isTupleType(type)) {
      const reference = type as ts.TupleTypeReference;
      const { target } = reference;
      const args = checker.getTypeArguments(reference);
      if (target.hasRestElement) {
        return {
          kind: "array",
          of: this.#union(args),
          readonly: target.readonly,
        };
      }
      return {
        kind: "tuple",
        of: args.map((each) => this.id(each)),
        readonly: target.readonly,
      };
    }
    if (checker.isArrayType(type)) {
      const [element] = checker.getTypeArguments(type as ts.TypeReference);
      return {
        kind: "array",
        of: this.id(element!),
        readonly: type.symbol?.name === "ReadonlyArray",
      };
    }
    const name = type.symbol?.name ?? "";
    const inLibrary =
      type.symbol?.declarations?.some((declaration) => !this.#isOwn(declaration.getSourceFile())) ??
        false;
    const library = inLibrary ? libraryTypes[name] : undefined;
    if (library) {
      const args = checker.getTypeArguments(type as ts.TypeReference);
      const count = library[0] === "Map" || library[0] === "WeakMap" ? 2 : 1;
      const of = library[0] === "RegExp" || library[0] === "Date" || library[0] === "Error"
        ? []
        : args.slice(0, count).map((each) => this.id(each));
      return { kind: "library", name: library[0], of, readonly: library[1] };
    }
    const signatures = type.getCallSignatures();
    if (signatures.length > 0) {
      return { kind: "function", signatures: signatures.map((each) => this.signature(each)) };
    }
    if (type.getConstructSignatures().length > 0 || inLibrary && !isPlainLibraryType(name)) {
      return { kind: "object", name: name || "object", members: [], nominal: true };
    }
    const index = type.getStringIndexType();
    const members = type.getApparentProperties().slice(0, MOST_MEMBERS)
      .flatMap((symbol) => this.#member(symbol));
    return {
      kind: "object",
      name: this.#nameOf(type),
      members,
      ...(index ? { index: this.id(index) } : {}),
      nominal: ((type.symbol?.flags ?? 0) & ts.SymbolFlags.Class) !== 0,
    };
  }

  #nameOf(type: ts.Type): string {
    const text = this.#checker.typeToString(type);
    return /^[A-Za-z_$][\w$<>, |[\]]*$/.test(text) ? text : "";
  }

  #union(types: readonly ts.Type[]): TypeId {
    if (types.length === 1) return this.id(types[0]!);
    this.types.push({ kind: "union", of: [] });
    const id = this.types.length - 1;
    this.types[id] = { kind: "union", of: this.#members(types) };
    return id;
  }

  #member(symbol: ts.Symbol): MemberType[] {
    const { name } = symbol;
    const declaration = symbol.valueDeclaration ?? symbol.declarations?.[0];
    if (name.startsWith("__@") || name.startsWith("__#") || /\W/.test(name)) return [];
    if (declaration && !this.#isOwn(declaration.getSourceFile())) return [];
    const modifiers = declaration
      ? ts.getCombinedModifierFlags(declaration as ts.Declaration)
      : ts.ModifierFlags.None;
    if (modifiers & (ts.ModifierFlags.Private | ts.ModifierFlags.Protected)) return [];
    const optional = (symbol.flags & ts.SymbolFlags.Optional) !== 0;
    const full = this.#checker.getTypeOfSymbol(symbol);
    const type = optional ? this.#withoutUndefined(full) : full;
    const callable = type.getCallSignatures().length > 0;
    return [{
      name,
      type: this.id(type),
      optional,
      writable: (modifiers & ts.ModifierFlags.Readonly) === 0,
      method: callable ? callEffect(declaration, type) : "none",
    }];
  }

  #withoutUndefined(type: ts.Type): ts.Type {
    if (!type.isUnion()) return type;
    const nulls = type.types.some(({ flags }) => flags & ts.TypeFlags.Null);
    return nulls ? type : this.#checker.getNonNullableType(type);
  }
}

/** Types of the library that are plain objects, such as the results of `Partial` and `Record`. */
function isPlainLibraryType(name: string): boolean {
  return name === "__type" || name === "__object" || name === "";
}

function primitiveOf(
  flags: ts.TypeFlags,
): (SearchType & { kind: "primitive" })["name"] | undefined {
  if (flags & ts.TypeFlags.Any) return "any";
  if (flags & ts.TypeFlags.Unknown) return "unknown";
  if (flags & ts.TypeFlags.String) return "string";
  if (flags & ts.TypeFlags.Number) return "number";
  if (flags & ts.TypeFlags.Boolean) return "boolean";
  if (flags & ts.TypeFlags.BigInt) return "bigint";
  if (flags & ts.TypeFlags.ESSymbol) return "symbol";
  if (flags & ts.TypeFlags.Undefined) return "undefined";
  if (flags & ts.TypeFlags.Null) return "null";
  if (flags & ts.TypeFlags.Void) return "void";
  if (flags & ts.TypeFlags.Never) return "never";
  if (flags & ts.TypeFlags.NonPrimitive) return "object";
  return undefined;
}
