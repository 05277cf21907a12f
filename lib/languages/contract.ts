/**
 * What a language must bring to be indexed. A language is one folder here with a pack that keeps this
 * contract, and a line in `registry.ts`; the shared suite in `tests/languages` judges it.
 */
import type { Source } from "@maze/base";
import type { OutlineLimits, OutlineResult } from "@maze/types";

/** One language. */
export interface LanguagePack {
  /** Its name as configurations write it: lower case, such as `typescript`. */
  readonly name: string;
  /** Changes whenever the same text might be outlined differently; stored outlines go stale with it. */
  readonly version: string;
  /** Extensions of its files with the dot, lower case. No two packs share one. */
  readonly extensions: readonly string[];
  /**
   * Outlines one file: symbols, imports, exports, tests, syntax errors, and the counts that its style
   * is measured by, which need the same parse. It throws for no text; `failed` is for files that the
   * parser cannot hold.
   */
  outline(source: Source, limits?: Partial<OutlineLimits>): OutlineResult;
  /**
   * Files that an import of a path may mean, most likely first.
   * @param path The specifier joined to the importing file's folder, relative to the project root.
   */
  moduleCandidates(path: string): readonly string[];
}
