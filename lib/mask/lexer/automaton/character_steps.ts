/** Which states an automaton can be in after characters of a kind, without naming the characters. */
import { DEAD } from "../contract.ts";

/** What is stepped. */
interface Stepped {
  readonly classOf: Uint8Array;
  next(state: number, byte: number): number;
}

type ByteRange = readonly [low: number, high: number];

const MORE: ByteRange = [0x80, 0xbf];

/**
 * The characters that a JSON string may hold unescaped (RFC 8259, section 7), as ranges of bytes one
 * behind the other (table 3-7 of the Unicode standard).
 */
const PLAIN: readonly (readonly ByteRange[])[] = [
  [[0x20, 0x21]],
  [[0x23, 0x5b]],
  [[0x5d, 0x7f]],
  [[0xc2, 0xdf], MORE],
  [[0xe0, 0xe0], [0xa0, 0xbf], MORE],
  [[0xe1, 0xec], MORE, MORE],
  [[0xed, 0xed], [0x80, 0x9f], MORE],
  [[0xee, 0xef], MORE, MORE],
  [[0xf0, 0xf0], [0x90, 0xbf], MORE, MORE],
  [[0xf1, 0xf3], MORE, MORE, MORE],
  [[0xf4, 0xf4], [0x80, 0x8f], MORE, MORE],
];

/** States looked at before the answer is no; an unbounded question about `.{0,5000}` is that long. */
const MOST_LOOKED_AT = 256;

/** Answers, which it remembers. */
export class CharacterSteps {
  readonly #automaton: Stepped;
  /** By state: the states after one plain character, or `undefined` where some is refused. */
  readonly #after = new Map<number, readonly number[] | undefined>();
  /** By state: the most characters found to be absorbed, and the fewest found not to be (or NaN). */
  readonly #known = new Map<number, { yes: number; no: number }>();
  readonly #bytes = new Map<ByteRange, readonly number[]>();

  constructor(automaton: Stepped) {
    this.#automaton = automaton;
  }

  /** See {@linkcode RegexAutomaton.absorbs}. */
  absorbs(state: number, characters: number): boolean {
    if (state === DEAD) return false;
    let known = this.#known.get(state);
    if (!known) this.#known.set(state, known = { yes: 0, no: NaN });
    if (characters <= known.yes) return true;
    if (characters >= known.no) return false;
    const answer = this.#explore(state, characters);
    if (answer) known.yes = characters;
    else known.no = characters;
    return answer;
  }

  /** A state met again was met before with more characters to come, so it need not be asked again. */
  #explore(state: number, characters: number): boolean {
    const seen = new Set([state]);
    let front = [state];
    for (let count = 0; count < characters && front.length > 0; count++) {
      const next: number[] = [];
      for (const from of front) {
        const after = this.#afterOne(from);
        if (!after || seen.size > MOST_LOOKED_AT) return false;
        for (const to of after) {
          if (seen.has(to)) continue;
          seen.add(to);
          next.push(to);
        }
      }
      front = next;
    }
    return true;
  }

  #afterOne(state: number): readonly number[] | undefined {
    if (!this.#after.has(state)) this.#after.set(state, this.#findAfter(state));
    return this.#after.get(state);
  }

  #findAfter(state: number): readonly number[] | undefined {
    const found = new Set<number>();
    for (const ranges of PLAIN) {
      let front = new Set([state]);
      for (const range of ranges) {
        const next = new Set<number>();
        for (const from of front) {
          for (const byte of this.#bytesOf(range)) next.add(this.#automaton.next(from, byte));
        }
        if (next.has(DEAD)) return;
        front = next;
      }
      for (const to of front) found.add(to);
    }
    return [...found];
  }

  /** One byte of each class in a range. */
  #bytesOf(range: ByteRange): readonly number[] {
    let bytes = this.#bytes.get(range);
    if (!bytes) {
      const byClass = new Map<number, number>();
      for (let byte = range[0]; byte <= range[1]; byte++) {
        byClass.set(this.#automaton.classOf[byte]!, byte);
      }
      this.#bytes.set(range, bytes = [...byClass.values()]);
    }
    return bytes;
  }
}
