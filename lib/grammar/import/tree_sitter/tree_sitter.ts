/** What other rooms use of the importer of tree-sitter grammars. */
export type { Context } from "./contexts.ts";
export { treeSitterErrors } from "./errors.ts";
export {
  type ExternalMeaning,
  importTreeSitter,
  type TreeSitterImport,
  type TreeSitterOptions,
} from "./import.ts";
export { type GrammarEntry, type Lowering, type LowerOptions, lowerTreeSitter } from "./lower.ts";
export type {
  ContextSettings,
  RuleNode,
  TerminalDefinition,
  TreeSitterGrammar,
  TreeSitterProblem,
} from "./nodes.ts";
export {
  type Definition,
  type DefinitionOperator,
  readNotation,
  writeNotation,
} from "./notation.ts";
export {
  type OverlaidGrammar,
  overlay,
  type OverlayEdit,
  ruleEdits,
  terminalEdits,
} from "./overlay.ts";
export { readTreeSitter, type TreeSitterReading } from "./read.ts";
