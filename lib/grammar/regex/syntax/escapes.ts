/** What stands after a backslash, in either syntax, inside and outside classes. */
import { ALL_CHARS, complementOf, unionOf } from "../char_set.ts";
import type { CharSet } from "../regex.ts";
import { closeCase, loosePropertySet, propertySet } from "../unicode.ts";
import type { Reader } from "./reader.ts";

/** A single code point, a set, or one raw byte (Rust's `(?-u:\xFF)`). */
export type Escape =
  | { readonly kind: "point"; readonly point: number }
  | { readonly kind: "set"; readonly set: CharSet }
  | { readonly kind: "byte"; readonly byte: number };

/** ASCII's `\d` and `\w`. */
export const DIGITS: CharSet = [[0x30, 0x39]];
const WORD: CharSet = [[0x30, 0x39], [0x41, 0x5a], [0x5f, 0x5f], [0x61, 0x7a]];
/** `\s` of ECMA-262 (§22.2.2.9, WhiteSpace and LineTerminator). */
const ECMA_SPACE: CharSet = [
  [9, 13],
  [0x20, 0x20],
  [0xa0, 0xa0],
  [0x1680, 0x1680],
  [0x2000, 0x200a],
  [0x2028, 0x2029],
  [0x202f, 0x202f],
  [0x205f, 0x205f],
  [0x3000, 0x3000],
  [0xfeff, 0xfeff],
];
const ASCII_SPACE: CharSet = [[9, 13], [0x20, 0x20]];

const CONTROLS = new Map([["t", 9], ["n", 10], ["v", 11], ["f", 12], ["r", 13]]);

/** Reads what follows a backslash, which has been gone past. */
export function readEscape(reader: Reader, inClass: boolean): Escape {
  const from = reader.at - 1;
  if (reader.isDone) {
    reader.refuse("malformed", { what: "the last backslash escapes nothing", from });
  }
  const letter = reader.source[reader.at]!;
  const set = "dDwWsS".includes(letter) ? shorthand(reader, letter) : undefined;
  if (set) {
    reader.at++;
    return { kind: "set", set };
  }
  const control = CONTROLS.get(letter) ?? (reader.isRust && letter === "a" ? 7 : undefined);
  if (control !== undefined) {
    reader.at++;
    return { kind: "point", point: control };
  }
  if (letter === "p" || letter === "P") return { kind: "set", set: property(reader) };
  if (letter === "x" && reader.isRust && !reader.flags.unicode) {
    const byte = reader.match(/x([89A-Fa-f][0-9A-Fa-f])/y);
    if (byte) return { kind: "byte", byte: parseInt(byte[1]!, 16) };
  }
  const point = reader.isRust ? rustPoint(reader) : ecmaPoint(reader, inClass);
  if (point !== undefined) return { kind: "point", point };
  return unknown(reader, from);
}

function shorthand({ flags, isRust }: Reader, letter: string): CharSet {
  const kind = letter.toLowerCase();
  let set: CharSet;
  if (isRust && flags.unicode) {
    set = kind === "d"
      ? propertySet("Nd")!
      : kind === "s"
      ? propertySet("White_Space")!
      : unionOf(["Alphabetic", "M", "Nd", "Pc", "Join_Control"].map((name) => propertySet(name)!));
  } else {
    set = kind === "d" ? DIGITS : kind === "w" ? WORD : isRust ? ASCII_SPACE : ECMA_SPACE;
    if (kind === "w" && flags.ignoreCase && !isRust) set = closeCase(set);
  }
  return letter === kind ? set : complementOf(set);
}

function property(reader: Reader): CharSet {
  const from = reader.at - 1;
  const found = reader.match(
    reader.isRust ? /([pP])(?:\{(\^?)([^}]*)\}|([A-Za-z]))/y : /([pP])\{()([^}]*)\}/y,
  );
  if (!found) {
    reader.at++;
    return reader.refuse("malformed", { what: "\\p wants a property in braces", from });
  }
  const [, letter, caret, inBraces, short] = found;
  const name = inBraces ?? short!;
  const set = reader.isRust ? loosePropertySet(name) : propertySet(name);
  if (!set) {
    return reader.refuse("malformed", {
      what: `there is no property of characters "${name}"`,
      from,
      fix: "name a general category, a script or a binary property of Unicode",
    });
  }
  const negated = (letter === "P") !== (caret === "^");
  // ECMA-262 takes the complement first and then closes under case; Rust the other way round.
  if (reader.flags.ignoreCase && reader.isRust) {
    return negated ? complementOf(closeCase(set)) : closeCase(set);
  }
  return negated ? complementOf(set) : set;
}

function ecmaPoint(reader: Reader, inClass: boolean): number | undefined {
  if (reader.match(/0(?![0-9])/y)) return 0;
  if (inClass && reader.eat("b")) return 8;
  if (inClass && reader.eat("-")) return 0x2d;
  const control = reader.match(/c([A-Za-z])/y);
  if (control) return control[1]!.charCodeAt(0) & 31;
  const pair = reader.match(/u([Dd][89ABab][0-9A-Fa-f]{2})\\u([Dd][C-Fc-f][0-9A-Fa-f]{2})/y);
  if (pair) {
    const [high, low] = [parseInt(pair[1]!, 16), parseInt(pair[2]!, 16)];
    return 0x10000 + ((high - 0xd800) << 10) + (low - 0xdc00);
  }
  const digits = reader.match(/x([0-9A-Fa-f]{2})|u([0-9A-Fa-f]{4})|u\{([0-9A-Fa-f]+)\}/y);
  if (digits) return codePoint(reader, digits);
  const itself = reader.match(/[^A-Za-z0-9\ud800-\udfff]/uy);
  return itself?.[0].codePointAt(0);
}

function rustPoint(reader: Reader): number | undefined {
  const digits = reader.match(
    /x([0-9A-Fa-f]{2})|u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|[xuU]\{([0-9A-Fa-f]+)\}/y,
  );
  if (digits) return codePoint(reader, digits);
  // Rust escapes any ASCII character that is neither a letter, a digit, `<` nor `>`.
  const itself = reader.match(/[!-/:;=?@[-`{-~ ]/y);
  return itself?.[0].charCodeAt(0);
}

function codePoint(reader: Reader, match: RegExpExecArray): number {
  const point = parseInt(match.slice(1).find((group) => group !== undefined)!, 16);
  const from = reader.at - match[0].length - 1;
  if (point > 0x10ffff) reader.refuse("malformed", { what: "no code point is that high", from });
  if (point >= 0xd800 && point <= 0xdfff) {
    reader.refuse("unsupported", {
      what: "there is half a surrogate pair, which no text holds",
      from,
      fix: "write the code point as \\u{…}",
    });
  }
  return point;
}

function unknown(reader: Reader, from: number): never {
  const { isRust, source } = reader;
  const letter = source[reader.at++]!;
  const reference = isRust ? /[0-9]/ : /[1-9k]/;
  if (reference.test(letter)) {
    return reader.refuse("unsupported", {
      what: `\\${letter} is a back-reference, which no regular language has`,
      from,
      fix: "write out the texts that may repeat",
    });
  }
  if ("bB".includes(letter) || (isRust && "<>".includes(letter))) {
    return reader.refuse("unsupported", {
      what: `\\${letter} asserts a word boundary, which is not supported`,
      from,
      fix: "name the characters that may stand there",
    });
  }
  return reader.refuse("malformed", {
    what: `\\${letter} is not an escape`,
    from,
    fix: /[AzZ]/.test(letter) && !isRust
      ? `write ${letter === "A" ? "^" : "$"}`
      : `write ${letter} without the backslash`,
  });
}

/** What the dot matches. */
export function dotSet({ flags, isRust }: Reader): CharSet {
  if (flags.dotAll) return ALL_CHARS;
  return complementOf(isRust ? [[10, 10]] : [[10, 10], [13, 13], [0x2028, 0x2029]]);
}
