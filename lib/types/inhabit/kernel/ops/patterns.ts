/** Regular expressions: a short list of patterns, each only where the intent or the examples speak of it. */
import type { Component } from "../term/term.ts";
import { Use } from "../types/table.ts";
import type { TypeTable } from "../types/table.ts";
import type { TypeId } from "../../problem.ts";
import {
  define,
  type Definition,
  operand,
  type Palette,
  pattern,
  toBoolean,
  toText,
  toTexts,
} from "./define.ts";

const text = operand(Use.string);

/** A pattern, what it may be replaced with, and the words that call for it. */
type Replacement = readonly [
  source: string,
  flags: string,
  to: readonly string[],
  words: readonly string[],
];

const replacements: readonly Replacement[] = [
  ["\\s+", "g", ["", " ", "-", "_"], [
    "whitespace",
    "space",
    "spaces",
    "slug",
    "normalize",
    "collapse",
    "compact",
    "kebab",
    "snake",
    "multiple",
  ]],
  ["\\s", "g", ["", "-", "_"], ["whitespace", "space", "spaces"]],
  ["[^a-z0-9]+", "g", ["", "-", "_", " "], [
    "slug",
    "alphanumeric",
    "kebab",
    "palindrome",
    "punctuation",
    "normalize",
    "letters",
    "symbols",
    "url",
  ]],
  ["[^a-z0-9]+", "gi", ["", "-", " "], [
    "alphanumeric",
    "punctuation",
    "symbols",
    "slug",
    "special",
  ]],
  ["[^a-z]+", "gi", ["", " "], ["letters", "alphabetic", "punctuation"]],
  ["[^a-z]", "g", [""], ["letters", "alphabetic"]],
  ["[^\\w\\s]", "g", [""], ["punctuation"]],
  ["\\D", "g", [""], ["digits", "digit", "number", "phone", "numeric"]],
  ["\\d", "g", ["", "*", "#"], ["digits", "digit", "numbers", "mask", "hide"]],
  ["[aeiou]", "g", ["", "*"], ["vowels", "vowel"]],
  ["[aeiou]", "gi", ["", "*"], ["vowels", "vowel"]],
  ["^-+|-+$", "g", [""], ["slug", "dash", "dashes", "hyphens", "leading", "trailing"]],
  ["<[^>]*>", "g", [""], ["html", "tags", "tag", "markup"]],
  ["-+", "g", ["-", " "], ["dashes", "hyphens", "collapse"]],
  ["[-_]+", "g", ["", " "], ["dashes", "underscores", "humanize", "words", "hyphens"]],
  ["\\/+$", "g", [""], ["slash", "slashes", "trailing"]],
  ["\\B(?=(\\d{3})+(?!\\d))", "g", [","], [
    "thousands",
    "thousand",
    "commas",
    "grouping",
    "separators",
  ]],
];

/** Replacements that put parts of the match back. */
type Rewrite = readonly [source: string, flags: string, to: string, words: readonly string[]];

const rewrites: readonly Rewrite[] = [
  ["([A-Z])", "g", "-$1", ["kebab", "camel", "dash", "hyphen"]],
  ["([A-Z])", "g", "_$1", ["snake", "camel", "underscore"]],
  ["([A-Z])", "g", " $1", ["camel", "words", "humanize", "title", "sentence", "space"]],
  ["([a-z])([A-Z])", "g", "$1-$2", ["kebab", "camel", "dash", "hyphen"]],
  ["([a-z])([A-Z])", "g", "$1_$2", ["snake", "camel", "underscore"]],
  ["([a-z])([A-Z])", "g", "$1 $2", ["camel", "words", "humanize", "title", "sentence", "space"]],
];

/** Replacements by a function of the match. */
const computed: readonly (readonly [
  pattern: RegExp,
  code: string,
  apply: (all: string, part: string) => string,
  words: readonly string[],
])[] = [
  [
    /[-_\s]+(.)?/g,
    '(_, letter) => letter ? letter.toUpperCase() : ""',
    (_, part) => part ? part.toUpperCase() : "",
    ["camel", "pascal"],
  ],
  [/[-_\s]+(\w)/g, "(_, letter) => letter.toUpperCase()", (_, part) => part.toUpperCase(), [
    "camel",
    "pascal",
  ]],
  [/-(\w)/g, "(_, letter) => letter.toUpperCase()", (_, part) => part.toUpperCase(), [
    "camel",
    "kebab",
    "pascal",
  ]],
  [/_(\w)/g, "(_, letter) => letter.toUpperCase()", (_, part) => part.toUpperCase(), [
    "camel",
    "snake",
    "pascal",
  ]],
  [/[A-Z]/g, "(letter) => `-${letter.toLowerCase()}`", (all) => `-${all.toLowerCase()}`, [
    "kebab",
    "dash",
    "hyphen",
  ]],
  [/[A-Z]/g, "(letter) => `_${letter.toLowerCase()}`", (all) => `_${all.toLowerCase()}`, [
    "snake",
    "underscore",
  ]],
  [/\b\w/g, "(letter) => letter.toUpperCase()", (all) => all.toUpperCase(), [
    "capital",
    "capitalize",
    "title",
    "word",
  ]],
];

const splitters: readonly (readonly [RegExp, readonly string[]])[] = [
  [/\s+/, ["word", "words", "whitespace", "token", "tokens", "terms"]],
  [/[^a-z0-9]+/i, ["word", "words", "alphanumeric", "tokens"]],
  [/\W+/, ["word", "words", "tokens"]],
  [/\r?\n/, ["lines", "line"]],
  [/(?=[A-Z])/, ["camel", "words"]],
  [/[-_\s]+/, ["camel", "kebab", "snake", "words", "separators"]],
  [/,\s*/, ["comma", "list", "csv"]],
];

const tests: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^\d+$/, ["digits", "numeric", "number", "integer", "only"]],
  [/^[a-z]+$/i, ["letters", "alphabetic", "only"]],
  [/^[a-z0-9]+$/i, ["alphanumeric", "only"]],
  [/\d/, ["digit", "digits", "number", "contain"]],
  [/[A-Z]/, ["upper", "uppercase", "capital"]],
  [/[a-z]/, ["lower", "lowercase"]],
  [/[aeiou]/i, ["vowel", "vowels"]],
  [/\s/, ["whitespace", "space"]],
  [/^[^\s@]+@[^\s@]+\.[^\s@]+$/, ["email", "mail"]],
  [/^#[0-9a-f]{6}$/i, ["hex", "color", "colour"]],
  [/^https?:\/\//, ["url", "link", "http"]],
];

const matches: readonly (readonly [RegExp, readonly string[]])[] = [
  [/\d+/g, ["numbers", "number", "digits", "integers"]],
  [/\w+/g, ["words", "word", "identifiers"]],
  [/[a-z]+/gi, ["words", "word", "letters"]],
  [/[aeiou]/gi, ["vowels", "vowel"]],
  [/[A-Z]/g, ["upper", "uppercase", "capital", "capitals"]],
  [/#\w+/g, ["hashtags", "hashtag", "tags"]],
  [/@\w+/g, ["mentions", "mention", "handles"]],
  [/-?\d+(?:\.\d+)?/g, ["numbers", "decimals"]],
];

/** A component is left out where nothing calls for it: there are too many patterns to try. */
const UNSPOKEN = 6;

/** Components with regular expressions. */
export function patterns(palette: Palette): Component[] {
  const found: Definition[] = [];
  const add = (definition: Definition): void => {
    const cost = palette.price(definition.name, definition.base, definition.words);
    if (cost < UNSPOKEN) found.push(definition);
  };
  for (const [source, flags, targets, words] of replacements) {
    const by = new RegExp(source, flags);
    for (const to of targets) {
      if (to !== "" && to !== " " && !palette.shown(to)) continue;
      add(replacing(by, { to, words, base: UNSPOKEN, result: (value) => value.replace(by, to) }));
    }
  }
  for (const [source, flags, to, words] of rewrites) {
    const by = new RegExp(source, flags);
    if (!palette.shown(to[to.startsWith("$1") ? 2 : 0]!)) continue;
    add(replacing(by, { to, words, base: UNSPOKEN, result: (value) => value.replace(by, to) }));
  }
  for (const [by, code, apply, words] of computed) {
    add({
      name: "string.replaceBy",
      base: UNSPOKEN + 1,
      words,
      operands: [text],
      shape: pattern(`$0.replace(${by}, ${code})`),
      result: toText,
      apply: (value: string) => value.replace(by, apply),
    });
  }
  for (const [by, words] of splitters) {
    add({
      name: "string.splitBy",
      base: UNSPOKEN,
      words,
      operands: [text],
      shape: pattern(`$0.split(${by})`),
      result: toTexts,
      apply: (value: string) => value.split(by),
      fresh: true,
    });
  }
  for (const [by, words] of tests) {
    add({
      name: "regexp.test",
      base: UNSPOKEN,
      words,
      operands: [text],
      shape: pattern(`${by}.test($0)`),
      result: toBoolean,
      apply: (value: string) => by.test(value),
    });
  }
  for (const [by, words] of matches) {
    add({
      name: "string.match",
      base: UNSPOKEN,
      words,
      operands: [text],
      shape: pattern(`$0.match(${by})`),
      result: textsOrNull,
      apply: (value: string) => {
        const all = value.match(by);
        return all && [...all];
      },
    });
    add({
      name: "string.matchOrEmpty",
      base: UNSPOKEN + 1,
      words,
      operands: [text],
      shape: pattern(`($0.match(${by}) ?? [])`),
      result: toTexts,
      apply: (value: string) => [...value.match(by) ?? []],
      fresh: true,
    });
  }
  return found.map((each) => define(palette, each));
}

function replacing(
  by: RegExp,
  options: {
    readonly to: string;
    readonly words: readonly string[];
    readonly base: number;
    readonly result: (value: string) => string;
  },
): Definition {
  return {
    name: "string.replace",
    base: options.base,
    words: options.words,
    operands: [text],
    shape: pattern(`$0.replace(${by}, ${JSON.stringify(options.to)})`),
    result: toText,
    apply: options.result,
  };
}

function textsOrNull(table: TypeTable): TypeId {
  return table.union([table.array(table.primitive("string")), table.primitive("null")]);
}
