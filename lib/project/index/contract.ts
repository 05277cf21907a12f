/** The index of a project: what is asked of it, and what it answers. */
import type { Diagnostic, Progress } from "@maze/base";
import type {
  ModuleImport,
  ModuleOutline,
  OutlineLimits,
  OutlineSymbol,
  TestCase,
  TestFramework,
} from "@maze/types";
import type { ExportedSymbol } from "../resolve/contract.ts";
import type { StyleSummary } from "../style/summary.ts";
import type { SkippedFile, WalkLimits } from "../walk/contract.ts";

/** Bounds on an index. */
export interface IndexLimits extends WalkLimits, OutlineLimits {}

/** How to index. Every field may be left out. */
export interface IndexOptions {
  /**
   * Patterns of what to leave out, in the syntax of `.gitignore`.
   * Default `node_modules`, `dist`, `.git`.
   */
  readonly exclude?: readonly string[];
  /** Whether `.gitignore` files are obeyed. Default true. */
  readonly gitignore?: boolean;
  /** Bounds; each absent one takes its default. */
  readonly limits?: Partial<IndexLimits>;
  /** Where progress goes. */
  readonly progress?: Progress;
  /** Cancels; the call then throws the signal's reason, and the stored index stays as it was. */
  readonly signal?: AbortSignal;
  /** Whether the index is stored in `.maze/index.jsonl` below the root and taken from there. Default true. */
  readonly cache?: boolean;
  /** An earlier index of the same root, still in memory, to take unchanged files from. */
  readonly previous?: ProjectIndex;
}

/** One indexed file. */
export interface IndexedFile {
  /** Path relative to the root. */
  readonly path: string;
  /** Name of its language. */
  readonly language: string;
  /** Size in bytes. */
  readonly size: number;
  /** Lines of text. */
  readonly lines: number;
  /** Symbols in it, members included. */
  readonly symbols: number;
  /** Tests in it, groups and steps not counted. */
  readonly tests: number;
  /** Syntax errors in it, up to the limit. */
  readonly errors: number;
}

/** A symbol and where it stands. */
export interface SymbolPlace {
  /** File, relative to the root. */
  readonly path: string;
  /** The symbol. */
  readonly symbol: OutlineSymbol;
  /** The class, interface, enum or namespaces it is a member of, joined with dots. */
  readonly container?: string;
}

/** One import or re-export, and where it leads. */
export interface ImportEdge {
  /** The import; re-exports count as `static` ones without bindings. */
  readonly import: ModuleImport;
  /** File it leads to, relative to the root; absent where it leads out of the project. */
  readonly to?: string;
}

/** A test and where it stands. */
export interface TestPlace {
  /** File, relative to the root. */
  readonly path: string;
  /** What runs it, where the file or its package tells. */
  readonly framework?: TestFramework;
  /** The test. */
  readonly test: TestCase;
}

/** Figures of one indexing run. */
export interface IndexStatistics {
  /** Indexed files. */
  readonly files: number;
  /** Lines in them. */
  readonly lines: number;
  /** Bytes in them. */
  readonly bytes: number;
  /** Symbols in them, members included. */
  readonly symbols: number;
  /** Tests in them. */
  readonly tests: number;
  /** Files parsed in this run. */
  readonly parsed: number;
  /** Files taken from the stored index. */
  readonly cached: number;
  /** Time spent parsing and outlining, in milliseconds. */
  readonly parseMs: number;
  /** Time of the whole run, in milliseconds. */
  readonly elapsedMs: number;
  /** Files and folders left out with a notice. */
  readonly skipped: number;
  /** Files and folders that patterns left out; the contents of a folder are not counted. */
  readonly excluded: number;
}

/** What is known of a project. It does not change; index again to see changes. Paths may be absolute or relative to the root. */
export interface ProjectIndex {
  /** The root, absolute, links resolved. */
  readonly root: string;
  /** Indexed files by path. */
  readonly files: readonly IndexedFile[];
  /** What was left out, by path. */
  readonly skipped: readonly SkippedFile[];
  /** Trouble with the stored index or with configuration files, none of which ended the run. */
  readonly notices: readonly Diagnostic[];
  /** Figures of the run. */
  readonly statistics: IndexStatistics;
  /** Outline of a file. */
  outline(path: string): ModuleOutline | undefined;
  /** Symbols of a name, members included; all symbols without a name. */
  symbols(name?: string): readonly SymbolPlace[];
  /**
   * What a module exports, re-exports followed through the index, by name; of a file, or of a module
   * that a `declare module` names.
   */
  exportedSymbols(path: string): readonly ExportedSymbol[];
  /** File that an import of `specifier` in the file `from` leads to, where it is in the index. */
  resolve(specifier: string, from: string): string | undefined;
  /** Imports and re-exports of a file. */
  imports(path: string): readonly ImportEdge[];
  /** Files that import a file. */
  importers(path: string): readonly string[];
  /** Every test. */
  tests(): readonly TestPlace[];
  /** The measured style. */
  style(): StyleSummary;
}
