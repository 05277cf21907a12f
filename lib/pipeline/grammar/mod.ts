/** What can be done with grammars: languages, texts held to them, tokens, and measurements. */
export { type SyntaxLanguage, syntaxLanguageOf, syntaxLanguages } from "@maze/check";
export {
  loadVocabulary,
  type Vocabulary,
  VOCABULARY_NAMES,
  type VocabularySource,
} from "@maze/mask";
export { languageErrors } from "./errors.ts";
export { decodeText, readTextFile } from "./read_text.ts";
export {
  type Expected,
  type InspectedText,
  inspectPlace,
  inspectText,
  type PlaceReport,
  type TextReport,
} from "./inspect.ts";
export {
  type NextTokens,
  nextTokens,
  type NextTokensRequest,
  type ShownToken,
} from "./next_tokens.ts";
export { knownLanguage, languageNamed, type TextLanguage } from "./text_language.ts";
export { type LanguageFile, openLanguageFile } from "./language_file.ts";
export type { LinesInput } from "./bench/json_lines.ts";
export type { BenchRequest } from "./bench/run.ts";
export {
  benchMasks,
  type MaskBench,
  type MaskBenchRequest,
  type RefusedSource,
} from "./bench/masks.ts";
export {
  benchSchemas,
  type SchemaBench,
  type SchemaBenchRequest,
  type SpellingName,
  type WrongInstance,
} from "./bench/schemas.ts";
export { benchSyntax, type SyntaxBench, type SyntaxBenchRequest } from "./bench/syntax.ts";
