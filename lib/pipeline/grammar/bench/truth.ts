/** Whether a source is in a language, as parsers say that have nothing to do with our grammars. */
import { MazeError } from "@maze/base";
import type { SyntaxLanguage } from "@maze/check";
import { outlineTypeScript } from "@maze/types";
import { languageErrors } from "../errors.ts";
import type { BenchSource } from "./entries.ts";

/** What another parser says of a source. */
export type Truth =
  | { readonly kind: "valid" }
  | { readonly kind: "invalid"; readonly because: string }
  | { readonly kind: "unknown"; readonly reason: string };

/** Asks about a source. */
export type TruthTeller = (source: BenchSource) => Truth;

/**
 * Who knows the truth about a language: TypeScript's own parser, or that of the JSON of JavaScript.
 * Where the line of a source says in `expect` what its suite expects (`pass`, or `fail` and `early`),
 * that is the truth.
 *
 * @throws {MazeError} `noTruth` where nobody is known.
 */
export function truthTeller(language: SyntaxLanguage): TruthTeller {
  const ask = TELLERS[language.name];
  if (!ask) {
    throw new MazeError(
      languageErrors.noTruth,
      `Cannot judge ${language.name}: no other parser of it is at hand, expected one of ${
        Object.keys(TELLERS).join(", ")
      }`,
      { fix: "name one of these with --language" },
    );
  }
  return (source) => {
    if (!source.source.isWellFormed()) {
      return { kind: "unknown", reason: "it holds a lone surrogate, which no text file can" };
    }
    switch (source.fields.expect) {
      case "pass":
        return { kind: "valid" };
      case "fail":
      case "early":
        return { kind: "invalid", because: `its suite expects "${source.fields.expect}"` };
      default:
        return ask(source);
    }
  };
}

const TELLERS: Readonly<Record<string, TruthTeller>> = {
  typescript: ({ source }) => byTypeScript("a.ts", source),
  tsx: ({ source }) => byTypeScript("a.tsx", source),
  javascript: ({ source }) => byTypeScript("a.js", source),
  json: ({ source }) => byJson(source),
};

function byTypeScript(path: string, text: string): Truth {
  const result = outlineTypeScript({ path, text }, { diagnostics: 1 });
  if (result.kind === "failed") return { kind: "unknown", reason: result.diagnostic.message };
  const [error] = result.outline.diagnostics;
  return error ? { kind: "invalid", because: `${error.code} ${error.message}` } : { kind: "valid" };
}

function byJson(text: string): Truth {
  try {
    JSON.parse(text);
    return { kind: "valid" };
  } catch (error) {
    return { kind: "invalid", because: error instanceof Error ? error.message : String(error) };
  }
}
