/**
 * Unicode properties as sets of code points. They are read off the engine's own regular expressions
 * when asked for, so that no tables need shipping; the two that a lexer needs at start-up have one.
 */
import { ALL_CHARS, type CharRange, charSetOf, intersectionOf, unionOf } from "./char_set.ts";
import { readIdTable } from "./id_table.ts";
import type { CharSet } from "./regex.ts";

/** Code points that hold characters of many kinds: planes 0 to 3, and the tags and selectors. */
const MIXED: readonly CharRange[] = [[0, 0x3ffff], [0xe0000, 0xe0fff]];
/** The others, where a property holds for all of a range or for none. */
const UNIFORM: readonly CharRange[] = [
  ...Array.from({ length: 10 }, (_, plane) => [plane + 4, 0]),
  [14, 0x1000],
  [15, 0],
  [16, 0],
].flatMap(([plane = 0, from = 0]): CharRange[] => {
  const base = plane * 0x10000;
  return [[base + from, base + 0xfffd], [base + 0xfffe, base + 0xffff]];
});

/** Code points in one text that is scanned; short enough to keep nothing large alive. */
const BLOCK = 0x4000;

const known = new Map<string, CharSet | undefined>();

/**
 * The code points that have a property.
 *
 * @param name As between the braces of `\p{…}` in ECMA-262: `Lu`, `Script=Greek`, `ID_Start`.
 * @returns The set, or `undefined` where the engine knows no such property.
 */
export function propertySet(name: string): CharSet | undefined {
  if (!known.has(name)) known.set(name, readProperty(name));
  return known.get(name);
}

/**
 * As {@linkcode propertySet}, for names as Rust's `regex` takes them: scripts by their bare name,
 * capitals and underscores as one likes (Unicode's rule UAX44-LM3).
 */
export function loosePropertySet(name: string): CharSet | undefined {
  const [key = "", value] = name.split(/[=:]/, 2).map((part) => part.trim());
  const title = (part: string): string =>
    part.split(/[\s_-]+/).map((word) => word.charAt(0).toUpperCase() + word.slice(1).toLowerCase())
      .join("_");
  const forms = (part: string): string[] => [part, title(part), part.toUpperCase()];
  if (value !== undefined) {
    return firstKnown(forms(key).flatMap((left) => forms(value).map((one) => `${left}=${one}`)));
  }
  if (/^any$/i.test(key)) return ALL_CHARS;
  return firstKnown([...forms(key), ...forms(key).map((form) => `Script=${form}`)]);
}

function firstKnown(names: readonly string[]): CharSet | undefined {
  for (const name of names) {
    const set = propertySet(name);
    if (set) return set;
  }
}

function readProperty(name: string): CharSet | undefined {
  if (!/^\w+(?:=\w+)?$/.test(name)) return;
  if (name === "ID_Start" || name === "IDS") return readIdTable("start");
  if (name === "ID_Continue" || name === "IDC") return readIdTable("continue");
  try {
    return scanFor(new RegExp(`\\p{${name}}+`, "gu"));
  } catch {
    return;
  }
}

/**
 * The code points that a pattern finds, by running it over all of them.
 *
 * @param pattern A set followed by `+`, with the flags `g` and `u`.
 * @returns The set.
 */
export function scanFor(pattern: RegExp): CharSet {
  const found: CharRange[] = [];
  for (const [first, last] of MIXED) {
    for (let from = first; from <= last; from += BLOCK) {
      scanBlock(pattern, { from, to: Math.min(last, from + BLOCK - 1) }, found);
    }
  }
  for (const [from, to] of UNIFORM) {
    pattern.lastIndex = 0;
    if (pattern.test(String.fromCodePoint(from))) found.push([from, to]);
  }
  return charSetOf(found);
}

function scanBlock(
  pattern: RegExp,
  { from, to }: { readonly from: number; readonly to: number },
  found: CharRange[],
): void {
  const text = blockText(from, to);
  const width = from < 0x10000 ? 1 : 2;
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    const start = from + match.index / width;
    found.push([start, start + match[0].length / width - 1]);
  }
}

const utf16 = new TextDecoder("utf-16le");

/** All code points of a range side by side; the surrogates become private-use ones. */
function blockText(from: number, to: number): string {
  const isWide = from >= 0x10000;
  const units = new Uint16Array((to - from + 1) * (isWide ? 2 : 1));
  for (let point = from, at = 0; point <= to; point++) {
    if (isWide) {
      units[at++] = 0xd7c0 + (point >> 10);
      units[at++] = 0xdc00 | (point & 0x3ff);
    } else units[at++] = point >= 0xd800 && point <= 0xdfff ? 0xe000 : point;
  }
  return utf16.decode(units);
}

/** Code points that some mapping of case changes, or that one leads to. */
let cased: { readonly set: CharSet; readonly text: string } | undefined;

function casedCharacters(): { readonly set: CharSet; readonly text: string } {
  if (cased) return cased;
  const set = scanFor(/[\p{Changes_When_Casemapped}\p{Changes_When_Casefolded}]+/gu);
  let text = "";
  for (const [from, to] of set) {
    for (let point = from; point <= to; point++) text += String.fromCodePoint(point);
  }
  return cased = { set, text };
}

/** `ſ` and `K`, whose simple case folding is an ASCII letter. */
const LONG_S = 0x17f;
const KELVIN = 0x212a;

/**
 * A set with all that differs from its members in case alone, by Unicode's simple case folding: what
 * the flag `i` makes of it together with `u`.
 *
 * @param set The set.
 * @returns The set, closed under case.
 */
export function closeCase(set: CharSet): CharSet {
  if (set.length === 0) return set;
  if (set.at(-1)![1] < 0x80) return closeAsciiCase(set);
  const { set: all, text } = casedCharacters();
  const here = intersectionOf(set, all);
  if (here.length === 0) return set;
  const escape = (point: number): string => `\\u{${point.toString(16)}}`;
  const ranges = here.map(([from, to]) => `${escape(from)}-${escape(to)}`).join("");
  const found: CharRange[] = [];
  for (const [match] of text.matchAll(new RegExp(`[${ranges}]`, "giu"))) {
    const point = match.codePointAt(0)!;
    found.push([point, point]);
  }
  return unionOf([set, charSetOf(found)]);
}

function closeAsciiCase(set: CharSet): CharSet {
  const added: CharRange[] = [];
  for (const [first, last, shift] of [[0x41, 0x5a, 0x20], [0x61, 0x7a, -0x20]] as const) {
    for (const [from, to] of intersectionOf(set, [[first, last]])) {
      added.push([from + shift, to + shift]);
    }
  }
  const closed = charSetOf([...set, ...added]);
  const special = ([["s", LONG_S], ["k", KELVIN]] as const)
    .filter(([letter]) => intersectionOf(closed, charSetOfLetter(letter)).length > 0)
    .map(([, point]): CharRange => [point, point]);
  return special.length === 0 ? closed : charSetOf([...closed, ...special]);
}

function charSetOfLetter(letter: string): CharSet {
  const point = letter.charCodeAt(0);
  return [[point, point]];
}
