/** From tree-sitter's `grammar.json` to the representation of grammars, in one call. */
import type { Diagnostic } from "@maze/base";
import type { Grammar, Virtual } from "../../ir/grammar.ts";
import { treeSitterErrors } from "./errors.ts";
import { type LowerOptions, lowerTreeSitter } from "./lower.ts";
import type { TerminalDefinition } from "./nodes.ts";
import { overlay, type OverlayEdit, ruleEdits } from "./overlay.ts";
import { readTreeSitter } from "./read.ts";

/** What a lexeme of the external scanner, which is code, means here. */
export type ExternalMeaning =
  /** A terminal. */
  | { readonly kind: "terminal"; readonly definition: TerminalDefinition }
  /** A zero-width terminal. */
  | { readonly kind: "virtual"; readonly virtual: Omit<Virtual, "name"> }
  /** A rule's right-hand side, in the notation of `readNotation`. */
  | { readonly kind: "rule"; readonly body: string };

/** What the grammar file does not say. */
export interface TreeSitterOptions extends LowerOptions {
  /** The meaning of each external that rules name. */
  readonly externals?: Readonly<Record<string, ExternalMeaning>>;
  /** Changes, after the externals have their meaning. */
  readonly edits?: readonly OverlayEdit[];
}

/** The grammar, or everything that kept it from being one. */
export type TreeSitterImport =
  | { readonly kind: "imported"; readonly grammar: Grammar }
  | { readonly kind: "refused"; readonly diagnostics: readonly Diagnostic[] };

/**
 * Imports a grammar that tree-sitter generated from its `grammar.js`. Fields, aliases, precedences
 * and declared conflicts are left out: they shape trees, and this is for recognising.
 *
 * @param json The parsed `src/grammar.json`.
 * @param options What the file does not say: above all, what its externals mean.
 * @returns The grammar, or a diagnostic for each place that could not be imported.
 * @throws {RangeError} For an edit that finds nothing to change.
 *
 * @example
 * ```ts
 * import { importTreeSitter } from "@maze/grammar";
 * import { assertEquals } from "@std/assert";
 *
 * const member = { type: "SYMBOL", name: "word" };
 * const json = {
 *   name: "words",
 *   rules: {
 *     text: { type: "REPEAT", content: member },
 *     word: { type: "PATTERN", value: "[a-z]+" },
 *   },
 *   extras: [{ type: "PATTERN", value: "\\s" }],
 * };
 * const imported = importTreeSitter(json);
 * assertEquals(imported.kind === "imported" && [...imported.grammar.terminals.keys()], [
 *   "word",
 *   "/\\s/",
 * ]);
 * const refused = importTreeSitter({ ...json, rules: { text: member } });
 * assertEquals(refused.kind, "refused");
 * ```
 */
export function importTreeSitter(json: unknown, options: TreeSitterOptions = {}): TreeSitterImport {
  const { grammar, problems } = readTreeSitter(json);
  const edits = [...externalEdits(options.externals ?? {}), ...options.edits ?? []];
  const lowering = lowerTreeSitter(overlay(grammar, edits), options);
  const refused = [...problems, ...lowering.problems];
  if (refused.length === 0) return { kind: "imported", grammar: lowering.grammar };
  return {
    kind: "refused",
    diagnostics: refused.map(({ path, message }) => ({
      code: treeSitterErrors.refused.code,
      severity: "error",
      message: `Cannot import ${path} of the tree-sitter grammar ${grammar.name}: ${message}`,
    })),
  };
}

function externalEdits(externals: Readonly<Record<string, ExternalMeaning>>): OverlayEdit[] {
  return Object.entries(externals).flatMap(([name, meaning]): OverlayEdit[] => {
    switch (meaning.kind) {
      case "terminal":
        return [{ kind: "terminal", name, definition: meaning.definition }];
      case "virtual":
        return [{ kind: "virtual", virtual: { name, ...meaning.virtual } }];
      case "rule":
        return ruleEdits(`${name} := ${meaning.body}`);
    }
  });
}
