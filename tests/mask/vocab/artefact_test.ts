import { MazeError } from "@maze/base";
import {
  ARTEFACT_VERSION,
  readVocabulary,
  writeVocabulary,
} from "../../../lib/mask/vocab/artefact.ts";
import {
  loadVocabulary,
  readVocabularyFile,
  type VocabularySource,
} from "../../../lib/mask/vocab/load.ts";
import { readSentencePiece } from "../../../lib/mask/vocab/read/sentencepiece.ts";
import { readTiktoken } from "../../../lib/mask/vocab/read/tiktoken.ts";
import { readTokenizerJson } from "../../../lib/mask/vocab/read/tokenizer_json.ts";
import type { Vocabulary } from "../../../lib/mask/vocab/vocabulary.ts";
import { vocabularyByName, vocabularyData } from "../../support/vocabularies.ts";
import { assert, assertEquals, assertRejects, assertThrows } from "@std/assert";
import { ggufFile, sentencePieceFile } from "./files.ts";

const utf8 = new TextEncoder();
const RANKS = utf8.encode("YQ== 0\nYg== 1\nYWI= 2\n");
const JSON_FILE = JSON.stringify({
  normalizer: { type: "NFC" },
  pre_tokenizer: { type: "ByteLevel", add_prefix_space: true },
  added_tokens: [{ id: 3, content: "<x>" }, { id: 4, content: "</s>", special: true }],
  model: { type: "BPE", vocab: { a: 0, b: 1, ab: 2 }, merges: ["a b"] },
});
const MODEL = sentencePieceFile([["<unk>", 0, 2], ["<0x61>", 0, 6], ["ab", -1, 1], ["b", -2, 1]]);

const SAMPLES: readonly (readonly [string, () => Vocabulary | Promise<Vocabulary>])[] = [
  ["ranks", () => readTiktoken(RANKS, { split: "\\w+", special: { "<e>": 3 }, end: ["<e>"] })],
  ["pairs", () => readTokenizerJson(JSON_FILE)],
  ["scores and bytes", () => readSentencePiece(MODEL)],
  [
    "merges by scores",
    () => readSentencePiece(sentencePieceFile([["a", 0, 1]], { trainer: { 3: 2 } })),
  ],
  ["o200k_base", () => vocabularyByName("o200k_base")],
];

for (const [name, make] of SAMPLES) {
  Deno.test(`artefact: ${name} comes back whole`, async () => {
    const vocabulary = await make();
    const back = readVocabulary(writeVocabulary(vocabulary));
    assertEquals(back.digest, vocabulary.digest);
    assertEquals(back.tokens, vocabulary.tokens);
    assertEquals(back.trie, vocabulary.trie);
    assertEquals(back.special, vocabulary.special);
    assertEquals([back.name, back.end], [vocabulary.name, vocabulary.end]);
    assertEquals(back.warnings, vocabulary.warnings);
    for (const text of ["abba", " ab<x>b</s>"]) {
      for (const options of [{}, { special: true, start: true }]) {
        assertEquals(back.encode(text, options), vocabulary.encode(text, options));
      }
    }
  });
}

Deno.test("artefact: every changed byte and every missing end is noticed", () => {
  const artefact = writeVocabulary(readTokenizerJson(JSON_FILE));
  for (let at = 0; at < artefact.length; at++) {
    const changed = artefact.slice();
    changed[at]! ^= 1 << at % 8;
    assertThrows(() => readVocabulary(changed), MazeError);
    assertThrows(() => readVocabulary(artefact.subarray(0, at)), MazeError);
  }
});

Deno.test("artefact: another version is refused by its number", () => {
  const artefact = writeVocabulary(readTiktoken(RANKS));
  artefact[7] = ARTEFACT_VERSION + 1;
  const error = assertThrows(() => readVocabulary(artefact), MazeError, "version");
  assertEquals(error.code, "MAZE-E0224");
});

Deno.test("artefact: it may lie anywhere in its buffer", () => {
  const artefact = writeVocabulary(readTiktoken(RANKS));
  const moved = new Uint8Array(artefact.length + 3);
  moved.set(artefact, 3);
  assertEquals(readVocabulary(moved.subarray(3)).encode("ab").map(Number), [2]);
});

Deno.test("digest: the same for the same tokens, another for any other", () => {
  const read = (file: string, options = {}) => readTiktoken(utf8.encode(file), options).digest;
  const base = read("YQ== 0\nYg== 1\n");
  assertEquals(read("Yg== 1\nYQ== 0\n", { name: "other" }), base);
  const others = [
    read("YQ== 0\nYg== 2\n"),
    read("YWI= 0\n"),
    read("YQ== 0\nYg== 1\n", { special: { x: 2 } }),
    read("YQ== 0\nYg== 1\n", { special: { x: 2 }, end: ["x"] }),
    read("YQ== 0\nYg== 1\n", { split: "." }),
  ];
  assertEquals(new Set([base, ...others]).size, others.length + 1);
});

Deno.test("files: the first bytes tell what a file is", () => {
  const size = (file: Uint8Array) => readVocabularyFile(file).size;
  assertEquals(size(RANKS), 3);
  assertEquals(size(utf8.encode(` \n${JSON_FILE}`)), 5);
  assertEquals(size(MODEL), 4);
  assertEquals(size(writeVocabulary(readTiktoken(RANKS))), 3);
  const gguf = ggufFile({ "tokenizer.ggml.model": "gpt2", "tokenizer.ggml.tokens": ["a"] });
  assertEquals(size(gguf), 1);
  assertThrows(() => size(utf8.encode("plain text")), MazeError);
});

/** A source over texts by path, which counts what is read and kept. */
function source(files: Readonly<Record<string, Uint8Array>>) {
  const kept = new Map<string, Uint8Array>();
  const read: string[] = [];
  const made: VocabularySource = {
    named: (name) => ({
      version: "1",
      read: () => {
        read.push(name);
        return vocabularyData(name);
      },
    }),
    file: (path) => Promise.resolve(files[path]),
    digest: (bytes) => new Uint8Array(bytes).toHex(),
    kept: (key) => Promise.resolve(kept.get(key)),
    keep: (key, artefact) => Promise.resolve(void kept.set(key, artefact)),
  };
  return { source: made, kept, read };
}

Deno.test("load: a name is read from its package once, then from its artefact", async () => {
  const { kept, read, source: made } = source({});
  const first = await loadVocabulary("cl100k_base", made);
  const second = await loadVocabulary("cl100k_base", made);
  assertEquals(read, ["cl100k_base"]);
  assertEquals([...kept.keys()], [`cl100k_base-1-v${ARTEFACT_VERSION}`]);
  assertEquals(second.digest, first.digest);
});

Deno.test("load: a damaged artefact is made anew", async () => {
  const { kept, source: made } = source({ "/t": RANKS });
  await loadVocabulary("/t", made);
  const [key, artefact] = [...kept][0]!;
  kept.set(key, artefact.subarray(0, 40));
  assertEquals((await loadVocabulary("/t", made)).size, 3);
  assertEquals(kept.get(key), artefact);
});

Deno.test("load: an artefact as a file is read as it is", async () => {
  const { kept, source: made } = source({ "/a": writeVocabulary(readTiktoken(RANKS)) });
  assertEquals((await loadVocabulary("/a", made)).size, 3);
  assertEquals(kept.size, 0);
});

Deno.test("load: what is neither name nor file says which names there are", async () => {
  const { source: made } = source({});
  const error = await assertRejects(() => loadVocabulary("o200k", made), MazeError, "cl100k_base");
  assert(error.fix !== undefined);
  const close = await assertRejects(() => loadVocabulary("cl100k-base", made), MazeError);
  assertEquals(close.fix, "write cl100k_base");
});
