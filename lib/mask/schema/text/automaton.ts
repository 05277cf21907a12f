/** Automata over the UTF-8 bytes of texts: what a string's characters are checked with. */

/** A deterministic automaton; states are numbers, and from every state a text can be accepted. */
export interface ByteAutomaton {
  /** The state before the first byte. */
  readonly start: number;
  /** The state after a byte, or -1 where no text goes on so. */
  next(state: number, byte: number): number;
  /** Whether the bytes so far are a whole text. */
  accepts(state: number): boolean;
  /** Whether any so many characters that need no escape may follow; no is always right. */
  absorbs(state: number, characters: number): boolean;
  /** Fewest characters to a whole text; 0 is always right. */
  fewest(state: number): number;
  /** The bytes that may come, where they are few and known. */
  following?(state: number): readonly number[] | undefined;
}

/** A text's UTF-8 bytes as a string of as many characters, which engines compare fast. */
export function bytesOf(text: string): string {
  if (/^[\0-\x7f]*$/.test(text)) return text;
  let bytes = "";
  for (const character of text) {
    const code = character.codePointAt(0)!;
    if (code < 0x80) bytes += character;
    else {
      const more = code < 0x800 ? 1 : code < 0x10000 ? 2 : 3;
      bytes += String.fromCharCode(LEAD[more]! | (code >> (6 * more)));
      for (let left = more - 1; left >= 0; left--) {
        bytes += String.fromCharCode(0x80 | ((code >> (6 * left)) & 0x3f));
      }
    }
  }
  return bytes;
}

/** Half a pair of surrogates as three bytes, which no UTF-8 holds. */
export function loneBytes(unit: number): string {
  return String.fromCharCode(
    0xe0 | (unit >> 12),
    0x80 | ((unit >> 6) & 0x3f),
    0x80 | (unit & 0x3f),
  );
}

/** First bytes of characters by how many bytes follow. */
export const LEAD: readonly number[] = [0, 0xc0, 0xe0, 0xf0];

/** More bytes than this are not few. */
const MOST_FOLLOWING = 16;

/**
 * A sorted list of byte strings with its prefixes as ranges: the strings that begin with a text lie
 * side by side, so a trie of fifty thousand names needs no building.
 */
export class SortedTexts {
  /** The strings, sorted, each once. */
  readonly texts: readonly string[];

  constructor(texts: Iterable<string>) {
    this.texts = [...new Set(texts)].sort((a, b) => (a < b ? -1 : 1));
  }

  /** First index in a range whose string has at least a byte at a depth; `from` ≤ it ≤ `to`. */
  seek(byte: number, { from, to, depth }: { from: number; to: number; depth: number }): number {
    const { texts } = this;
    while (from < to) {
      const middle = (from + to) >>> 1;
      const text = texts[middle]!;
      if (text.length <= depth || text.charCodeAt(depth) < byte) from = middle + 1;
      else to = middle;
    }
    return from;
  }

  /** The bytes at a depth of a range, where they are few. */
  following(range: { from: number; to: number; depth: number }): number[] | undefined {
    const { to, depth } = range;
    const bytes: number[] = [];
    let from = this.seek(0, range);
    while (from < to) {
      if (bytes.length === MOST_FOLLOWING) return undefined;
      const byte = this.texts[from]!.charCodeAt(depth);
      bytes.push(byte);
      from = this.seek(byte + 1, { from, to, depth });
    }
    return bytes;
  }

  /** Index of a string, or -1. */
  indexOf(text: string): number {
    let from = 0;
    let to = this.texts.length;
    while (from < to) {
      const middle = (from + to) >>> 1;
      if (this.texts[middle]! < text) from = middle + 1;
      else to = middle;
    }
    return this.texts[from] === text ? from : -1;
  }
}

/** The automaton of a finite set of texts. */
export class TextSet implements ByteAutomaton {
  readonly start: number = 0;
  readonly #texts: SortedTexts;
  readonly #from: number[] = [0];
  readonly #to: number[];
  readonly #depth: number[] = [0];
  readonly #next = new Map<number, number>();

  constructor(texts: Iterable<string>) {
    this.#texts = new SortedTexts(texts);
    this.#to = [this.#texts.texts.length];
  }

  next(state: number, byte: number): number {
    const key = state * 256 + byte;
    let next = this.#next.get(key);
    if (next === undefined) this.#next.set(key, next = this.#make(state, byte));
    return next;
  }

  #make(state: number, byte: number): number {
    const range = { from: this.#from[state]!, to: this.#to[state]!, depth: this.#depth[state]! };
    const from = this.#texts.seek(byte, range);
    const to = this.#texts.seek(byte + 1, { ...range, from });
    if (from === to) return -1;
    this.#from.push(from);
    this.#to.push(to);
    return this.#depth.push(range.depth + 1) - 1;
  }

  following(state: number): readonly number[] | undefined {
    return this.#texts.following({
      from: this.#from[state]!,
      to: this.#to[state]!,
      depth: this.#depth[state]!,
    });
  }

  accepts(state: number): boolean {
    return this.#texts.texts[this.#from[state]!]?.length === this.#depth[state];
  }

  absorbs(): boolean {
    return false;
  }

  fewest(): number {
    return 0;
  }
}
