/**
 * Masks of a schema over a vocabulary. Outside strings few tokens are possible and a walk of the trie
 * finds them. Inside, nearly all are, and they are not walked: which tokens stay in a string, and
 * which close it with what rest, is known for the vocabulary; of the schema only the rests are asked.
 */
import { countBits, type Mask } from "../../masks/mask.ts";
import type { MaskPool, MaskSlot } from "../../masks/pool.ts";
import type { MaskedRecogniser } from "../../run/matcher.ts";
import type { ByteTrie } from "../../vocab/trie/byte_trie.ts";
import type { Vocabulary } from "../../vocab/vocabulary.ts";
import type { SchemaMachine } from "../machine.ts";
import { close, type Frame, type Result, type State } from "../state.ts";
import { type Freedom, type Sink, TextFrame } from "../text/decode.ts";
import { isPart, NumberFrame } from "../value/number.ts";
import { Track } from "../value/string.ts";
import {
  type Ended,
  type FreeText,
  type Scanned,
  tablesOf,
  type VocabularyTables,
} from "./free_text.ts";
import { ALL, scan, scanNumber } from "./scan.ts";
import { type Found, SharedMasks } from "./sharing.ts";
import { type Exit, type Suffixes, suffixesOf } from "./suffixes.ts";

/** Most scans kept. */
const MOST_SCANS = 4_000;

/** Computes and keeps the masks of one schema over one vocabulary. */
export class SchemaMasks implements MaskedRecogniser<State> {
  readonly recogniser: SchemaMachine;
  readonly #vocabulary: Vocabulary;
  readonly #tables: VocabularyTables;
  readonly #shared: SharedMasks;
  readonly #empty: Uint32Array;
  readonly #byState = new WeakMap<State, MaskSlot>();
  readonly #followed = new WeakMap<State, Map<Suffixes, readonly number[]>>();
  #scans = new Map<Frame, Map<number, unknown>>();
  #scanCount = 0;

  /**
   * @param machine The schema's machine.
   * @param parts The vocabulary, and where the masks live.
   */
  constructor(
    machine: SchemaMachine,
    { vocabulary, pool }: { readonly vocabulary: Vocabulary; readonly pool: MaskPool },
  ) {
    this.recogniser = machine;
    this.#vocabulary = vocabulary;
    this.#tables = tablesOf(vocabulary);
    this.#shared = new SharedMasks(pool, (vocabulary.size + 31) >>> 5);
    this.#empty = new Uint32Array((vocabulary.size + 31) >>> 5);
  }

  /** The tokens that may come next, those that end the text left out. */
  mask(state: State): Mask {
    const known = this.#byState.get(state);
    if (known?.mask) {
      known.wasUsed = true;
      return known.mask;
    }
    const slot = this.#shared.slotOf(this.#find(state));
    this.#byState.set(state, slot);
    return slot.mask!;
  }

  #find(state: State): Found {
    const found: Found = { bits: undefined, count: 0, tokens: [] };
    const { frame } = state;
    if (frame instanceof TextFrame && frame.between) this.#inText(state, { node: ALL, found });
    else if (frame instanceof NumberFrame) this.#inWholeNumber(state, found);
    else if (frame.loose && this.recogniser.isLoose) {
      for (const token of this.#tables.loose.white) found.tokens.push(token);
      this.#walk(state, { trie: this.#tables.loose.trie, found, below: true });
    } else this.#walk(state, { trie: this.#vocabulary.trie, found, below: false });
    return found;
  }

  /** Walks a trie; where a token comes into a string or a number, what follows is looked up. */
  #walk(
    start: State,
    { trie, found, below }: { trie: ByteTrie; found: Found; below: boolean },
  ): void {
    const machine = this.recogniser;
    const { byte, depth, end, length, next, token } = trie;
    const path: State[] = [start];
    for (let node = 0; node < length;) {
      const deep = depth[node]!;
      const after = machine.step(path[deep - 1]!, byte[node]!);
      if (after === undefined) {
        node = end[node]!;
        continue;
      }
      path[deep] = after;
      for (let id = token[node]!; id >= 0; id = next[id]!) found.tokens.push(id);
      if (below && end[node]! > node + 1 && this.#isInside(after, { node, found })) {
        node = end[node]!;
      } else {
        node++;
      }
    }
  }

  /** Looks up the loose tokens below a node where a string or a number has begun there. */
  #isInside(state: State, { node, found }: { node: number; found: Found }): boolean {
    if (state.frame instanceof NumberFrame) this.#inNumber(state, { node, found });
    else if (state.frame instanceof TextFrame && state.frame.between) {
      this.#inText(state, { node, found });
    } else return false;
    return true;
  }

  /** The tokens below a node, or all, in a string that has been begun. */
  #inText(state: State, at: { node: number; found: Found }): void {
    const sink = (state.frame as TextFrame).between!;
    const freedom = sink.following?.() ? undefined : sink.freedom?.(state);
    if (freedom && (at.node === ALL || freedom.within.length === 0)) {
      this.#inFreeText(state, { ...at, freedom });
    } else this.#inScannedText(state, at);
  }

  #inFreeText(
    state: State,
    { freedom, node, found }: { freedom: Freedom; node: number; found: Found },
  ): void {
    const { closed, closedAfter, least, most, remembers, within } = freedom;
    const text = node === ALL ? this.#tables.rest : this.#tables.below(node);
    if (freedom.like) this.#addInside(TextFrame.of(freedom.like), { node, found });
    else if (within.length > 0) this.#inPatterns(freedom, found);
    else this.#inFree(text, { node, most, found });
    const { enclosing, several, suffixes, ways } = text;
    // What comes later in a token may depend on the text, but never allows more than any text would.
    const unsure: number[] = [];
    const takes = (token: number): boolean => {
      const depends = (remembers !== "nothing" && several.has(token)) ||
        (remembers === "ends" && enclosing.has(token));
      if (!depends) return true;
      unsure.push(token);
      return false;
    };
    if (closedAfter) {
      for (const [after, from] of waysByState(text, closedAfter)) {
        this.#walkSuffixes(after, suffixes, {
          found,
          takes: (token, way) => from[way] === 1 && takes(token),
        });
      }
    } else if (closed) {
      const fits = ways.map(({ characters }) => characters >= least && characters <= most);
      this.#walkSuffixes(closed, suffixes, {
        found,
        takes: (token, way) => fits[way]! && takes(token),
      });
    }
    for (const token of unsure) {
      if (this.#reads(state, text.bytesOf(token))) found.tokens.push(token);
    }
  }

  #inFree(
    { added, inside }: FreeText,
    { found, most, node }: { found: Found; most: number; node: number },
  ): void {
    if (node === ALL) {
      Object.assign(found, this.#tables.inside(most));
      return;
    }
    for (let at = 0; at < inside.length; at++) {
      if (added[at]! <= most) found.tokens.push(inside[at]!);
    }
  }

  /** Tokens that stay in a name that must match a pattern or be one of some. */
  #inPatterns({ besides, within }: Freedom, found: Found): void {
    const runs = within.map(({ automaton, state }) => this.#tables.within(automaton, state));
    if (runs.length === 1) Object.assign(found, runs[0]);
    else {
      const bits = this.#empty.slice();
      for (const run of runs) {
        for (let word = 0; word < bits.length; word++) bits[word]! |= run.bits[word]!;
      }
      found.bits = bits;
      found.count = countBits(bits);
    }
    for (const token of this.#tables.among(besides)) found.tokens.push(token);
  }

  #reads(start: State, bytes: Uint8Array): boolean {
    let state: State | undefined = start;
    for (let at = 0; at < bytes.length && state; at++) {
      state = this.recogniser.step(state, bytes[at]!);
    }
    return state !== undefined;
  }

  #walkSuffixes(
    closed: State,
    suffixes: Suffixes,
    { found, takes }: { found: Found; takes: (token: number, way: number) => boolean },
  ): void {
    const { first, tokens, ways } = suffixes;
    for (const place of this.#places(closed, suffixes)) {
      for (let at = first[place]!; at < first[place + 1]!; at++) {
        if (takes(tokens[at]!, ways[at]!)) found.tokens.push(tokens[at]!);
      }
    }
  }

  /** The places of some rests that can follow a state; many strings close to the same one. */
  #places(closed: State, suffixes: Suffixes): readonly number[] {
    let bySuffixes = this.#followed.get(closed);
    if (!bySuffixes) this.#followed.set(closed, bySuffixes = new Map());
    let places = bySuffixes.get(suffixes);
    if (!places) bySuffixes.set(suffixes, places = this.#follow(closed, suffixes));
    return places;
  }

  #follow(closed: State, { byte, depth, end, first }: Suffixes): number[] {
    const machine = this.recogniser;
    const path: State[] = [closed];
    const places: number[] = [];
    for (let place = 0; place < byte.length;) {
      const deep = depth[place]!;
      const next = deep > 0 ? machine.step(path[deep - 1]!, byte[place]!) : closed;
      if (next === undefined) {
        place = end[place]!;
        continue;
      }
      path[deep] = next;
      if (first[place]! < first[place + 1]!) places.push(place);
      place++;
    }
    return places;
  }

  /** Strings with patterns or lists of values: their automata are run over the trie. */
  #inScannedText(state: State, at: { node: number; found: Found }): void {
    for (const { ending, suffixes } of this.#addInside(state.frame as TextFrame, at)) {
      const closed = ending.close(state);
      if (closed) this.#walkSuffixes(closed, suffixes(), { found: at.found, takes: () => true });
    }
  }

  /** Adds the tokens that stay in a string; gives the ways in which others end it. */
  #addInside(
    frame: TextFrame,
    { node, found }: { node: number; found: Found },
  ): readonly Ended<Sink>[] {
    const sink = frame.between!;
    const isRun = node === ALL && sink instanceof Track && !sink.following();
    const single = isRun ? sink.single : undefined;
    if (single) {
      const { automaton, state, most } = single;
      Object.assign(found, this.#tables.run(automaton, state, most));
    }
    const { ends, inside } = this.#scanned(frame, node, () =>
      this.#scanText(frame, {
        trie: single
          ? this.#vocabulary.slices.at(-1)!.trie
          : node === ALL
          ? this.#vocabulary.trie
          : this.#tables.loose.trie,
        node,
      }));
    for (const token of inside) found.tokens.push(token);
    return ends;
  }

  #scanText(frame: TextFrame, { trie, node }: { trie: ByteTrie; node: number }): Scanned<Sink> {
    const inside: number[] = [];
    const exits = new Map<Sink, Exit[]>();
    scan(trie, node, {
      frame,
      stays: (token) => inside.push(token),
      closes: (at, sink) => pushTo(exits, sink, { node: at, way: 0 }),
    });
    return { inside, ends: joined(trie, exits) };
  }

  /** All tokens in a number: those that make it longer, and where it may end, those that follow. */
  #inWholeNumber(state: State, found: Found): void {
    const result = (state.frame as NumberFrame).finish();
    const closed = result && close(state, result);
    if (closed) {
      const { count, words } = this.mask(closed);
      Object.assign(found, { bits: words, count });
    }
    this.#inNumber(state, { node: ALL, found });
  }

  #inNumber(state: State, { node, found }: { node: number; found: Found }): void {
    const frame = state.frame as NumberFrame;
    const scanNow = (): Scanned<Result> => this.#scanNumber(frame, node);
    const { signature } = frame;
    const { ends, inside } = signature === undefined
      ? this.#scanned(frame, node, scanNow)
      : this.#tables.number(`${node} ${signature}`, scanNow);
    for (const token of inside) found.tokens.push(token);
    for (const { ending, suffixes } of ends) {
      const closed = close(state, ending);
      if (closed) this.#walkSuffixes(closed, suffixes(), { found, takes: () => true });
    }
  }

  #scanNumber(frame: NumberFrame, node: number): Scanned<Result> {
    const trie = node === ALL ? this.#vocabulary.trie : this.#tables.loose.trie;
    const inside: number[] = [];
    const exits = new Map<Result, Exit[]>();
    const end = (at: number, { finish }: { finish: Result | undefined }): void => {
      if (finish) pushTo(exits, finish, { node: at, way: 0 });
    };
    if (node !== ALL) end(node, { finish: frame.finish() });
    scanNumber(trie, node, {
      frame,
      visit: (at, next) => {
        for (let id = trie.token[at]!; id >= 0; id = trie.next[id]!) inside.push(id);
        if (trie.end[at]! > at + 1) end(at, { finish: next.finish() });
      },
    });
    return { inside, ends: joined(trie, exits, { skip: isPart }) };
  }

  #scanned<Ending>(frame: Frame, node: number, make: () => Scanned<Ending>): Scanned<Ending> {
    if (!frame.shared) return make();
    let byNode = this.#scans.get(frame);
    const known = byNode?.get(node);
    if (known) return known as Scanned<Ending>;
    const scanned = make();
    if (++this.#scanCount > MOST_SCANS) {
      this.#scans = new Map();
      this.#scanCount = 0;
      byNode = undefined;
    }
    if (!byNode) this.#scans.set(frame, byNode = new Map());
    byNode.set(node, scanned);
    return scanned;
  }
}

/** The ways in which tokens close a string, by the state that they lead to. */
function waysByState(
  { ways }: FreeText,
  closedAfter: (text: string) => State | undefined,
): Map<State, Uint8Array> {
  const byState = new Map<State, Uint8Array>();
  for (let way = 0; way < ways.length; way++) {
    const after = closedAfter(ways[way]!.text);
    if (!after) continue;
    let group = byState.get(after);
    if (!group) byState.set(after, group = new Uint8Array(ways.length));
    group[way] = 1;
  }
  return byState;
}

function pushTo<Key>(groups: Map<Key, Exit[]>, key: Key, exit: Exit): void {
  const group = groups.get(key);
  if (group) group.push(exit);
  else groups.set(key, [exit]);
}

function joined<Ending>(
  trie: ByteTrie,
  exits: ReadonlyMap<Ending, Exit[]>,
  { skip }: { readonly skip?: (byte: number) => boolean } = {},
): Ended<Ending>[] {
  return [...exits].map(([ending, group]) => {
    let known: Suffixes | undefined;
    const suffixes = (): Suffixes => known ??= suffixesOf(trie, group, { skip });
    return { ending, suffixes };
  });
}
