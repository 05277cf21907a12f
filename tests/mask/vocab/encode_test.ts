import fc from "fast-check";
import * as cl100k from "gpt-tokenizer/encoding/cl100k_base";
import * as o200k from "gpt-tokenizer/encoding/o200k_base";
import llama3 from "llama3-tokenizer-js";
import type { VocabularyName } from "../../../lib/mask/vocab/read/named.ts";
import { vocabularyByName } from "../../support/vocabularies.ts";
import { assert, assertEquals, assertThrows } from "@std/assert";

const SEED = 20_262;

/** The same text by the package that the tokens are from. */
const REFERENCES: Readonly<Record<VocabularyName, (text: string) => number[]>> = {
  o200k_base: (text) => o200k.encode(text, { disallowedSpecial: new Set() }),
  cl100k_base: (text) => cl100k.encode(text, { disallowedSpecial: new Set() }),
  llama3: (text) => llama3.encode(text, { bos: false, eos: false }),
};

const TEXTS = [
  "",
  " ",
  "Hello, world! It's we'll I'D 'S",
  "  leading,   inner\t\ttabs and trailing   ",
  "line\nline\r\n\r\n   \n  indented\n",
  "for (let i = 0; i < 10_000; i++) { console.log(`${i}\\n`); } // ← ok",
  '{"name":"José","list":[1,2.5e-10,true,null],"deep":{"a":[[]]}}',
  "日本語の文章。 中文，漢字。 한국어 문장.",
  "Привет, мир. Γειά σου Κόσμε. שלום עולם. مرحبا بالعالم. नमस्ते दुनिया. สวัสดีชาวโลก",
  "👨‍👩‍👧‍👦 🏳️‍🌈 e\u0301 \u{1f600}\u{10ffff} ǅ ª Ⅷ ٣٤٥٦ ½",
  "a".repeat(3000),
  "\u0000\u0001\u007f\u00a0\u200b\u2028",
];

const text = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: fc.string({ unit: "binary-ascii", maxLength: 12 }) },
    { weight: 2, arbitrary: fc.string({ unit: "binary", maxLength: 6 }) },
    {
      weight: 2,
      arbitrary: fc.constantFrom(" ", "\n", "\r\n", "\t", "  ", "'s", "'LL", "123456", "é"),
    },
    {
      weight: 1,
      arbitrary: fc.constantFrom("const ", "return", "日本", "😀", "ing", "The", " the"),
    },
  ),
  { maxLength: 12 },
).map((parts) =>
  // U+0085 is a space and U+FEFF is none for the model's tokenizer; the packages use JavaScript's
  // notion, where it is the other way round. The test of patterns says what is right.
  parts.join("").replaceAll(/[\u0085\ufeff]/g, "")
);

for (const name of ["o200k_base", "cl100k_base", "llama3"] as const) {
  Deno.test(`${name}: texts become the tokens that the package makes of them`, async () => {
    const vocabulary = await vocabularyByName(name);
    for (const text of TEXTS) {
      const ids = vocabulary.encode(text);
      assertEquals(ids.map(Number), REFERENCES[name](text), text.slice(0, 60));
      assertEquals(vocabulary.decode(ids), text);
    }
  });

  Deno.test(`${name}: so do random texts`, async () => {
    const vocabulary = await vocabularyByName(name);
    // The packages make another text of `<|…|>` than of its characters.
    const plain = text.filter((text) => !text.includes("<|"));
    fc.assert(
      fc.property(plain, (text) => {
        const ids = vocabulary.encode(text);
        assertEquals(ids.map(Number), REFERENCES[name](text));
        assertEquals(vocabulary.encode(new TextEncoder().encode(text)), ids);
      }),
      { seed: SEED, numRuns: 1000 },
    );
  });

  Deno.test(`${name}: any bytes come back`, async () => {
    const vocabulary = await vocabularyByName(name);
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
        assertEquals(vocabulary.bytesOfAll(vocabulary.encode(bytes)), bytes);
      }),
      { seed: SEED, numRuns: 1000 },
    );
  });

  Deno.test(`${name}: every token comes back, and stands in the trie and in one slice`, async () => {
    const vocabulary = await vocabularyByName(name);
    const counts = vocabulary.slices.map(({ trie }) => trie.tokens);
    let withBytes = 0;
    for (let number = 0; number < vocabulary.size; number++) {
      const id = vocabulary.tokenId(number);
      const bytes = vocabulary.bytesOf(id);
      if (bytes.length > 0) withBytes++;
      const back = vocabulary.encode(bytes);
      if (back.length === 1) assertEquals(vocabulary.bytesOf(back[0]!), bytes);
      else assertEquals(vocabulary.bytesOfAll(back), bytes);
    }
    assertEquals(vocabulary.trie.tokens, withBytes);
    assertEquals(counts.reduce((sum, count) => sum + count), withBytes);
  });

  Deno.test(`${name}: special tokens are text unless asked for`, async () => {
    const vocabulary = await vocabularyByName(name);
    assert(vocabulary.special.size > 0 && vocabulary.end.length > 0);
    const special = new Set<number>(vocabulary.special.values());
    for (const [text, id] of vocabulary.special) {
      const plain = vocabulary.encode(`a${text}b`);
      assert(!plain.some((id) => special.has(id)), text);
      assertEquals(vocabulary.decode(plain), `a${text}b`);
      assertEquals(vocabulary.encode(`a${text}b`, { special: true }), [
        ...vocabulary.encode("a"),
        id,
        ...vocabulary.encode("b"),
      ]);
      assertEquals(vocabulary.bytesOf(id).length, 0);
    }
    for (const id of vocabulary.end) assert(special.has(id));
  });
}

Deno.test("o200k_base: size, ends, and what one trie of it is", async () => {
  const vocabulary = await vocabularyByName("o200k_base");
  assertEquals([vocabulary.size, vocabulary.trie.length], [200_019, 421_660]);
  assertEquals(vocabulary.end.map(Number), [199_999]);
  assertThrows(() => vocabulary.tokenId(200_019), RangeError, "expected 0 to 200018");
});

Deno.test("o200k_base: lone surrogates are U+FFFD", async () => {
  const vocabulary = await vocabularyByName("o200k_base");
  assertEquals(vocabulary.encode("a\ud800b\udc80"), vocabulary.encode("a\ufffdb\ufffd"));
});

Deno.test("o200k_base: a word of a hundred thousand letters takes no quadratic time", async () => {
  const vocabulary = await vocabularyByName("o200k_base");
  const start = performance.now();
  assertEquals(vocabulary.decode(vocabulary.encode("ab".repeat(50_000))).length, 100_000);
  assert(performance.now() - start < 3_000);
});
