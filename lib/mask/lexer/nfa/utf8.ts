/**
 * A set of code points as the UTF-8 of its characters: a small tree of byte ranges in which equal
 * subtrees are one. After the first byte each level is a digit to the base 64, so a set is cut into
 * blocks of 64, 4096 and 262144 code points, and blocks that lie wholly in it share one subtree.
 */
import type { CharSet } from "@maze/grammar";

/** The trees of one set: nodes in an order in which children come before their parents. */
export interface ByteTree {
  /** By node: its first edge; the root is the last node. */
  readonly first: readonly number[];
  /** By edge: the least byte. */
  readonly low: readonly number[];
  /** By edge: the greatest byte. */
  readonly high: readonly number[];
  /** By edge: the node it leads to, or `END` behind the last byte of a character. */
  readonly child: readonly number[];
}

/** The child of an edge that reads the last byte of a character. */
export const END = -1;

/** Code points by the length of their UTF-8, and the first byte of the lowest block. */
const LENGTHS = [
  { from: 0, to: 0x7f, lead: 0 },
  { from: 0x80, to: 0x7ff, lead: 0xc0 },
  { from: 0x800, to: 0xffff, lead: 0xe0 },
  { from: 0x10000, to: 0x10ffff, lead: 0xf0 },
] as const;

const known = new WeakMap<CharSet, ByteTree>();

/** The tree of a set; of one and the same array it is made once. */
export function byteTree(set: CharSet): ByteTree {
  let tree = known.get(set);
  if (!tree) known.set(set, tree = new TreeBuilder().build(set));
  return tree;
}

type Range = readonly [from: number, to: number];

class TreeBuilder {
  readonly #tree = { first: [0], low: [] as number[], high: [] as number[], child: [] as number[] };
  readonly #nodes = new Map<string, number>();
  /** By number of further bytes: the node of a block that lies wholly in the set. */
  readonly #full: number[] = [];

  build(set: CharSet): ByteTree {
    const edges: number[] = [];
    LENGTHS.forEach(({ from, lead, to }, more) => {
      const part: Range[] = [];
      for (const [first, last] of set) {
        if (first <= to && last >= from) part.push([Math.max(first, from), Math.min(last, to)]);
      }
      if (part.length > 0) this.#blocks(part, { more, base: lead, edges });
    });
    this.#node(edges);
    return this.#tree;
  }

  /** Adds the edges for the next byte of some ranges, after which `more` bytes follow. */
  #blocks(
    ranges: readonly Range[],
    { base, edges, more }: {
      readonly more: number;
      readonly base: number;
      readonly edges: number[];
    },
  ): void {
    const size = 64 ** more;
    let open = -1;
    let inside: Range[] = [];
    const close = (): void => {
      if (inside.length > 0) append(edges, base + open, this.#block(inside, more));
      inside = [];
    };
    for (const [from, to] of ranges) {
      for (let at = from; at <= to;) {
        const block = Math.floor(at / size);
        const start = block * size;
        if (block !== open) close();
        open = block;
        const last = Math.min(to, start + size - 1);
        inside.push([at - start, last - start]);
        at = last + 1;
      }
    }
    close();
  }

  /** The node of one block. */
  #block(ranges: readonly Range[], more: number): number {
    if (more === 0) return END;
    const [first] = ranges;
    const isFull = ranges.length === 1 && first![0] === 0 && first![1] === 64 ** more - 1;
    const found = isFull ? this.#full[more] : undefined;
    if (found !== undefined) return found;
    const edges: number[] = [];
    if (more === 1) { for (const [from, to] of ranges) edges.push(0x80 + from, 0x80 + to, END); }
    else this.#blocks(ranges, { more: more - 1, base: 0x80, edges });
    const node = this.#node(edges);
    if (isFull) this.#full[more] = node;
    return node;
  }

  #node(edges: readonly number[]): number {
    const key = edges.join();
    const found = this.#nodes.get(key);
    if (found !== undefined) return found;
    const { child, first, high, low } = this.#tree;
    for (let at = 0; at < edges.length; at += 3) {
      low.push(edges[at]!);
      high.push(edges[at + 1]!);
      child.push(edges[at + 2]!);
    }
    this.#nodes.set(key, first.length - 1);
    return first.push(low.length) - 2;
  }
}

/** Adds one byte to some edges, or to the last of them where it goes on. */
function append(edges: number[], byte: number, child: number): void {
  const last = edges.length - 3;
  if (last >= 0 && edges[last + 1] === byte - 1 && edges[last + 2] === child) {
    edges[last + 1] = byte;
  } else edges.push(byte, byte, child);
}

/** The code points whose UTF-8 begins with a byte, surrogates left out. */
function pointsBehind(byte: number): Range | undefined {
  if (byte < 0x80) return [byte, byte];
  if (byte < 0xc2 || byte > 0xf4) return;
  if (byte < 0xe0) return [(byte & 31) << 6, (byte & 31) << 6 | 63];
  if (byte < 0xf0) {
    const from = (byte & 15) << 12;
    return [Math.max(from, 0x800), byte === 0xed ? 0xd7ff : from | 0xfff];
  }
  const from = (byte & 7) << 18;
  return [Math.max(from, 0x10000), Math.min(from | 0x3ffff, 0x10ffff)];
}

/** By byte, 1 where every character that begins with it is in a set. */
export function wholeBytes(set: CharSet): Uint8Array {
  const whole = new Uint8Array(256);
  for (let byte = 0, at = 0; byte < 256; byte++) {
    const points = pointsBehind(byte);
    if (!points) continue;
    while (at < set.length && set[at]![1] < points[1]) at++;
    if (at < set.length && set[at]![0] <= points[0]) whole[byte] = 1;
  }
  return whole;
}
