/**
 * Lexers: from terminals to an automaton over bytes. The passes are: expressions to one
 * nondeterministic automaton, its bytes to classes, its sets of states to states as texts meet them.
 */
import type { Diagnostic } from "@maze/base";
import type { CharSet, Regex } from "@maze/grammar";
import { SubsetLexer } from "./dfa/subset_lexer.ts";
import { lexerErrors, limitOf, type OverLimit, terminalProblem } from "./errors.ts";
import { buildEntry, type LexerLimits, withDefaults } from "./nfa/entry.ts";
import { Nfa, NOWHERE } from "./nfa/nfa.ts";
import { wholeBytes } from "./nfa/utf8.ts";

export { DEAD, type Lexer, type LexState } from "./contract.ts";
export type { LexerLimits } from "./nfa/entry.ts";

/** What a lexer looks for; its number in the lexer's sets is its place in the list. */
export interface LexerTerminal {
  /** Its name in messages. */
  readonly name: string;
  /** As in `Terminal`. */
  readonly pattern: Regex;
  /** As in `Terminal`. */
  readonly except?: Regex;
  /**
   * As in `Terminal`. The lexer sees one byte ahead: a character beyond ASCII excludes the terminal
   * only if all characters do that begin with the same byte.
   */
  readonly notBefore?: CharSet;
}

/** What came of the terminals. */
export interface BuiltLexer {
  /** The lexer; `undefined` where there are problems. */
  readonly lexer: SubsetLexer | undefined;
  /** Terminals that are empty or too large, by name. */
  readonly problems: readonly Diagnostic[];
}

/**
 * Makes a lexer. Its states are made when they are first met, and then kept.
 *
 * @param terminals What to look for.
 * @param limits Bounds; those not given are the defaults. Where a text meets the bound of states, the
 *   lexer throws a `MazeError`; whatever else is too large is one of the problems.
 * @returns The lexer, or what stands in its way.
 */
export function createLexer(
  terminals: readonly LexerTerminal[],
  limits: Partial<LexerLimits> = {},
): BuiltLexer {
  const bounds = withDefaults(limits);
  const nfa = new Nfa(bounds.nfaStates);
  const entries = new Map<number, number>();
  const excluded = new Map<number, Uint8Array>();
  const problems: Diagnostic[] = [];
  const build = buildEntry(nfa, bounds);
  for (const [id, { except, name, notBefore, pattern }] of terminals.entries()) {
    try {
      nfa.terminal = id;
      const entry = build(
        except ? { kind: "and", items: [pattern, { kind: "not", item: except }] } : pattern,
      );
      if (entry === NOWHERE) problems.push(neverMatches(name));
      else if (nfa.isAccepting(entry)) problems.push(matchesEmpty(name));
      entries.set(id, entry);
    } catch (problem) {
      const limit = limitOf(problem);
      if (!limit) throw problem;
      return { lexer: undefined, problems: [...problems, tooLarge(name, limit)] };
    }
    const flags = notBefore && wholeBytes(notBefore);
    if (flags?.includes(1)) excluded.set(id, flags);
  }
  if (problems.length > 0) return { lexer: undefined, problems };
  return { lexer: new SubsetLexer({ nfa, entries, excluded, limits: bounds }), problems };
}

function neverMatches(name: string): Diagnostic {
  return terminalProblem(lexerErrors.noMatch, name, {
    what: "matches no text at all, so no rule that holds it can be completed",
    fix: "widen its pattern, or leave it out",
  });
}

function matchesEmpty(name: string): Diagnostic {
  return terminalProblem(lexerErrors.emptyMatch, name, {
    what: "matches the empty text, of which there are endlessly many everywhere",
    fix: "make its pattern read something, and its use optional",
  });
}

function tooLarge(name: string, { limit, most }: OverLimit): Diagnostic {
  return terminalProblem(lexerErrors.tooLarge, name, {
    what: `needs more than ${most} ${limit}`,
    fix: `make its repetitions shorter, or raise the limit \`${limit}\``,
  });
}
