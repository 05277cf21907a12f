/** Grammars as data: the representation, the importers, and the passes that make tables of them. */
export type { Expression, Grammar, Terminal, Virtual } from "./ir/grammar.ts";
export type { CharSet, Regex } from "./regex/regex.ts";
export {
  grammar,
  type GrammarBuilder,
  type GrammarOptions,
  type TerminalOptions,
} from "./ir/build.ts";
export * from "./ir/part.ts";
export { grammarErrors, larkErrors } from "./errors.ts";
export type { Imported } from "./import/imported.ts";
export { type LarkOptions, readLark } from "./import/lark/read.ts";
export type { LarkLimits } from "./import/lark/limits.ts";
export { readRegex, type RegexGrammarOptions } from "./import/regex.ts";
export { type Lowered, lowerGrammar } from "./pass/lower.ts";
export type {
  Entry,
  LoweringLimits,
  Production,
  Productions,
  SymbolId,
} from "./pass/productions.ts";
export { compileSchema, type SchemaOptions } from "./schema/compile.ts";
export { schemaErrors } from "./schema/errors.ts";
export type {
  JsonType,
  JsonValue,
  PatternProperty,
  SchemaGraph,
  SchemaNode,
  SchemaPattern,
  SchemaProblem,
} from "./schema/node.ts";
export type { Dialect } from "./schema/resolve.ts";
export { type ParsedRegex, parseRegex, type RegexOptions } from "./regex/parse.ts";
export {
  andRegex,
  ANY_CHAR,
  ANY_TEXT,
  charsRegex,
  choiceRegex,
  notRegex,
  optionalRegex,
  repeatRegex,
  sequenceRegex,
  textRegex,
} from "./regex/build.ts";
export type { RegexDialect, RegexLimits } from "./regex/syntax/reader.ts";
export { type CharRange, charSetOf } from "./regex/char_set.ts";
export { jsonStringOf, type JsonStringOptions } from "./regex/json_string.ts";
export { regexErrors } from "./regex/errors.ts";
export * from "./import/tree_sitter/tree_sitter.ts";
