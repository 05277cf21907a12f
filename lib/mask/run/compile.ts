/** From a grammar to what a matcher runs on: the passes, in order. */
import { MazeError } from "@maze/base";
import { type Entry, type Grammar, lowerGrammar, type LoweringLimits } from "@maze/grammar";
import { maskErrors } from "../errors.ts";
import type { SubsetLexer } from "../lexer/dfa/subset_lexer.ts";
import { createLexer, type LexerLimits } from "../lexer/lexer.ts";
import { readLexer, writeLexer } from "../lexer/table/artefact.ts";
import { completeLexer } from "../lexer/table/complete.ts";
import { GrammarMasks } from "../masks/grammar_masks.ts";
import { MaskPool } from "../masks/pool.ts";
import { TokenClasses } from "../masks/token_classes.ts";
import { WalkMasks } from "../masks/walk_masks.ts";
import { Parser } from "../parse/parser.ts";
import { Places } from "../parse/places.ts";
import { Behaviours } from "../scan/behaviours.ts";
import { Scanner } from "../scan/scanner.ts";
import { Automaton } from "../table/automaton.ts";
import type { Vocabulary } from "../vocab/vocabulary.ts";
import { GrammarRecogniser, type GrammarState } from "./grammar_recogniser.ts";
import type { MaskedRecogniser } from "./matcher.ts";
import type { ByteRecogniser } from "./recogniser.ts";

/** Bounds of a compiled grammar. */
export interface GrammarLimits {
  /** Of the productions that it is lowered to. */
  readonly lowering: Partial<LoweringLimits>;
  /** Of its lexer. */
  readonly lexer: Partial<LexerLimits>;
  /** Nodes and frontiers of stacks that are shared before sharing begins anew. Default 60,000 (some 100 MB). */
  readonly nodes: number;
  /** Reductions that one lexeme may ask for. Default 100,000. */
  readonly reductions: number;
  /** Bytes that masks of one vocabulary may take. Default 64 MiB, 2,600 masks of 200,000 tokens. */
  readonly maskBytes: number;
}

/** How a grammar is compiled. */
export interface CompileOptions extends Partial<GrammarLimits> {
  /** What {@linkcode CompiledGrammar.lexerTables} gave for this very grammar. */
  readonly lexerTables?: Uint8Array;
}

/** The limits that hold where a caller gives none. */
const DEFAULTS: GrammarLimits = {
  lowering: {},
  lexer: {},
  nodes: 120000,
  reductions: 100_000,
  maskBytes: 64 << 20,
};

/** A grammar with its tables, from which texts of any of its entries are recognised. */
export interface CompiledGrammar {
  /** The grammar. */
  readonly grammar: Grammar;
  /** How many states the tables have so far: they are made as texts need them. */
  readonly size: { readonly parserStates: number; readonly scannerStates: number };
  /**
   * Recognises texts of one entry.
   *
   * @param entry Name of an entry of the grammar; `""`, the default, is its start rule.
   * @returns The recogniser, the same one each time.
   * @throws {MazeError} Where the grammar has no such entry.
   */
  recogniser(entry?: string): ByteRecogniser<object>;
  /**
   * Recognises texts of one entry, with masks over a vocabulary.
   *
   * @param entry Name of an entry of the grammar; `""` is its start rule.
   * @param vocabulary The tokens.
   * @returns What a matcher takes, the same one each time.
   * @throws {MazeError} Where the grammar has no such entry.
   */
  masked(entry: string, vocabulary: Vocabulary): MaskedRecogniser<object>;
  /**
   * The lexer as a whole, to be stored: with it, a grammar is compiled in less time.
   *
   * @returns Bytes for {@linkcode CompileOptions.lexerTables}, or `undefined` where what the lexer
   * looks for depends on the parser and there is no whole.
   * @throws {MazeError} Where it has more states than the limits allow.
   */
  lexerTables(): Uint8Array | undefined;
}

/** The tables behind {@linkcode CompiledGrammar}. */
class CompiledTables implements CompiledGrammar {
  readonly grammar: Grammar;
  readonly #limits: GrammarLimits;
  readonly #parser: Parser;
  readonly #scanner: Scanner;
  readonly #places: Places;
  readonly #recognisers = new Map<string, GrammarRecogniser>();
  readonly #classes = new WeakMap<Vocabulary, TokenClasses>();
  #maskers = 0;
  readonly #masks = new WeakMap<Vocabulary, Map<string, MaskedRecogniser<GrammarState>>>();

  constructor(
    grammar: Grammar,
    parts: {
      readonly limits: GrammarLimits;
      readonly parser: Parser;
      readonly scanner: Scanner;
      readonly places: Places;
    },
  ) {
    this.grammar = grammar;
    this.#limits = parts.limits;
    this.#parser = parts.parser;
    this.#scanner = parts.scanner;
    this.#places = parts.places;
  }

  get size(): { readonly parserStates: number; readonly scannerStates: number } {
    return { parserStates: this.#parser.automaton.size, scannerStates: this.#scanner.size };
  }

  recogniser(entry: string = ""): GrammarRecogniser {
    let recogniser = this.#recognisers.get(entry);
    if (!recogniser) this.#recognisers.set(entry, recogniser = this.#recogniser(entry));
    return recogniser;
  }

  masked(entry: string, vocabulary: Vocabulary): MaskedRecogniser<GrammarState> {
    let byEntry = this.#masks.get(vocabulary);
    if (!byEntry) this.#masks.set(vocabulary, byEntry = new Map());
    let masked = byEntry.get(entry);
    if (!masked) byEntry.set(entry, masked = this.#masked(entry, vocabulary));
    return masked;
  }

  lexerTables(): Uint8Array | undefined {
    const starts = this.#places.startSets();
    return starts && writeLexer(completeLexer(builtLexer(this.grammar, this.#limits), starts));
  }

  #recogniser(entry: string): GrammarRecogniser {
    const { automaton } = this.#parser;
    const { entries, nonterminals, terminals } = automaton.productions;
    const found = entries.get(entry);
    if (!found) {
      throw new MazeError(
        maskErrors.noEntry,
        `Cannot begin at ${entry}: ${this.grammar.name} has ${[...entries.keys()].join(", ")}`,
      );
    }
    return new GrammarRecogniser({
      scanner: this.#scanner,
      places: this.#places,
      start: this.#places.place(this.#startFrontier(found), 0),
      symbol: found.symbol,
      acceptsEmpty: found.acceptsEmpty,
      names: {
        terminal: (terminal) => terminals[terminal]!,
        rules: ({ frontier }) => [
          ...new Set(
            frontier.tops.flatMap(({ state }) =>
              automaton.underWay(state).map((symbol) => nonterminals[symbol - terminals.length]!)
            ),
          ),
        ],
      },
    });
  }

  #startFrontier({ symbol }: Entry): ReturnType<Parser["start"]> {
    return symbol === undefined ? this.#parser.bottom() : this.#parser.start(symbol);
  }

  #masked(entry: string, vocabulary: Vocabulary): MaskedRecogniser<GrammarState> {
    const recogniser = this.recogniser(entry);
    const pool = new MaskPool(this.#limits.maskBytes, (vocabulary.size + 31) >>> 5);
    const classes = this.#classesOf(vocabulary);
    const masks = classes
      ? new GrammarMasks(recogniser, {
        forest: this.#parser.forest,
        classes,
        pool,
        number: this.#maskers++,
      })
      : new WalkMasks(recogniser, { vocabulary, pool });
    return { recogniser, mask: (state) => masks.mask(state) };
  }

  #classesOf(vocabulary: Vocabulary): TokenClasses | undefined {
    const known = this.#classes.get(vocabulary);
    if (known) return known;
    const starts = this.#places.allStarts();
    if (!starts) return;
    const classes = new TokenClasses(new Behaviours(this.#scanner, starts), vocabulary);
    this.#classes.set(vocabulary, classes);
    return classes;
  }
}

/**
 * Compiles a grammar. Tables of the parser are made as texts reach them, and so are those of the
 * lexer where they are not given.
 *
 * @param grammar The grammar.
 * @param options Bounds, those not given being the defaults; and stored tables.
 * @returns The compiled grammar.
 * @throws {MazeError} Where the grammar has problems; they are its `diagnostics`. Where the stored
 * tables are damaged.
 *
 * @example
 * ```ts
 * import { compileGrammar, recognise } from "@maze/mask";
 * import { grammar, readLark } from "@maze/grammar";
 * import { assert, assertEquals } from "@std/assert";
 *
 * const sums = readLark('start: NUMBER ("+" NUMBER)*\nNUMBER: /[0-9]+/\n%ignore " "');
 * assert(sums.grammar);
 * const recogniser = compileGrammar(sums.grammar).recogniser();
 * assertEquals(recognise(recogniser, "1 + 20").kind, "accepted");
 * assertEquals(recognise(recogniser, "1 +").kind, "incomplete");
 * ```
 */
export function compileGrammar(
  grammar: Grammar,
  options: CompileOptions = {},
): CompiledGrammar {
  const { lexerTables, ...limits } = options;
  const bounds = { ...DEFAULTS, ...limits };
  const { problems, productions } = lowerGrammar(grammar, bounds.lowering);
  if (!productions) throw refused(grammar, problems);
  const lexer = lexerTables ? readLexer(lexerTables) : builtLexer(grammar, bounds);
  const parser = new Parser(new Automaton(productions), bounds);
  const scanner = new Scanner(lexer);
  const places = new Places(grammar, { parser, scanner });
  return new CompiledTables(grammar, { limits: bounds, parser, scanner, places });
}

function builtLexer(grammar: Grammar, limits: GrammarLimits): SubsetLexer {
  const { lexer, problems } = createLexer([...grammar.terminals.values()], limits.lexer);
  if (!lexer) throw refused(grammar, problems);
  return lexer;
}

function refused(grammar: Grammar, problems: MazeError["diagnostics"]): MazeError {
  return new MazeError(
    maskErrors.badGrammar,
    `Cannot compile ${grammar.name}: ${problems[0]?.message}`,
    { diagnostics: problems },
  );
}
