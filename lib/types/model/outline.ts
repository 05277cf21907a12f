/**
 * What stands in a module, as plain data in one shape for every language: symbols, imports, exports,
 * test cases, and the counts its style is measured by. It can be stored as JSON and read back.
 */
import type { Diagnostic, Span } from "@maze/base";

/**
 * What a symbol is. The first eight stand at the top of a module or namespace; the rest are members.
 * A constant that holds a function is a `variable` that is `callable`, as the compiler has it.
 */
export type SymbolKind =
  | "function"
  | "class"
  | "interface"
  | "type"
  | "enum"
  | "variable"
  | "namespace"
  | "alias"
  | "constructor"
  | "method"
  | "getter"
  | "setter"
  | "field"
  | "enum-member"
  | "call-signature"
  | "construct-signature"
  | "index-signature";

/** A word before a symbol, or what a mark on it says (`*` is `generator`, `?` is `optional`). */
export type SymbolModifier =
  | "export"
  | "default"
  | "declare"
  | "const"
  | "let"
  | "var"
  | "using"
  | "async"
  | "generator"
  | "abstract"
  | "static"
  | "public"
  | "private"
  | "protected"
  | "readonly"
  | "override"
  | "accessor"
  | "optional";

/** A type parameter of a generic. */
export interface TypeParameter {
  /** Its name. */
  readonly name: string;
  /** Source text of what it extends. */
  readonly constraint?: string;
  /** Source text of its default. */
  readonly default?: string;
}

/** A tag of a documentation comment, such as `@param`. */
export interface DocumentationTag {
  /** Name without the `@`. */
  readonly name: string;
  /** The rest, as written, without the stars at the line starts. */
  readonly text: string;
}

/** A documentation comment. */
export interface Documentation {
  /** The text before the first tag. */
  readonly summary: string;
  /** The tags, in order. */
  readonly tags?: readonly DocumentationTag[];
}

/** One declared thing. Absent fields mean "none". */
export interface OutlineSymbol {
  /** Its name; `default` for an anonymous default export, `[expression]` for a computed member. */
  readonly name: string;
  /** What it is. */
  readonly kind: SymbolKind;
  /** The whole declaration without the comment before it; all overloads of a function together. */
  readonly span: Span;
  /** Line of the declaration, from 1. */
  readonly line: number;
  /** Words before it, in the order written. */
  readonly modifiers?: readonly SymbolModifier[];
  /** Name it is exported under by its own declaration, from its module or namespace. */
  readonly exportedAs?: string;
  /** True where it can be called: also for variables and fields that hold a function. */
  readonly callable?: true;
  /** Its type parameters. */
  readonly typeParameters?: readonly TypeParameter[];
  /**
   * Source text of its type, on one line: `<T>(a: T): T` of what is callable, the annotation of a
   * variable or field, the aliased type, the value of an enum member.
   */
  readonly signature?: string;
  /** Signatures a caller may choose from, where there are several; `signature` is the first then. */
  readonly overloads?: readonly string[];
  /** What a class or interface extends. */
  readonly extends?: readonly string[];
  /** What a class implements. */
  readonly implements?: readonly string[];
  /** For an alias (`import A = B.C`): the dotted name it stands for. */
  readonly target?: string;
  /** Its documentation comment. */
  readonly documentation?: Documentation;
  /** Members of a class, interface, enum or namespace; properties assigned to a function. */
  readonly members?: readonly OutlineSymbol[];
}

/** A name that an import brings in. */
export interface ImportBinding {
  /** Exported name; `default` for the default, `*` for the whole module, `=` for `export =`. */
  readonly imported: string;
  /** Name in this module. */
  readonly local: string;
  /** True where only the type is imported. */
  readonly typeOnly?: true;
}

/** How a module is reached: by an import statement, `import()`, `require()`, in a type, or by a reference comment. */
export type ImportKind = "static" | "dynamic" | "require" | "type" | "reference";

/** One import of a module. */
export interface ModuleImport {
  /** How it is reached. */
  readonly kind: ImportKind;
  /** The specifier as written. */
  readonly source: string;
  /** Line, from 1. */
  readonly line: number;
  /** Names it brings in; empty for an import for its effects. */
  readonly bindings: readonly ImportBinding[];
  /** True for `import type`. */
  readonly typeOnly?: true;
}

/**
 * One export of a module.
 * `declared`: by a declaration of this module whose `exportedAs` is the name.
 * `local`: a name of this module's scope, which may itself be imported; dots lead into namespaces.
 * `from`: a name of another module. `namespace`: another module as one object. `star`: all of its
 * names but `default`. `assignment`: the module is the value of a name (`export =`). `line` is that of
 * the statement, from 1.
 */
export type ModuleExport =
  | { readonly kind: "declared"; readonly name: string }
  | {
    readonly kind: "local";
    readonly name: string;
    readonly local: string;
    readonly typeOnly?: true;
  }
  | {
    readonly kind: "from";
    readonly name: string;
    readonly source: string;
    readonly line: number;
    readonly imported: string;
    readonly typeOnly?: true;
  }
  | {
    readonly kind: "namespace";
    readonly name: string;
    readonly source: string;
    readonly line: number;
    readonly typeOnly?: true;
  }
  | {
    readonly kind: "star";
    readonly source: string;
    readonly line: number;
    readonly typeOnly?: true;
  }
  | { readonly kind: "assignment"; readonly local: string };

/** The names of one scope that modules see: a file, or a `declare module "…"` block. */
export interface ModuleScope {
  /** Declared symbols, in order. */
  readonly symbols: readonly OutlineSymbol[];
  /** Imports, static ones first. */
  readonly imports: readonly ModuleImport[];
  /** Exports. */
  readonly exports: readonly ModuleExport[];
}

/** A `declare module "…"` block. */
export interface AmbientModule extends ModuleScope {
  /** The module's name as written. */
  readonly name: string;
  /** True where it adds to a module that exists; false where it declares one. */
  readonly augments: boolean;
  /** The whole block. */
  readonly span: Span;
  /** Its line, from 1. */
  readonly line: number;
}

/** A test framework that is recognised. */
export type TestFramework = "deno" | "node" | "vitest" | "jest" | "mocha" | "bun";

/** A test, a group of tests, or a step of a test. */
export interface TestCase {
  /** Its name; source text where it is not a plain string. */
  readonly name: string;
  /** What it is. */
  readonly kind: "suite" | "test" | "step";
  /** Names of the groups around it, outermost first. */
  readonly suites?: readonly string[];
  /** `skip`, `only`, `todo`, `each` and the like, as written. */
  readonly modifiers?: readonly string[];
  /** The whole call. */
  readonly span: Span;
  /** Its line, from 1. */
  readonly line: number;
}

/**
 * How often each way of writing was seen, by aspect (`quotes`, `indent`, `naming.class`, …) and then
 * by value (`double`, `2`, `PascalCase`, …).
 */
export type StyleCounts = Readonly<Record<string, Readonly<Record<string, number>>>>;

/** Everything the index knows of one file. */
export interface ModuleOutline extends ModuleScope {
  /** `script` where it neither imports nor exports, so that its names are global. */
  readonly kind: "module" | "script";
  /** Lines of text. */
  readonly lines: number;
  /** `declare module "…"` blocks. */
  readonly ambient: readonly AmbientModule[];
  /** Symbols of `declare global` blocks. */
  readonly globals: readonly OutlineSymbol[];
  /** Tests and their groups, in order. */
  readonly tests: readonly TestCase[];
  /** The framework of the tests, where the file itself tells. */
  readonly framework?: TestFramework;
  /** Counts for the measured style. */
  readonly style: StyleCounts;
  /** Syntax errors. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Bounds on one outline. */
export interface OutlineLimits {
  /** Longest signature in UTF-16 code units; the rest becomes `…`. Default 2,000. */
  readonly signatureLength: number;
  /** Longest documentation comment that is kept, in UTF-16 code units; longer ones are cut. Default 4,000. */
  readonly documentationLength: number;
  /** Most syntax errors kept. Default 20. */
  readonly diagnostics: number;
}

/** An outline, or why there is none. */
export type OutlineResult =
  | { readonly kind: "outlined"; readonly outline: ModuleOutline }
  | { readonly kind: "failed"; readonly diagnostic: Diagnostic };
