/**
 * The languages whose grammars are at hand. Each grammar is made and compiled when it is first asked
 * for, and kept for the life of the program: its tables grow as texts reach them.
 */
import type { Grammar } from "@maze/grammar";
import { javascriptGrammar, tsxGrammar, typescriptGrammar } from "@maze/languages";
import { type CompiledGrammar, compileGrammar } from "@maze/mask";
import { jsonGrammar } from "./json.ts";

/** A language by its grammar. */
export interface SyntaxLanguage {
  /** Its name, lower case. */
  readonly name: string;
  /** Extensions of its files with the dot, lower case. */
  readonly extensions: readonly string[];
  /** Makes the grammar. */
  grammar(): Grammar;
  /** The grammar with its tables, the same each time. */
  compiled(): CompiledGrammar;
  /**
   * Entries of the grammar that a whole file may be: it is in the language where one takes it.
   * @param path Path of the file; its extension may tell a module from a script.
   */
  wholes(path: string): readonly string[];
}

function language(
  name: string,
  extensions: readonly string[],
  options: {
    readonly grammar: () => Grammar;
    readonly wholes?: (path: string) => readonly string[];
  },
): SyntaxLanguage {
  let compiled: CompiledGrammar | undefined;
  const { grammar, wholes = () => [""] } = options;
  return {
    name,
    extensions,
    grammar,
    compiled: () => compiled ??= compileGrammar(grammar()),
    wholes,
  };
}

/** JavaScript is a script or a module, and only some extensions say which. */
function javascriptWholes(path: string): readonly string[] {
  if (/\.mjs$/i.test(path)) return ["module"];
  return /\.cjs$/i.test(path) ? ["script"] : ["module", "script"];
}

/**
 * Every language whose grammar is at hand.
 *
 * @example
 * ```ts
 * import { syntaxLanguages } from "@maze/check";
 * import { assertEquals } from "@std/assert";
 *
 * const names = syntaxLanguages.map(({ name }) => name);
 * assertEquals(names, ["typescript", "tsx", "javascript", "json"]);
 * ```
 */
export const syntaxLanguages: readonly SyntaxLanguage[] = [
  language("typescript", [".ts", ".mts", ".cts"], { grammar: typescriptGrammar }),
  language("tsx", [".tsx"], { grammar: tsxGrammar }),
  language("javascript", [".js", ".jsx", ".mjs", ".cjs"], {
    grammar: javascriptGrammar,
    wholes: javascriptWholes,
  }),
  language("json", [".json"], { grammar: jsonGrammar }),
];

/**
 * A language by its name.
 *
 * @param name The name.
 * @returns The language, or `undefined` where there is none of that name.
 *
 * @example
 * ```ts
 * import { syntaxLanguage } from "@maze/check";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(syntaxLanguage("tsx")?.extensions, [".tsx"]);
 * assertEquals(syntaxLanguage("cobol"), undefined);
 * ```
 */
export function syntaxLanguage(name: string): SyntaxLanguage | undefined {
  return syntaxLanguages.find((each) => each.name === name);
}

/**
 * The language of a file, by the extension of its path.
 *
 * @param path A path with forward slashes.
 * @returns The language, or `undefined` where no grammar is at hand.
 *
 * @example
 * ```ts
 * import { syntaxLanguageOf } from "@maze/check";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(syntaxLanguageOf("src/view.d.mts")?.name, "typescript");
 * assertEquals(syntaxLanguageOf("notes"), undefined);
 * ```
 */
export function syntaxLanguageOf(path: string): SyntaxLanguage | undefined {
  const name = path.slice(path.lastIndexOf("/") + 1).toLowerCase();
  const dot = name.lastIndexOf(".");
  if (dot < 0) return;
  return syntaxLanguages.find(({ extensions }) => extensions.includes(name.slice(dot)));
}
