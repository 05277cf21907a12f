import { memoryHost } from "@maze/base";
import {
  checkGrammar,
  judgeText,
  syntaxLanguage,
  syntaxLanguageOf,
  type TextJudgement,
} from "@maze/check";
import { outlookOf } from "@maze/mask";
import { assert, assertEquals, assertMatch } from "@std/assert";
import fc from "fast-check";

function judge(name: string, text: string): TextJudgement {
  const language = syntaxLanguage(name)!;
  const compiled = language.compiled();
  const recognisers = language.wholes("").map((entry) => compiled.recogniser(entry));
  return judgeText(recognisers, { text, path: "a", language: name });
}

/** Language, text, place of what is wrong, its text, and something that must be expected there. */
const REFUSED: readonly (readonly [string, string, string, string, string])[] = [
  ["typescript", "let a = 1;\nif (a {\n}", "2:7", "{", '")"'],
  ["typescript", "let enum = 3;", "1:5", "enum", "identifier"],
  ["typescript", "clas Foo {}", "1:6", "Foo", '";"'],
  ["typescript", "f(1, 2", "1:7", "", '")"'],
  ["typescript", 'const s = "abc\n;', "1:15", "\n", "string"],
  ["typescript", "const é = 'ü' 'a'", "1:15", "'", '";"'],
  ["typescript", "/* 𝄞 */ a b", "1:12", "b", '"+"'],
  ["tsx", "const a = <div>text</div", "1:25", "", "jsx_close"],
  ["javascript", "const a: number = 1", "1:8", ":", '"="'],
  ["json", '{"a": 1,\n}', "2:1", "}", "string"],
  ["json", '{"a" 1}', "1:6", "1", '":"'],
  ["json", "[tru]", "1:5", "]", '"true"'],
  ["json", "", "1:1", "", '"{"'],
];

for (const [name, text, place, found, expected] of REFUSED) {
  Deno.test(`syntax: ${name} refuses ${JSON.stringify(text)} at ${place}`, () => {
    const judged = judge(name, text);
    assert(judged.kind !== "accepted", "it was accepted");
    const { line, column } = judged.place;
    assertEquals(`${line}:${column}`, place);
    assertEquals(text.slice(judged.span.start, judged.span.end), found);
    const names = judged.expected.map(({ what }) => what);
    assert(names.includes(expected), `expected ${expected} among ${names}`);
    assertEquals(judged.diagnostic.code, "MAZE-E0808");
    assertMatch(
      judged.diagnostic.message,
      new RegExp(`^Cannot read this as ${name}: .+, expected`),
    );
  });
}

Deno.test("syntax: what was not finished is told apart from what cannot stand", () => {
  const unfinished = judge("json", '["a", "b');
  assert(unfinished.kind === "incomplete");
  assertEquals(unfinished.diagnostic.notes, [
    "what is not finished begins at 1:7",
    "while reading array",
  ]);
  assert(unfinished.diagnostic.message.endsWith("the text ends, expected the rest of string"));
  const comment = judge("typescript", "a;\n/* never ends");
  assert(comment.kind === "incomplete");
  assertEquals(comment.diagnostic.notes?.[0], "what is not finished begins at 2:1");
});

Deno.test("syntax: of several kinds of file the one that reads furthest says why", () => {
  const language = syntaxLanguage("javascript")!;
  assertEquals(language.wholes("a.mjs"), ["module"]);
  assertEquals(judge("javascript", "with (a) b;").kind, "accepted");
  assertEquals(judge("javascript", "import a from 'a';").kind, "accepted");
  const judged = judge("javascript", "import a from 'a';\nlet = ;");
  assertEquals(judged.kind !== "accepted" && judged.place.line, 2);
});

Deno.test("syntax: json takes what JSON.parse takes, and refuses where the text goes wrong", () => {
  const text = fc.oneof(
    fc.json(),
    fc.stringMatching(/^[[\]{},:"\\0-9.eE+\- truefalsn]{0,12}$/),
  );
  fc.assert(fc.property(text, (json) => {
    let isValid = true;
    try {
      JSON.parse(json);
    } catch {
      isValid = false;
    }
    assertEquals(judge("json", json).kind === "accepted", isValid, json);
  }));
});

Deno.test("syntax: an outlook names what may follow, and whether the text may end", () => {
  const json = syntaxLanguage("json")!.compiled().recogniser();
  const after = (text: string) => outlookOf(json, new TextEncoder().encode(text));
  assertEquals(after('{"a"')?.expected.map(({ what }) => what), ['":"']);
  assertEquals(after("[1]"), { expected: [], mayEnd: true });
  assertEquals(after("12")?.mayEnd, true);
  assertEquals(after("]"), undefined);
});

Deno.test("evidence: one record for each language, none for files without a grammar", () => {
  const texts = new Map([
    ["/p/a.ts", "export const a = 1;"],
    ["/p/b.ts", "export const = 1;"],
    ["/p/c.json", "[]"],
    ["/p/d.md", "["],
  ]);
  const host = memoryHost();
  const records = checkGrammar(host, { texts, version: "1.2.3" });
  assertEquals(
    records.map((
      { check, reason, tool, verdict, version },
    ) => [check, tool, version, verdict, reason]),
    [
      ["syntax", "maze grammar typescript", "1.2.3", "fail", "1 error"],
      ["syntax", "maze grammar json", "1.2.3", "pass", undefined],
    ],
  );
  const [typescript] = records;
  assertEquals(typescript!.inputs, {
    "/p/a.ts": host.digest("export const a = 1;"),
    "/p/b.ts": host.digest("export const = 1;"),
  });
  assertEquals(typescript!.diagnostics.map(({ path, place }) => [path, place?.column]), [
    ["/p/b.ts", 14],
  ]);
});

Deno.test("evidence: a grammar that refuses what the parser takes gives no verdict", () => {
  const parser = {
    ...{ check: "syntax", tool: "typescript", version: "6", inputs: {}, diagnostics: [] },
    elapsedMs: 1,
  };
  const request = { texts: new Map([["/p/a.json", "[,]"]]), version: "1" };
  const [skipped] = checkGrammar(memoryHost(), {
    ...request,
    parser: { ...parser, verdict: "pass" },
  });
  assertEquals(skipped!.verdict, "skipped");
  assertEquals(skipped!.reason, "the grammar refuses a.json:1:2, which typescript 6 takes");
  assertEquals(skipped!.diagnostics.map(({ severity }) => severity), ["info"]);
  const [failed] = checkGrammar(memoryHost(), {
    ...request,
    parser: { ...parser, verdict: "fail" },
  });
  assertEquals(failed!.verdict, "fail");
});

Deno.test("languages: a file's language is that of its extension, whatever its case", () => {
  const names = ["a.TS", "b.d.mts", "c.tsx", "d.cjs", "e.json", "f", "g.py", "h.ts/readme"]
    .map((path) => syntaxLanguageOf(path)?.name);
  assertEquals(names, [
    ...["typescript", "typescript", "tsx", "javascript", "json"],
    ...[undefined, undefined, undefined],
  ]);
});
