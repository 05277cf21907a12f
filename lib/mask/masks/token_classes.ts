/**
 * The tokens of a vocabulary in classes of one behaviour. Masks are put together class by class: a
 * few classes hold most tokens and are joined as bits, the rest are set token by token.
 */
import { type Behaviours, DEAD_ENTRY, type Entry } from "../scan/behaviours.ts";
import type { ScanState } from "../scan/scanner.ts";
import type { ByteTrie } from "../vocab/trie/byte_trie.ts";

/** A class of at least this many tokens is kept as bits: joining them takes as long as setting some 2,000. */
const WIDE = 2_000;

/** Tokens that do the same from one state of the scanner. */
export interface Group {
  /** What they do. */
  readonly entry: Entry;
  /** Their classes. */
  readonly classes: Int32Array;
  /** Those of them that are taken from their classes one by one. */
  readonly loose: Int32Array;
  /** How many tokens they are. */
  readonly tokens: number;
  /** The classes as a number, so that a set of groups has the exclusive or of theirs. */
  readonly hash: Hash;
}

const NONE = new Int32Array(0);

/** Three independent words. */
export type Hash = readonly [number, number, number];

/** Classes of the tokens of a vocabulary. */
export class TokenClasses {
  /** What is known of the scanner. */
  readonly behaviours: Behaviours;
  /** Words of a mask. */
  readonly words: number;
  /** For each class its vector. */
  readonly #vectors: number[] = [];
  /** Tokens of class `c`: `#tokens[#offsets[c]] … #tokens[#offsets[c + 1] - 1]`. */
  readonly #offsets: Int32Array;
  readonly #tokens: Int32Array;
  readonly #bits = new Map<number, Uint32Array>();
  readonly #hashes: Int32Array;
  readonly #trie: ByteTrie;
  readonly #groups = new Map<ScanState, readonly Group[]>();

  constructor(
    behaviours: Behaviours,
    vocabulary: { readonly size: number; readonly trie: ByteTrie },
  ) {
    this.behaviours = behaviours;
    this.words = (vocabulary.size + 31) >>> 5;
    this.#trie = vocabulary.trie;
    const classOf = classify(behaviours, {
      size: vocabulary.size,
      trie: vocabulary.trie,
      vectors: this.#vectors,
    });
    const count = this.#vectors.length;
    this.#offsets = new Int32Array(count + 1);
    for (const found of classOf) if (found >= 0) this.#offsets[found + 1]!++;
    for (let index = 0; index < count; index++) this.#offsets[index + 1]! += this.#offsets[index]!;
    this.#tokens = new Int32Array(this.#offsets[count]!);
    const next = this.#offsets.slice();
    classOf.forEach((found, token) => {
      if (found >= 0) this.#tokens[next[found]!++] = token;
    });
    for (let index = 0; index < count; index++) {
      if (this.#offsets[index + 1]! - this.#offsets[index]! >= WIDE) {
        const bits = new Uint32Array(this.words);
        this.#set(index, bits);
        this.#bits.set(index, bits);
      }
    }
    this.#hashes = randomWords(3 * count);
  }

  /** How many classes there are. */
  get size(): number {
    return this.#vectors.length;
  }

  /** The classes grouped by what they do from a state of the scanner; made at its first visit. */
  groups(state: ScanState): readonly Group[] {
    let groups = this.#groups.get(state);
    if (!groups) this.#groups.set(state, groups = this.#group(state));
    return groups;
  }

  /** Adds the tokens of a group to a mask under way. */
  join(group: Group, into: Uint32Array): void {
    for (const found of group.classes) {
      const bits = this.#bits.get(found);
      if (bits) { for (let word = 0; word < into.length; word++) into[word]! |= bits[word]!; }
      else this.#set(found, into);
    }
    for (const token of group.loose) into[token >>> 5]! |= 1 << (token & 31);
  }

  #set(found: number, into: Uint32Array): void {
    const end = this.#offsets[found + 1]!;
    for (let index = this.#offsets[found]!; index < end; index++) {
      const token = this.#tokens[index]!;
      into[token >>> 5]! |= 1 << (token & 31);
    }
  }

  #group(state: ScanState): readonly Group[] {
    const place = this.behaviours.placeOf(state);
    return place === undefined ? this.#walked(state) : this.#gathered(place);
  }

  /** Groups of a state that the vectors speak of. */
  #gathered(place: number): readonly Group[] {
    const members = new Map<Entry, number[]>();
    for (let found = 0; found < this.#vectors.length; found++) {
      const entry = this.behaviours.entry(this.#vectors[found]!, place);
      if (entry === DEAD_ENTRY) continue;
      const list = members.get(entry);
      if (list) list.push(found);
      else members.set(entry, [found]);
    }
    return Array.from(members, ([entry, classes]) => {
      const hash: [number, number, number] = [0, 0, 0];
      let tokens = 0;
      for (const found of classes) {
        tokens += this.#offsets[found + 1]! - this.#offsets[found]!;
        for (let word = 0; word < 3; word++) hash[word]! ^= this.#hashes[3 * found + word]!;
      }
      return { entry, classes: Int32Array.from(classes), loose: NONE, tokens, hash };
    });
  }

  /** Groups of a state with something to fall back to, by a walk of the trie. */
  #walked(state: ScanState): readonly Group[] {
    const members = new Map<Entry, number[]>();
    const trie = this.#trie;
    const path = new Int32Array(trie.maxDepth + 1);
    path[0] = 1 + state;
    for (let node = 0; node < trie.length;) {
      const depth = trie.depth[node]!;
      const entry = this.behaviours.stepEntry(path[depth - 1]!, trie.byte[node]!);
      if (entry === DEAD_ENTRY) {
        node = trie.end[node]!;
        continue;
      }
      path[depth] = entry;
      for (let token = trie.token[node]!; token >= 0; token = trie.next[token]!) {
        const list = members.get(entry);
        if (list) list.push(token);
        else members.set(entry, [token]);
      }
      node++;
    }
    return Array.from(members, ([entry, tokens]) => ({
      entry,
      classes: NONE,
      loose: Int32Array.from(tokens),
      tokens: tokens.length,
      hash: hashOf(tokens),
    }));
  }
}

/** Walks the trie once; gives each token the class of its vector, or -1 where nothing can read it. */
function classify(
  behaviours: Behaviours,
  vocabulary: { readonly size: number; readonly trie: ByteTrie; readonly vectors: number[] },
): Int32Array {
  const { trie, vectors } = vocabulary;
  const classOf = new Int32Array(vocabulary.size).fill(-1);
  const byVector = new Map<number, number>();
  const path = new Int32Array(trie.maxDepth + 1);
  path[0] = behaviours.empty;
  for (let node = 0; node < trie.length;) {
    const depth = trie.depth[node]!;
    const vector = behaviours.step(path[depth - 1]!, trie.byte[node]!);
    if (vector === behaviours.dead) {
      node = trie.end[node]!;
      continue;
    }
    path[depth] = vector;
    for (let token = trie.token[node]!; token >= 0; token = trie.next[token]!) {
      let found = byVector.get(vector);
      if (found === undefined) {
        byVector.set(vector, found = vectors.length);
        vectors.push(vector);
      }
      classOf[token] = found;
    }
    node++;
  }
  return classOf;
}

/** Tells sets of tokens apart, independently of the hashes of classes. */
function hashOf(tokens: readonly number[]): Hash {
  const hash: [number, number, number] = [0, 0, 0];
  for (const token of tokens) {
    for (let word = 0; word < 3; word++) {
      let mixed = Math.imul(token + 1, 0x9e3779b1 + 2 * word);
      mixed = Math.imul(mixed ^ mixed >>> 15, 0x85ebca77);
      hash[word]! ^= mixed ^ mixed >>> 13;
    }
  }
  return hash;
}

/** Words of a fixed sequence (Marsaglia's xorshift, 2003), so that runs are alike. */
function randomWords(count: number): Int32Array {
  const words = new Int32Array(count);
  let state = 0x9e3779b9 | 0;
  for (let index = 0; index < count; index++) {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    words[index] = state;
  }
  return words;
}
