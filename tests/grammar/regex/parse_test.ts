import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { seededRandom } from "@maze/base";
import { parseRegex } from "../../../lib/grammar/regex/parse.ts";
import { matches, regexOf } from "./matches.ts";

const raw = String.raw;

/** Expressions that the engine reads as we do, with their flags. */
const PATTERNS: readonly (readonly [string, string])[] = [
  ["abc", "u"],
  ["a|b|", "u"],
  ["(a|bc)*d?", "u"],
  ["(?:ab){2}c{1,3}d{2,}", "u"],
  ["a+?b*?c??", "u"],
  ["[a-c\\d_-]+", "u"],
  ["[^a-c]", "u"],
  ["[]|a", "u"],
  ["[^]*b", "u"],
  [".a.", "u"],
  [".a.", "su"],
  [raw`\w\W\s\S\d\D`, "u"],
  [raw`\p{Lu}\P{Lu}\p{Script=Greek}*\p{ID_Start}?`, "u"],
  [raw`[\p{L}--[a-m]]+`, "v"],
  [raw`[\w&&[^\d_]]+`, "v"],
  [raw`\u0061\x62\u{63}\cA?\0?`, "u"],
  [raw`\ud83d\ude00|😀b`, "u"],
  ["aBc", "iu"],
  ["[k-s]+", "iu"],
  ["[^k]", "iu"],
  [raw`ß|ς|\u{10428}`, "iu"],
  ["(?i:a)B", "u"],
  [raw`\W`, "iu"],
  ["^abc$", "u"],
  ["^a|b$", "u"],
  ["(^a|b)c($|d)", "u"],
  ["(?:^|,)a(?:,|$)", "u"],
  ["a*^b", "u"],
  ["b$a*", "u"],
  ["(?:^a|b)*c", "u"],
  ["(?:a$|b)*", "u"],
  ["(?:^|a)+b", "u"],
  ["(?:^|a){2}b", "u"],
  ["(?:a|$){1,2}", "u"],
  ["^(?!ab).*$", "u"],
  ["(?=.*b)(?=.*c)a", "u"],
  ["^(?=.*[A-Z])(?=.*\\d).{2,4}$", "u"],
  ["a(?!b)", "u"],
  ["a(?=b)", "u"],
  ["^(?!^b)a?c", "u"],
  ["(?!a$)[ab]+$", "u"],
  ["^(?!(?!a)b).*$", "u"],
  ["(?<name>a)b", "u"],
  [raw`\/\-\^\$\.`, ""],
  [raw`a{,2}b{x]`, ""],
  [raw`[\w-a]+`, ""],
  ["$^", "u"],
  ["^$|a^b|c$d", "u"],
];

const ALPHABET = ["a", "b", "c", "d", "A", "B", "k", "K", "\u212a", "s", "ſ", "ß", "ẞ", "σ", "ς"]
  .concat(["1", "_", "-", ",", " ", "\n", "\u2028", "é", "€", "😀", "\u{10428}", "\u{10400}"])
  .concat(["{", "}", "x", "]", "/", ".", "^", "$", "\0", "\x01"]);

function* texts(seed: number): Generator<string> {
  yield* [
    "",
    "a",
    "ab",
    "b",
    "ac",
    "bc",
    "abc",
    "a,",
    ",a",
    "aB1",
    "Ab1",
    "xB1x9",
    "ababcdd",
    "cd",
  ];
  yield* ["ababccddd", "/-^$.", "a{,2}b{x]", "ab\x01\0", "abc\x01", "\u{10400}", "SS", "dabc"];
  const random = seededRandom(seed);
  for (let count = 0; count < 300; count++) {
    const few = random.below(3) === 0 ? 4 : ALPHABET.length;
    let text = "";
    for (let length = random.below(6); length >= 0; length--) text += ALPHABET[random.below(few)];
    yield text;
  }
}

for (const [source, flags] of PATTERNS) {
  Deno.test(`regex: /${source}/${flags} as the engine has it`, () => {
    const options = { dialect: "ecma", flags } as const;
    const found = regexOf(parseRegex(source, { ...options, match: "search" }));
    const engine = new RegExp(source, flags);
    for (const text of texts(1)) {
      assertEquals(matches(found, text), engine.test(text), `search in ${JSON.stringify(text)}`);
    }
    if (/\(\?[=!][^)]*\)$/.test(source)) return;
    const whole = regexOf(parseRegex(source, options));
    const ends = new RegExp(`^(?:${source})$`, flags);
    for (const text of texts(2)) {
      assertEquals(matches(whole, text), ends.test(text), `whole ${JSON.stringify(text)}`);
    }
  });
}

/** Expressions of Rust's `regex`, texts that match and texts that do not. */
const RUST: readonly (readonly [string, readonly string[], readonly string[]])[] = [
  ["(?s:.)*", ["a\nb", ""], []],
  [".", ["\r", "\u2028"], ["\n"]],
  ["(?i:ab)c", ["ABc", "abc"], ["abC"]],
  ["(?i)ab|C", ["AB", "c"], []],
  ["a(?i)b|c", ["aB", "C"], ["AB"]],
  ["(?:(?i)a)b", ["Ab"], ["AB"]],
  [raw`\x{1F600}\u{61}\U0001F600\x41`, ["😀a😀A"], []],
  ["[a-z&&[^b]]", ["a", "c"], ["b", "A"]],
  ["[a-z--[b-d]]+", ["ae"], ["b"]],
  ["[a-d~~[c-f]]+", ["abef"], ["c", "d"]],
  ["[]a]+", ["]a"], []],
  ["[^]a]", ["b"], ["]", "a"]],
  ["[[:alpha:]_]+[[:^digit:]]", ["aZ_x"], ["a1"]],
  [raw`\d+`, ["١٢", "12"], ["a"]],
  [raw`(?-u:\d)+`, ["12"], ["١"]],
  [raw`\w`, ["é", "_"], ["-"]],
  [raw`\pL\p{Greek}\p{^Lu}\p{script=han}`, ["aσa漢"], ["aσA漢"]],
  [raw`\p{uppercase_letter}`, ["A"], ["a"]],
  ["(?x) a # first\n  b [ c d ]", ["abc", "abd"], ["ab "]],
  ["(?P<n>a)(?<m>b)", ["ab"], []],
  [raw`\Aab\z`, ["ab"], ["a"]],
  ["a**", ["", "aaa"], ["b"]],
  ["a{ 2 }b{,2}", ["aa", "aabb"], ["aabbb"]],
  [raw`\a\{\}\-\ `, ["\x07{}- "], []],
  [raw`(?i)\P{Lu}`, ["1"], ["a", "A"]],
];

for (const [source, good, bad] of RUST) {
  Deno.test(`regex of Rust: ${source.replace("\n", "⏎")}`, () => {
    const regex = regexOf(parseRegex(source, { dialect: "rust" }));
    for (const text of good) assert(matches(regex, text), `wants ${JSON.stringify(text)}`);
    for (const text of bad) assert(!matches(regex, text), `refuses ${JSON.stringify(text)}`);
  });
}

Deno.test("regex of Rust: a raw byte", () => {
  const parsed = parseRegex(raw`(?-u:\xFF)`, { dialect: "rust" });
  assertEquals(regexOf(parsed), { kind: "byte", byte: 0xff });
});

Deno.test("regex of a JSON Schema: found anywhere, or from end to end on request", () => {
  const found = regexOf(parseRegex("b", { dialect: "json-schema" }));
  assert(matches(found, "abc"));
  const whole = regexOf(parseRegex("b", { dialect: "json-schema", match: "whole" }));
  assert(!matches(whole, "abc"));
});

type Refused = readonly [string, number, string];

const REFUSED: Readonly<Record<"ecma" | "rust", readonly Refused[]>> = {
  ecma: [
    ["a(b", 1, "not closed"],
    ["a)b", 1, "closed that was not opened"],
    ["[ab", 0, "class is not closed"],
    ["[a-", 1, "not closed"],
    ["*a", 0, "could repeat"],
    ["a**", 2, "repeated"],
    ["a{2,1}", 1, "from more to less"],
    ["[b-a]", 1, "wrong way round"],
    ["(?<=a)b", 0, "look-behind"],
    ["a(?=b)", 1, "look-ahead stands at the end"],
    ["(?:(?!b).)*", 3, "look-ahead is repeated"],
    [raw`(a)\1`, 3, "back-reference"],
    [raw`a\bc`, 1, "word boundary"],
    [raw`\Za`, 0, "not an escape"],
    [raw`\p{Nope}`, 0, 'no property of characters "Nope"'],
    [raw`\ud800`, 0, "half a surrogate pair"],
    [raw`\u{110000}`, 0, "no code point is that high"],
    ["a\ud800", 1, "half a surrogate pair"],
    ["(?i)a", 0, "rest of the expression"],
    ["a\\", 1, "escapes nothing"],
    ["a{1,1000000}", 1, "repeats more than 100000 times"],
  ],
  rust: [
    ["a{", 1, "no count"],
    [raw`a\1`, 1, "back-reference"],
    ["[[:nope:]]", 1, "no class"],
    ["(?z:a)", 4, '"z" is unknown'],
    ["(?m:^a)", 4, "flag m"],
    [raw`[\d-z]`, 1, "range begins or ends with a set"],
    ["(?>a)", 0, "no kind that is known"],
  ],
};

for (const dialect of ["ecma", "rust"] as const) {
  for (const [source, offset, words] of REFUSED[dialect]) {
    Deno.test(`regex: ${dialect} refuses ${JSON.stringify(source)}`, () => {
      const parsed = parseRegex(source, { dialect });
      assert(parsed.kind === "refused");
      assertStringIncludes(parsed.diagnostic.message, words);
      assertEquals(parsed.offset, offset);
      assertEquals(parsed.diagnostic.span?.start, offset);
    });
  }
}

Deno.test("regex: 60,000 groups within each other are refused, not overflowed", () => {
  for (const [open, close] of [["(", ")"], ["[", "]"], ["(?=", ")"]] as const) {
    const source = open.repeat(60_000) + "a" + close.repeat(60_000);
    const parsed = parseRegex(source, { dialect: "ecma", flags: open === "[" ? "v" : "" });
    assert(parsed.kind === "refused");
    assertStringIncludes(parsed.diagnostic.message, "nested more than 250 deep");
  }
});

Deno.test("regex: an expression over the limit of length is refused", () => {
  const parsed = parseRegex("aaaa", { dialect: "ecma", limits: { length: 3 } });
  assert(parsed.kind === "refused");
  assertStringIncludes(parsed.diagnostic.message, "4 characters, expected at most 3");
});

Deno.test("regex: expressions made to be hard are refused soon", () => {
  const nested = "(?:".repeat(40) + "^a|b" + "){64}".repeat(40);
  const stars = "(?:".repeat(60) + "^a|b" + ")*".repeat(60);
  const looks = "(?=a)b".repeat(50_000) + "$";
  const anchors = "(?:^|a)".repeat(50_000);
  for (const source of [nested, stars, looks, "$" + looks, anchors]) {
    const began = performance.now();
    const parsed = parseRegex(source, { dialect: "json-schema" });
    assert(parsed.kind === "refused");
    assertStringIncludes(parsed.diagnostic.message, "more than 1000 steps to rewrite");
    assert(performance.now() - began < 2_000, source.slice(0, 20));
  }
});

Deno.test("regex: long expressions without assertions are read", () => {
  const long = "a".repeat(500_000);
  for (const source of [`(${long})b`, `(?:${"ab|".repeat(100_000)}c)d`, `[${long}]`]) {
    assertEquals(parseRegex(source, { dialect: "ecma" }).kind, "parsed");
  }
});
