/** A language that texts are held to: one that is known by name, or one of a file of the user's. */
import { MazeError, suggest } from "@maze/base";
import { type SyntaxLanguage, syntaxLanguage, syntaxLanguages } from "@maze/check";
import type {
  ByteRecogniser,
  CompiledGrammar,
  CompiledSchema,
  MaskedRecogniser,
  Vocabulary,
} from "@maze/mask";
import { languageErrors } from "./errors.ts";

/** A language, ready for texts. */
export interface TextLanguage {
  /** What it is called. */
  readonly name: string;
  /** What texts of it may be, by name; `""` is a whole text. */
  readonly entries: readonly string[];
  /**
   * Recognisers of whole files: a file is in the language where one of them takes it.
   * @param path Path of the file.
   */
  wholes(path: string): readonly ByteRecogniser<object>[];
  /**
   * The recogniser of one entry.
   * @param entry One of `entries`.
   */
  recogniser(entry: string): ByteRecogniser<object>;
  /**
   * The recogniser of one entry with masks.
   * @param vocabulary The tokens.
   * @param entry One of `entries`.
   */
  masked(vocabulary: Vocabulary, entry: string): MaskedRecogniser<object>;
}

/** A language by its compiled grammar. */
export function grammarLanguage(
  compiled: CompiledGrammar,
  wholes: (path: string) => readonly string[] = () => [""],
): TextLanguage {
  const { grammar } = compiled;
  const entries = ["", ...Object.keys(grammar.entries ?? {})];
  const { name } = grammar;
  const known = (entry: string): string => requireEntry({ name, entries }, entry);
  return {
    name,
    entries,
    wholes: (path) => wholes(path).map((entry) => compiled.recogniser(entry)),
    recogniser: (entry) => compiled.recogniser(known(entry)),
    masked: (vocabulary, entry) => compiled.masked(known(entry), vocabulary),
  };
}

/** A language by a compiled JSON Schema. */
export function schemaLanguage(compiled: CompiledSchema, name: string): TextLanguage {
  const entries = [""];
  return {
    name,
    entries,
    wholes: () => [compiled.recogniser],
    recogniser: (entry) => {
      requireEntry({ name, entries }, entry);
      return compiled.recogniser;
    },
    masked: (vocabulary, entry) => {
      requireEntry({ name, entries }, entry);
      return compiled.masked(vocabulary);
    },
  };
}

/**
 * A language that is known by name, ready for texts.
 *
 * @param language The language; its grammar is compiled, the first time.
 * @returns The language.
 *
 * @example
 * ```ts
 * import { knownLanguage, languageNamed } from "@maze/pipeline";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(knownLanguage(languageNamed("json")).entries, [""]);
 * ```
 */
export function knownLanguage(language: SyntaxLanguage): TextLanguage {
  return grammarLanguage(language.compiled(), (path) => language.wholes(path));
}

/**
 * The language of a name.
 *
 * @param name The name, in whatever case.
 * @returns The language.
 * @throws {MazeError} `unknownLanguage` with the nearest name there is.
 *
 * @example
 * ```ts
 * import { languageNamed } from "@maze/pipeline";
 * import { assertEquals, assertThrows } from "@std/assert";
 *
 * assertEquals(languageNamed("TypeScript").extensions, [".ts", ".mts", ".cts"]);
 * assertThrows(() => languageNamed("cobol"), Error, "there is none of that name");
 * ```
 */
export function languageNamed(name: string): SyntaxLanguage {
  const language = syntaxLanguage(name.toLowerCase());
  if (language) return language;
  const names = syntaxLanguages.map((each) => each.name);
  const near = suggest(name, names);
  throw new MazeError(
    languageErrors.unknownLanguage,
    `Cannot use the language ${name}: there is none of that name, expected ${names.join(", ")}`,
    { fix: near ? `did you mean ${near}?` : "name one of these, or a file with --grammar" },
  );
}

function requireEntry(
  { entries, name }: Pick<TextLanguage, "entries" | "name">,
  entry: string,
): string {
  if (entries.includes(entry)) return entry;
  const named = entries.filter((each) => each !== "");
  const near = suggest(entry, named);
  throw new MazeError(
    languageErrors.unknownEntry,
    `Cannot begin at ${entry}: ${name} has no such entry, expected ${
      named.join(", ") || "no entry, for it has only whole texts"
    }`,
    { fix: near ? `did you mean ${near}?` : "run maze grammar list" },
  );
}
