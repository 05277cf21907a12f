/** Languages of the user's own files: Lark, regular expressions, tree-sitter's JSON, JSON Schema. */
import { type Diagnostic, lineColumn, MazeError } from "@maze/base";
import {
  type Grammar,
  type Imported,
  importTreeSitter,
  type JsonValue,
  parseRegex,
  readLark,
} from "@maze/grammar";
import { compileGrammar, compileJsonSchema } from "@maze/mask";
import { languageErrors } from "./errors.ts";
import { grammarLanguage, schemaLanguage, type TextLanguage } from "./text_language.ts";

/** A file that holds a grammar or a schema. */
export interface LanguageFile {
  /** Path as the user wrote it; for grammars its end tells the notation. */
  readonly path: string;
  /** Its text. */
  readonly text: string;
  /** `schema`: a JSON Schema, whatever the path. */
  readonly kind: "grammar" | "schema";
}

/**
 * Makes a language of a file.
 *
 * @param file The file.
 * @returns The language.
 * @throws {MazeError} `brokenGrammar` with every problem as a diagnostic, each with line and column
 *   where its reader knows them.
 *
 * @example
 * ```ts
 * import { inspectText, openLanguageFile } from "@maze/pipeline";
 * import { assertEquals } from "@std/assert";
 *
 * const file = { path: "year.regex", text: "[0-9]{4}", kind: "grammar" } as const;
 * const { report } = inspectText(openLanguageFile(file), { path: "a", text: "20x6" });
 * assertEquals([report.state, report.column], ["refused", 3]);
 * ```
 */
export function openLanguageFile(file: LanguageFile): TextLanguage {
  if (file.kind === "schema") return schemaFile(file);
  const { grammar, problems } = readGrammar(file);
  if (!grammar) throw broken(file, problems);
  try {
    return grammarLanguage(compileGrammar(grammar));
  } catch (error) {
    if (error instanceof MazeError && error.diagnostics.length > 0) {
      throw broken(file, error.diagnostics);
    }
    throw error;
  }
}

/** Reads a grammar in the notation that its path names. */
function readGrammar(file: LanguageFile): Imported {
  const { path, text } = file;
  const extension = /\.(?:lark|regex|json)$/i.exec(path)?.[0].toLowerCase();
  switch (extension) {
    case ".lark":
      return readLark(text, { name: stem(path), path });
    case ".regex":
      return regexGrammar(text.replace(/\r?\n$/, ""), stem(path));
    case ".json":
      return treeSitterGrammar(parseJson(file));
    default:
      throw new MazeError(
        languageErrors.brokenGrammar,
        `Cannot use ${path} as a grammar: its extension names no notation, expected .lark, .regex ` +
          "or the grammar.json of tree-sitter",
        { fix: "rename it, or pass a JSON Schema with --schema" },
      );
  }
}

/** A regular expression as a grammar with one terminal. */
function regexGrammar(source: string, name: string): Imported {
  const parsed = parseRegex(source, { dialect: "rust", match: "whole" });
  if (parsed.kind === "refused") return { problems: [parsed.diagnostic] };
  const terminal = { kind: "terminal", name: "text" } as const;
  const grammar: Grammar = {
    name,
    start: "start",
    rules: new Map([["start", terminal]]),
    terminals: new Map([["text", { name: "text", pattern: parsed.regex }]]),
    skip: [],
  };
  return { grammar, problems: [] };
}

function treeSitterGrammar(json: unknown): Imported {
  const imported = importTreeSitter(json);
  return imported.kind === "imported"
    ? { grammar: imported.grammar, problems: [] }
    : { problems: imported.diagnostics };
}

function schemaFile(file: LanguageFile): TextLanguage {
  const { problems, schema } = compileJsonSchema(parseJson(file));
  if (schema) return schemaLanguage(schema, stem(file.path));
  throw broken(file, problems);
}

function parseJson({ path, text }: LanguageFile): JsonValue {
  try {
    return JSON.parse(text);
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    const offset = jsonErrorOffset(said);
    const message = `Cannot read ${path}: it is no JSON: ${said}`;
    const place = offset === undefined ? {} : { place: lineColumn(text, offset) };
    const code = languageErrors.brokenGrammar.code;
    throw new MazeError(languageErrors.brokenGrammar, message, {
      diagnostics: [{ code, severity: "error", message, path, ...place, suggestion: FIX }],
    });
  }
}

/** What to do about a file that is no JSON. */
const FIX = "mend the JSON there";

/** The offset that V8 names in its message. */
function jsonErrorOffset(said: string): number | undefined {
  const position = /at position (\d+)/.exec(said)?.[1];
  return position === undefined ? undefined : Number(position);
}

/** The name of a file without its folder and extension. */
function stem(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1).replace(/(?<=.)\.[^.]*$/, "");
}

function broken({ path, text }: LanguageFile, problems: readonly Diagnostic[]): MazeError {
  const diagnostics = problems.map((problem) => ({
    suggestion: "mend the grammar there",
    ...problem,
    path,
    ...(problem.span && !problem.place ? { place: lineColumn(text, problem.span.start) } : {}),
  }));
  const [first] = diagnostics;
  const more = diagnostics.length > 1 ? ` (and ${diagnostics.length - 1} more)` : "";
  const message = first ? first.message + more : `Cannot use ${path}: it holds no grammar`;
  return new MazeError(languageErrors.brokenGrammar, message, {
    diagnostics,
    ...(first?.suggestion ? { fix: first.suggestion } : {}),
  });
}
