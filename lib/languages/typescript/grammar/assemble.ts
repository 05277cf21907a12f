/** The grammars of JavaScript, TypeScript and TSX: tree-sitter's rules with the overlays on them. */
import {
  type Grammar,
  type LowerOptions,
  lowerTreeSitter,
  overlay,
  type OverlayEdit,
  readNotation,
  ruleEdits,
  type TreeSitterGrammar,
} from "@maze/grammar";
import { javascriptContexts, typescriptContexts } from "./contexts.ts";
import { expressionRules } from "./expressions.ts";
import { javascriptRules } from "./javascript.ts";
import { jsxRules, tsxRules } from "./jsx.ts";
import { statementRules } from "./statements.ts";
import { javascriptTerminals, tsxTerminals, typescriptTerminals } from "./terminals.ts";
import { javascriptSource } from "./tree_sitter/javascript.ts";
import { typescriptSource } from "./tree_sitter/typescript.ts";
import { typeRules } from "./types.ts";
import { typescriptRules } from "./typescript.ts";

/** Lexemes that may begin a statement as well as go on with an expression. */
const ambiguous = ["(", "[", "<", "+", "-", "*", "/"].map((text) => JSON.stringify(text));

/**
 * Zero-width terminals. Parsers insert a semicolon only where the next lexeme is not allowed. Here
 * that is asked for the lexemes above; before others a semicolon may stand at any line start, for
 * the reading without it comes to nothing of itself.
 */
const virtuals: readonly OverlayEdit[] = [
  {
    kind: "virtual",
    virtual: {
      name: "automatic_semicolon",
      when: "line-start",
      before: [JSON.stringify("}")],
      beforeEnd: true,
      unlessAllowed: ambiguous,
    },
  },
  { kind: "virtual", virtual: { name: "same_line", when: "same-line" } },
  { kind: "virtual", virtual: { name: "at_once", when: "glued" } },
];

const skip = ["space", "line_break", "line_comment", "inline_comment", "block_comment"];
const common: LowerOptions = {
  start: { rule: "program" },
  lineBreaks: ["line_break", "block_comment"],
  lexing: "groups",
  exclusive: ["jsxtext"],
};

/** Code of a module or of an asynchronous function, where completions are wanted. */
const code = ["strict", "await", "return", "loop", "target"];
/** Parts of a file that a completion may be, in any of the languages. */
const entries: LowerOptions["entries"] = {
  file: { rule: "program" },
  expression: { rule: "expression", on: code },
  statement: { rule: "statement_list_item", on: code },
  block: { rule: "_statement_list", on: code },
  function: { rule: "_function_entry", on: code },
  class_member: { rule: "_class_entry", on: ["strict", "derived"] },
};

const sharedEdits: readonly OverlayEdit[] = [
  ...virtuals,
  ...ruleEdits(expressionRules),
  ...ruleEdits(statementRules),
];

const javascriptEdits: readonly OverlayEdit[] = [
  ...sharedEdits,
  ...javascriptTerminals,
  ...ruleEdits(javascriptRules),
  ...ruleEdits(jsxRules),
];

const typescriptEdits: readonly OverlayEdit[] = [
  ...sharedEdits,
  ...typescriptTerminals,
  ...ruleEdits(typescriptRules),
  ...ruleEdits(typeRules),
];

/** TypeScript's parser makes no difference between names that are bound and names that are used. */
const oneIdentifier: readonly OverlayEdit[] = ["_binding_identifier", "_identifier"].map((
  from,
) => ({
  kind: "rename",
  from,
  to: "identifier",
}));

/**
 * The grammar of JavaScript with JSX. It tells strict code apart, and knows where `yield`, `await`,
 * `return`, `break`, `super` and `new.target` may stand; that names are declared once, and other
 * early errors which compare names, no context-free grammar knows.
 *
 * @returns The grammar; its entries are `script`, `module` and those of {@linkcode typescriptGrammar}
 *   but `type`.
 *
 * @example
 * ```ts
 * import { javascriptGrammar } from "@maze/languages";
 * import { compileGrammar, recognise } from "@maze/mask";
 * import { assertEquals } from "@std/assert";
 *
 * const javascript = compileGrammar(javascriptGrammar());
 * const verdict = (text: string) => recognise(javascript.recogniser("script"), text).kind;
 * assertEquals([verdict("a = /b/ / c"), verdict("return 1")], ["accepted", "refused"]);
 * ```
 */
export function javascriptGrammar(): Grammar {
  return lowered("javascript", {
    ...common,
    source: sourceGrammar(javascriptSource, [...skip, "html_open_comment", "html_close_comment"]),
    edits: javascriptEdits,
    lineBreaks: ["line_break", "block_comment", "html_close_comment"],
    contexts: javascriptContexts,
    start: { rule: "_file" },
    entries: {
      ...entries,
      file: { rule: "_file" },
      script: { rule: "program" },
      module: { rule: "module_text", on: ["strict", "await"] },
    },
  });
}

/**
 * The grammar of TypeScript, as tolerant as the compiler's own parser: what the compiler's checker
 * refuses is allowed.
 *
 * @returns The grammar; its entries are `file`, `expression`, `statement`, `block` (what a block
 *   holds), `function`, `class_member` and `type`.
 *
 * @example
 * ```ts
 * import { typescriptGrammar } from "@maze/languages";
 * import { compileGrammar, recognise } from "@maze/mask";
 * import { assertEquals } from "@std/assert";
 *
 * const typescript = compileGrammar(typescriptGrammar());
 * const text = "type A<T> = T extends Array<Set<infer U>> ? U : never";
 * assertEquals(recognise(typescript.recogniser(""), text).kind, "accepted");
 * assertEquals(recognise(typescript.recogniser("type"), "string[]").kind, "accepted");
 * ```
 */
export function typescriptGrammar(): Grammar {
  return lowered("typescript", {
    ...common,
    source: sourceGrammar(typescriptSource, skip),
    edits: [...typescriptEdits, ...oneIdentifier],
    contexts: typescriptContexts,
    entries: { ...entries, type: { rule: "type" } },
  });
}

/**
 * The grammar of TypeScript with JSX. That an element's two tags have one name is beyond it.
 *
 * @returns The grammar; its entries are those of {@linkcode typescriptGrammar}.
 *
 * @example
 * ```ts
 * import { tsxGrammar } from "@maze/languages";
 * import { compileGrammar, recognise } from "@maze/mask";
 * import { assertEquals } from "@std/assert";
 *
 * const tsx = compileGrammar(tsxGrammar());
 * const text = "const a = <b c='d'>// text {f<T>(x)}</b>";
 * assertEquals(recognise(tsx.recogniser(""), text).kind, "accepted");
 * ```
 */
export function tsxGrammar(): Grammar {
  return lowered("tsx", {
    ...common,
    source: sourceGrammar(typescriptSource, skip),
    edits: [
      ...typescriptEdits,
      ...tsxTerminals,
      ...ruleEdits(jsxRules),
      ...ruleEdits(tsxRules),
      ...oneIdentifier,
    ],
    contexts: typescriptContexts,
    entries: { ...entries, type: { rule: "type" } },
  });
}

function sourceGrammar(
  source: { readonly name: string; readonly rules: string },
  extras: readonly string[],
): TreeSitterGrammar {
  return {
    name: source.name,
    rules: new Map(readNotation(source.rules).map(({ name, body }) => [name, body])),
    extras: extras.map((name) => ({ kind: "symbol", name })),
    externals: [],
    reserved: new Map(),
  };
}

interface Plan extends LowerOptions {
  readonly source: TreeSitterGrammar;
  readonly edits: readonly OverlayEdit[];
}

function lowered(name: string, { source, edits, ...options }: Plan): Grammar {
  const { grammar, problems } = lowerTreeSitter(overlay(source, edits), { ...options, name });
  const [problem] = problems;
  if (problem) {
    throw new Error(`Cannot build the grammar ${name}: ${problem.path} has ${problem.message}`);
  }
  return grammar;
}
