import { translatePattern } from "../../../lib/mask/vocab/encode/pattern.ts";
import { SPLIT_PATTERNS } from "../../../lib/mask/vocab/encode/tokenization.ts";
import { assert, assertEquals } from "@std/assert";

const pieces = (pattern: string, text: string): string[] =>
  [...text.matchAll(new RegExp(translatePattern(pattern)!, "gu"))].map(([match]) => match);

const CASES: readonly (readonly [string, string, string, readonly string[]])[] = [
  ["spaces of Unicode: U+0085 is one, U+FEFF is none", "\\s+|\\S+", "a\u0085\ufeffb", [
    "a",
    "\u0085",
    "\ufeffb",
  ]],
  ["without case", "(?i:'s|'ll)", "'S 'lL 's", ["'S", "'lL", "'s"]],
  ["without case, the long s", "(?i:'s)", "'ſ", ["'ſ"]],
  ["case counts again after the group", "(?i:a)b", "ab AB Ab", ["ab", "Ab"]],
  ["without case from here on", "(?i)ab", "aB", ["aB"]],
  ["classes without case", "(?i:[sd]x)", "Sx dX", ["Sx", "dX"]],
  ["possessive: gives nothing back", "a++ab|b", "aaab", ["b"]],
  ["possessive group", "(ab)?+abc|c", "abc", ["c"]],
  ["possessive with bounds", "\\p{N}{1,3}+", "12345", ["123", "45"]],
  ["lazy stays lazy", "a+?", "aaa", ["a", "a", "a"]],
  ["scripts by their names", "\\p{Han}+", "漢字x", ["漢字"]],
  ["negated properties", "\\p{^L}", "a1", ["1"]],
  ["escapes that flag u refuses", "[\\#\\-\\~]+|\\'", "#-~'", ["#-~", "'"]],
  ["braces and brackets as they are", "{|}|]", "{}]", ["{", "}", "]"]],
  ["a closing bracket first in a class", "[]a]+", "]a", ["]a"]],
  ["a dot passes over all but a line feed", ".+", "a\r\u2028\nb", ["a\r\u2028", "b"]],
  ["code points", "\\x41|\\u0042|\\x{1F600}", "AB😀", ["A", "B", "😀"]],
  ["look-ahead", "\\s+(?!\\S)|\\s+", "  a  ", [" ", " ", "  "]],
];

for (const [name, pattern, text, expected] of CASES) {
  Deno.test(`split pattern: ${name}`, () => assertEquals(pieces(pattern, text), expected));
}

Deno.test("split pattern: those of the published tokenizers are translated", () => {
  for (const [name, pattern] of Object.entries(SPLIT_PATTERNS)) {
    assert(translatePattern(pattern) !== undefined, name);
  }
});

Deno.test("split pattern: what has no counterpart is said, not guessed", () => {
  for (
    const pattern of [
      "[a&&b]",
      "[[:alpha:]]",
      "\\h",
      "(?>a)",
      "a)",
      "(a",
      "\\p{Nothing}",
      "[a",
      "\\",
    ]
  ) {
    assertEquals(translatePattern(pattern), undefined, pattern);
  }
});
