/** From a grammar to the productions that tables are built from: the passes, in order. */
import type { Diagnostic } from "@maze/base";
import { grammarErrors } from "../errors.ts";
import type { Grammar } from "../ir/grammar.ts";
import { associateLeft } from "./associate.ts";
import { removeEmpty } from "./empty.ts";
import { type Draft, flattenRules } from "./flatten.ts";
import {
  type Entry,
  loweringDefaults,
  type LoweringLimits,
  type Production,
  type Productions,
  type SymbolId,
} from "./productions.ts";
import { mergeUnitCycles } from "./units.ts";
import { productiveNonterminals, reachableNonterminals } from "./useful.ts";
import { validateGrammar } from "./validate.ts";

/** What lowering gives: the productions, or why there are none. */
export type Lowered =
  | { readonly productions: Productions; readonly problems: readonly [] }
  | { readonly productions?: undefined; readonly problems: readonly Diagnostic[] };

/**
 * Lowers a grammar to productions without empty ones, unit cycles or useless symbols. The language
 * is the same.
 *
 * @param grammar A grammar as an importer or a builder made it.
 * @param limits Bounds; those not given are the defaults.
 * @returns The productions, or the problems of the grammar.
 *
 * @example
 * ```ts
 * import { type Grammar, lowerGrammar } from "@maze/grammar";
 * import { assertEquals } from "@std/assert";
 *
 * const grammar: Grammar = {
 *   name: "twos",
 *   start: "pairs",
 *   rules: new Map([["pairs", {
 *     kind: "repeat",
 *     item: { kind: "sequence", items: [{ kind: "terminal", name: "x" }, { kind: "terminal", name: "x" }] },
 *     min: 0,
 *     max: undefined,
 *   }]]),
 *   terminals: new Map([["x", { name: "x", pattern: { kind: "chars", set: [[120, 120]] } }]]),
 *   skip: [],
 * };
 * const { productions } = lowerGrammar(grammar);
 * assertEquals(productions?.entries.get("")?.acceptsEmpty, true);
 * assertEquals(productions?.productions.map(({ rhs }) => rhs.length), [1, 2, 3]);
 * ```
 */
export function lowerGrammar(grammar: Grammar, limits: Partial<LoweringLimits> = {}): Lowered {
  const bounds = { ...loweringDefaults, ...limits };
  const problems = validateGrammar(grammar, bounds);
  if (problems.length > 0) return { problems };
  const draft = flattenRules(grammar);
  if (draft.size > bounds.symbols) return { problems: [tooLarge(grammar, draft.size, bounds)] };
  const nullable = removeEmpty(draft);
  const stands = mergeUnitCycles(draft);
  associateLeft(draft);
  const productive = productiveNonterminals(draft);
  const rules = { "": grammar.start, ...grammar.entries };
  const entries = new Map<string, Entry>();
  const barren: Diagnostic[] = [];
  for (const [name, rule] of Object.entries(rules)) {
    const symbol = draft.ruleSymbols.get(rule)!;
    const entry = stands(symbol);
    const isProductive = productive.has(entry);
    if (!isProductive && !nullable.has(symbol)) barren.push(neverEnds(grammar, rule));
    entries.set(name, {
      symbol: isProductive ? entry : undefined,
      acceptsEmpty: nullable.has(symbol),
    });
  }
  if (barren.length > 0) return { problems: barren };
  return {
    productions: numbered(draft, {
      name: grammar.name,
      lexed: grammar.terminals.size,
      entries,
      productive,
    }),
    problems: [],
  };
}

/** Numbers what can be reached from the entries, and leaves the rest out. */
function numbered(
  draft: Draft,
  kept: {
    readonly name: string;
    readonly lexed: number;
    readonly entries: Map<string, Entry>;
    readonly productive: ReadonlySet<SymbolId>;
  },
): Productions {
  const first = draft.terminals.length;
  const isKept = (sequence: readonly SymbolId[]): boolean =>
    sequence.every((symbol) => symbol < first || kept.productive.has(symbol));
  const roots = [...kept.entries.values()].flatMap(({ symbol }) => symbol ?? []);
  const reached = reachableNonterminals(draft, { roots, isKept });
  const renamed = new Map<SymbolId, SymbolId>();
  for (const symbol of reached) renamed.set(symbol, first + renamed.size);
  const rename = (symbol: SymbolId): SymbolId => symbol < first ? symbol : renamed.get(symbol)!;
  const productions: Production[] = [];
  for (const symbol of reached) {
    for (const sequence of draft.alternatives[symbol - first]!) {
      if (isKept(sequence)) productions.push({ lhs: rename(symbol), rhs: sequence.map(rename) });
    }
  }
  const entries = new Map<string, Entry>();
  for (const [name, { acceptsEmpty, symbol }] of kept.entries) {
    entries.set(name, {
      acceptsEmpty,
      symbol: symbol === undefined ? undefined : rename(symbol),
    });
  }
  return {
    name: kept.name,
    terminals: draft.terminals,
    lexed: kept.lexed,
    nonterminals: [...reached].map((symbol) => draft.nonterminals[symbol - first]!),
    productions,
    entries,
  };
}

function tooLarge(grammar: Grammar, size: number, limits: LoweringLimits): Diagnostic {
  return {
    code: grammarErrors.tooLarge.code,
    severity: "error",
    message: `Cannot use grammar ${grammar.name}: its productions hold ${size} symbols, at most ` +
      `${limits.symbols} are allowed`,
    suggestion: "use smaller counts in repetitions, or raise the limit `symbols`",
  };
}

function neverEnds(grammar: Grammar, rule: string): Diagnostic {
  return {
    code: grammarErrors.emptyLanguage.code,
    severity: "error",
    message: `Cannot use rule ${rule} of ${grammar.name}: no text can ever complete it`,
    notes: ["every alternative of it needs a rule that again needs it"],
    suggestion: `give ${rule} an alternative that ends`,
  };
}
