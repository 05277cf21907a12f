/** Options that name a language, and what they stand for. */
import { MazeError } from "@maze/base";
import {
  knownLanguage,
  languageErrors,
  languageNamed,
  openLanguageFile,
  readTextFile,
  syntaxLanguageOf,
  syntaxLanguages,
  type TextLanguage,
} from "@maze/pipeline";
import { object, option, optional, string } from "@optique/core";
import { appErrors } from "../../errors.ts";
import { say } from "../code/options.ts";
import type { CommandContext } from "../contract.ts";

/** `--language`, `--grammar`, `--schema` and `--entry`. */
export const languageOptions = object("The language", {
  language: optional(option("--language", string({ metavar: "NAME" }), {
    description: say("A language by its name; that of the file's extension where absent."),
  })),
  grammar: optional(option("--grammar", string({ metavar: "FILE" }), {
    description: say("A grammar: .lark, .regex, or the grammar.json of tree-sitter."),
  })),
  schema: optional(option("--schema", string({ metavar: "FILE" }), {
    description: say("A JSON Schema; the language is the JSON texts that satisfy it."),
  })),
  entry: optional(option("--entry", string({ metavar: "NAME" }), {
    description: say("What a text is to be: expression, statement, …; a whole file where absent."),
  })),
});

/** What the options hold. */
export interface LanguageOptions {
  /** Name of a language. */
  readonly language?: string;
  /** Path of a grammar. */
  readonly grammar?: string;
  /** Path of a JSON Schema. */
  readonly schema?: string;
  /** What a text is to be. */
  readonly entry?: string;
}

/**
 * Gives the language of each path: the one the options name, or that of the path's extension.
 *
 * @throws {MazeError} When the options name two, when there is no such language, or when a grammar
 *   cannot be read.
 */
export async function languageFor(
  context: Pick<CommandContext, "folder" | "host">,
  options: LanguageOptions,
): Promise<(path: string) => TextLanguage> {
  const { grammar, language, schema } = options;
  const named = Object.entries({ language, grammar, schema }).filter(([, value]) => value);
  if (named.length > 1) {
    const flags = named.map(([name]) => `--${name}`).join(" and ");
    throw new MazeError(
      appErrors.badUsage,
      `Cannot use ${flags} together: each names a language, expected one of them`,
      { fix: "leave all but one out" },
    );
  }
  if (language !== undefined) {
    const known = languageNamed(language);
    return () => knownLanguage(known);
  }
  const path = grammar ?? schema;
  if (path === undefined) return languageByExtension;
  const text = await readTextFile(context.host, path, context);
  const opened = openLanguageFile({
    path,
    text,
    kind: grammar === undefined ? "schema" : "grammar",
  });
  return () => opened;
}

function languageByExtension(path: string): TextLanguage {
  const language = syntaxLanguageOf(path);
  if (language) return knownLanguage(language);
  const names = syntaxLanguages.map(({ name }) => name).join(", ");
  throw new MazeError(
    languageErrors.whichLanguage,
    `Cannot tell the language of ${path}: its extension is of none that is known, expected ${names}`,
    { fix: "name one with --language, or a grammar with --grammar or --schema" },
  );
}
