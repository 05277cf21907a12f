import { assert, assertEquals } from "@std/assert";
import { type Call, callMaze, envelopeIn } from "./cli_support.ts";

/** One byte a token. */
const BYTES = Array.from({ length: 256 }, (_, id) => `${btoa(String.fromCharCode(id))} ${id}\n`);
const tokenizer = ["--tokenizer", "bytes.tiktoken"];

function lines(...objects: readonly unknown[]): string {
  return objects.map((each) => `${JSON.stringify(each)}\n`).join("");
}

async function bench(
  args: readonly string[],
  input: string,
  options: Call = {},
): ReturnType<typeof callMaze> {
  const files = { "/p/in.jsonl": input, "/p/bytes.tiktoken": BYTES.join("") };
  return await callMaze(["bench", ...args, "--input", "in.jsonl", "--json"], { files, ...options });
}

const SOURCES = lines(
  { name: "good.ts", source: "const a: number = 1;\n" },
  { name: "bad.ts", source: "const a number = 1;\n" },
  { name: "lone.ts", source: "const a = '\ud800';" },
  { name: "also good.ts", source: "class A<T> { b = <T>(c: T) => c }" },
);

Deno.test("bench syntax: truth is TypeScript's parser, and the fields are those that are promised", async () => {
  const called = await bench(["syntax", "--language", "typescript"], SOURCES);
  assertEquals(called.status, 0, called.error);
  const { result } = envelopeIn(called);
  assertEquals(result, {
    files: 3,
    valid: 2,
    wrong_reject: [],
    wrong_accept: [],
    skipped: [{ name: "lone.ts", reason: "it holds a lone surrogate, which no text file can" }],
  });
  const limited = envelopeIn(await bench(["syntax", "--limit", "1"], SOURCES)).result;
  assertEquals([limited.files, limited.valid], [1, 1]);
});

Deno.test("bench syntax: a suite's word is the truth where a line has one", async () => {
  const input = lines(
    { name: "wrongly refused", source: "{", expect: "pass", module: false },
    { name: "wrongly taken", source: "a;", expect: "early", module: true },
    { name: "a module", source: "import 'a';", expect: "pass", module: true },
    { name: "no script", source: "import 'a';", expect: "fail", module: false },
  );
  const { result } = envelopeIn(await bench(["syntax", "--language", "javascript"], input));
  assertEquals([result.files, result.valid], [4, 2]);
  assertEquals(
    result.wrong_reject.map((
      { column, line, name }: Record<string, unknown>,
    ) => [name, line, column]),
    [["wrongly refused", 1, 2]],
  );
  assertEquals(result.wrong_accept, [
    { name: "wrongly taken", because: 'its suite expects "early"' },
  ]);
});

Deno.test("bench masks: every token of every source, with the promised fields", async () => {
  const input = lines(
    { name: "a", source: '{"a": [1, true]}' },
    { name: "b", source: '{"a"\n: [}' },
    { name: "c", source: "[1" },
  );
  const called = await bench(["masks", "--language", "json", ...tokenizer], input);
  assertEquals(called.status, 0, called.error);
  const { result } = envelopeIn(called);
  assertEquals(Object.keys(result), [
    ...["files", "tokens", "refused", "mask", "accept", "compile_ms", "vocabulary_ms", "memory_mb"],
  ]);
  assertEquals([result.files, result.tokens], [3, 16 + 9 + 2]);
  assertEquals(result.refused, [
    { name: "b", line: 2, column: 4, index: 8, token: 125, text: "}" },
    { name: "c", line: 1, column: 3, index: 2, token: null, text: "" },
  ]);
  assertEquals(Object.keys(result.mask.cold), ["p50", "p99", "max"]);
  assertEquals(Object.keys(result.mask.warm), ["p50", "p90", "p99", "max"]);
  assertEquals(Object.keys(result.accept), ["p50", "p99"]);
  const { cold, warm } = result.mask;
  assert(0 <= cold.p50 && cold.p50 <= cold.p99 && cold.p99 <= cold.max, JSON.stringify(cold));
  assert(0 <= warm.p50 && warm.p90 <= warm.p99 && warm.max > 0, JSON.stringify(warm));
  assert(result.compile_ms > 0 && result.vocabulary_ms > 0 && result.memory_mb > 0);
});

Deno.test("bench schemas: instances in both spellings, and keywords of what is not supported", async () => {
  const input = lines(
    {
      name: "sound",
      schema: { type: "array", items: { type: "integer" }, minItems: 2 },
      tests: [{ valid: true, data: [1, 2] }, { valid: false, data: [1] }],
    },
    {
      name: "stated wrongly",
      schema: { const: 7 },
      tests: [{ valid: false, data: 7 }, { valid: true, data: [8, 9] }, { valid: true, data: 7 }],
    },
    { name: "remote", schema: { $ref: "https://a.b/c" }, tests: [] },
  );
  const called = await bench(["schemas", ...tokenizer], input);
  assertEquals(called.status, 0, called.error);
  const { result } = envelopeIn(called);
  assertEquals(Object.keys(result), [
    ...["schemas", "unsupported", "wrong_accept", "wrong_reject", "compile", "mask"],
  ]);
  assertEquals(result.schemas, 3);
  assertEquals(
    result.unsupported.map((
      { keyword, name, pointer }: Record<string, string>,
    ) => [name, keyword, pointer]),
    [["remote", "$ref", "/$ref"]],
  );
  assertEquals(result.wrong_accept, [
    { name: "stated wrongly", test: 0, spelling: "indented", at: null },
  ]);
  assertEquals(result.wrong_reject, [
    { name: "stated wrongly", test: 1, spelling: "indented", at: { line: 1, column: 1 } },
  ]);
  for (const figures of [result.compile, result.mask]) {
    assertEquals(Object.keys(figures), ["p50", "p99", "max"]);
    assert(figures.p50 <= figures.p99 && figures.p99 <= figures.max && figures.max > 0);
  }
});

Deno.test("bench: a line that cannot be used ends it, by its number", async () => {
  const cases: readonly (readonly [readonly string[], string, string])[] = [
    [["syntax"], `${SOURCES}{"name": "x", "source`, "Cannot use line 5 of in.jsonl: it is no JSON"],
    [["syntax"], '{"name":"x"}', 'line 1 of in.jsonl: its field "source" is absent'],
    [["masks", ...tokenizer], '{"name":1,"source":""}', 'its field "name" is a number'],
    [["schemas", ...tokenizer], '{"name":"x","schema":1,"tests":[]}', '"schema" is no schema'],
    [["schemas", ...tokenizer], '{"name":"x","schema":{},"tests":[1]}', '"tests" is no list'],
  ];
  for (const [args, input, says] of cases) {
    const called = await bench(args, input);
    const { error, result } = envelopeIn(called);
    assertEquals([called.status, error.code], [2, "MAZE-E1076"]);
    assert(error.message.includes(says), error.message);
    assertEquals(result.diagnostics[0].path, "in.jsonl");
  }
});

Deno.test("bench: an unknown language and a missing input are mistakes", async () => {
  const missing = await callMaze(["bench", "syntax", "--input", "gone.jsonl"]);
  assertEquals(missing.status, 2);
  assert(missing.error.includes("Cannot read gone.jsonl: there is no such file"), missing.error);
  const unknown = await bench(["syntax", "--language", "jsn"], "");
  assertEquals(envelopeIn(unknown).error.fix, "did you mean json?");
});

Deno.test("bench: an interrupt ends it with what was measured so far", async () => {
  const source = JSON.stringify(Array.from({ length: 2000 }, (_, index) => index));
  const input = lines(...Array.from({ length: 500 }, (_, at) => ({ name: `${at}`, source })));
  const called = await bench(["masks", "--language", "json", ...tokenizer], input, {
    onStart: (send) => void setTimeout(() => send("SIGINT"), 300),
  });
  assertEquals(called.status, 130);
  const { error, result } = envelopeIn(called);
  assertEquals(error.code, "MAZE-E1103");
  assert(result.files < 500, `${result.files} were read`);
});
