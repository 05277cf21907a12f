/**
 * Which exports of a module are types alone, judged by syntax. A module is turned into JavaScript on
 * its own, so `export { Item } from "./item.ts"` would stay although `Item` is an interface, and the
 * program would fail to load.
 */
import ts from "typescript";
import type { Source } from "@maze/base";

/** What a name stands for: a type alone, a value, or an export of another module. */
type Meaning =
  | { readonly kind: "type" | "value" }
  | { readonly kind: "import"; readonly specifier: string; readonly name: string };

/** The names a module exports, and the modules all of whose exports it passes on. */
interface ExportTable {
  readonly names: ReadonlyMap<string, Meaning>;
  readonly stars: readonly string[];
}

const TYPE: Meaning = { kind: "type" };
const VALUE: Meaning = { kind: "value" };

class TableBuilder {
  readonly names = new Map<string, Meaning>();
  readonly stars: string[] = [];
  readonly #locals = new Map<string, Meaning>();

  constructor(file: ts.SourceFile) {
    for (const statement of file.statements) this.#declare(statement);
    for (const statement of file.statements) this.#export(statement);
  }

  #add(name: string, meaning: Meaning, exported: boolean): void {
    const known = this.#locals.get(name);
    const merged = known?.kind === "value" ? known : meaning; // an interface beside a class
    this.#locals.set(name, merged);
    if (exported) this.names.set(name, merged);
  }

  #declare(statement: ts.Statement): void {
    if (ts.isImportDeclaration(statement)) return this.#import(statement);
    const has = (kind: ts.SyntaxKind): boolean =>
      ts.canHaveModifiers(statement) &&
      (ts.getModifiers(statement)?.some((modifier) => modifier.kind === kind) ?? false);
    const exported = has(ts.SyntaxKind.ExportKeyword) && !has(ts.SyntaxKind.DefaultKeyword);
    if (ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement)) {
      const name = has(ts.SyntaxKind.DefaultKeyword) ? "default" : statement.name.text;
      this.#add(name, TYPE, exported || name === "default");
    } else if (ts.isVariableStatement(statement)) {
      for (const name of statement.declarationList.declarations.flatMap(bound)) {
        this.#add(name, VALUE, exported);
      }
    } else if (
      ts.isClassDeclaration(statement) || ts.isFunctionDeclaration(statement) ||
      ts.isEnumDeclaration(statement) || ts.isModuleDeclaration(statement) ||
      ts.isImportEqualsDeclaration(statement)
    ) {
      if (statement.name) this.#add(statement.name.text, VALUE, exported);
    }
  }

  #import(statement: ts.ImportDeclaration): void {
    const clause = statement.importClause;
    const specifier = textOf(statement.moduleSpecifier);
    if (!clause || specifier === undefined) return;
    const take = (local: string, name: string, typeOnly: boolean): void =>
      this.#add(local, typeOnly ? TYPE : { kind: "import", specifier, name }, false);
    const typeOnly = clause.phaseModifier === ts.SyntaxKind.TypeKeyword;
    if (clause.name) take(clause.name.text, "default", typeOnly);
    const bindings = clause.namedBindings;
    if (bindings && ts.isNamedImports(bindings)) {
      for (const { name, propertyName, isTypeOnly } of bindings.elements) {
        take(name.text, (propertyName ?? name).text, typeOnly || isTypeOnly);
      }
    }
  }

  #export(statement: ts.Statement): void {
    if (!ts.isExportDeclaration(statement)) return;
    const specifier = statement.moduleSpecifier && textOf(statement.moduleSpecifier);
    const clause = statement.exportClause;
    if (!clause) {
      if (specifier !== undefined && !statement.isTypeOnly) this.stars.push(specifier);
    } else if (ts.isNamedExports(clause)) {
      for (const { name, propertyName, isTypeOnly } of clause.elements) {
        const inner = (propertyName ?? name).text;
        const meaning: Meaning = statement.isTypeOnly || isTypeOnly
          ? TYPE
          : specifier === undefined
          ? this.#locals.get(inner) ?? VALUE
          : { kind: "import", specifier, name: inner };
        this.names.set(name.text, meaning);
      }
    }
  }
}

function textOf(node: ts.Expression): string | undefined {
  return ts.isStringLiteralLike(node) ? node.text : undefined;
}

function bound(declaration: ts.VariableDeclaration | ts.BindingElement): string[] {
  const { name } = declaration;
  if (ts.isIdentifier(name)) return [name.text];
  return name.elements.flatMap((element) => ts.isBindingElement(element) ? bound(element) : []);
}

/** What is needed to follow an export through modules. */
export interface ExportLookup {
  /** The module an import leads to, where it is one of the project. */
  module(specifier: string, from: string): Source | undefined;
}

/** Tables by path, each with the text it was made of. */
export type ExportCache = Map<string, { readonly text: string; readonly table: ExportTable }>;

function tableOf(source: Source, cache: ExportCache): ExportTable {
  const known = cache.get(source.path);
  if (known?.text === source.text) return known.table;
  const file = ts.createSourceFile(source.path, source.text, ts.ScriptTarget.Latest);
  const { names, stars } = new TableBuilder(file);
  const table: ExportTable = { names, stars };
  cache.set(source.path, { text: source.text, table });
  return table;
}

/**
 * Whether the import of `name` from `specifier` in the file `from` is of a type alone. What cannot
 * be found out counts as a value, so that nothing is dropped that a program may need.
 */
export function isTypeAlone(
  wanted: { readonly specifier: string; readonly name: string; readonly from: string },
  lookup: ExportLookup,
  cache: ExportCache,
): boolean {
  return meaningOf(wanted, { lookup, cache, seen: new Set() }) === "type";
}

function meaningOf(
  wanted: { readonly specifier: string; readonly name: string; readonly from: string },
  search: { lookup: ExportLookup; cache: ExportCache; seen: Set<string> },
): "type" | "value" | undefined {
  const source = search.lookup.module(wanted.specifier, wanted.from);
  if (!source) return undefined;
  const key = `${source.path}\0${wanted.name}`;
  if (search.seen.has(key)) return undefined;
  search.seen.add(key);
  const table = tableOf(source, search.cache);
  const meaning = table.names.get(wanted.name);
  if (meaning && meaning.kind !== "import") return meaning.kind;
  if (meaning) return meaningOf({ ...meaning, from: source.path }, search);
  for (const specifier of table.stars) {
    const found = meaningOf({ specifier, name: wanted.name, from: source.path }, search);
    if (found) return found;
  }
  return undefined;
}
