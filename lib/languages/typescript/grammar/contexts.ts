/**
 * Where words and operators may stand, as contexts of the rules. A context that a grammar does not
 * keep is ignored, so TypeScript, whose parser tells neither strict nor asynchronous code apart,
 * shares its rules with JavaScript and keeps a few only.
 */
import type { Context } from "@maze/grammar";

/** Not `in`: the head of a `for`. */
const noIn: Context = {
  name: "no_in",
  through: [
    "_expressions",
    "expression",
    "binary_expression",
    "ternary_expression",
    "assignment_expression",
    "arrow_function",
    "_arrow_body",
    "yield_expression",
    "_variable_list",
    "_lexical_list",
    "variable_declarator",
    "_constant",
    "_initializer",
  ],
};

/** Not `let` as a name: what `let`, `const` and `using` declare. */
const lexical: Context = {
  name: "lexical",
  through: [
    "variable_declarator",
    "_constant",
    "_for_binding",
    "_binding",
    "_binding_element",
    "_binding_property",
    "_destructuring_pattern",
    "object_pattern",
    "array_pattern",
    "rest_pattern",
    "_binding_identifier",
  ],
};

/** No conditional type: the type after `extends` in one, but for what brackets hold. */
const noConditional: Context = {
  name: "no_conditional",
  through: [
    "type",
    "union_type",
    "intersection_type",
    "_type_operator",
    "infer_type",
    "function_type",
    "formal_parameters",
    "_formal_parameter",
    "_rest_parameter",
    "type_annotation",
  ],
};

/** What an expression does not begin with: `{` (arrow bodies), `function` and `class` (statements). */
const beginnings: readonly Context[] = [
  { name: "no_brace", leading: true },
  { name: "no_function", leading: true },
];

/** The contexts of TypeScript. */
export const typescriptContexts: readonly Context[] = [noIn, noConditional, ...beginnings];

/** The contexts of JavaScript. */
export const javascriptContexts: readonly Context[] = [
  noIn,
  lexical,
  ...beginnings,
  // An expression statement is no directive and does not begin with `let [`.
  { name: "no_directive", leading: true },
  { name: "no_let", leading: true },
  { name: "no_let_bracket", leading: true },
  // A statement that is a branch or a loop's body, where labels stand before no function.
  { name: "branch", through: ["statement", "labeled_statement"] },
  // Where a word is an operator, a statement or a reserved word.
  ...["yield", "await", "strict", "return", "loop", "switch", "parameters"].map(named),
  // Where new.target, super.member and super() stand; a derived class has a super() constructor.
  ...["target", "method", "constructor", "derived"].map(named),
  // Never on: what TypeScript's parser takes and its checker refuses.
  { name: "lenient" },
];

function named(name: string): Context {
  return { name };
}
