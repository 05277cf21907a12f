/**
 * A grammar as a recogniser of bytes: scanner and parser side by side. A state is a set of
 * configurations, each a place of the parser and a state of the scanner within the lexeme that was
 * begun there; there is more than one only where the grammar asks for more than one lexer group.
 */
import type { Place, Places } from "../parse/places.ts";
import { type Ending, type Scanner, type ScanState, STUCK } from "../scan/scanner.ts";
import type { MaskSlot } from "../masks/pool.ts";
import type { ByteRecogniser, Expectation } from "./recogniser.ts";

/** One way to read the bytes so far. */
export interface Configuration {
  /** Where the lexeme under way began. */
  readonly place: Place;
  /** How far it has been read. */
  readonly scan: ScanState;
}

/** All ways to read the bytes so far; at least one. */
export interface GrammarState {
  /** The ways, none twice. */
  readonly configurations: readonly Configuration[];
  /** Masks that were found here, by the number of whoever computes them. */
  readonly masks: (MaskSlot | undefined)[];
}

/** The tables of a grammar, as its compiler made them. */
export interface GrammarTables {
  /** Lexemes. */
  readonly scanner: Scanner;
  /** Stacks. */
  readonly places: Places;
  /** The place before the text. */
  readonly start: Place;
  /** The nonterminal that a text is, or `undefined` where only the empty text is one. */
  readonly symbol: number | undefined;
  /** Whether the empty text is one. */
  readonly acceptsEmpty: boolean;
  /** Names for explanations: of terminals, and of the rules under way in a place. */
  readonly names: {
    readonly terminal: (terminal: number) => string;
    readonly rules: (place: Place) => readonly string[];
  };
}

/** Recognises the texts of one grammar from one entry. */
export class GrammarRecogniser implements ByteRecogniser<GrammarState> {
  /** The tables it works on. */
  readonly tables: GrammarTables;
  /** The state before the first byte. */
  readonly start: GrammarState;

  constructor(tables: GrammarTables) {
    this.tables = tables;
    this.start = { configurations: this.begin(tables.start), masks: [] };
  }

  /** The state after one more byte, or `undefined` where no text goes on so. */
  step(state: GrammarState, byte: number): GrammarState | undefined {
    const next: Configuration[] = [];
    for (const configuration of state.configurations) this.advance(configuration, byte, next);
    return next.length === 0 ? undefined : this.#share(next);
  }

  /** Whether the text may end here. */
  isAccepting(state: GrammarState): boolean {
    return state.configurations.some((configuration) => this.#finishes(configuration));
  }

  /** Whether no byte has been read of a lexeme. */
  isBoundary(state: GrammarState): boolean {
    return state.configurations.every(({ scan }) => this.tables.scanner.isStart(scan));
  }

  /** The terminals that may come next and the rules that are under way. */
  explain(state: GrammarState): readonly Expectation[] {
    return this.wanted(state.configurations);
  }

  /** The terminals that the parser wants and the lexemes under way can become. */
  wanted(ways: readonly Configuration[]): readonly Expectation[] {
    const { names, places, scanner } = this.tables;
    const found = new Map<string, Expectation>();
    for (const { place, scan } of ways) {
      const live = new Set(scanner.lexer.liveSet(scanner.live(scan)));
      const wantedBy = names.rules(place);
      for (const terminal of places.expected(place)) {
        if (!live.has(terminal)) continue;
        const what = names.terminal(terminal);
        if (!found.has(what)) found.set(what, { what, wantedBy });
      }
    }
    return [...found.values()];
  }

  /** The configurations in which a lexeme may begin at a place. */
  begin(place: Place): Configuration[] {
    return this.tables.places.starts(place).states.map((scan) => ({ place, scan }));
  }

  /** Adds the configurations after one more byte to `into`, those it holds already left out. */
  advance(configuration: Configuration, byte: number, into: Configuration[]): void {
    const { places, scanner } = this.tables;
    const { place, scan } = configuration;
    const longer = scanner.step(scan, byte);
    if (longer !== STUCK) {
      const isWanted = places.isViable(place, scanner.live(longer)).yes;
      if (isWanted || this.fallsBack(place, longer)) add(into, place, longer);
      return;
    }
    const ending = scanner.ending(scan, byte);
    if (!ending) return;
    for (const one of this.#replayed(place, ending)) this.advance(one, byte, into);
  }

  /**
   * Whether the lexeme under way, though no terminal that it can become is wanted, can still be
   * given up for a shorter one that was.
   */
  fallsBack(place: Place, scan: ScanState): boolean {
    const ending = this.tables.scanner.fallback(scan);
    return ending !== undefined && this.#replayed(place, ending).length > 0;
  }

  /** The configurations after a lexeme and what is read again after it. */
  #replayed(place: Place, ending: Ending): Configuration[] {
    let open = this.#after(place, ending.accept);
    for (const again of ending.replay) {
      const replayed: Configuration[] = [];
      for (const one of open) this.advance(one, again, replayed);
      open = replayed;
    }
    return open;
  }

  #after(place: Place, accept: number): Configuration[] {
    const { shifted, skipped } = this.tables.places.emit(place, accept);
    const begun = shifted ? this.begin(shifted) : [];
    return skipped ? [...begun, ...this.begin(skipped)] : begun;
  }

  #finishes({ place, scan }: Configuration): boolean {
    const { acceptsEmpty, places, scanner, start, symbol } = this.tables;
    if (scanner.isStart(scan)) {
      if (acceptsEmpty && place.frontier === start.frontier) return true;
      return symbol !== undefined && places.accepts(place, symbol);
    }
    const ending = scanner.ending(scan, undefined);
    if (!ending) return false;
    return this.#replayed(place, ending).some((one) => this.#finishes(one));
  }

  /** One object for equal states, so that masks and memories are found again. */
  #share(configurations: readonly Configuration[]): GrammarState {
    const { places } = this.tables;
    places.trim();
    const settled = this.#settled(configurations);
    const [{ place, scan }] = settled as [Configuration];
    const states = place.memo.states as Map<number | string, GrammarState>;
    const key = settled.length === 1 ? scan : keyOf(settled);
    let state = states.get(key);
    if (!state) states.set(key, state = { configurations: settled, masks: [] });
    return state;
  }

  /** Ends lexemes that no byte can make longer, so that equal situations are equal states. */
  #settled(configurations: readonly Configuration[]): readonly Configuration[] {
    const { scanner } = this.tables;
    if (!configurations.some(({ scan }) => scanner.isClosed(scan))) return configurations;
    const settled: Configuration[] = [];
    for (const { place, scan } of configurations) {
      if (!scanner.isClosed(scan)) {
        add(settled, place, scan);
        continue;
      }
      const { accept } = scanner.ending(scan, undefined)!;
      for (const begun of this.#after(place, accept)) add(settled, begun.place, begun.scan);
    }
    return settled;
  }
}

function add(into: Configuration[], place: Place, scan: ScanState): void {
  for (const known of into) if (known.scan === scan && known.place === place) return;
  into.push({ place, scan });
}

function keyOf(configurations: readonly Configuration[]): string {
  return configurations.map(({ place, scan }) => `${place.id}:${scan}`).join();
}
