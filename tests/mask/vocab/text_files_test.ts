import { MazeError } from "@maze/base";
import { readTiktoken } from "../../../lib/mask/vocab/read/tiktoken.ts";
import { readTokenizerJson } from "../../../lib/mask/vocab/read/tokenizer_json.ts";
import { assertEquals, assertThrows } from "@std/assert";

const utf8 = new TextEncoder();

Deno.test("tiktoken: ranks with holes, special tokens behind them", () => {
  const file = utf8.encode(["YQ== 0", "YWI= 2", "/w== 3", ""].join("\r\n"));
  const vocabulary = readTiktoken(file, { split: ".+", special: { "<e>": 5 }, end: ["<e>"] });
  assertEquals(vocabulary.size, 6);
  assertEquals([...vocabulary.bytesOf(vocabulary.tokenId(3))], [0xff]);
  assertEquals(vocabulary.trie.tokens, 3);
  assertEquals(vocabulary.end.map(Number), [5]);
  assertEquals(vocabulary.encode(Uint8Array.of(0x61, 0xff)).map(Number), [0, 3]);
});

Deno.test("tiktoken: lines and options that are wrong", () => {
  const read = (text: string, options = {}) => () => readTiktoken(utf8.encode(text), options);
  assertThrows(read(""), MazeError, "it is empty");
  assertThrows(read("YQ== 0\nnonsense"), MazeError, "line 2");
  assertThrows(read("YQ== 0\nYg== 0"), MazeError, "line 2 repeats the rank 0");
  assertThrows(read("YQ= 0"), MazeError, "line 1");
  assertThrows(read("YQ== 9999999"), MazeError, "line 1");
  assertThrows(read("YQ== 0", { special: { x: 0 } }), MazeError, 'special token "x" has the id 0');
  assertThrows(read("YQ== 0", { end: ["x"] }), MazeError, 'no special token "x"');
});

Deno.test("tiktoken: without a pattern there is a warning", () => {
  const { warnings } = readTiktoken(utf8.encode("YQ== 0"), { name: "m" });
  assertEquals(warnings.map(({ message }) => message), [
    "The vocabulary m came without a split pattern",
  ]);
});

const bpe = (model: object, more: object = {}) =>
  JSON.stringify({ model: { type: "BPE", ...model }, ...more });

Deno.test("tokenizer.json: merges in their order, pairs as arrays, added tokens first", () => {
  const vocabulary = readTokenizerJson(bpe({
    vocab: { a: 0, b: 1, c: 2, ab: 3, bc: 4, abc: 5 },
    merges: [["b", "c"], ["a", "b"]],
  }, {
    pre_tokenizer: { type: "ByteLevel", add_prefix_space: false, use_regex: false },
    added_tokens: [
      { id: 6, content: "<x>", special: false },
      { id: 7, content: "<eos>", special: true },
    ],
  }));
  // The merge a + bc is not listed, so abc is never made.
  assertEquals(vocabulary.encode("abc").map(Number), [0, 4]);
  assertEquals(vocabulary.encode("ab<x>c<eos>").map(Number), [3, 6, 2]);
  assertEquals(vocabulary.encode("c<eos>", { special: true }).map(Number), [2, 7]);
  assertEquals(vocabulary.decode(vocabulary.encode("c<x>")), "c<x>");
});

Deno.test("tokenizer.json: whole pieces come first where merges are ignored", () => {
  const vocab = { a: 0, b: 1, ab: 2 };
  const split = { pre_tokenizer: { type: "ByteLevel", use_regex: true } };
  const ids = (ignore_merges: boolean) =>
    readTokenizerJson(bpe({ vocab, merges: [], ignore_merges }, split)).encode("ab").map(Number);
  assertEquals([ids(false), ids(true)], [[0, 1], [2]]);
});

Deno.test("tokenizer.json: spaces as ▁, bytes for what is missing, the leading space", () => {
  const vocabulary = readTokenizerJson(bpe({
    vocab: { "<unk>": 0, "<0xC3>": 1, "<0xA9>": 2, "▁": 3, a: 4, "▁a": 5 },
    merges: ["▁ a"],
    byte_fallback: true,
    unk_token: "<unk>",
  }, {
    normalizer: {
      type: "Sequence",
      normalizers: [
        { type: "Prepend", prepend: "▁" },
        { type: "Replace", pattern: { String: " " }, content: "▁" },
      ],
    },
  }));
  assertEquals(vocabulary.encode("a aé").map(Number), [4, 5, 1, 2]);
  assertEquals(vocabulary.encode("a", { start: true }).map(Number), [5]);
  assertEquals(vocabulary.decode([5, 1, 2].map((id) => vocabulary.tokenId(id))), " aé");
  assertEquals([...vocabulary.special], [["<unk>", 0]]);
});

Deno.test("tokenizer.json: steps that split, one after the other", () => {
  const vocab = Object.fromEntries([..."a1.Ġ", "11", "..", "a."].map((text, id) => [text, id]));
  const merges = ["1 1", ". .", "a ."];
  const encode = (text: string, ...steps: object[]) =>
    readTokenizerJson(bpe({ vocab, merges }, {
      pre_tokenizer: {
        type: "Sequence",
        pretokenizers: [...steps, { type: "ByteLevel", use_regex: false }],
      },
    })).encode(text).map(Number);
  assertEquals(encode("11"), [4]);
  assertEquals(encode("11", { type: "Digits", individual_digits: true }), [1, 1]);
  assertEquals(encode("a..", { type: "Punctuation" }), [0, 2, 2]);
  assertEquals(encode("a..", { type: "Punctuation", behavior: "Contiguous" }), [0, 5]);
  const split = { type: "Split", pattern: { String: "." }, behavior: "Isolated" };
  assertEquals(encode("a.", split), [0, 2]);
});

Deno.test("tokenizer.json: what is not done here is named", () => {
  const messages = (more: object, model: object = {}) =>
    readTokenizerJson(bpe({ vocab: { a: 0 }, merges: [], ...model }, more), { name: "m" })
      .warnings.map(({ message }) => message.replace("The vocabulary m ", ""));
  assertEquals(messages({ normalizer: { type: "NFC" } }), [
    "changes text by the normalizer NFC, which is not done here",
  ]);
  assertEquals(messages({ pre_tokenizer: { type: "BertPreTokenizer" } }), [
    "splits text by BertPreTokenizer, which is not done here",
  ]);
  const intersection = { type: "Split", pattern: { Regex: "[a&&b]" }, behavior: "Isolated" };
  assertEquals(messages({ pre_tokenizer: intersection }), [
    "splits text by a pattern that is not known here",
  ]);
  assertEquals(messages({ added_tokens: [{ id: 1, content: "x", rstrip: true }] }), [
    "has added tokens that take the spaces around them, which is not done here",
  ]);
  assertEquals(messages({}, { end_of_word_suffix: "</w>" }).length, 1);
});

Deno.test("tokenizer.json: Unigram by its scores, WordPiece as bytes", () => {
  const unigram = readTokenizerJson(JSON.stringify({
    pre_tokenizer: { type: "Metaspace", prepend_scheme: "always" },
    model: { type: "Unigram", unk_id: 0, vocab: [["<unk>", 0], ["▁a", -2], ["▁", -2], ["a", -2]] },
  }));
  assertEquals(unigram.encode("a a", { start: true }).map(Number), [1, 1]);
  const words = readTokenizerJson(JSON.stringify({
    model: {
      type: "WordPiece",
      unk_token: "[UNK]",
      continuing_subword_prefix: "##",
      vocab: { "[UNK]": 0, play: 1, "##ing": 2 },
    },
  }));
  assertEquals(words.decode([1, 2].map((id) => words.tokenId(id))), " playing");
  assertEquals(words.encode(" playing").map(Number), [1, 2]);
  assertEquals(words.warnings.length, 1);
});

Deno.test("tokenizer.json: what is malformed is refused with what was expected", () => {
  const refused = (text: string, message: string) =>
    assertThrows(() => readTokenizerJson(text, { name: "m" }), MazeError, message);
  refused("{", "it is no JSON");
  refused("[]", 'no field "model"');
  refused("{}", 'no field "model"');
  refused('{"model":{"type":"BPE"}}', 'no "vocab"');
  refused('{"model":{"type":"BPE","vocab":{"a":0}}}', 'no "merges"');
  refused(bpe({ vocab: { a: -1 }, merges: [] }), '"a" has the id -1');
  refused(bpe({ vocab: { a: 1e9 }, merges: [] }), "has the id 1000000000");
  refused(bpe({ vocab: { a: 0 }, merges: ["a b"] }), 'merge 1 is "a b"');
  refused(bpe({ vocab: { a: 0 }, merges: [null] }), "merge 1");
  refused(bpe({ vocab: { a: 0 }, merges: [] }, { added_tokens: [null] }), "has the id");
  refused('{"model":{"type":"Magic","vocab":{}}}', '"Magic"');
});
