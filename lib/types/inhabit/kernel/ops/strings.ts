/** Strings. */
import { Level } from "../term/level.ts";
import type { Component } from "../term/term.ts";
import { type TypeTable, Use } from "../types/table.ts";
import type { TypeId } from "../../problem.ts";
import {
  call,
  define,
  type Definition,
  method,
  operand,
  type Palette,
  pattern,
  type Result,
  toBoolean,
  toNumber,
  toText,
  toTexts,
} from "./define.ts";

const text = operand(Use.string);
const number = operand(Use.number, 6);
const short = operand(Use.string, 4);

/** Largest count a string is repeated or padded to. */
const LONGEST = 5_000;

function within(count: number): number {
  if (!(count <= LONGEST)) throw new RangeError("Cannot make a string of this length");
  return count;
}

type Plain = readonly [
  name: string,
  base: number,
  words: readonly string[],
  result: Result,
  apply: (...values: never[]) => unknown,
  operands?: readonly (typeof text)[],
];

const methods: readonly Plain[] = [
  [
    "toUpperCase",
    2,
    ["upper", "uppercase", "capital", "~capitals", "~capitalize", "~initials", "~shout", "~title"],
    toText,
    (value: string) => value.toUpperCase(),
  ],
  [
    "toLowerCase",
    2,
    [
      "lower",
      "lowercase",
      "~slug",
      "~insensitive",
      "ignoring",
      "~kebab",
      "~snake",
      "~normalize",
    ],
    toText,
    (value: string) => value.toLowerCase(),
  ],
  [
    "trim",
    2,
    ["trim", "whitespace", "~blank", "spaces", "~clean", "strip", "surrounding"],
    toText,
    (value: string) => value.trim(),
  ],
  ["trimStart", 5, ["leading"], toText, (value: string) => value.trimStart()],
  ["trimEnd", 5, ["trailing"], toText, (value: string) => value.trimEnd()],
  [
    "charAt",
    3,
    ["character", "letter", "~first", "initial", "~initials"],
    toText,
    (value: string, at: number) => value.charAt(at),
    [text, number],
  ],
  [
    "slice",
    2,
    ["slice", "~rest", "substring", "~after", "~without", "last", "~remove", "~drop", "~tail"],
    toText,
    (value: string, from: number) => value.slice(from),
    [text, number],
  ],
  [
    "slice",
    3,
    ["slice", "substring", "~first", "truncate", "~between", "cut", "prefix", "shorten"],
    toText,
    (value: string, from: number, to: number) => value.slice(from, to),
    [text, number, number],
  ],
  [
    "includes",
    2,
    ["include", "contain", "has", "within", "search", "query", "match", "find"],
    toBoolean,
    (value: string, part: string) => value.includes(part),
    [text, short],
  ],
  [
    "startsWith",
    3,
    ["start", "begin", "prefix"],
    toBoolean,
    (value: string, part: string) => value.startsWith(part),
    [text, short],
  ],
  [
    "endsWith",
    3,
    ["end", "suffix", "extension", "finish"],
    toBoolean,
    (value: string, part: string) => value.endsWith(part),
    [text, short],
  ],
  [
    "indexOf",
    4,
    ["~index", "~position", "before", "~after", "where", "~first"],
    toNumber,
    (value: string, part: string) => value.indexOf(part),
    [text, short],
  ],
  [
    "lastIndexOf",
    5,
    ["last", "extension", "final"],
    toNumber,
    (value: string, part: string) => value.lastIndexOf(part),
    [text, short],
  ],
  [
    "repeat",
    4,
    ["repeat", "~times", "~mask", "~indent", "~stars", "~hide", "~bar", "~line"],
    toText,
    (value: string, count: number) => value.repeat(within(count)),
    [short, number],
  ],
  [
    "padStart",
    4,
    ["pad", "leading", "~zero", "~zeros", "~width", "~align", "~left", "~digits", "~right"],
    toText,
    (value: string, width: number, fill: string) => value.padStart(within(width), fill),
    [text, number, operand(Use.string, 3)],
  ],
  [
    "padEnd",
    4,
    ["pad", "trailing", "~width", "~align", "~right", "~column", "~left"],
    toText,
    (value: string, width: number, fill: string) => value.padEnd(within(width), fill),
    [text, number, operand(Use.string, 3)],
  ],
  [
    "replaceAll",
    4,
    ["replace", "every", "all", "~remove", "substitute", "swap", "strip", "~without"],
    toText,
    (value: string, from: string, to: string) => value.replaceAll(from, to),
    [text, operand(Use.string, 3), operand(Use.string, 4)],
  ],
  [
    "replace",
    5,
    ["replace", "~first"],
    toText,
    (value: string, from: string, to: string) => value.replace(from, () => to),
    [text, operand(Use.string, 3), operand(Use.string, 4)],
  ],
  [
    "localeCompare",
    5,
    ["compare", "alphabetical", "alphabetically", "order"],
    toNumber,
    (value: string, other: string) => value.localeCompare(other),
    [operand(Use.string, 6), operand(Use.string, 6)],
  ],
  [
    "charCodeAt",
    5,
    ["code", "ascii", "unicode", "~shift", "~cipher", "~alphabet", "~hash"],
    toNumber,
    (value: string, at: number) => value.charCodeAt(at),
    [text, operand(Use.number, 4)],
  ],
  [
    "split",
    4,
    ["split", "separate", "divide"],
    toTexts,
    (value: string, by: string) => value.split(by),
    [text, operand(Use.string, 2)],
  ],
];

const separators: readonly (readonly [string, readonly string[]])[] = [
  [" ", ["~word", "space", "~words", "~name", "~names", "~initials", "~title", "~sentence"]],
  [",", ["comma", "csv", "list"]],
  [", ", ["comma", "list"]],
  ["", ["letter", "character", "reverse", "digit", "~digits"]],
  ["-", ["dash", "hyphen", "~kebab", "~slug", "dashes", "hyphens"]],
  ["_", ["underscore", "~snake", "underscores"]],
  ["\n", ["~line", "newline", "lines", "row"]],
  ["/", ["slash", "path", "segment", "url"]],
  [".", ["dot", "extension", "period", "path", "domain", "version"]],
  [":", ["colon", "time", "pair"]],
  [";", ["semicolon"]],
  ["=", ["equal", "equals", "pair", "query"]],
  ["&", ["ampersand", "query"]],
  ["|", ["pipe", "~bar"]],
  ["; ", ["semicolon"]],
  [" and ", ["and"]],
  ["@", ["email", "domain"]],
  ["\t", ["tab"]],
];

/** Separators worth trying: those that the examples show, the intent names, and the empty one. */
export function usefulSeparators(palette: Palette): [string, number][] {
  const found: [string, number][] = [];
  for (const [separator, words] of separators) {
    const spoken = palette.price(`separator.${JSON.stringify(separator)}`, 3, words);
    if (spoken < 3 || separator === "" || palette.shown(separator)) {
      found.push([separator, Math.max(0, spoken - 1 - (palette.shown(separator) ? 1 : 0))]);
    }
  }
  return found;
}

function indexed(palette: Palette): Result {
  return (table) => {
    const type = table.primitive("string");
    return palette.uncheckedIndex ? table.orUndefined(type) : type;
  };
}

const textsOrNull = (table: TypeTable): TypeId =>
  table.union([table.array(table.primitive("string")), table.primitive("null")]);

/** Components over strings. */
export function strings(palette: Palette): Component[] {
  const found: Definition[] = methods.map(([name, base, words, result, apply, operands]) => ({
    name: `string.${name}`,
    base,
    words,
    operands: operands ?? [text],
    shape: method(name),
    result,
    apply,
    fresh: name === "split",
  }));
  for (const [separator, cost] of usefulSeparators(palette)) {
    found.push({
      name: "string.split",
      base: 2 + cost,
      words: ["split", "~word", "~words", "parts", "separate", "character", "letters", "parse"],
      operands: [text],
      shape: separator === "" ? pattern("[...$0]") : literalMethod("split", separator),
      result: toTexts,
      apply: separator === ""
        ? (value: string) => [...value]
        : (value: string) => value.split(separator),
      fresh: true,
    });
  }
  found.push({
    name: "string.take",
    base: 3,
    words: ["~first", "cut", "truncate", "shorten", "prefix", "most", "limit", "atmost"],
    operands: [text, operand(Use.number, 5)],
    shape: pattern("$0.slice(0, $1)"),
    result: toText,
    apply: (value: string, count: number) => value.slice(0, count),
  }, {
    name: "string.length",
    base: 2,
    words: ["length", "long", "~count", "size", "characters", "longest", "shortest", "short"],
    operands: [text],
    shape: { kind: "member", name: "length" },
    result: toNumber,
    apply: (value: string) => value.length,
  }, {
    name: "string.index",
    base: 3,
    words: ["character", "letter", "~first", "initial"],
    operands: [text, operand(Use.number, 5)],
    shape: { kind: "index" },
    result: indexed(palette),
    apply: (value: string, at: number) => value[at],
  }, {
    name: "string.at",
    base: 4,
    words: ["last", "end"],
    operands: [text, operand(Use.number, 4)],
    shape: method("at"),
    result: (table) => table.orUndefined(table.primitive("string")),
    apply: (value: string, at: number) => value.at(at),
  }, {
    name: "Number",
    base: 3,
    words: ["number", "parse", "numeric", "~digits", "~sum", "convert", "integer", "~value"],
    operands: [text],
    shape: call("Number"),
    result: toNumber,
    apply: (value: string) => Number(value),
  }, {
    name: "Number.parseInt",
    base: 5,
    words: ["parse", "integer", "base", "binary", "hex"],
    operands: [text, operand(Use.number, 2)],
    shape: call("parseInt"),
    result: toNumber,
    apply: (value: string, radix: number) => parseInt(value, radix),
  }, {
    name: "Number.parseFloat",
    base: 6,
    words: ["parse", "float", "decimal", "leading"],
    operands: [text],
    shape: call("parseFloat"),
    result: toNumber,
    apply: (value: string) => parseFloat(value),
  }, {
    name: "String.fromCharCode",
    base: 6,
    words: ["code", "~shift", "~cipher", "~alphabet", "letter", "ascii"],
    operands: [operand(Use.number)],
    shape: call("String.fromCharCode"),
    result: toText,
    apply: (code: number) => String.fromCharCode(code),
  }, {
    name: "string.capitalize",
    base: 5,
    words: ["capital", "~title", "pascal", "~sentence", "first", "character", "letter", "rest"],
    operands: [operand(Use.string, 5)],
    shape: pattern("$0.charAt(0).toUpperCase() + $0.slice(1)", Level.sum),
    result: toText,
    apply: (value: string) => value.charAt(0).toUpperCase() + value.slice(1),
  }, {
    name: "string.reverse",
    base: 5,
    words: ["reverse", "backward", "backwards", "palindrome", "reversed"],
    operands: [operand(Use.string, 8)],
    shape: pattern('[...$0].reverse().join("")'),
    result: toText,
    apply: (value: string) => [...value].reverse().join(""),
  }, {
    name: "string.occurrences",
    base: 6,
    words: ["~count", "occurrence", "occurrences", "~times", "~many", "~often"],
    operands: [text, operand(Use.string, 4)],
    shape: pattern("$0.split($1).length - 1", Level.sum),
    result: toNumber,
    apply: (value: string, part: string) => value.split(part).length - 1,
  }, {
    name: "string.isEmpty",
    base: 4,
    words: ["empty", "~blank", "missing"],
    operands: [text],
    shape: pattern('$0 === ""', Level.equality),
    result: toBoolean,
    apply: (value: string) => value === "",
  }, {
    name: "string.matches",
    base: 6,
    words: ["match"],
    operands: [text, operand(Use.regexp, 2)],
    shape: method("match"),
    result: textsOrNull,
    apply: (value: string, by: RegExp) => {
      const found = value.match(by);
      return found && [...found];
    },
    fresh: true,
  });
  return found.map((each) => define(palette, each));
}

/** `$0.name("literal")`. */
export function literalMethod(name: string, literal: string): Definition["shape"] {
  return pattern(`$0.${name}(${JSON.stringify(literal)})`);
}
