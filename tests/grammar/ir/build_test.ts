/** Grammars that are written in TypeScript. */
import { MazeError } from "@maze/base";
import {
  choice,
  type Grammar,
  grammar,
  grammarErrors,
  lowerGrammar,
  many,
  optional,
  type Part,
  pattern,
  separated,
  seq,
  text,
} from "@maze/grammar";
import { compileGrammar, recognise } from "@maze/mask";
import { assert, assertEquals, assertThrows } from "@std/assert";

function accepts(built: Grammar, input: string, entry = ""): boolean {
  return recognise(compileGrammar(built).recogniser(entry), input).kind === "accepted";
}

/** A grammar whose one rule is a part. */
function of(part: Part): Grammar {
  return grammar("one", (g) => g.rule("start", part));
}

const calculator = grammar("calculator", (g) => {
  const number = g.terminal("number", pattern("[0-9]+"));
  const name = g.terminal("name", pattern("[a-z]+"), { except: ["let"] });
  g.skip(pattern("[ \n]+"));
  g.skip(g.terminal("comment", pattern("#[^\n]*")));
  const sum: Part = g.rule("sum", () => choice(product, seq(sum, choice("+", "-"), product)));
  const product: Part = g.rule("product", () => choice(factor, seq(product, "*", factor)));
  const call = g.rule("call", seq(name, "(", separated(sum, ",", { trailing: true }), ")"));
  const factor = g.rule("factor", choice(number, name, call, seq("(", sum, ")")));
  g.entry("expression", sum);
  return g.rule("program", many(seq("let", name, "=", sum, ";"), { min: 1 }));
});

Deno.test("build: a calculator with calls and reserved words", () => {
  assert(accepts(calculator, "let a = 1 + f(2, b * 3,);\n# remark\nlet b = (a);"));
  assert(!accepts(calculator, "let let = 1;"));
  assert(accepts(calculator, "let lett = 1;"));
  assert(!accepts(calculator, ""));
  assert(accepts(calculator, "1 + 2", "expression"));
  assert(!accepts(calculator, "let a = 1;", "expression"));
});

Deno.test("build: texts and patterns become terminals once, named after themselves", () => {
  const { rules, terminals } = of(seq("a", pattern("b+"), text("a"), pattern("b+")));
  assertEquals([...terminals.keys()], ['"a"', "/b+/"]);
  assertEquals(rules.get("start"), {
    kind: "sequence",
    items: ['"a"', "/b+/", '"a"', "/b+/"].map((name) => ({ kind: "terminal" as const, name })),
  });
});

/** Parts, texts they have, and texts they do not have. */
const PARTS: readonly (readonly [part: Part, has: readonly string[], hasNot: readonly string[]])[] =
  [
    [many("a"), ["", "a", "aaa"], ["b"]],
    [many("a", { min: 1 }), ["a", "aaa"], [""]],
    [many("a", { min: 2, max: 3 }), ["aa", "aaa"], ["a", "aaaa"]],
    [many("a", { max: 2 }), ["", "aa"], ["aaa"]],
    [seq(optional("a"), "b"), ["ab", "b"], ["a", "aab"]],
    [seq("", "a"), ["a"], [""]],
    [separated("x", ","), ["", "x", "x,x"], ["x,", ",x"]],
    [separated("x", ",", { min: 1, trailing: true }), ["x", "x,", "x,x,"], ["", ",", "x,,"]],
    [separated("x", ",", { min: 2, max: 3 }), ["x,x", "x,x,x"], ["", "x", "x,x,x,x"]],
    [separated("x", ",", { max: 1 }), ["", "x"], ["x,x"]],
    [separated("x", ",", { max: 0 }), [""], ["x"]],
    [separated("x", many(","), { min: 2 }), ["xx", "x,,x"], ["x"]],
    [seq(pattern("[ab]*"), "."), [".", "ab."], ["c."]],
    [pattern("A", { flags: "i" }), ["a", "A"], ["b"]],
  ];

for (const [part, has, hasNot] of PARTS) {
  Deno.test(`build: ${JSON.stringify(part)}`, () => {
    const built = of(part);
    assertEquals(has.filter((input) => !accepts(built, input)), []);
    assertEquals(hasNot.filter((input) => accepts(built, input)), []);
  });
}

Deno.test("build: virtual terminals, line breaks, what must not follow", () => {
  const built = grammar("lines", (g) => {
    g.skip(" ");
    g.skip("\n", { lineBreak: true });
    const end = g.virtual("end", { when: "line-start", beforeEnd: true });
    const word = g.terminal("word", pattern("[a-z]+"), { notBefore: [[0x21, 0x21]] });
    return g.rule("start", many(seq(many(word, { min: 1 }), choice(";", end))));
  });
  assert(accepts(built, "a b\nc; d"));
  assert(accepts(built, "a"));
  assert(!accepts(built, "a!"));
  assertEquals(built.lineBreaks, ['"\n"'.replace("\n", "\\n")]);
});

Deno.test("build: options and groups reach the grammar", () => {
  const built = grammar("groups", (g) => {
    const inner = g.terminal("inner", pattern("[^<]+"), { group: "text" });
    return g.rule("start", seq("<", inner, "<"));
  }, { lexing: "groups", exclusive: ["text"] });
  assertEquals(built.lexing, "groups");
  assertEquals(built.exclusive, ["text"]);
  assertEquals(built.terminals.get("inner")?.group, "text");
  assertEquals(lowerGrammar(built).problems, []);
});

Deno.test("build: mistakes are told together", () => {
  const error = assertThrows(() =>
    grammar("wrong", (g) => {
      g.rule("a", "x");
      g.rule("a", "y");
      g.terminal("nothing", pattern("[]"));
      g.skip(seq("a", "b"));
      g.entry("other", "text");
      return text("x");
    }), MazeError);
  assertEquals(error.diagnostics.map(({ code }) => code), [
    grammarErrors.duplicateName.code,
    grammarErrors.emptyLanguage.code,
    grammarErrors.emptyLanguage.code,
    grammarErrors.noStart.code,
    grammarErrors.noStart.code,
  ]);
});

Deno.test("build: texts and patterns that cannot be are refused where they are written", () => {
  assertThrows(() => text(""), MazeError, "Cannot use the text");
  assertThrows(() => text("\ud800"), MazeError, "Cannot use the text");
  assertEquals(assertThrows(() => pattern("(a"), MazeError).diagnostics.length, 1);
});
