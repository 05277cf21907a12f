import fc from "fast-check";
import { buildTrie, sliceTrie } from "../../../lib/mask/vocab/trie/build.ts";
import { childOf, ROOT } from "../../../lib/mask/vocab/trie/byte_trie.ts";
import { standardSlices } from "../../../lib/mask/vocab/trie/slices.ts";
import { orderTokens } from "../../../lib/mask/vocab/trie/sort.ts";
import { assert, assertEquals } from "@std/assert";
import { listed, packed, walked } from "./tries.ts";

const utf8 = new TextEncoder();
const SEED = 20_261;

function trieOf(tokens: readonly ArrayLike<number>[]) {
  const bytes = packed(tokens);
  return buildTrie(bytes, orderTokens(bytes));
}

const byTexts = (...texts: string[]) => trieOf(texts.map((text) => utf8.encode(text)));

const sorted = (found: Map<number, string>) => [...found].sort(([left], [right]) => left - right);

Deno.test("trie: the example of its description", () => {
  const trie = byTexts("a", "ab", "b", "ac");
  assertEquals([...trie.byte].map((byte) => String.fromCharCode(byte)).join(""), "abcb");
  assertEquals([...trie.depth], [1, 2, 2, 1]);
  assertEquals([...trie.token], [0, 1, 3, 2]);
  assertEquals([...trie.end], [3, 2, 3, 4]);
  assertEquals([trie.length, trie.maxDepth, trie.tokens], [4, 2, 4]);
});

Deno.test("trie: tokens with the same bytes are chained, holes are left out", () => {
  const trie = byTexts("x", "", "xy", "x", "x");
  assertEquals([...trie.token], [0, 2]);
  assertEquals([...trie.next], [3, -1, -1, 4, -1]);
  assertEquals(trie.tokens, 4);
});

Deno.test("trie: none at all", () => {
  assertEquals(byTexts().length, 0);
  assertEquals(byTexts("", "").length, 0);
});

Deno.test("trie: children are found by their bytes", () => {
  const trie = byTexts("ab", "ac", "b");
  const a = childOf(trie, { node: ROOT, byte: 0x61 });
  assertEquals(trie.token[childOf(trie, { node: a, byte: 0x63 })], 1);
  assertEquals(trie.token[childOf(trie, { node: ROOT, byte: 0x62 })], 2);
  assertEquals(childOf(trie, { node: a, byte: 0x62 + 2 }), -1);
  assertEquals(childOf(trie, { node: ROOT, byte: 0 }), -1);
});

/** Few bytes, so that tokens share prefixes and repeat; enough of them for the radix sort. */
const tokensArbitrary = fc.array(
  fc.array(fc.constantFrom(0, 1, 0x22, 0x41, 0xc3, 0xa4, 0xff), { maxLength: 5 }),
  { maxLength: 150 },
);

Deno.test("trie: the walk finds every token with its bytes, and ends are those of subtrees", () => {
  fc.assert(
    fc.property(tokensArbitrary, (tokens) => {
      const trie = trieOf(tokens);
      assertEquals(sorted(walked(trie)), [...listed(tokens)]);
      for (let node = 0; node < trie.length; node++) {
        let end = node + 1;
        while (end < trie.length && trie.depth[end]! > trie.depth[node]!) end++;
        assertEquals(trie.end[node], end);
        if (node > 0 && trie.depth[node] === trie.depth[node - 1]) {
          assert(trie.byte[node]! > trie.byte[node - 1]!, "siblings are in order");
        }
      }
    }),
    { seed: SEED, numRuns: 300 },
  );
});

Deno.test("trie: a slice is the trie of the tokens that are kept", () => {
  fc.assert(
    fc.property(tokensArbitrary, fc.integer({ min: 1, max: 5 }), (tokens, modulus) => {
      const keep = (id: number) => id % modulus === 0;
      const slice = sliceTrie(trieOf(tokens), keep);
      const alone = trieOf(tokens.map((bytes, id) => keep(id) ? bytes : []));
      assertEquals(slice, alone);
    }),
    { seed: SEED, numRuns: 300 },
  );
});

/** The slice of a text by the definition: a JSON string holds it as it is. */
function sliceOf(bytes: Uint8Array): number {
  let text: string | undefined;
  for (let cut = 0; cut < 4 && text === undefined; cut++) {
    // A character that is cut off is completed by what could follow it.
    for (
      const more of [[], [0x80], [0xbf], [0x80, 0x80], [0xbf, 0xbf], [0x80, 0x80, 0x80], [
        0xbf,
        0xbf,
        0xbf,
      ]]
    ) {
      try {
        text ??= new TextDecoder("utf-8", { fatal: true, ignoreBOM: true })
          .decode(Uint8Array.of(...bytes, ...more));
      } catch { /* not so */ }
    }
  }
  if (text === undefined || JSON.stringify(text) !== `"${text}"`) return 0;
  const length = [...text].length;
  return length <= 10 ? 10 : length <= 30 ? 30 : Infinity;
}

Deno.test("slices: each token is in the one that the definition says, in mask and trie", () => {
  const character = fc.oneof(
    fc.constantFrom('"', "\\", "\n", "\u007f", "é", "€", "😀", "a", " "),
    fc.string({ unit: "binary", minLength: 1, maxLength: 1 }),
  );
  const whole = fc.array(character, { minLength: 1, maxLength: 40 }).map((parts) =>
    utf8.encode(parts.join(""))
  );
  const piece = fc.tuple(whole, fc.nat(), fc.nat()).map(([bytes, from, to]) =>
    bytes.subarray(from % 3, bytes.length - to % 3)
  );
  const any = fc.uint8Array({ minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(fc.array(fc.oneof(whole, piece, any), { maxLength: 20 }), (tokens) => {
      const bytes = packed(tokens);
      const slices = standardSlices(bytes, buildTrie(bytes, orderTokens(bytes)));
      assertEquals(slices.map(({ characters }) => characters), [10, 30, Infinity, 0]);
      for (const { characters, mask, trie } of slices) {
        const inSlice = (id: number) => sliceOf(tokens[id]!) === characters;
        assertEquals(sorted(walked(trie)), [...listed(tokens, inSlice)]);
        tokens.forEach((token, id) => {
          const bit = (mask[id >> 5]! >>> (id & 31) & 1) === 1;
          assertEquals(bit, token.length > 0 && inSlice(id));
        });
      }
    }),
    { seed: SEED, numRuns: 200 },
  );
});
