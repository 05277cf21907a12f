/**
 * A regular expression alone, as an automaton over the UTF-8 of whole texts: for the strings of JSON,
 * for property names, and for comparing languages.
 */
import { MazeError } from "@maze/base";
import type { Regex } from "@maze/grammar";
import { DEAD } from "../contract.ts";
import type { SubsetLexer } from "../dfa/subset_lexer.ts";
import { lexerErrors, limitOf } from "../errors.ts";
import { type LexerLimits, lexerOf, withDefaults } from "../nfa/entry.ts";
import { CharacterSteps } from "./character_steps.ts";

/** A deterministic automaton; from every state but `DEAD` a text can be completed. */
export interface Automaton {
  /** The state before the first byte; `DEAD` where no text is accepted. */
  readonly start: number;
  /** By byte, its class: bytes of one class lead from every state to the same one. */
  readonly classOf: Uint8Array;
  /** The state after one more byte, or `DEAD` where no text goes on so. */
  next(state: number, byte: number): number;
  /** Whether the bytes so far are a whole text. */
  accepts(state: number): boolean;
}

/** The automaton of one expression. */
export class RegexAutomaton implements Automaton {
  readonly start: number;
  readonly classOf: Uint8Array;
  readonly #lexer: SubsetLexer | undefined;
  readonly #steps: CharacterSteps;
  #distances: Int32Array | undefined;

  /** @param lexer A lexer with the one terminal 0, or nothing for the empty language. */
  constructor(lexer: SubsetLexer | undefined) {
    this.#lexer = lexer;
    this.start = lexer ? lexer.start([0]) : DEAD;
    this.classOf = lexer ? lexer.classOf : new Uint8Array(256);
    this.#steps = new CharacterSteps(this);
  }

  /** How many states have been made. */
  get size(): number {
    return this.#lexer?.size ?? 0;
  }

  next(state: number, byte: number): number {
    return state === DEAD ? DEAD : this.#lexer!.next(state, byte);
  }

  accepts(state: number): boolean {
    return state !== DEAD && this.#lexer!.accepts(state) !== 0;
  }

  /**
   * Whether any characters that a JSON string may hold unescaped can follow, at most so many.
   *
   * @param state Any state.
   * @param characters How many; `Infinity` for any number.
   * @returns Whether; where that takes more than some hundred states to find out, no.
   */
  absorbs(state: number, characters: number): boolean {
    return this.#steps.absorbs(state, characters);
  }

  /** Fewest characters from a state to the end of a text; the rest of a character counts nothing. */
  fewest(state: number): number {
    if (state === DEAD) return Infinity;
    const distances = this.#distances ??= this.#lexer!.nfa.distances();
    let fewest = Infinity;
    for (const member of this.#lexer!.membersOf(state)) {
      fewest = Math.min(fewest, distances[member]!);
    }
    return fewest;
  }
}

/**
 * Makes the automaton of an expression; its states are made when they are first met.
 *
 * @param regex The expression.
 * @param limits Bounds; those not given are the defaults.
 * @returns The automaton.
 * @throws {MazeError} Where the expression is larger than the limits, now or when a text meets them.
 */
export function compileRegex(regex: Regex, limits: Partial<LexerLimits> = {}): RegexAutomaton {
  try {
    return new RegexAutomaton(lexerOf(regex, withDefaults(limits)));
  } catch (problem) {
    const { limit, most } = limitOf(problem) ?? {};
    if (limit === undefined) throw problem;
    throw new MazeError(
      lexerErrors.tooLarge,
      `Cannot compile the regular expression: it needs more than ${most} ${limit}`,
      { fix: `make its repetitions shorter, or raise the limit \`${limit}\``, cause: problem },
    );
  }
}
