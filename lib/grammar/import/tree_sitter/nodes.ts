/**
 * The rules of a tree-sitter grammar as a recogniser needs them: fields, aliases and precedences,
 * which shape trees and settle ambiguities, are gone. Two kinds of node are added to what
 * tree-sitter has: contexts on references and guards, the parameters of the ECMAScript grammar
 * (ECMA-262, §5.1.5), which overlays use to say where `in`, `yield` or `await` may stand.
 */

/** Contexts that a reference turns on or off; the others stay as they are. */
export type ContextSettings = Readonly<Record<string, boolean>>;

/** One node of a rule. */
export type RuleNode =
  /** Nothing. */
  | { readonly kind: "empty" }
  /** Another rule, a terminal, or a zero-width terminal. */
  | { readonly kind: "symbol"; readonly name: string; readonly set?: ContextSettings }
  /** A text that is a terminal. */
  | { readonly kind: "literal"; readonly text: string }
  /** A regular expression in ECMAScript's notation that is a terminal. */
  | { readonly kind: "pattern"; readonly source: string; readonly flags: string }
  /** One after the other. */
  | { readonly kind: "sequence"; readonly items: readonly RuleNode[] }
  /** Any of these. */
  | { readonly kind: "choice"; readonly items: readonly RuleNode[] }
  /** As often as wanted, `min` times at least. */
  | { readonly kind: "repeat"; readonly item: RuleNode; readonly min: 0 | 1 }
  /** A terminal of its own, whose parts are not; an immediate one follows what is before directly. */
  | { readonly kind: "token"; readonly item: RuleNode; readonly immediate: boolean }
  /** `item` with another set of reserved words. */
  | { readonly kind: "reserved"; readonly words: string; readonly item: RuleNode }
  /** Empty where the context is as said, and nothing at all elsewhere. */
  | { readonly kind: "guard"; readonly context: string; readonly on: boolean };

/** A terminal by a regular expression in ECMAScript's notation. */
export interface TerminalDefinition {
  /** What it matches. */
  readonly pattern: string;
  /** Texts that it is not, although `pattern` matches them. */
  readonly except?: string;
  /** A character class, such as `[0-9]`: characters that must not follow directly. */
  readonly notBefore?: string;
  /** Its lexer group, see `Terminal.group`. */
  readonly group?: string;
}

/** The part of a tree-sitter grammar that decides which texts belong to the language. */
export interface TreeSitterGrammar {
  /** Its name. */
  readonly name: string;
  /** The rules; the first one is the start. */
  readonly rules: ReadonlyMap<string, RuleNode>;
  /** What may stand between lexemes. */
  readonly extras: readonly RuleNode[];
  /** The terminal that keywords are texts of. */
  readonly word?: string;
  /** Names of what the external scanner finds. */
  readonly externals: readonly string[];
  /** Sets of reserved words; the first holds everywhere else. */
  readonly reserved: ReadonlyMap<string, readonly RuleNode[]>;
}

/** What is wrong in a grammar, and where. */
export interface TreeSitterProblem {
  /** Path to the place, such as `rules.string.members[1]`. */
  readonly path: string;
  /** What was found and what was expected. */
  readonly message: string;
}

/** Rules of a sequence, without a node for one item. */
export function sequenceOf(items: readonly RuleNode[]): RuleNode {
  if (items.length === 0) return { kind: "empty" };
  return items.length === 1 ? items[0]! : { kind: "sequence", items };
}

/** Alternatives, without a node for one item. */
export function choiceOf(items: readonly RuleNode[]): RuleNode {
  return items.length === 1 ? items[0]! : { kind: "choice", items };
}

/** The parts of a node. */
export function partsOf(node: RuleNode): readonly RuleNode[] {
  switch (node.kind) {
    case "sequence":
    case "choice":
      return node.items;
    case "repeat":
    case "token":
    case "reserved":
      return [node.item];
    default:
      return [];
  }
}

/** The node with each of its parts changed; the node itself where none did. */
export function withParts(node: RuleNode, change: (part: RuleNode) => RuleNode): RuleNode {
  switch (node.kind) {
    case "sequence":
    case "choice": {
      const items = node.items.map(change);
      return items.every((item, index) => item === node.items[index]) ? node : { ...node, items };
    }
    case "repeat":
    case "token":
    case "reserved": {
      const item = change(node.item);
      return item === node.item ? node : { ...node, item };
    }
    default:
      return node;
  }
}
