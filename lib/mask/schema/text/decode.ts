/**
 * Reads the bytes between the quotes of a JSON string: UTF-8 that must be well formed, and escapes.
 * What the string has to be is asked of a sink, which is fed the UTF-8 bytes of the characters
 * however they are spelled, so that patterns and names never see an escape.
 */
import type { Frame, State } from "../state.ts";
import { swap } from "../state.ts";
import { type ByteAutomaton, LEAD } from "./automaton.ts";

/** What takes the characters of a string. Immutable. */
export interface Sink {
  /** After one more byte of UTF-8, or `undefined` where no text goes on so. */
  take(byte: number, starts: boolean): Sink | undefined;
  /** After half a pair of surrogates that stands alone, or `undefined` where that is not a text. */
  takeLone(unit: number): Sink | undefined;
  /** The state after the closing quote. */
  close(state: State): State | undefined;
  /** Whether any so many characters that need no escape may follow. */
  absorbs(characters: number): boolean;
  /** What could follow, for a person. */
  expects(): readonly string[];
  /** The bytes that may come, where they are few and known. */
  following?(): readonly number[] | undefined;
  /** How the string may go on, where all that counts is its length and a few texts. */
  freedom?(state: State): Freedom | undefined;
  /** Whether equal situations give this very object. */
  readonly shared: boolean;
  /** The frame that feeds this sink between characters. */
  plain: TextFrame | undefined;
  /** The frames that feed it within a character, by how far. */
  within: Map<number, TextFrame> | undefined;
}

/** How a string may go on where its length, a few texts and some automata are all that counts. */
export interface Freedom {
  /** Fewest characters to come. */
  readonly least: number;
  /** Most characters to come. */
  readonly most: number;
  /** Any of these must be able to go on with the characters to come; none for any characters. */
  readonly within: readonly { readonly automaton: ByteAutomaton; readonly state: number }[];
  /** The string, shared by many, in which the same characters may come. */
  readonly like: Sink | undefined;
  /** Texts that may come besides, as UTF-8. */
  readonly besides: readonly string[];
  /** The state after the string has been closed, for all texts alike. */
  readonly closed: State | undefined;
  /** The same where it depends on the text to come, as UTF-8; `undefined` where it does not. */
  readonly closedAfter: ((text: string) => State | undefined) | undefined;
  /**
   * What else may depend on the text: nothing; strings that come later, which must not equal it; or
   * the end of what it stands in too, which must not equal another.
   */
  readonly remembers: "nothing" | "strings" | "ends";
}

const QUOTE = 0x22, BACKSLASH = 0x5c, LOWER_U = 0x75;
const FIRST_HIGH = 0xd800, FIRST_LOW = 0xdc00, LAST_LOW = 0xdfff;

/** Where a frame is: between characters, or how far into one. */
const PLAIN = 0,
  ESCAPE = 1,
  HEX = 2,
  MORE = 3,
  AFTER_HIGH = 4,
  ESCAPE_LOW = 5,
  HEX_LOW = 6;

/** What second byte each first byte asks for where not every continuation will do. */
const NARROW: ReadonlyMap<number, readonly [number, number]> = new Map([
  [0xe0, [0xa0, 0xbf]],
  [0xed, [0x80, 0x9f]],
  [0xf0, [0x90, 0xbf]],
  [0xf4, [0x80, 0x8f]],
]);

/** The characters that a backslash and a letter stand for. */
const SHORT: ReadonlyMap<number, number> = new Map(
  Object.entries({ '"': 34, "\\": 92, "/": 47, b: 8, f: 12, n: 10, r: 13, t: 9 }).map((
    [letter, code],
  ) => [letter.charCodeAt(0), code]),
);

/** Where in a character: phase, how many digits or bytes are to come, what has been read. */
interface Within {
  readonly phase: number;
  /** Hex digits or continuation bytes to come. */
  readonly left: number;
  /** Value of the hex digits so far; for `MORE` the first byte where it narrows the second. */
  readonly value: number;
  /** The first half of a pair of surrogates. */
  readonly high: number;
}

const BETWEEN: Within = { phase: PLAIN, left: 0, value: 0, high: 0 };

/** A string that has been begun. */
export class TextFrame implements Frame {
  readonly loose = false;
  readonly shared: boolean;
  readonly #sink: Sink;
  readonly #at: Within;

  private constructor(sink: Sink, at: Within) {
    this.shared = sink.shared;
    this.#sink = sink;
    this.#at = at;
  }

  /** The sink as far as it has been fed. */
  get reading(): Sink {
    return this.#sink;
  }

  /** How many characters have been begun and not been fed yet; escapes are fed at their end. */
  get pending(): number {
    const { left, phase, value } = this.#at;
    if (phase === PLAIN || phase === MORE) return 0;
    if (phase !== HEX_LOW || left === 4) return 1;
    const first = value << (4 * left);
    return first <= LAST_LOW && first + (1 << (4 * left)) > FIRST_LOW ? 1 : 2;
  }

  /** The sink, where the frame is between characters. */
  get between(): Sink | undefined {
    return this.#at.phase === PLAIN ? this.#sink : undefined;
  }

  /** The frame that feeds a sink; the same object for the same sink. */
  static of(sink: Sink, at: Within = BETWEEN): TextFrame {
    const { phase, left, value, high } = at;
    if (phase === PLAIN) return sink.plain ??= new TextFrame(sink, at);
    if (!sink.shared) return new TextFrame(sink, at);
    const key = ((high * 0x10000 + value) * 8 + left) * 8 + phase;
    sink.within ??= new Map();
    let frame = sink.within.get(key);
    if (frame === undefined) sink.within.set(key, frame = new TextFrame(sink, at));
    return frame;
  }

  step(byte: number, state: State): State | undefined {
    if (byte === QUOTE) {
      const sink = this.ending();
      if (sink !== undefined) return sink.close(state);
    }
    const next = this.advance(byte);
    return next === this ? state : next && swap(next, state);
  }

  /** The sink that a quote here would close; `undefined` where a quote is part of an escape. */
  ending(): Sink | undefined {
    const { phase, high } = this.#at;
    if (phase === PLAIN) return this.#sink;
    return phase === AFTER_HIGH ? this.#sink.takeLone(high) : undefined;
  }

  /** The frame after a byte that does not end the string. */
  advance(byte: number): TextFrame | undefined {
    return this.#at.phase === PLAIN ? this.#plain(byte) : this.#inside(byte);
  }

  absorbs(characters: number): boolean {
    return this.#at.phase === PLAIN && this.#sink.absorbs(characters);
  }

  expects(): readonly string[] {
    return this.#sink.expects();
  }

  #plain(byte: number): TextFrame | undefined {
    if (byte < 0x20 || byte === QUOTE) return undefined;
    if (byte === BACKSLASH) {
      return canTake(this.#sink, { from: 0, to: 0x10ffff })
        ? TextFrame.of(this.#sink, escape)
        : undefined;
    }
    if (byte >= 0x80) return this.#first(byte);
    return this.#feed(byte);
  }

  #feed(byte: number): TextFrame | undefined {
    const sink = this.#sink.take(byte, true);
    if (sink === this.#sink) return this.#at.phase === PLAIN ? this : TextFrame.of(sink);
    return sink && TextFrame.of(sink);
  }

  /** The first byte of a character of several. */
  #first(byte: number): TextFrame | undefined {
    const left = byte < 0xc2 ? 0 : byte < 0xe0 ? 1 : byte < 0xf0 ? 2 : byte < 0xf5 ? 3 : 0;
    if (left === 0) return undefined;
    const sink = this.#sink.take(byte, true);
    const value = NARROW.has(byte) ? byte : 0;
    return sink && TextFrame.of(sink, { phase: MORE, left, value, high: 0 });
  }

  #inside(byte: number): TextFrame | undefined {
    const { phase, left, value, high } = this.#at;
    switch (phase) {
      case MORE: {
        const [from, to] = NARROW.get(value) ?? [0x80, 0xbf];
        if (byte < from || byte > to) return undefined;
        const sink = this.#sink.take(byte, false);
        return sink &&
          TextFrame.of(sink, left > 1 ? { phase, left: left - 1, value: 0, high } : BETWEEN);
      }
      case ESCAPE: {
        if (byte === LOWER_U) return TextFrame.of(this.#sink, hex);
        const code = SHORT.get(byte);
        return code === undefined ? undefined : this.#feed(code);
      }
      case HEX:
      case HEX_LOW: {
        const digit = hexDigit(byte);
        if (digit < 0) return undefined;
        const now = value * 16 + digit;
        return left > 1
          ? this.#partly({ phase, left: left - 1, value: now, high })
          : this.#unit(now);
      }
      case AFTER_HIGH:
        return byte === BACKSLASH
          ? TextFrame.of(this.#sink, { ...this.#at, phase: ESCAPE_LOW })
          : this.#instead((alone) => alone.#plain(byte));
      default:
        // Only an escaped unit can be the other half; any other escape leaves the first one alone.
        if (byte === LOWER_U) return TextFrame.of(this.#sink, { ...hex, phase: HEX_LOW, high });
        return this.#instead((alone) => alone.#plain(BACKSLASH))?.advance(byte);
    }
  }

  /** Some hex digits of a code unit: is there a character that they can become? */
  #partly(at: Within): TextFrame | undefined {
    const from = at.value << (4 * at.left);
    const to = from + (1 << (4 * at.left)) - 1;
    return this.#leads(from, { to, high: at.high }) ? TextFrame.of(this.#sink, at) : undefined;
  }

  #leads(from: number, { to, high }: { to: number; high: number }): boolean {
    if (high > 0) {
      const lowFrom = Math.max(from, FIRST_LOW);
      const lowTo = Math.min(to, LAST_LOW);
      if (
        lowFrom <= lowTo &&
        canTake(this.#sink, { from: pair(high, lowFrom), to: pair(high, lowTo) })
      ) {
        return true;
      }
      return this.#instead((alone) => alone.#leads(from, { to, high: 0 })) ?? false;
    }
    if (canTake(this.#sink, { from, to })) return true;
    if (to < FIRST_HIGH || from > LAST_LOW) return false;
    if (this.#sink.takeLone(Math.max(from, FIRST_HIGH)) !== undefined) return true;
    return from < FIRST_LOW &&
      canTake(this.#sink, {
        from: pair(Math.max(from, FIRST_HIGH), FIRST_LOW),
        to: pair(Math.min(to, FIRST_LOW - 1), LAST_LOW),
      });
  }

  /** All hex digits of a code unit. */
  #unit(unit: number): TextFrame | undefined {
    const { high } = this.#at;
    if (high > 0) {
      if (unit >= FIRST_LOW && unit <= LAST_LOW) return this.#whole(pair(high, unit));
      return this.#instead((alone) => alone.#unitAlone(unit));
    }
    return this.#unitAlone(unit);
  }

  #unitAlone(unit: number): TextFrame | undefined {
    if (unit < FIRST_HIGH || unit > LAST_LOW) return this.#whole(unit);
    if (unit >= FIRST_LOW) {
      const sink = this.#sink.takeLone(unit);
      return sink && TextFrame.of(sink);
    }
    if (!this.#leads(unit, { to: unit, high: 0 })) return undefined;
    return TextFrame.of(this.#sink, { phase: AFTER_HIGH, left: 0, value: 0, high: unit });
  }

  /** Goes on from where the first half of a pair turns out to stand alone. */
  #instead<Outcome>(goOn: (alone: TextFrame) => Outcome): Outcome | undefined {
    const sink = this.#sink.takeLone(this.#at.high);
    return sink && goOn(TextFrame.of(sink));
  }

  #whole(code: number): TextFrame | undefined {
    const more = code < 0x80 ? 0 : code < 0x800 ? 1 : code < 0x10000 ? 2 : 3;
    let sink = this.#sink.take(LEAD[more]! | (code >> (6 * more)), true);
    for (let left = more - 1; left >= 0 && sink; left--) {
      sink = sink.take(0x80 | ((code >> (6 * left)) & 0x3f), false);
    }
    return sink && TextFrame.of(sink);
  }
}

const escape: Within = { phase: ESCAPE, left: 0, value: 0, high: 0 };
const hex: Within = { phase: HEX, left: 4, value: 0, high: 0 };

function pair(high: number, low: number): number {
  return 0x10000 + ((high - FIRST_HIGH) << 10) + (low - FIRST_LOW);
}

function hexDigit(byte: number): number {
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
  const letter = byte | 0x20;
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : -1;
}

/** Code points by how many bytes they take; surrogates are none. */
const CLASSES: readonly (readonly [from: number, to: number, more: number])[] = [
  [0, 0x7f, 0],
  [0x80, 0x7ff, 1],
  [0x800, FIRST_HIGH - 1, 2],
  [LAST_LOW + 1, 0xffff, 2],
  [0x10000, 0x10ffff, 3],
];

/** Whether a sink takes any code point of a range. */
export function canTake(sink: Sink, { from, to }: { from: number; to: number }): boolean {
  return CLASSES.some(([first, last, more]) => {
    const low = Math.max(from, first);
    const high = Math.min(to, last);
    return low <= high && takesSome(sink, { low, high, left: more, starts: true });
  });
}

function takesSome(
  sink: Sink,
  { low, high, left, starts }: { low: number; high: number; left: number; starts: boolean },
): boolean {
  const shift = 6 * left;
  const first = low >> shift;
  const last = high >> shift;
  const following = sink.following?.();
  const mark = starts ? LEAD[left]! : 0x80;
  for (let at = 0; at < (following ? following.length : last - first + 1); at++) {
    // Of a first byte all bits count that are not the mark, of a further one the last six.
    const part = following
      ? starts ? following[at]! & ~mark : (first & ~0x3f) | (following[at]! & 0x3f)
      : first + at;
    const byte = following ? following[at]! : starts ? mark | part : mark | (part & 0x3f);
    if (
      part < first || part > last || (following && byte !== (mark | (starts ? part : part & 0x3f)))
    ) {
      continue;
    }
    const next = sink.take(byte, starts);
    if (!next) continue;
    if (left === 0) return true;
    const inner = {
      low: Math.max(low, part << shift),
      high: Math.min(high, ((part + 1) << shift) - 1),
      left: left - 1,
      starts: false,
    };
    if (takesSome(next, inner)) return true;
  }
  return false;
}
