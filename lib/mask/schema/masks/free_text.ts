/**
 * What the tokens of a vocabulary do inside a string of which nothing is asked but its length: which
 * stay in it and with how many characters, which close it, after what and with what rest. It is the
 * same for every schema, so it is worked out once for a vocabulary.
 */
import type { PackedTokens } from "../../vocab/token.ts";
import type { ByteTrie } from "../../vocab/trie/byte_trie.ts";
import { stringCharacters } from "../../vocab/trie/slices.ts";
import type { Vocabulary } from "../../vocab/vocabulary.ts";
import type { Result, State } from "../state.ts";
import { type ByteAutomaton, loneBytes, TextSet } from "../text/automaton.ts";
import { type Sink, TextFrame } from "../text/decode.ts";
import { type LooseTokens, looseTokens } from "./loose.ts";
import { ALL, scan } from "./scan.ts";
import { type Exit, joinSuffixes, type Suffixes } from "./suffixes.ts";

/** A string's beginning that a token brings: its characters as UTF-8, and how many they are. */
export interface Way {
  readonly text: string;
  readonly characters: number;
}

/** The tokens below one node of a trie, or all of them, in a string. */
export interface FreeText {
  /** Tokens that stay in the string. */
  readonly inside: readonly number[];
  /** How many characters each of them adds, those counted that it only begins. */
  readonly added: readonly number[];
  /** What follows the closing quote of those that close it. */
  readonly suffixes: Suffixes;
  /** What the string has become where a token closes it. */
  readonly ways: readonly Way[];
  /** Tokens with whole strings after the first. */
  readonly several: ReadonlySet<number>;
  /** Tokens that end an object or array after the string. */
  readonly enclosing: ReadonlySet<number>;
  /** The bytes of a token that follow the node. */
  bytesOf(token: number): Uint8Array;
}

/** What tokens do in one string or number, whatever it stands in. */
export interface Scanned<Ending> {
  /** Tokens that stay in it. */
  readonly inside: readonly number[];
  /** The ways in which it may end. */
  readonly ends: readonly Ended<Ending>[];
}

/** One way in which a string or number may end. */
export interface Ended<Ending> {
  readonly ending: Ending;
  /** What follows of the tokens that end it so, joined when it is asked for. */
  readonly suffixes: () => Suffixes;
}

/** Tokens as bits: token `id` is bit `id & 31` of word `id >>> 5`. */
export interface TokenBits {
  readonly bits: Uint32Array;
  readonly count: number;
}

/** Tokens that an automaton can go on with. */
interface Run extends TokenBits {
  /** The most characters that one of them and the shortest end after it take. */
  readonly reach: number;
}

/** Longest tokens in characters that are told apart. */
const MOST_CHARACTERS = 255;

/** Most sets of tokens kept for automata: some 25 kB each. */
const MOST_RUNS = 400;

/** Most beginnings of numbers kept. */
const MOST_NUMBERS = 1_000;

/** The tables of one vocabulary. */
export class VocabularyTables {
  /** The tokens outside strings. */
  readonly loose: LooseTokens;
  /** The tokens that are not made of characters alone that need no escape, in a string. */
  readonly rest: FreeText;
  readonly #vocabulary: Vocabulary;
  readonly #words: number;
  /** Tokens made of characters that need no escape, by how many those are. */
  readonly #plain: number[][] = [];
  readonly #plainUpTo: TokenBits[];
  /** Tokens that stay in a string, by how many characters they add. */
  readonly #inside: number[][] = [];
  readonly #insideUpTo: TokenBits[];
  readonly #byNode = new Map<number, FreeText>();
  readonly #numbers = new Map<string, Scanned<Result>>();
  #runs = new WeakMap<ByteAutomaton, Map<string, Run>>();
  #runCount = 0;
  readonly #within = new WeakMap<ByteAutomaton, Map<number, TokenBits>>();

  constructor(vocabulary: Vocabulary) {
    this.#vocabulary = vocabulary;
    this.#words = (vocabulary.size + 31) >>> 5;
    for (let id = 0; id < vocabulary.size; id++) {
      const characters = stringCharacters(vocabulary.tokens, id);
      if (characters > 0) (this.#plain[Math.min(characters, MOST_CHARACTERS)] ??= []).push(id);
    }
    const rest = vocabulary.slices.at(-1)!.trie;
    this.rest = scanFree(rest, { node: ALL, packed: vocabulary.tokens });
    this.#plain.forEach((ids, characters) => this.#inside[characters] = [...ids]);
    this.rest.inside.forEach((id, at) => {
      (this.#inside[Math.min(this.rest.added[at]!, MOST_CHARACTERS)] ??= []).push(id);
    });
    const none = { bits: new Uint32Array(this.#words), count: 0 };
    this.#plainUpTo = [none];
    this.#insideUpTo = [none];
    this.loose = looseTokens(vocabulary);
  }

  /** The tokens made of at most so many characters that need no escape. */
  plain(most: number): TokenBits {
    return upTo(most, this.#plain, this.#plainUpTo);
  }

  /** The tokens that stay in a string and add at most so many characters. */
  inside(most: number): TokenBits {
    return upTo(most, this.#inside, this.#insideUpTo);
  }

  /** The loose tokens below a node, in a string that begins there. */
  below(node: number): FreeText {
    let known = this.#byNode.get(node);
    if (!known) {
      const { packed, trie } = this.loose;
      this.#byNode.set(node, known = scanFree(trie, { node, packed }));
    }
    return known;
  }

  /** What tokens do in a number that goes on in the same way for all schemas. */
  number(signature: string, make: () => Scanned<Result>): Scanned<Result> {
    let known = this.#numbers.get(signature);
    if (!known) {
      if (this.#numbers.size >= MOST_NUMBERS) this.#numbers.clear();
      this.#numbers.set(signature, known = make());
    }
    return known;
  }

  /**
   * The tokens of characters that need no escape that an automaton can go on with, and still come to
   * an end within some characters.
   */
  run(automaton: ByteAutomaton, state: number, most: number): TokenBits {
    if (most === Infinity && automaton.absorbs(state, MOST_CHARACTERS)) {
      return this.plain(MOST_CHARACTERS);
    }
    const endless = this.#known(
      automaton,
      `${state}`,
      () => this.#runNow(automaton, { state, most: Infinity }),
    );
    if (most >= endless.reach) return endless;
    return this.#known(
      automaton,
      `${state} ${most}`,
      () => this.#runNow(automaton, { state, most }),
    );
  }

  #known(automaton: ByteAutomaton, key: string, make: () => Run): Run {
    let byKey = this.#runs.get(automaton);
    let known = byKey?.get(key);
    if (known) return known;
    if (++this.#runCount > MOST_RUNS) {
      this.#runs = new WeakMap();
      this.#runCount = 0;
      byKey = undefined;
    }
    if (!byKey) this.#runs.set(automaton, byKey = new Map());
    byKey.set(key, known = make());
    return known;
  }

  /** The tokens that stay in a string that an automaton must be able to go on with. */
  within(automaton: ByteAutomaton, state: number): TokenBits {
    let byState = this.#within.get(automaton);
    if (!byState) this.#within.set(automaton, byState = new Map());
    let known = byState.get(state);
    if (!known) {
      const plain = this.run(automaton, state, Infinity);
      const bits = plain.bits.slice();
      const more = insideOf(this.#vocabulary.slices.at(-1)!.trie, automaton, state);
      for (const id of more) bits[id >>> 5]! |= 1 << (id & 31);
      known = { bits, count: plain.count + more.length };
      if (byState.size >= MOST_RUNS) byState.clear();
      byState.set(state, known);
    }
    return known;
  }

  /** The tokens that stay in a string that must become one of some texts, given as UTF-8. */
  among(texts: readonly string[]): number[] {
    return texts.length > 0 ? insideOf(this.#vocabulary.trie, new TextSet(texts), 0) : [];
  }

  #runNow(automaton: ByteAutomaton, { state, most }: { state: number; most: number }): Run {
    const bits = new Uint32Array(this.#words);
    let count = 0;
    let reach = 0;
    const toEnd: number[] = [];
    for (const { characters, trie } of this.#vocabulary.slices) {
      if (characters === 0) continue;
      const { byte, depth, end, length, next, token } = trie;
      const states = new Int32Array(trie.maxDepth + 1);
      const counts = new Int32Array(trie.maxDepth + 1);
      states[0] = state;
      for (let node = 0; node < length;) {
        const deep = depth[node]!;
        const at = byte[node]!;
        const target = automaton.next(states[deep - 1]!, at);
        const longer = counts[deep - 1]! + (at < 0x80 || at >= 0xc0 ? 1 : 0);
        const whole = target < 0 ? Infinity : longer + (toEnd[target] ??= automaton.fewest(target));
        if (whole > most || target < 0) {
          node = end[node]!;
          continue;
        }
        if (whole > reach) reach = whole;
        states[deep] = target;
        counts[deep] = longer;
        for (let id = token[node]!; id >= 0; id = next[id]!) {
          bits[id >>> 5]! |= 1 << (id & 31);
          count++;
        }
        node++;
      }
    }
    return { bits, count, reach };
  }
}

/** The tokens of at most some length; what is known grows by one length after the other. */
function upTo(length: number, byLength: readonly number[][], known: TokenBits[]): TokenBits {
  const most = Math.min(length, byLength.length - 1);
  while (known.length <= most) {
    const before = known.at(-1)!;
    const more = byLength[known.length] ?? [];
    const bits = more.length > 0 ? before.bits.slice() : before.bits;
    for (const id of more) bits[id >>> 5]! |= 1 << (id & 31);
    known.push({ bits, count: before.count + more.length });
  }
  return known[most]!;
}

const tables = new WeakMap<Vocabulary, VocabularyTables>();

/** The tables of a vocabulary, made when first asked for. */
export function tablesOf(vocabulary: Vocabulary): VocabularyTables {
  let found = tables.get(vocabulary);
  if (!found) tables.set(vocabulary, found = new VocabularyTables(vocabulary));
  return found;
}

/** A string that takes anything, and keeps what it has taken. */
class FreeSink implements Sink {
  readonly shared = false;
  plain: TextFrame | undefined;
  within: Map<number, TextFrame> | undefined;
  readonly text: string;
  readonly characters: number;

  constructor(text: string, characters: number) {
    this.text = text;
    this.characters = characters;
  }

  take(byte: number, starts: boolean): FreeSink {
    const characters = starts ? this.characters + 1 : this.characters;
    return new FreeSink(this.text + String.fromCharCode(byte), characters);
  }

  takeLone(unit: number): FreeSink {
    return new FreeSink(this.text + loneBytes(unit), this.characters + 1);
  }

  close(): State | undefined {
    return undefined;
  }

  absorbs(): boolean {
    return true;
  }

  expects(): readonly string[] {
    return [];
  }
}

/** A string that one automaton must be able to go on with. */
class AutomatonSink implements Sink {
  readonly shared = false;
  plain: TextFrame | undefined;
  within: Map<number, TextFrame> | undefined;
  readonly #automaton: ByteAutomaton;
  readonly #state: number;

  constructor(automaton: ByteAutomaton, state: number) {
    this.#automaton = automaton;
    this.#state = state;
  }

  take(byte: number): AutomatonSink | undefined {
    const next = this.#automaton.next(this.#state, byte);
    return next < 0 ? undefined : new AutomatonSink(this.#automaton, next);
  }

  takeLone(): undefined {
    return undefined;
  }

  close(): undefined {
    return undefined;
  }

  absorbs(characters: number): boolean {
    return this.#automaton.absorbs(this.#state, characters);
  }

  expects(): readonly string[] {
    return [];
  }
}

/** The tokens of a trie that stay in a string that an automaton must be able to go on with. */
function insideOf(trie: ByteTrie, automaton: ByteAutomaton, state: number): number[] {
  const inside: number[] = [];
  scan(trie, ALL, {
    frame: TextFrame.of(new AutomatonSink(automaton, state)),
    stays: (token) => inside.push(token),
    closes: () => {},
  });
  return inside;
}

function scanFree(
  trie: ByteTrie,
  { node, packed: { data, offsets } }: { node: number; packed: PackedTokens },
): FreeText {
  const inside: number[] = [];
  const added: number[] = [];
  const ways: Way[] = [];
  const wayOf = new Map<string, number>();
  const exits: Exit[] = [];
  scan(trie, node, {
    frame: TextFrame.of(new FreeSink("", 0)),
    stays: (token, frame) => {
      inside.push(token);
      added.push((frame.reading as FreeSink).characters + frame.pending);
    },
    closes: (at, sink) => {
      const { text, characters } = sink as FreeSink;
      let way = wayOf.get(text);
      if (way === undefined) wayOf.set(text, way = ways.push({ text, characters }) - 1);
      exits.push({ node: at, way });
    },
  });
  const suffixes = joinSuffixes(trie, exits);
  const several = new Set<number>();
  const enclosing = new Set<number>();
  const from = node === ALL ? 0 : trie.depth[node]!;
  const bytesOf = (token: number) => data.subarray(offsets[token]! + from, offsets[token + 1]!);
  for (const token of suffixes.tokens) {
    const bytes = bytesOf(token);
    if (quotesIn(bytes) > 2) several.add(token);
    if (bytes.includes(0x7d) || bytes.includes(0x5d)) enclosing.add(token);
  }
  return { inside, added, suffixes, ways, several, enclosing, bytesOf };
}

function quotesIn(bytes: Uint8Array): number {
  let quotes = 0;
  for (const byte of bytes) if (byte === 0x22) quotes++;
  return quotes;
}
