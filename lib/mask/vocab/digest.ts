/**
 * A digest of 128 bits for telling vocabularies apart in caches. Not for secrets: whoever can choose
 * a vocabulary can find two with the same digest.
 */

/** Odd multipliers of the four lanes, and of the mixing at the end (xxHash32, MurmurHash3). */
const LANES = [0x9e3779b1, 0x85ebca77, 0xc2b2ae3d, 0x27d4eb2f] as const;

/** Adds up what it is given. */
export class Digest {
  readonly #lanes = Int32Array.from(LANES);
  #length = 0;

  /** Adds bytes, whole arrays at a time: the limits between arrays count too. */
  add(array: Uint8Array | Uint32Array | Int32Array | Uint16Array | Float32Array): this {
    const bytes = new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
    const wordCount = bytes.length >> 2;
    const words = bytes.byteOffset % 4 === 0
      ? new Int32Array(bytes.buffer, bytes.byteOffset, wordCount)
      : new Int32Array(bytes.slice(0, wordCount * 4).buffer);
    const lanes = this.#lanes;
    let [a, b, c, d] = [lanes[0]!, lanes[1]!, lanes[2]!, lanes[3]!];
    let at = 0;
    for (; at + 4 <= wordCount; at += 4) {
      a = round(a, words[at]!);
      b = round(b, words[at + 1]!);
      c = round(c, words[at + 2]!);
      d = round(d, words[at + 3]!);
    }
    for (; at < wordCount; at++) a = round(a, words[at]!);
    for (let byte = wordCount * 4; byte < bytes.length; byte++) b = round(b, bytes[byte]!);
    lanes.set([a, b, c, round(d, bytes.length)]);
    this.#length += bytes.length;
    return this;
  }

  /** Adds a text. */
  addText(text: string): this {
    return this.add(new TextEncoder().encode(text));
  }

  /** The digest: 32 digits of lower-case hexadecimal. */
  finish(): string {
    const lanes = [...this.#lanes];
    let mixed = this.#length;
    for (let turn = 0; turn < 8; turn++) {
      const lane = turn & 3;
      mixed = lanes[lane] = mix(lanes[lane]! ^ mixed);
    }
    return lanes.map((lane) => (lane >>> 0).toString(16).padStart(8, "0")).join("");
  }
}

/** One step of a lane; the rotation lets high bits reach low ones. */
function round(lane: number, word: number): number {
  const product = Math.imul(lane ^ Math.imul(word, 0x85ebca77), 0x9e3779b1);
  return product << 13 | product >>> 19;
}

/** Spreads every bit over all others (the finish of MurmurHash3). */
function mix(value: number): number {
  let mixed = Math.imul(value ^ value >>> 16, 0x85ebca6b);
  mixed = Math.imul(mixed ^ mixed >>> 13, 0xc2b2ae35);
  return mixed ^ mixed >>> 16;
}
