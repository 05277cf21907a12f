/** Masks over tokens: vocabularies, lexers, parsers, and the matcher that joins them. */
export type { ByteRecogniser, Expectation } from "./run/recogniser.ts";
export { maskErrors } from "./errors.ts";
export {
  type CompiledGrammar,
  compileGrammar,
  type CompileOptions,
  type GrammarLimits,
} from "./run/compile.ts";
export type { LexerLimits } from "./lexer/lexer.ts";
export type { NfaLimits } from "./lexer/nfa/build.ts";
export { recognise, type Recognition } from "./run/recognise.ts";
export { areSameState, type Outlook, outlookOf, type Refusal, refusalOf } from "./run/refusal.ts";
export { type MaskedRecogniser, Matcher } from "./run/matcher.ts";
export { allowedTokens, allows, type Mask } from "./masks/mask.ts";
export { ARTEFACT_VERSION, readVocabulary, writeVocabulary } from "./vocab/artefact.ts";
export { type MergeRule, SPLIT_PATTERNS, type Tokenization } from "./vocab/encode/tokenization.ts";
export { vocabularyErrors } from "./vocab/errors.ts";
export { loadVocabulary, readVocabularyFile, type VocabularySource } from "./vocab/load.ts";
export { readGguf } from "./vocab/read/gguf.ts";
export {
  namedVocabulary,
  VOCABULARY_NAMES,
  type VocabularyData,
  type VocabularyName,
} from "./vocab/read/named.ts";
export type { ReadOptions } from "./vocab/read/options.ts";
export { readSentencePiece } from "./vocab/read/sentencepiece.ts";
export { readTiktoken, type TiktokenOptions } from "./vocab/read/tiktoken.ts";
export { readTokenizerJson } from "./vocab/read/tokenizer_json.ts";
export { type PackedTokens, type TokenId, TokenPacker } from "./vocab/token.ts";
export { sliceTrie } from "./vocab/trie/build.ts";
export { type ByteTrie, childOf, ROOT } from "./vocab/trie/byte_trie.ts";
export type { VocabularySlice } from "./vocab/trie/slices.ts";
export type { TokenOrder } from "./vocab/trie/sort.ts";
export { type EncodeOptions, Vocabulary, type VocabularyParts } from "./vocab/vocabulary.ts";
export {
  CompiledSchema,
  compileJsonSchema,
  type SchemaCompilation,
  type SchemaRunOptions,
} from "./schema/compile.ts";
