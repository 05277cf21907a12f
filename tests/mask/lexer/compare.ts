/** Two automata side by side: their intersection, and whether one language lies in the other. */
import { MazeError } from "@maze/base";
import { DEAD } from "../../../lib/mask/lexer/contract.ts";
import { lexerErrors } from "../../../lib/mask/lexer/errors.ts";
import type { Automaton } from "../../../lib/mask/lexer/automaton/automaton.ts";

/** Pairs of states that are made before an answer is refused. */
const MOST_PAIRS = 100_000;

/** Whether no text is accepted. */
export function isEmpty(automaton: Automaton): boolean {
  return automaton.start === DEAD;
}

/**
 * Whether every text of one language is in another.
 *
 * @throws {MazeError} Where more than 100,000 pairs of states would have to be looked at.
 */
export function isSubset(part: Automaton, whole: Automaton): boolean {
  const pairs = new Pairs(part, whole);
  // From every state of `part` a text can be completed, which `whole` must not have given up.
  for (const { left, right } of pairs.reached()) {
    if (right === DEAD || (part.accepts(left) && !whole.accepts(right))) return false;
  }
  return true;
}

/**
 * Whether no text is in both languages.
 *
 * @throws {MazeError} Where more than 100,000 pairs of states would have to be looked at.
 */
export function areDisjoint(left: Automaton, right: Automaton): boolean {
  return isEmpty(new Intersection(left, right));
}

/** The texts of two languages at once; pairs of states are made when they are first met. */
export class Intersection implements Automaton {
  readonly start: number;
  readonly classOf: Uint8Array;
  readonly #pairs: Pairs;
  readonly #left: Automaton;
  readonly #right: Automaton;
  /** By pair: 1 where a text can be completed, 0 where none can; what is not found out is absent. */
  readonly #live: number[] = [];

  /**
   * @throws {MazeError} Here and in `next`, where more than 100,000 pairs of states would be made.
   */
  constructor(left: Automaton, right: Automaton) {
    this.#left = left;
    this.#right = right;
    this.#pairs = new Pairs(left, right);
    this.classOf = this.#pairs.classOf;
    const isPossible = left.start !== DEAD && right.start !== DEAD;
    this.start = isPossible ? this.#ifLive(this.#pairs.of(left.start, right.start)) : DEAD;
  }

  next(state: number, byte: number): number {
    if (state === DEAD) return DEAD;
    const next = this.#pairs.next(state, this.classOf[byte]!);
    return this.#pairs.at(next).right === DEAD ? DEAD : this.#ifLive(next);
  }

  accepts(state: number): boolean {
    if (state === DEAD) return false;
    const { left, right } = this.#pairs.at(state);
    return this.#left.accepts(left) && this.#right.accepts(right);
  }

  #ifLive(pair: number): number {
    if (this.#live[pair] === undefined) this.#findLive(pair);
    return this.#live[pair] === 1 ? pair : DEAD;
  }

  /** Looks for a pair that accepts; with none, all that were looked at are dead. */
  #findLive(from: number): void {
    const cameFrom = new Map([[from, from]]);
    for (const pair of cameFrom.keys()) {
      if (this.#live[pair] === 1 || this.accepts(pair)) {
        for (let at = pair; this.#live[at] !== 1; at = cameFrom.get(at)!) this.#live[at] = 1;
        this.#live[from] = 1;
        return;
      }
      for (const next of this.#pairs.allNext(pair)) {
        const isDead = this.#live[next] === 0 || this.#pairs.at(next).right === DEAD;
        if (!isDead && !cameFrom.has(next)) cameFrom.set(next, pair);
      }
    }
    for (const pair of cameFrom.keys()) this.#live[pair] = 0;
  }
}

/** A state of each of two automata; the left one is never `DEAD`, save in the pair `NO_PAIR`. */
interface Pair {
  readonly left: number;
  readonly right: number;
}

/** The number of the pair in which the left automaton has given up. */
const NO_PAIR = 0;

/** Pairs of states, numbered. */
class Pairs {
  /** By byte, its class in both automata at once. */
  readonly classOf: Uint8Array = new Uint8Array(256);
  readonly #left: Automaton;
  readonly #right: Automaton;
  /** By class, a byte of it. */
  readonly #sample: number[] = [];
  readonly #pairs: Pair[] = [{ left: DEAD, right: DEAD }];
  readonly #ids = new Map<string, number>();
  readonly #next: (Int32Array | undefined)[] = [];

  constructor(left: Automaton, right: Automaton) {
    this.#left = left;
    this.#right = right;
    const classes = new Map<number, number>();
    for (let byte = 0; byte < 256; byte++) {
      const key = left.classOf[byte]! << 8 | right.classOf[byte]!;
      if (!classes.has(key)) classes.set(key, this.#sample.push(byte) - 1);
      this.classOf[byte] = classes.get(key)!;
    }
  }

  /** The states of a pair. */
  at(pair: number): Pair {
    return this.#pairs[pair]!;
  }

  /** The number of a pair. */
  of(left: number, right: number): number {
    if (left === DEAD) return NO_PAIR;
    const key = `${left}:${right}`;
    let id = this.#ids.get(key);
    if (id === undefined) {
      if (this.#pairs.length > MOST_PAIRS) throw tooManyPairs();
      this.#ids.set(key, id = this.#pairs.push({ left, right }) - 1);
    }
    return id;
  }

  /** The pair behind one more byte of a class. */
  next(pair: number, byteClass: number): number {
    return this.allNext(pair)[byteClass]!;
  }

  /** The pairs behind one more byte, by class. */
  allNext(pair: number): Int32Array {
    return this.#next[pair] ??= this.#allNext(this.at(pair));
  }

  #allNext({ left, right }: Pair): Int32Array {
    return Int32Array.from(this.#sample, (byte) => {
      const next = this.#left.next(left, byte);
      return this.of(next, right === DEAD ? DEAD : this.#right.next(right, byte));
    });
  }

  /** The pairs that some bytes lead to, but the one in which the left automaton has given up. */
  *reached(): Generator<Pair> {
    const seen = new Set([this.of(this.#left.start, this.#right.start)]);
    for (const pair of seen) {
      if (pair === NO_PAIR) continue;
      yield this.at(pair);
      for (const next of this.allNext(pair)) seen.add(next);
    }
  }
}

function tooManyPairs(): MazeError {
  return new MazeError(
    lexerErrors.tooLarge,
    `Cannot compare two regular expressions: they need more than ${MOST_PAIRS} pairs of states`,
    { fix: "make their counted repetitions shorter" },
  );
}
