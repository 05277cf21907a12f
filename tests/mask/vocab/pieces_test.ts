import { MazeError } from "@maze/base";
import { readGguf } from "../../../lib/mask/vocab/read/gguf.ts";
import { readSentencePiece } from "../../../lib/mask/vocab/read/sentencepiece.ts";
import type { Vocabulary } from "../../../lib/mask/vocab/vocabulary.ts";
import { assert, assertEquals, assertThrows } from "@std/assert";
import { ggufFile, sentencePieceFile, type WrittenPiece } from "./files.ts";

const [NORMAL, UNKNOWN, CONTROL, USER, UNUSED, BYTE] = [1, 2, 3, 4, 5, 6];

/** `▁ab` is made in two ways; the scores say which: `ab` before `▁a`. */
const PIECES: readonly WrittenPiece[] = [
  ["<unk>", 0, UNKNOWN],
  ["<s>", 0, CONTROL],
  ["</s>", 0, CONTROL],
  ["<0x41>", 0, BYTE],
  ["<0xC3>", 0, BYTE],
  ["<0xA9>", 0, BYTE],
  ["▁a", -2, NORMAL],
  ["ab", -1, NORMAL],
  ["▁ab", -3, NORMAL],
  ["▁", -4, NORMAL],
  ["a", -5, NORMAL],
  ["b", -6, NORMAL],
  ["<tool>", 0, USER],
  ["old", -7, UNUSED],
  ["\ufeff", -8, NORMAL],
];

const MERGES = { trainer: { 3: 2, 42: 2 }, normalizer: { 3: 1, 4: 0 } };

const texts = (vocabulary: Vocabulary, text: string, options = {}) =>
  vocabulary.encode(text, options).map((id) => PIECES[id]![0]);

const ggufValues = {
  "general.architecture": "llama",
  "general.flags": Uint8Array.of(1, 0, 1),
  "tokenizer.ggml.model": "llama",
  "tokenizer.ggml.tokens": PIECES.map(([text]) => text),
  "tokenizer.ggml.scores": Float32Array.from(PIECES, ([, score]) => score),
  "tokenizer.ggml.token_type": Int32Array.from(PIECES, ([, , type]) => type),
  "tokenizer.ggml.eos_token_id": 2,
};

const KINDS = [
  ["SentencePiece", () => readSentencePiece(sentencePieceFile(PIECES, MERGES))],
  ["GGUF", () => readGguf(ggufFile(ggufValues))],
] as const;

for (const [kind, read] of KINDS) {
  Deno.test(`${kind}: the best score merges first, what is no piece goes by bytes`, () => {
    const vocabulary = read();
    assertEquals(vocabulary.warnings, []);
    assertEquals(texts(vocabulary, " ab"), ["▁ab"]);
    assertEquals(texts(vocabulary, "ab", { start: true }), ["▁ab"]);
    assertEquals(texts(vocabulary, "ab"), ["ab"]);
    assertEquals(texts(vocabulary, " a b"), ["▁a", "▁", "b"]);
    assertEquals(texts(vocabulary, "\ufeff"), ["\ufeff"]);
    assertEquals(texts(vocabulary, "Aé"), ["<0x41>", "<0xC3>", "<0xA9>"]);
    assertEquals(texts(vocabulary, "a<tool>b"), ["a", "<tool>", "b"]);
    assert(!texts(vocabulary, "</s>").includes("</s>"));
    assertEquals(texts(vocabulary, "a</s>", { special: true }), ["a", "</s>"]);
  });

  Deno.test(`${kind}: bytes of spaces, bytes and holes; special tokens and ends`, () => {
    const vocabulary = read();
    const bytes = (id: number) => vocabulary.decode([vocabulary.tokenId(id)]);
    assertEquals([bytes(8), bytes(3), bytes(12), bytes(13), bytes(1)], [
      " ab",
      "A",
      "<tool>",
      "",
      "",
    ]);
    assertEquals([...vocabulary.special.keys()], ["<unk>", "<s>", "</s>"]);
    assertEquals(vocabulary.end.map(Number), [2]);
  });
}

Deno.test("SentencePiece: a unigram model takes the segmentation with the best sum", () => {
  const pieces: WrittenPiece[] = [
    ["<unk>", 0, UNKNOWN],
    ["a", -3, NORMAL],
    ["b", -3, NORMAL],
    ["c", -3, NORMAL],
    ["ab", -4, NORMAL],
    ["bc", -3.5, NORMAL],
    ["<0x5A>", 0, BYTE],
  ];
  const vocabulary = readSentencePiece(
    sentencePieceFile(pieces, { trainer: { 3: 1 }, normalizer: { 3: 0, 4: 0 } }),
  );
  // a + bc = −6.5 is better than ab + c = −7.
  assertEquals(vocabulary.encode("abcZ").map((id) => pieces[id]![0]), ["a", "bc", "<0x5A>"]);
});

Deno.test("SentencePiece: a normalizer that changes text is named", () => {
  const file = sentencePieceFile(PIECES, {
    trainer: { 3: 2 },
    normalizer: { 1: "nmt_nfkc", 2: "rules", 4: 1 },
  });
  const messages = readSentencePiece(file, { name: "m" }).warnings.map(({ message }) => message);
  assertEquals(messages, [
    'The vocabulary m normalizes text by "nmt_nfkc", which is not done here',
    "The vocabulary m removes repeated spaces, which is not done here",
  ]);
});

Deno.test("SentencePiece: what is cut off anywhere is refused, or lacks its last pieces", () => {
  const file = sentencePieceFile(PIECES, MERGES);
  let refused = 0;
  for (let length = 0; length < file.length; length++) {
    try {
      assert(readSentencePiece(file.subarray(0, length)).size <= PIECES.length);
    } catch (error) {
      assert(error instanceof MazeError, `${error}`);
      refused++;
    }
  }
  assert(refused > file.length / 2);
});

Deno.test("SentencePiece: foreign bytes and kinds are refused with what was expected", () => {
  const read = (...bytes: number[]) => () => readSentencePiece(Uint8Array.from(bytes));
  assertThrows(read(), MazeError, "expected 1 to");
  assertThrows(read(0x0b), MazeError, "wire type 3");
  assertThrows(read(0x0a, 0xff, 0xff, 0xff, 0xff, 0x7f), MazeError, "it ends after 0 more bytes");
  assertThrows(read(...new Array(12).fill(0xff)), MazeError, "more than ten bytes");
  const words = sentencePieceFile(PIECES, { trainer: { 3: 3 } });
  assertThrows(() => readSentencePiece(words), MazeError, "model type is 3");
});

Deno.test("GGUF: byte-level merges with a known and an unknown split", () => {
  const values = {
    "tokenizer.ggml.model": "gpt2",
    "tokenizer.ggml.pre": "llama-bpe",
    "tokenizer.ggml.tokens": ["a", "b", "Ġ", "Ġa", "<|eot_id|>", "<added one>"],
    "tokenizer.ggml.token_type": Int32Array.of(1, 1, 1, 1, 3, 4),
    "tokenizer.ggml.merges": ["Ġ a"],
  };
  const vocabulary = readGguf(ggufFile(values));
  assertEquals(vocabulary.encode(" ab").map(Number), [3, 1]);
  assertEquals(vocabulary.encode("a<added one>").map(Number), [0, 5]);
  assertEquals([vocabulary.end.map(Number), vocabulary.warnings.length], [[4], 0]);
  const other = readGguf(ggufFile({ ...values, "tokenizer.ggml.pre": "brand-new" }), { name: "m" });
  assertEquals(
    other.warnings[0]!.message,
    'The vocabulary m splits text by "brand-new", which is not known here',
  );
});

Deno.test("GGUF: what is cut off anywhere is refused", () => {
  const file = ggufFile(ggufValues);
  for (let length = 0; length < file.length; length++) {
    assertThrows(() => readGguf(file.subarray(0, length)), MazeError);
  }
});

Deno.test("GGUF: other versions, kinds and sizes are refused", () => {
  const changed = (at: number, value: number) => {
    const file = ggufFile(ggufValues);
    file[at] = value;
    return () => readGguf(file);
  };
  assertThrows(changed(0, 0x58), MazeError, '"GGUF"');
  assertThrows(changed(4, 1), MazeError, "its version is 1, expected 2 or 3");
  assertThrows(changed(20, 0xff), MazeError, "entries of metadata");
  assertThrows(changed(31, 0xff), MazeError, "out of range");
  const model = ggufFile({ ...ggufValues, "tokenizer.ggml.model": "rwkv" });
  assertThrows(() => readGguf(model), MazeError, 'its tokenizer is "rwkv"');
  assertThrows(() => readGguf(ggufFile({ a: "b" })), MazeError, "tokenizer.ggml.tokens");
});
