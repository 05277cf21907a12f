/** Expressions with a limit on all that comes of them, and with automata of their own beside them. */
import type { Regex } from "@maze/grammar";
import { SubsetLexer } from "../dfa/subset_lexer.ts";
import { NfaBuilder, type NfaLimits } from "./build.ts";
import type { Side } from "./combine.ts";
import { Nfa, NOWHERE } from "./nfa.ts";

/** Bounds of a lexer, which bound the time that it takes as well. */
export interface LexerLimits extends NfaLimits {
  /**
   * Most states of the nondeterministic automaton. Default 1,000,000 (some 30 MB, 50 ms). Counted
   * repetitions are copies: `.{0,5000}` takes 40,000 states.
   */
  readonly nfaStates: number;
  /** Most states of one intersection, difference or complement. Default 20,000. */
  readonly combined: number;
  /** How deep expressions may be nested. Default 1,000. */
  readonly nesting: number;
  /** Most states that texts may lead to. Default 100,000 (up to 100 MB). */
  readonly dfaStates: number;
  /** Most members of all those states together. Default 10,000,000 (40 MB). */
  readonly members: number;
}

const DEFAULTS: LexerLimits = {
  nfaStates: 1_000_000,
  combined: 20_000,
  nesting: 1_000,
  dfaStates: 100_000,
  members: 10_000_000,
};

/** The limits with the defaults for those not given. */
export function withDefaults(limits: Partial<LexerLimits>): LexerLimits {
  return { ...DEFAULTS, ...limits };
}

/** Builds expressions into an automaton, each up to an accepting state of its own. */
export function buildEntry(nfa: Nfa, limits: LexerLimits): (regex: Regex) => number {
  const builder = new NfaBuilder(nfa, { limits, makeSide: (regex) => sideOf(regex, limits) });
  return (regex) => builder.build(regex, nfa.accept());
}

/**
 * A lexer of one expression.
 *
 * @param regex The expression.
 * @param limits Bounds.
 * @returns The lexer, whose one terminal is 0, or `undefined` where nothing is matched.
 */
export function lexerOf(regex: Regex, limits: LexerLimits): SubsetLexer | undefined {
  const nfa = new Nfa(limits.nfaStates);
  const entry = buildEntry(nfa, limits)(regex);
  if (entry === NOWHERE) return;
  return new SubsetLexer({ nfa, entries: new Map([[0, entry]]), excluded: new Map(), limits });
}

function sideOf(regex: Regex, limits: LexerLimits): Side | undefined {
  const lexer = lexerOf(regex, limits);
  return lexer && {
    classOf: lexer.classOf,
    start: lexer.start([0]),
    next: (state, byte) => lexer.next(state, byte),
    accepts: (state) => lexer.accepts(state) !== 0,
  };
}
