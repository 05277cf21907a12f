/** Whether a source is in a language, as parsers say that have nothing to do with our grammars. */
import { MazeError } from "@maze/base";
import type { SyntaxLanguage } from "@maze/check";
import { type SyntaxTruth, syntaxTruth } from "@maze/languages";
import { languageErrors } from "../errors.ts";
import type { BenchSource } from "./entries.ts";

/** Asks about a source. */
export type TruthTeller = (source: BenchSource) => SyntaxTruth;

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
  typescript: ({ source }) => syntaxTruth("typescript", source),
  tsx: ({ source }) => syntaxTruth("tsx", source),
  javascript: ({ source }) => syntaxTruth("javascript", source),
  json: ({ source }) => byJson(source),
};

function byJson(text: string): SyntaxTruth {
  try {
    JSON.parse(text);
    return { kind: "valid" };
  } catch (error) {
    return { kind: "invalid", because: error instanceof Error ? error.message : String(error) };
  }
}
