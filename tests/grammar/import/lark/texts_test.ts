/** Lark grammars by the texts that they have. */
import { readLark } from "@maze/grammar";
import { compileGrammar, recognise } from "@maze/mask";
import { assertEquals } from "@std/assert";
import { readCorpus } from "./corpus.ts";
import { TEXTS } from "./corpora/texts.ts";

for (const { expected, grammar: source, name } of readCorpus(TEXTS)) {
  Deno.test(`lark: ${name}`, () => {
    const { grammar, problems } = readLark(source);
    assertEquals(problems, []);
    const recogniser = compileGrammar(grammar!).recogniser();
    for (const line of expected) {
      const isAccepted = recognise(recogniser, JSON.parse(line.slice(2))).kind === "accepted";
      assertEquals(`${isAccepted ? "+" : "-"}${line.slice(1)}`, line);
    }
  });
}

/** For each imported terminal what it matches of `SAMPLES`, as llguidance 1.9.1 says. */
const COMMON: Readonly<Record<string, readonly string[]>> = {
  DIGIT: ["0"],
  HEXDIGIT: ["0", "a", "A"],
  INT: ["0", "12"],
  SIGNED_INT: ["0", "12", "+1", "-12"],
  DECIMAL: ["1.", "1.5", ".5"],
  _EXP: ["e5", "E-12"],
  FLOAT: ["1.", "1.5", ".5", "1e5", "1.5e+3", ".5E2", "1.e1"],
  SIGNED_FLOAT: ["1.", "1.5", ".5", "1e5", "1.5e+3", ".5E2", "1.e1", "-.5"],
  NUMBER: ["0", "12", "1.", "1.5", ".5", "1e5", "1.5e+3", ".5E2", "1.e1"],
  SIGNED_NUMBER: [
    ...["0", "12", "+1", "-12", "1.", "1.5", ".5", "1e5", "1.5e+3", ".5E2", "1.e1", "-.5"],
  ],
  ESCAPED_STRING: ['"a"', '"a\\"b"', '"a\nb"'],
  LCASE_LETTER: ["a", "g"],
  UCASE_LETTER: ["A"],
  LETTER: ["a", "A", "g"],
  WORD: ["a", "A", "g"],
  CNAME: ["a", "A", "g", "e5", "_", "_a1"],
  WS_INLINE: [" ", "\t"],
  WS: [" ", "\t", " \t\n\r\f", "\r", "\n", "\r\n", "\r\n\n"],
  CR: ["\r"],
  LF: ["\n"],
  NEWLINE: ["\n", "\r\n", "\r\n\n"],
  SH_COMMENT: ["# x", "#"],
  CPP_COMMENT: ["// x"],
  C_COMMENT: ["/* a */", "/***/", "/* * / */"],
  SQL_COMMENT: ["-- x", "--"],
};

/** Texts that some of them match, and texts near to those. */
const SAMPLES = [
  ...["0", "12", "a", "A", "g", "+1", "-12", "1.", "1.5", ".5", "e5", "E-12", "1e5", "1.5e+3"],
  ...[".5E2", "1.e1", "-.5", '"a"', '"a\\"b"', '"a\nb"', '"\\', "_", "_a1", "é", " ", "\t"],
  ...[" \t\n\r\f", "\r", "\n", "\r\n", "\r\n\n", "# x", "#", "// x", "/* a */", "/***/"],
  ...["/* * / */", "/**", "-- x", "--", "/*/", "/* */ */"],
];

for (const [name, matched] of Object.entries(COMMON)) {
  Deno.test(`lark: common.${name}`, () => {
    const { grammar } = readLark(`%import common.${name}\nstart: ${name}`);
    const recogniser = compileGrammar(grammar!).recogniser();
    const found = SAMPLES.filter((text) => recognise(recogniser, text).kind === "accepted");
    assertEquals(found, matched);
  });
}

Deno.test("lark: every common terminal is tested", () => {
  const { problems } = readLark("%import common.NONE\nstart: NONE");
  const [, names = ""] = problems[0]!.message.split("expected one of ");
  assertEquals(names.split(", "), Object.keys(COMMON));
});

Deno.test("lark: what is ignored may begin a text", () => {
  const { grammar } = readLark('start: "a"\n%ignore " "\n%llguidance {"allow_initial_skip": true}');
  assertEquals(recognise(compileGrammar(grammar!).recogniser(), " a ").kind, "accepted");
});

Deno.test("lark: further entries", () => {
  const source = 'program: item+\nitem: "a" ";"';
  const { grammar } = readLark(source, { start: "program", entries: { one: "item" }, name: "ab" });
  const compiled = compileGrammar(grammar!);
  assertEquals(recognise(compiled.recogniser(), "a;a;").kind, "accepted");
  assertEquals(recognise(compiled.recogniser("one"), "a;a;").kind, "refused");
  assertEquals(grammar!.name, "ab");
});
