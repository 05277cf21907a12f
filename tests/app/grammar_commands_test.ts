import { assert, assertEquals } from "@std/assert";
import { type Call, callMaze, envelopeIn } from "./cli_support.ts";

/** One byte a token, then a few longer ones; ids of bytes are their values. */
const LONGER = ['{"', '":', "true", "12", '"a"', "}\n"];
const TINY = [
  ...Array.from({ length: 256 }, (_, byte) => btoa(String.fromCharCode(byte))),
  ...LONGER.map((text) => btoa(text)),
].map((token, id) => `${token} ${id}`).join("\n") + "\n";

const FILES: Record<string, string> = {
  "/p/sound.ts": "export const one: number = 1;\n",
  "/p/broken.ts": "export const one = 1;\nif (one {\n}\n",
  "/p/a.json": '{"a": 1}',
  "/p/notes.txt": "12",
  "/p/tiny.tiktoken": TINY,
  "/p/s.schema.json": JSON.stringify({
    type: "object",
    properties: { a: { type: "integer" } },
    required: ["a"],
    additionalProperties: false,
  }),
  "/p/sum.lark": 'start: sum\nsum: sum "+" N | N\nN: /[0-9]+/\n%ignore /\\s+/\n',
  "/p/words/grammar.json": JSON.stringify({
    name: "words",
    rules: {
      text: { type: "REPEAT", content: { type: "SYMBOL", name: "word" } },
      word: { type: "PATTERN", value: "[0-9a-z]+" },
    },
    extras: [{ type: "PATTERN", value: "\\s" }],
  }),
  "/p/digits.regex": "[0-9]{2}\n",
};

function call(args: readonly string[], options: Call = {}) {
  return callMaze(["grammar", ...args], { files: FILES, ...options });
}

Deno.test("grammar check: status 1 and line, column and expectation where a file is refused", async () => {
  const both = await call(["check", "sound.ts", "broken.ts"]);
  assertEquals(both.status, 1, both.error);
  assert(both.output.includes("✔ sound.ts typescript"), both.output);
  assert(both.output.includes("broken.ts:2:9 error MAZE-E0808"), both.output);
  assert(both.output.includes("2 | if (one {\n    |         ^"), both.output);

  const { result, status } = envelopeIn(await call(["check", "sound.ts", "broken.ts", "--json"]));
  assertEquals(status, "failed");
  const [sound, broken] = result.files;
  assertEquals(sound, {
    ...{ path: "sound.ts", state: "accepted", line: null, column: null, message: null },
    ...{ expected: [], language: "typescript" },
  });
  assertEquals([broken.state, broken.line, broken.column], ["refused", 2, 9]);
  const closing = broken.expected.find(({ what }: { what: string }) => what === '")"');
  assert(closing?.rules.length > 0, JSON.stringify(broken.expected));
  assertEquals((await call(["check", "sound.ts"])).status, 0);
});

Deno.test("grammar check: by schema, Lark, regular expression, tree-sitter, and of a grammar alone", async () => {
  assertEquals((await call(["check", "--schema", "s.schema.json", "a.json"])).status, 0);
  const text = await call(["check", "--language", "json", "notes.txt"]);
  assertEquals(text.status, 0, text.error);
  for (const grammar of ["digits.regex", "sum.lark", "words/grammar.json"]) {
    const taken = await call(["check", "--grammar", grammar, "notes.txt"]);
    assertEquals(taken.status, 0, `${grammar}: ${taken.output}${taken.error}`);
  }
  assertEquals((await call(["check", "--grammar", "digits.regex", "a.json"])).status, 1);
  const alone = await call(["check", "--grammar", "digits.regex"]);
  assertEquals([alone.status, alone.output], [0, "✔ digits.regex is a sound grammar\n"]);
});

Deno.test("grammar check: an entry is a kind of text", async () => {
  const files = { "/p/e.ts": "a + b" };
  const args = ["check", "e.ts", "--entry"];
  assertEquals((await call([...args, "expression"], { files })).status, 0);
  assertEquals((await call([...args, "type"], { files })).status, 1);
  const unknown = await call([...args, "expresion"], { files });
  assertEquals(unknown.status, 2);
  assert(unknown.error.includes("did you mean expression?"), unknown.error);
});

Deno.test("grammar: what the user can get wrong is said with what to do about it", async () => {
  const cases: readonly (readonly [readonly string[], string, Record<string, string>?])[] = [
    [["check"], "no file was named"],
    [["check", "gone.ts"], "Cannot read gone.ts: there is no such file"],
    [["check", "notes.txt"], "Cannot tell the language of notes.txt"],
    [["check", "sound.ts", "--language", "typscript"], "did you mean typescript?"],
    [["check", "sound.ts", "--language", "json", "--schema", "s.schema.json"], "together"],
    [["check", "a.json", "--grammar", "a.txt"], "names no notation", { "/p/a.txt": "x" }],
    [["check", "--grammar", "a.regex"], "a.regex:1:3", { "/p/a.regex": "ab(" }],
    [["check", "--grammar", "a.lark"], "a.lark:2:4", { "/p/a.lark": 'start: a\na: b "x"\n' }],
    [["check", "--grammar", "grammar.json"], "rules.a", {
      "/p/grammar.json": '{"name":"g","rules":{"a":{"type":"SYMBOL","name":"b"}},"extras":[]}',
    }],
    [["check", "--schema", "a.json"], "it is no JSON", { "/p/a.json": "{" }],
    [["check", "--schema", "a.json"], "$ref", { "/p/a.json": '{"$ref":"https://a.b/c"}' }],
    [["explain", "sound.ts:9:1"], "the text has 2 lines"],
    [["explain", "sound.ts:1:99"], "line 1 has 29 columns"],
    [["mask", "a.json", "--text", "x"], "expected one"],
    [["mask", "--language", "json", "--tokenizer", "o200k_bas"], "write o200k_base"],
  ];
  for (const [args, says, files] of cases) {
    const { error, output, status } = await call(args, { files: { ...FILES, ...files } });
    assertEquals([status, output], [2, ""], `${args.join(" ")}: ${error}`);
    assert(error.includes(says), `${args.join(" ")}: ${error}`);
    assert(error.includes("  fix: "), error);
  }
});

Deno.test("grammar: bytes that are not UTF-8 are named by line and column", async () => {
  const input = Uint8Array.of(0x5b, 0x0a, 0x22, 0xff);
  const { error, status } = await call(["mask", "-", "--language", "json"], { input });
  assertEquals(status, 2);
  assert(error.includes("Cannot read standard input:2:2: it is not UTF-8 there"), error);
});

Deno.test("grammar explain: all that was expected, or what may come at a place", async () => {
  const why = await call(["explain", "broken.ts"]);
  assertEquals(why.status, 1);
  assert(why.output.includes("all that was expected there\n"), why.output);
  assert(why.output.includes("wanted by"), why.output);

  const at = await call(["explain", "a.json:1:5", "--json"]);
  const { result } = envelopeIn(at);
  assertEquals([at.status, result.language, result.line, result.column], [0, "json", 1, 5]);
  assertEquals(result.expected, [{ what: '":"', rules: ["member"] }]);
  assertEquals(result.may_end, false);
  const end = envelopeIn(await call(["explain", "a.json:1:9", "--json"])).result;
  assertEquals([end.may_end, end.expected], [true, []]);

  const early = await call(["explain", "broken.ts:3:1"]);
  assertEquals(early.status, 1, "the text is refused before that place");
  assert(early.output.startsWith("broken.ts:2:9"), early.output);
  const whole = await call(["explain", "sound.ts"]);
  assertEquals([whole.status, whole.output], [0, "sound.ts is in the language typescript\n"]);
});

Deno.test("grammar mask: the tokens that may come, worked out by hand", async () => {
  const args = ["mask", "--language", "json", "--tokenizer", "tiny.tiktoken", "--samples", "999"];
  const next = async (text: string) =>
    envelopeIn(await call([...args, "--text", text, "--json"])).result;
  const white = [9, 10, 13, 32];
  const after = await next('{"a"');
  assertEquals(after.samples.map(({ id }: { id: number }) => id), [...white, 58]);
  assertEquals(
    [after.allowed, after.may_end, after.vocabulary, after.entry, after.language],
    [5, false, 262, null, "json"],
  );
  assertEquals(after.expected, ['":"']);
  assertEquals((await next("[1, ")).expected.includes("number"), true);
  const text = await next('["a');
  const texts = text.samples.map((token: { text: string }) => token.text);
  assert(texts.includes("true") && texts.includes("12") && texts.includes('"'), texts.join(" "));
  assert(texts.includes('{"'), "it closes the string");
  assert(!texts.includes('":') && !texts.includes("}\n"), texts.join(" "));
  const forced = await next("[t");
  assertEquals(forced.forced.map((token: { text: string }) => token.text).join(""), "rue");
  const done = await next("[]");
  assertEquals([done.may_end, done.allowed], [true, white.length]);
});

Deno.test("grammar mask: from a file, from standard input, by a schema, and of a refused text", async () => {
  const tiny = ["--tokenizer", "tiny.tiktoken"];
  const files = { ...FILES, "/p/start.json": '{"' };
  const schema = ["--schema", "s.schema.json", ...tiny, "--json"];
  const fromFile = await call(["mask", "start.json", ...schema], { files });
  const { samples } = envelopeIn(fromFile).result;
  const shown = samples.map((token: { text: string }) => token.text);
  assert(shown.includes("a") && !shown.includes("b"), shown.join(" "));
  const input = new TextEncoder().encode('{"');
  const fromInput = await call(["mask", "-", ...schema], { input });
  assertEquals(envelopeIn(fromInput).result, envelopeIn(fromFile).result);

  const refused = await call(["mask", "--language", "json", "--text", "[1,\n]", ...tiny]);
  assertEquals(refused.status, 1);
  assert(refused.output.startsWith("text:2:1 error MAZE-E0808"), refused.output);
  const people = await call(["mask", "--language", "json", "--text", "[", ...tiny]);
  assert(/^allowed {3}\d+ of 262 tokens/.test(people.output), people.output);
});

Deno.test("grammar list: languages with their entries, and vocabularies", async () => {
  const { result } = envelopeIn(await call(["list", "--json"]));
  assertEquals(
    result.languages.map(({ name }: { name: string }) => name),
    ["typescript", "tsx", "javascript", "json"],
  );
  const [typescript] = result.languages;
  for (const entry of ["expression", "statement", "block", "function", "type"]) {
    assert(typescript.entries.includes(entry), `${entry} is missing from ${typescript.entries}`);
  }
  assertEquals(result.vocabularies, ["o200k_base", "cl100k_base", "llama3"]);
});
