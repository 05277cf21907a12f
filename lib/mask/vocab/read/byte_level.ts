/**
 * The alphabet of byte-level tokenizers: since GPT-2, files write each byte as one printable
 * character, so that a token is a text without spaces or control characters.
 */

/** Bytes that are written as themselves: the printable ones of Latin-1. */
const PRINTABLE: readonly (readonly [number, number])[] = [[0x21, 0x7e], [0xa1, 0xac], [
  0xae,
  0xff,
]];

/** The byte of each character of the alphabet by its code unit, -1 for others: 324 entries. */
const BYTES: Int16Array = makeBytes();

/** The printable bytes stand for themselves, the others in order for U+0100 and on. */
function makeBytes(): Int16Array {
  const bytes = new Int16Array(0x144).fill(-1);
  let others = 0x100;
  for (let byte = 0; byte < 256; byte++) {
    const printable = PRINTABLE.some(([from, to]) => byte >= from && byte <= to);
    bytes[printable ? byte : others++] = byte;
  }
  return bytes;
}

/**
 * The bytes of a token in this alphabet.
 *
 * @param text Such as `Ġthe`.
 * @returns The bytes, here of ` the`; `undefined` where a character is not of the alphabet.
 */
export function decodeByteLevel(text: string): Uint8Array | undefined {
  const bytes = new Uint8Array(text.length);
  for (let index = 0; index < text.length; index++) {
    const byte = BYTES[text.charCodeAt(index)] ?? -1;
    if (byte < 0) return undefined;
    bytes[index] = byte;
  }
  return bytes;
}
