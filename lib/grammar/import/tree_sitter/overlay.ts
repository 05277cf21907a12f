/**
 * Changes to an imported grammar where it and the language disagree. An edit that finds nothing to
 * change is an error, so that an overlay cannot outlive what it was written for.
 */
import type { Virtual } from "../../ir/grammar.ts";
import {
  choiceOf,
  type RuleNode,
  type TerminalDefinition,
  type TreeSitterGrammar,
  withParts,
} from "./nodes.ts";
import { readNotation } from "./notation.ts";

/** One change to an imported grammar. */
export type OverlayEdit =
  /** A new rule. */
  | { readonly kind: "define"; readonly rule: string; readonly body: RuleNode }
  /** Another body for a rule that there is. */
  | { readonly kind: "replace"; readonly rule: string; readonly body: RuleNode }
  /** More alternatives for a rule that there is. */
  | { readonly kind: "add"; readonly rule: string; readonly body: RuleNode }
  /** Removes a rule; what still names it has to be edited too. */
  | { readonly kind: "drop"; readonly rule: string }
  /** Another symbol for a symbol or literal, in some rules or in all: splits a terminal in two. */
  | {
    readonly kind: "rename";
    readonly from: string;
    readonly to: string;
    readonly rules?: readonly string[];
  }
  /** A terminal for a symbol or, with a name in JSON's quotes, for a literal. */
  | { readonly kind: "terminal"; readonly name: string; readonly definition: TerminalDefinition }
  /** A zero-width terminal. */
  | { readonly kind: "virtual"; readonly virtual: Virtual };

/** An imported grammar with what overlays added. */
export interface OverlaidGrammar extends TreeSitterGrammar {
  /** Terminals by name; those of literals are named by the literal in JSON's quotes. */
  readonly terminals: ReadonlyMap<string, TerminalDefinition>;
  /** Zero-width terminals. */
  readonly virtuals: readonly Virtual[];
}

/**
 * Edits written in the notation: `=` replaces, `:=` defines, `+=` adds alternatives.
 *
 * @param text Definitions, see {@linkcode readNotation}.
 * @returns The edits in order.
 * @throws {SyntaxError} Where the text is not in the notation.
 *
 * @example
 * ```ts
 * import { ruleEdits } from "@maze/grammar";
 * import { assertEquals } from "@std/assert";
 *
 * const kinds = ruleEdits('a = "b"\nc := "d"\ne += "f"').map(({ kind }) => kind);
 * assertEquals(kinds, ["replace", "define", "add"]);
 * ```
 */
export function ruleEdits(text: string): OverlayEdit[] {
  return readNotation(text).map(({ name, operator, body }) => ({
    kind: operator === "=" ? "replace" : operator === ":=" ? "define" : "add",
    rule: name,
    body,
  }));
}

/**
 * Edits that define terminals.
 *
 * @param terminals The terminals by name.
 * @returns An edit for each.
 *
 * @example
 * ```ts
 * import { terminalEdits } from "@maze/grammar";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(terminalEdits({ digit: { pattern: "[0-9]" } }), [
 *   { kind: "terminal", name: "digit", definition: { pattern: "[0-9]" } },
 * ]);
 * ```
 */
export function terminalEdits(
  terminals: Readonly<Record<string, TerminalDefinition>>,
): OverlayEdit[] {
  return Object.entries(terminals).map(([name, definition]) => ({
    kind: "terminal",
    name,
    definition,
  }));
}

/**
 * Applies edits in order.
 *
 * @param grammar The imported grammar.
 * @param edits The changes.
 * @returns The changed grammar.
 * @throws {RangeError} For an edit that finds nothing to change, or that defines a rule again.
 *
 * @example
 * ```ts
 * import { overlay, readTreeSitter, ruleEdits } from "@maze/grammar";
 * import { assertEquals, assertThrows } from "@std/assert";
 *
 * const json = { name: "a", rules: { text: { type: "STRING", value: "a" } } };
 * const { grammar } = readTreeSitter(json);
 * const changed = overlay(grammar, ruleEdits('text += "b"'));
 * assertEquals(changed.rules.get("text")?.kind, "choice");
 * assertThrows(() => overlay(grammar, ruleEdits('other += "b"')), RangeError);
 * ```
 */
export function overlay(
  grammar: TreeSitterGrammar,
  edits: readonly OverlayEdit[],
): OverlaidGrammar {
  const rules = new Map(grammar.rules);
  const terminals = new Map<string, TerminalDefinition>();
  const virtuals: Virtual[] = [];
  for (const edit of edits) {
    if (edit.kind === "terminal") {
      rules.delete(edit.name);
      terminals.set(edit.name, edit.definition);
    } else if (edit.kind === "virtual") {
      rules.delete(edit.virtual.name);
      virtuals.push(edit.virtual);
    } else applyToRules(rules, edit);
  }
  return { ...grammar, rules, terminals, virtuals };
}

type RuleEdit = Exclude<OverlayEdit, { readonly kind: "terminal" | "virtual" }>;

function applyToRules(rules: Map<string, RuleNode>, edit: RuleEdit): void {
  if (edit.kind === "rename") return rename(rules, edit);
  const before = rules.get(edit.rule);
  if (edit.kind === "define") {
    if (before) throw new RangeError(`Cannot define the rule ${edit.rule}: it is defined already`);
    rules.set(edit.rule, edit.body);
    return;
  }
  if (!before) throw new RangeError(`Cannot ${edit.kind} the rule ${edit.rule}: there is none`);
  if (edit.kind === "drop") rules.delete(edit.rule);
  else if (edit.kind === "replace") rules.set(edit.rule, edit.body);
  else rules.set(edit.rule, choiceOf([before, edit.body]));
}

function rename(
  rules: Map<string, RuleNode>,
  edit: { readonly from: string; readonly to: string; readonly rules?: readonly string[] },
): void {
  const [from, to] = [symbolOf(edit.from), symbolOf(edit.to)];
  const replaced = (node: RuleNode): RuleNode =>
    isSame(node, from) ? to : withParts(node, replaced);
  let changed = 0;
  for (const name of edit.rules ?? [...rules.keys()]) {
    const before = rules.get(name);
    if (!before) {
      throw new RangeError(`Cannot rename ${edit.from} in ${name}: there is no such rule`);
    }
    const after = replaced(before);
    if (after === before) {
      if (edit.rules) {
        throw new RangeError(`Cannot rename ${edit.from} in ${name}: it is not there`);
      }
      continue;
    }
    rules.set(name, after);
    changed += 1;
  }
  if (changed === 0) throw new RangeError(`Cannot rename ${edit.from}: no rule has it`);
}

/** A name in JSON's quotes is a literal. */
function symbolOf(name: string): RuleNode {
  return name.startsWith('"')
    ? { kind: "literal", text: JSON.parse(name) }
    : { kind: "symbol", name };
}

function isSame(node: RuleNode, other: RuleNode): boolean {
  if (node.kind === "literal") return other.kind === "literal" && node.text === other.text;
  return node.kind === "symbol" && other.kind === "symbol" && node.name === other.name;
}
