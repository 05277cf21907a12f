/**
 * What every token does to every state of the scanner, for all of them at once. A token's behaviour
 * is a vector: for each state of the scanner, which lexemes the token completes and where it ends.
 * Vectors are shared, and so are the steps from one vector to the next over a class of bytes, so the
 * whole vocabulary costs some ten thousand steps instead of one walk for each state. Tokens with one
 * vector are one class: no grammar over this scanner can tell them apart. `docs/masks.md` derives it.
 *
 * Vectors speak of the states in which lexemes stand between two characters. States within a
 * character, and states that hold a shorter lexeme to fall back to, are many and rare: tokens may end
 * in them, but what follows from one is found by a walk of its own, which is narrow.
 */
import { groupBy, MazeError } from "@maze/base";
import { maskErrors } from "../errors.ts";
import { DEAD } from "../lexer/contract.ts";
import { type Scanner, type ScanState, STUCK } from "./scanner.ts";

/**
 * What a token does from one state of the scanner:
 *
 * - `0`: it cannot be read from there;
 * - `1 + state`: it ends in a state of the scanner, within the lexeme;
 * - `-1 - (tail * ACCEPTS + accept)`: it completes a lexeme of the accept set, and what follows is
 *   read as the tail says.
 *
 * A tail is a vector over the starts of lexemes alone, for it depends on the parser which of them
 * comes next.
 */
export type Entry = number;

/** The token cannot be read. */
export const DEAD_ENTRY: Entry = 0;

/** What follows a completed lexeme, whichever start the parser asks for among some. */
export interface Way {
  /** What the bytes do. */
  readonly entry: Entry;
  /** From which starts they do it, as places in {@linkcode Behaviours.starts}. */
  readonly starts: readonly number[];
  /** Whether these are all starts. */
  readonly isSure: boolean;
}

/** Accept sets that entries can name; grammars have some hundred. */
const ACCEPTS = 4096;

/** The tail of nothing: each start as it is. */
const WHOLE = 0;

/** The vectors of a vocabulary over a scanner. */
export class Behaviours {
  /** The starts of lexemes, in the order of tails. */
  readonly starts: readonly ScanState[];
  /** The vector of the empty token. */
  readonly empty: number;
  /** The vector of tokens that no state can read. */
  readonly dead: number;
  readonly #scanner: Scanner;
  /** For each state that vectors speak of, its place in them. */
  readonly #places = new Map<ScanState, number>();
  readonly #classes: number;
  readonly #sample: readonly number[];
  readonly #vectors = new Interned();
  #vectorSteps: Int32Array;
  readonly #tails = new Interned();
  #tailSteps: Int32Array;
  readonly #ways: (readonly Way[] | undefined)[] = [];

  /**
   * @param scanner The scanner; all states of its lexer are then made.
   * @param starts Every start of a lexeme that a parser may ask for.
   */
  constructor(scanner: Scanner, starts: readonly ScanState[]) {
    this.#scanner = scanner;
    this.starts = starts;
    this.#classes = scanner.lexer.classCount;
    this.#sample = sampleBytes(scanner);
    for (const start of starts) this.#places.set(start, this.#places.size);
    for (const lex of statesBetweenCharacters(scanner, starts)) {
      const state = scanner.plain(lex);
      if (!this.#places.has(state)) this.#places.set(state, this.#places.size);
    }
    this.#vectorSteps = new Int32Array(256 * this.#classes).fill(-1);
    this.#tailSteps = new Int32Array(256 * this.#classes).fill(-1);
    this.#tails.intern(Int32Array.from(starts, (state) => 1 + state));
    this.empty = this.#vectors.intern(Int32Array.from(this.#places.keys(), (state) => 1 + state));
    this.dead = this.#vectors.intern(new Int32Array(this.#places.size));
  }

  /** How many states of the scanner the vectors speak of. */
  get states(): number {
    return this.#places.size;
  }

  /** How many vectors there are. */
  get vectors(): number {
    return this.#vectors.size;
  }

  /** The vector of a token one byte longer. */
  step(vector: number, byte: number): number {
    const slot = vector * this.#classes + this.#scanner.lexer.classOf[byte]!;
    const known = this.#vectorSteps[slot]!;
    return known === -1 ? this.#stepVector(vector, this.#scanner.lexer.classOf[byte]!) : known;
  }

  /** Place of a state in the vectors, or `undefined` where they do not speak of it. */
  placeOf(state: ScanState): number | undefined {
    return this.#places.get(state);
  }

  /** What tokens of a vector do from the state at a place. */
  entry(vector: number, place: number): Entry {
    return this.#vectors.at(vector)[place]!;
  }

  /** What a token one byte longer does. */
  stepEntry(entry: Entry, byte: number): Entry {
    return this.#stepEntry(entry, this.#scanner.lexer.classOf[byte]!);
  }

  /** What may become of the bytes after a completed lexeme, starts with one outcome together. */
  ways(tail: number): readonly Way[] {
    let ways = this.#ways[tail];
    if (!ways) {
      const entries = this.#tails.at(tail);
      const byEntry = groupBy(entries.keys(), (start) => entries[start]!);
      byEntry.delete(DEAD_ENTRY);
      ways = this.#ways[tail] = Array.from(byEntry, ([entry, starts]) => ({
        entry,
        starts,
        isSure: starts.length === this.starts.length,
      }));
    }
    return ways;
  }

  #stepVector(vector: number, byteClass: number): number {
    const id = this.#vectors.intern(
      this.#vectors.at(vector).map((entry) => this.#stepEntry(entry, byteClass)),
    );
    this.#vectorSteps = grown(this.#vectorSteps, this.#vectors.size * this.#classes);
    return this.#vectorSteps[vector * this.#classes + byteClass] = id;
  }

  #stepEntry(entry: Entry, byteClass: number): Entry {
    if (entry === DEAD_ENTRY) return DEAD_ENTRY;
    if (entry < 0) {
      return this.#completed(acceptOf(entry), this.#stepTail(tailOf(entry), byteClass));
    }
    const state = entry - 1;
    const byte = this.#sample[byteClass]!;
    const longer = this.#scanner.step(state, byte);
    if (longer !== STUCK) return 1 + longer;
    const ending = this.#scanner.ending(state, byte);
    if (!ending) return DEAD_ENTRY;
    let tail = WHOLE;
    for (const again of ending.replay) {
      tail = this.#stepTail(tail, this.#scanner.lexer.classOf[again]!);
    }
    return this.#completed(ending.accept, this.#stepTail(tail, byteClass));
  }

  #stepTail(tail: number, byteClass: number): number {
    const known = this.#tailSteps[tail * this.#classes + byteClass]!;
    if (known !== -1) return known;
    const id = this.#tails.intern(
      this.#tails.at(tail).map((entry) => this.#stepEntry(entry, byteClass)),
    );
    this.#tailSteps = grown(this.#tailSteps, this.#tails.size * this.#classes);
    return this.#tailSteps[tail * this.#classes + byteClass] = id;
  }

  #completed(accept: number, tail: number): Entry {
    if (accept >= ACCEPTS) {
      throw new MazeError(
        maskErrors.automatonTooLarge,
        `Cannot compute masks: the lexer has more than ${ACCEPTS} sets of terminals that tie`,
        { fix: "use fewer terminals that match the same texts" },
      );
    }
    return this.#tails.at(tail).every((entry) => entry === DEAD_ENTRY)
      ? DEAD_ENTRY
      : -1 - (tail * ACCEPTS + accept);
  }
}

/** Of an entry that completes a lexeme, the accept set. */
export function acceptOf(entry: Entry): number {
  return (-1 - entry) % ACCEPTS;
}

/** Of an entry that completes a lexeme, what follows it. */
export function tailOf(entry: Entry): number {
  return Math.floor((-1 - entry) / ACCEPTS);
}

/** Arrays of one length, each kept once and known by a number. */
class Interned {
  readonly #arrays: Int32Array[] = [];
  readonly #byHash = new Map<number, number[]>();

  get size(): number {
    return this.#arrays.length;
  }

  at(id: number): Int32Array {
    return this.#arrays[id]!;
  }

  intern(array: Int32Array): number {
    let hash = 0x811c9dc5; // FNV-1a, over whole words
    for (let index = 0; index < array.length; index++) {
      hash = Math.imul(hash ^ array[index]!, 0x01000193);
    }
    const candidates = this.#byHash.get(hash);
    const known = candidates?.find((id) => equal(this.#arrays[id]!, array));
    if (known !== undefined) return known;
    const id = this.#arrays.length;
    this.#arrays.push(array);
    if (candidates) candidates.push(id);
    else this.#byHash.set(hash, [id]);
    return id;
  }
}

/** One byte of each class. */
function sampleBytes(scanner: Scanner): number[] {
  const sample: number[] = [];
  for (let byte = 255; byte >= 0; byte--) sample[scanner.lexer.classOf[byte]!] = byte;
  return sample;
}

/** States of the lexer that the starts lead to by whole characters. */
function statesBetweenCharacters(
  scanner: Scanner,
  starts: readonly ScanState[],
): ReadonlySet<number> {
  const { lexer } = scanner;
  /** Key of a state and how many bytes its character still needs. */
  const seen = new Set<number>();
  const open = starts.map((start) => scanner.lexOf(start) * 4);
  const between = new Set<number>();
  for (let key = open.pop(); key !== undefined; key = open.pop()) {
    const missing = key % 4;
    let lastClass = -1;
    for (let byte = missing > 0 ? 0x80 : 0; byte < (missing > 0 ? 0xc0 : 0xf8); byte++) {
      if (byte === 0x80 && missing === 0) byte = 0xc2;
      if (lexer.classOf[byte] === lastClass && byte !== 0xe0 && byte !== 0xf0) continue;
      lastClass = lexer.classOf[byte]!;
      const next = lexer.next(Math.floor(key / 4), byte);
      if (next === DEAD) continue;
      const left = missing > 0
        ? missing - 1
        : byte < 0x80
        ? 0
        : byte < 0xe0
        ? 1
        : byte < 0xf0
        ? 2
        : 3;
      if (left === 0) between.add(next);
      if (seen.has(next * 4 + left)) continue;
      seen.add(next * 4 + left);
      open.push(next * 4 + left);
    }
  }
  return between;
}

function grown(array: Int32Array, length: number): Int32Array {
  if (array.length >= length) return array;
  const larger = new Int32Array(Math.max(length, 2 * array.length)).fill(-1);
  larger.set(array);
  return larger;
}

function equal(left: Int32Array, right: Int32Array): boolean {
  for (let index = 0; index < left.length; index++) {
    if (left[index] !== right[index]) return false;
  }
  return true;
}
