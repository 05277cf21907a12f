import { MazeError, seededRandom } from "@maze/base";
import { parseRegex } from "../../../lib/grammar/regex/parse.ts";
import {
  createLexer,
  DEAD,
  type Lexer,
  type LexerLimits,
  type LexerTerminal,
} from "../../../lib/mask/lexer/lexer.ts";
import { assert, assertEquals, assertStringIncludes, assertThrows } from "@std/assert";
import fc from "fast-check";
import { matches, regexOf } from "../../grammar/regex/matches.ts";
import { charSet, regex, text } from "./random_regex.ts";

const utf8 = new TextEncoder();

type Written = readonly [
  name: string,
  pattern: string,
  more?: { except?: string; notBefore?: string },
];

function pattern(source: string): LexerTerminal["pattern"] {
  return regexOf(parseRegex(source, { dialect: "ecma" }));
}

function terminal([name, source, more = {}]: Written): LexerTerminal {
  const set = more.notBefore === undefined ? undefined : pattern(more.notBefore);
  return {
    name,
    pattern: pattern(source),
    ...(more.except === undefined ? {} : { except: pattern(more.except) }),
    ...(set?.kind === "chars" ? { notBefore: set.set } : {}),
  };
}

function lexerOf(written: readonly Written[]): Lexer {
  const { lexer, problems } = createLexer(written.map(terminal));
  assertEquals(problems, []);
  return lexer!;
}

const JS: readonly Written[] = [
  ["name", "[\\p{ID_Start}$_][\\p{ID_Continue}$]*", { except: "if|else|in|instanceof" }],
  ["if", "if"],
  ["in", "in"],
  ["number", "[0-9]+(?:\\.[0-9]*)?", { notBefore: "[0-9a-zé\\u0400-\\u07ff]" }],
  ["chain", "\\?\\.", { notBefore: "[0-9]" }],
  ["range", "\\.\\.\\."],
  ["dot", "\\."],
  ["comment", "/\\*(?:[^*]|\\*+[^*/])*\\*+/"],
  ["slash", "/"],
  ["string", '"(?:[^"\\\\\\n]|\\\\.)*"'],
];

/**
 * A text; the terminals that it is, those that it is or begins, and what becomes of the former before
 * the characters that are asked about.
 */
const CORPUS: readonly (readonly [string, string, string, Readonly<Record<string, string>>?])[] = [
  ["", "", "name if in number chain range dot comment slash string"],
  ["i", "name", "name if in"],
  ["if", "if", "name if", { a: "if", " ": "if" }],
  ["iff", "name", "name"],
  ["in", "in", "name in"],
  ["instanceo", "name", "name"],
  ["instanceof", "", "name"],
  ["instanceofs", "name", "name"],
  ["日本語", "name", "name"],
  ["12", "number", "number", { "1": "", a: "", A: "number", "+": "number" }],
  ["1.", "number", "number", { é: "number", а: "", "€": "number" }],
  ["?.", "chain", "chain", { "0": "", "9": "", a: "chain" }],
  [".", "dot", "range dot"],
  ["..", "", "range"],
  ["...", "range", "range"],
  ["/", "slash", "comment slash"],
  ["/* é *", "", "comment"],
  ["/* **/", "comment", "comment"],
  ['"\\"', "", "string"],
  ['"😀"', "string", "string"],
];

Deno.test("a lexer over a small language", () => {
  const lexer = lexerOf(JS);
  const all = lexer.start(JS.map((_, id) => id));
  const names = (ids: readonly number[]): string => ids.map((id) => JS[id]![0]).join(" ");
  for (const [sample, accepted, live, before = {}] of CORPUS) {
    let state = all;
    for (const byte of utf8.encode(sample)) state = lexer.next(state, byte);
    assert(state !== DEAD, sample);
    assertEquals(names(lexer.acceptSet(lexer.accepts(state))), accepted, sample);
    assertEquals(names(lexer.liveSet(lexer.live(state))), live, sample);
    assertEquals(lexer.acceptsBefore(state, undefined), lexer.accepts(state));
    for (const [character, left] of Object.entries(before)) {
      const id = lexer.acceptsBefore(state, utf8.encode(character)[0]!);
      assertEquals(names(lexer.acceptSet(id)), left, `${sample} before ${character}`);
    }
    const isThinned = Object.values(before).some((left) => left !== accepted);
    assertEquals(lexer.isUnconditional(state), !isThinned, sample);
  }
});

Deno.test("a lexer refuses what begins nothing, and half of it", () => {
  const lexer = lexerOf(JS);
  for (const bad of ["@", "€", "1..", "?x", "/x", '"\n', "....", "if€"]) {
    let state = lexer.start(JS.map((_, id) => id));
    for (const byte of utf8.encode(bad)) if (state !== DEAD) state = lexer.next(state, byte);
    assertEquals(state, DEAD, bad);
  }
});

Deno.test("closed states are those that nothing can follow", () => {
  const lexer = lexerOf(JS);
  const all = lexer.start(JS.map((_, id) => id));
  const open = [all];
  const seen = new Set(open);
  for (let state = open.pop(); state !== undefined; state = open.pop()) {
    let isClosed = true;
    for (let byte = 0; byte < 256; byte++) {
      const next = lexer.next(state, byte);
      if (next === DEAD) continue;
      isClosed = false;
      if (!seen.has(next)) open.push(next);
      seen.add(next);
    }
    assertEquals(lexer.isClosed(state), isClosed);
    assert(!isClosed || lexer.accepts(state) !== 0, "a state leads nowhere");
  }
  assertEquals(seen.size, lexer.size);
});

Deno.test("starts are shared, and what they lead to", () => {
  const lexer = lexerOf(JS);
  assertEquals(lexer.start([0, 1]), lexer.start([0, 1]));
  const [some, more] = [lexer.start([6, 9]), lexer.start([0, 9])];
  assert(some !== more);
  assertEquals(lexer.next(some, 0x22), lexer.next(more, 0x22));
  const nothing = lexer.start([]);
  assertEquals([lexer.accepts(nothing), lexer.live(nothing)], [0, 0]);
  for (let byte = 0; byte < 256; byte++) assertEquals(lexer.next(nothing, byte), DEAD);
});

Deno.test("what is excepted leaves no way that leads nowhere", () => {
  const lexer = lexerOf([["ab or cd", "ab|cd", { except: "ab" }]]);
  assertEquals(lexer.next(lexer.start([0]), 0x61), DEAD);
});

const lexed = fc.record({
  patterns: fc.array(regex, { minLength: 1, maxLength: 4 }),
  excepted: regex,
  forbidden: charSet,
  texts: fc.array(text, { minLength: 8, maxLength: 8 }),
});

Deno.test("bytes of one class, and whatever start, lead to what derivatives say", () => {
  fc.assert(
    fc.property(lexed, ({ excepted, forbidden, patterns, texts }) => {
      const terminals = patterns.map((one, id): LexerTerminal => ({
        name: String(id),
        pattern: one,
        ...(id === 0 ? { except: excepted, notBefore: forbidden } : {}),
      }));
      const { lexer, problems } = createLexer(terminals);
      if (!lexer) return assert(problems.length > 0);
      for (const sample of texts) {
        for (const start of [[0], terminals.map((_, id) => id)]) {
          let state = lexer.start(start);
          for (const byte of utf8.encode(sample)) {
            if (state !== DEAD) state = lexer.next(state, byte);
          }
          const wanted = start.filter((id) =>
            matches(patterns[id]!, sample) && !(id === 0 && matches(excepted, sample))
          );
          assertEquals(state === DEAD ? [] : lexer.acceptSet(lexer.accepts(state)), wanted);
          if (state === DEAD) continue;
          for (const next of ["a", "\x7f", "é"]) {
            const point = next.codePointAt(0)!;
            const isAscii = point < 0x80;
            const isForbidden = forbidden.some(([from, to]) =>
              from <= (isAscii ? point : 0xc0) && (isAscii ? point : 0xff) <= to
            );
            const left = wanted.filter((id) => id !== 0 || !isForbidden);
            const found = lexer.acceptSet(lexer.acceptsBefore(state, utf8.encode(next)[0]!));
            assertEquals(found, left, `${sample} before ${next}`);
          }
        }
      }
    }),
    { numRuns: 500 },
  );
});

Deno.test("a long counted repetition costs what the text uses of it", () => {
  const lexer = lexerOf([["string", '"[^"\\\\]{0,5000}"']]);
  let state = lexer.next(lexer.start([0]), 0x22);
  for (let count = 0; count < 100; count++) {
    for (const byte of utf8.encode("é")) state = lexer.next(state, byte);
  }
  assert(lexer.size < 2_000, `${lexer.size} states`);
  for (let count = 100; count < 5_000; count++) state = lexer.next(state, 0x61);
  assert(state !== DEAD);
  assertEquals(lexer.next(state, 0x61), DEAD);
  assertEquals(lexer.acceptSet(lexer.accepts(lexer.next(state, 0x22))), [0]);
});

Deno.test("problems of terminals name them", () => {
  const cases: [Written, Partial<LexerLimits>, string][] = [
    [["nothing", "a[]"], {}, "the terminal nothing matches no text at all"],
    [["all taken", "a", { except: "a|b" }], {}, "the terminal all taken matches no text at all"],
    [["maybe", "a*"], {}, "the terminal maybe matches the empty text"],
    [["long", "a{5000}"], { nfaStates: 1_000 }, "the terminal long needs more than 1000 nfaStates"],
    [["deep", "(?:(?:a|bc)d|e)f"], { nesting: 3 }, "the terminal deep needs more than 3 nesting"],
    [
      ["crossed", "(?:a|b)*", { except: "(?:a|b)*a(?:a|b){12}|" }],
      { combined: 100 },
      "the terminal crossed needs more than 100 combined",
    ],
    [
      ["apart", "(?:a|b)*", { except: "(?:a|b)*a(?:a|b){12}|" }],
      { dfaStates: 100 },
      "the terminal apart needs more than 100 dfaStates",
    ],
  ];
  for (const [written, limits, words] of cases) {
    const { lexer, problems } = createLexer([terminal(["fine", "x"]), terminal(written)], limits);
    assertEquals(lexer, undefined);
    assertEquals(problems.length, 1);
    assertStringIncludes(problems[0]!.message, words);
    assert(problems[0]!.suggestion);
  }
});

Deno.test("a text that needs more states than allowed ends in an error, time and again", () => {
  const { lexer } = createLexer([terminal(["wild", "(?:a|b)*a(?:a|b){16}c"])], { dfaStates: 500 });
  const lex = (): void => {
    const { below } = seededRandom(5);
    let state = lexer!.start([0]);
    for (let count = 0; count < 10_000; count++) state = lexer!.next(state, 0x61 + below(2));
  };
  for (let times = 0; times < 2; times++) assertThrows(lex, MazeError, "more than 500 dfaStates");
});
