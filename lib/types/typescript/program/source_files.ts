/**
 * Parsed files, kept between Programs. Libraries are shared by all projects of the process: parsing
 * them is most of a Program's start. Library files are scripts that no option but the language
 * version changes, so that version alone is their key.
 */
import ts from "typescript";
import { libraryText } from "./libraries/load.ts";

const libraries = new Map<string, ts.SourceFile>();

/** Parses a library file, or gives the one parsed before. */
export function librarySource(path: string, version: ts.ScriptTarget): ts.SourceFile | undefined {
  const text = libraryText(path);
  if (text === undefined) return undefined;
  const key = `${version}|${path}`;
  let file = libraries.get(key);
  if (!file) libraries.set(key, file = ts.createSourceFile(path, text, version));
  return file;
}

/** Most texts of one path that are kept parsed: the project's own and the last few overlays. */
const KEPT_VERSIONS = 4;

/** The parsed files of one project. */
export interface SourceCache {
  /** The file with this text, parsed now or before. */
  get(path: string, text: string, options: ts.CreateSourceFileOptions): ts.SourceFile;
  /** Whether the parser gave up on this text because it nests too deeply. */
  tooDeep(path: string, text: string): boolean;
}

/** Makes an empty cache. */
export function sourceCache(): SourceCache {
  const files = new Map<string, { text: string; format: unknown; file: ts.SourceFile }[]>();
  const deep = new Map<string, string>();
  const parse = (path: string, text: string, options: ts.CreateSourceFileOptions) => {
    try {
      return ts.createSourceFile(path, text, options);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      deep.set(path, text);
      return ts.createSourceFile(path, "export {};", options);
    }
  };
  return {
    get: (path, text, options) => {
      const kept = files.get(path) ?? [];
      const format = options.impliedNodeFormat;
      const at = kept.findIndex((entry) => entry.text === text && entry.format === format);
      const entry = at >= 0
        ? kept.splice(at, 1)[0]!
        : { text, format, file: parse(path, text, options) };
      kept.unshift(entry);
      kept.length = Math.min(kept.length, KEPT_VERSIONS);
      files.set(path, kept);
      return entry.file;
    },
    tooDeep: (path, text) => deep.get(path) === text,
  };
}
