import { assert, assertEquals } from "@std/assert";
import fc from "fast-check";
import { hasChar } from "../../../lib/grammar/regex/char_set.ts";
import { propertySet } from "../../../lib/grammar/regex/unicode.ts";
import { type ByteTree, byteTree, END, wholeBytes } from "../../../lib/mask/lexer/nfa/utf8.ts";
import { charSet } from "./random_regex.ts";

const utf8 = new TextEncoder();

/** Node behind a byte, `END` behind the last one; `undefined` where no edge takes it. */
function step(
  { child, first, high, low }: ByteTree,
  node: number,
  byte: number,
): number | undefined {
  for (let edge = first[node]!; edge < first[node + 1]!; edge++) {
    if (low[edge]! <= byte && byte <= high[edge]!) return child[edge]!;
  }
}

function holds(tree: ByteTree, bytes: Iterable<number>): boolean {
  let node: number | undefined = tree.first.length - 2;
  for (const byte of bytes) {
    if (node === undefined || node === END) return false;
    node = step(tree, node, byte);
  }
  return node === END;
}

Deno.test("the byte tree of a set holds its characters and no others", () => {
  const points = [0, 0x61, 0x7f, 0x80, 0x7ff, 0x800, 0xfff, 0x1000, 0xd7ff, 0xe000, 0xffff]
    .concat([0x10000, 0x1f600, 0x3ffff, 0x40000, 0xfffff, 0x100000, 0x10fffe, 0x10ffff]);
  fc.assert(fc.property(charSet, (set) => {
    const tree = byteTree(set);
    for (const point of points) {
      assertEquals(holds(tree, utf8.encode(String.fromCodePoint(point))), hasChar(set, point));
    }
  }));
});

Deno.test("the byte tree of a large property holds just it", () => {
  const set = propertySet("ID_Continue")!;
  const tree = byteTree(set);
  for (let point = 0; point <= 0x10ffff; point++) {
    if (point >= 0xd800 && point <= 0xdfff) continue;
    if (holds(tree, utf8.encode(String.fromCodePoint(point))) !== hasChar(set, point)) {
      throw new Error(`Cannot agree on U+${point.toString(16)}`);
    }
  }
});

Deno.test("equal subtrees are one, and children come before their parents", () => {
  const tree = byteTree([[0, 0xd7ff], [0xe000, 0x10ffff]]);
  // One byte more (twice: after any first byte, and after those with a bound), two, three.
  assertEquals(tree.first.length - 1, 8);
  for (let node = 0; node < tree.first.length - 1; node++) {
    for (let edge = tree.first[node]!; edge < tree.first[node + 1]!; edge++) {
      assert(tree.child[edge]! < node);
    }
  }
});

Deno.test("bytes whose characters are all in a set", () => {
  const bytes = (from: number, to: number): number[] =>
    [...wholeBytes([[from, to]])].flatMap(
      (flag, byte) => flag ? [byte] : [],
    );
  assertEquals(bytes(0x30, 0x32), [0x30, 0x31, 0x32]);
  assertEquals(bytes(0x80, 0xff), [0xc2, 0xc3]);
  assertEquals(bytes(0x81, 0xff), [0xc3]);
  assertEquals(bytes(0x800, 0x1fff), [0xe0, 0xe1]);
  assertEquals(bytes(0xd000, 0xd7ff), [0xed]);
  assertEquals(bytes(0x10000, 0x10ffff), [0xf0, 0xf1, 0xf2, 0xf3, 0xf4]);
});
