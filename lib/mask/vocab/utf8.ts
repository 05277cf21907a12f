/**
 * UTF-8 both ways, for texts that may hold single bytes. Bytes that are no UTF-8 become the lone
 * surrogates U+DC80 … U+DCFF (as in Python's PEP 383), which are neither letters, digits nor spaces,
 * so that patterns over text can run over any bytes.
 */

/** Bytes that grow at their end. */
export interface ByteSink {
  /** Room; what counts is its first `length` bytes. */
  bytes: Uint8Array;
  /** How many bytes were written. */
  length: number;
}

/** An empty sink with room for some bytes. */
export function newSink(room: number): ByteSink {
  return { bytes: new Uint8Array(room), length: 0 };
}

/** Makes room for more bytes. */
export function reserve(sink: ByteSink, more: number): void {
  const needed = sink.length + more;
  if (needed <= sink.bytes.length) return;
  const grown = new Uint8Array(Math.max(sink.bytes.length * 2, needed));
  grown.set(sink.bytes);
  sink.bytes = grown;
}

/** First code unit that stands for a single byte: byte 0x80 is U+DC80. */
const ESCAPED_BYTE = 0xdc00;

/**
 * Appends a text as UTF-8; a lone surrogate is the single byte it stands for. For short texts this
 * takes half the time of a call to `TextEncoder`.
 *
 * @param sink Where to.
 * @param text Well formed except for the surrogates that {@linkcode textOf} makes.
 */
export function appendUtf8(sink: ByteSink, text: string): void {
  reserve(sink, text.length * 3);
  const { bytes } = sink;
  let at = sink.length;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    if (unit < 0x80) {
      bytes[at++] = unit;
    } else if (unit < 0x800) {
      bytes[at++] = 0xc0 | unit >> 6;
      bytes[at++] = 0x80 | unit & 63;
    } else if (unit < 0xd800 || unit >= 0xe000) {
      bytes[at++] = 0xe0 | unit >> 12;
      bytes[at++] = 0x80 | unit >> 6 & 63;
      bytes[at++] = 0x80 | unit & 63;
    } else {
      const point = text.codePointAt(index)!;
      if (point < 0x10000) {
        bytes[at++] = point - ESCAPED_BYTE;
        continue;
      }
      bytes[at++] = 0xf0 | point >> 18;
      bytes[at++] = 0x80 | point >> 12 & 63;
      bytes[at++] = 0x80 | point >> 6 & 63;
      bytes[at++] = 0x80 | point & 63;
      index++;
    }
  }
  sink.length = at;
}

const strict = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/**
 * The text of bytes, with lone surrogates for those that are no UTF-8.
 *
 * @param bytes Any bytes.
 * @returns A text from which {@linkcode appendUtf8} makes the same bytes.
 */
export function textOf(bytes: Uint8Array): string {
  try {
    return strict.decode(bytes);
  } catch {
    return escapedText(bytes);
  }
}

function escapedText(bytes: Uint8Array): string {
  let text = "";
  for (let at = 0; at < bytes.length;) {
    const length = characterLength(bytes, at);
    if (length === 0) text += String.fromCharCode(ESCAPED_BYTE + bytes[at++]!);
    else text += strict.decode(bytes.subarray(at, at += length));
  }
  return text;
}

/** How many bytes the character has that begins here; 0 where none does or it is cut off. */
export function characterLength(bytes: Uint8Array, at: number): number {
  const length = utf8Length(bytes[at]!);
  if (length < 2) return length;
  if (at + length > bytes.length || !isSecond(bytes[at]!, bytes[at + 1]!)) return 0;
  for (let index = 2; index < length; index++) {
    if (!isContinuation(bytes[at + index]!)) return 0;
  }
  return length;
}

/** How many bytes a character has whose first byte is this; 0 where none begins so. */
export function utf8Length(first: number): number {
  if (first < 0x80) return 1;
  if (first < 0xc2 || first > 0xf4) return 0;
  return first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
}

/**
 * Whether a byte may be the second of a character (table 3-7 of the Unicode standard: no overlong
 * forms, no surrogates, nothing past U+10FFFF).
 *
 * @param first First byte of the character, one that {@linkcode utf8Length} accepts.
 * @param second The byte after it.
 */
export function isSecond(first: number, second: number): boolean {
  if (first === 0xe0) return second >= 0xa0 && second < 0xc0;
  if (first === 0xed) return second >= 0x80 && second < 0xa0;
  if (first === 0xf0) return second >= 0x90 && second < 0xc0;
  if (first === 0xf4) return second >= 0x80 && second < 0x90;
  return isContinuation(second);
}

/** Whether a byte goes on with a character: binary `10xxxxxx`. */
export function isContinuation(byte: number): boolean {
  return (byte & 0xc0) === 0x80;
}
