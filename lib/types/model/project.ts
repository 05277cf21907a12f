/** A TypeScript project as the rest of MAZE sees it, without a word of the compiler's own types. */
import type { Diagnostic, Span } from "@maze/base";

/** Texts that stand in for files on disk, by absolute path. */
export type Overlay = ReadonlyMap<string, string>;

/** Where an import leads. */
export interface ResolvedModule {
  /** Absolute path of the file. */
  readonly path: string;
  /** True for files of packages: declarations without source that the sandbox could run. */
  readonly external: boolean;
}

/** A change of text that the compiler proposes. */
export interface CodeFix {
  /** The compiler's name for it, such as `import` or `fixMissingAwait`. */
  readonly name: string;
  /** What it does, in the compiler's words. */
  readonly description: string;
  /** The edits, by absolute path. */
  readonly edits: ReadonlyMap<string, readonly { readonly span: Span; readonly text: string }[]>;
}

/** One project, opened once; its compiler state is kept warm between calls. */
export interface TypeScriptProject {
  /** Its root folder. */
  readonly root: string;
  /** Version of the compiler. */
  readonly version: string;
  /** Its own source files, absolute, declaration files and packages left out. */
  readonly files: readonly string[];
  /** Text of one of its files as opened (or as last given to `update`). */
  text(path: string): string | undefined;
  /** Takes the new text of a file as its own; `undefined` drops the file. */
  update(path: string, text: string | undefined): void;
  /** Where an import of `specifier` in the file `from` leads; `undefined` for built-ins and misses. */
  resolve(specifier: string, from: string): ResolvedModule | undefined;
  /**
   * Syntax errors, then type errors, of the named files with the overlay in place.
   * Spans are in the overlay's texts. An ambient `__hole<T>(intent: string): T` is declared.
   */
  check(paths: readonly string[], overlay?: Overlay): Diagnostic[];
  /** The compiler's own fixes for the errors of a file, in the order of the errors. */
  fixes(path: string, overlay?: Overlay): CodeFix[];
}
