/** Tokens in the order of their bytes: a radix sort from the first byte on. */
import type { PackedTokens } from "../token.ts";

/** Groups up to this size are sorted by insertion: below it, counting costs more than it saves. */
const SMALL = 24;

/** The order of tokens by their bytes. Tokens without bytes are left out. */
export interface TokenOrder {
  /** Ids; a token stands before those it begins, equal ones in the order of their ids. */
  readonly ids: Uint32Array;
  /** How many first bytes each shares with the one before it. */
  readonly shared: Uint16Array;
}

/**
 * Orders tokens by their bytes.
 *
 * @param tokens The tokens.
 * @returns Their order.
 */
export function orderTokens(tokens: PackedTokens): TokenOrder {
  const ids = sortedIds(tokens);
  return { ids, shared: sharedLengths(tokens, ids) };
}

function sortedIds(tokens: PackedTokens): Uint32Array {
  const order = idsWithBytes(tokens);
  const scratch = new Uint32Array(order.length);
  const starts = new Uint32Array(258);
  const ends = new Uint32Array(258);
  const pending = [0, order.length, 0];
  while (pending.length > 0) {
    const depth = pending.pop()!;
    const to = pending.pop()!;
    const from = pending.pop()!;
    if (to - from <= SMALL) {
      insertionSort(order, tokens, { from, to, depth });
      continue;
    }
    // Key 0 is "ends here", key b + 1 is byte b.
    ends.fill(0);
    const { data, offsets } = tokens;
    const keyOf = (id: number): number => {
      const at = offsets[id]! + depth;
      return at < offsets[id + 1]! ? data[at]! + 1 : 0;
    };
    for (let index = from; index < to; index++) ends[keyOf(order[index]!)]!++;
    for (let key = 0, sum = from; key < 257; key++) {
      starts[key] = sum;
      sum += ends[key]!;
      ends[key] = starts[key]!;
    }
    for (let index = from; index < to; index++) {
      const id = order[index]!;
      scratch[ends[keyOf(id)]!++] = id;
    }
    order.set(scratch.subarray(from, to), from);
    for (let key = 1; key < 257; key++) {
      if (ends[key]! - starts[key]! > 1) pending.push(starts[key]!, ends[key]!, depth + 1);
    }
  }
  return order;
}

function idsWithBytes({ offsets }: PackedTokens): Uint32Array {
  const ids = new Uint32Array(offsets.length - 1);
  let count = 0;
  for (let id = 0; id < ids.length; id++) {
    if (offsets[id + 1]! > offsets[id]!) ids[count++] = id;
  }
  return ids.slice(0, count);
}

/** Part of the ids, whose tokens share their first `depth` bytes. */
interface Group {
  readonly from: number;
  readonly to: number;
  readonly depth: number;
}

function insertionSort(order: Uint32Array, tokens: PackedTokens, group: Group): void {
  for (let index = group.from + 1; index < group.to; index++) {
    const id = order[index]!;
    let at = index;
    while (at > group.from && isBefore(tokens, id, order[at - 1]!, group.depth)) {
      order[at] = order[at - 1]!;
      at--;
    }
    order[at] = id;
  }
}

/** Whether a token's bytes stand before another's, from some depth on. */
function isBefore(tokens: PackedTokens, id: number, other: number, depth: number): boolean {
  const { data, offsets } = tokens;
  let left = offsets[id]! + depth;
  let right = offsets[other]! + depth;
  const leftEnd = offsets[id + 1]!;
  const rightEnd = offsets[other + 1]!;
  while (left < leftEnd && right < rightEnd) {
    const difference = data[left++]! - data[right++]!;
    if (difference !== 0) return difference < 0;
  }
  return leftEnd - left < rightEnd - right;
}

function sharedLengths({ data, offsets }: PackedTokens, order: Uint32Array): Uint16Array {
  const shared = new Uint16Array(order.length);
  for (let index = 1; index < order.length; index++) {
    const left = offsets[order[index - 1]!]!;
    const right = offsets[order[index]!]!;
    const leftEnd = offsets[order[index - 1]! + 1]!;
    const rightEnd = offsets[order[index]! + 1]!;
    let length = 0;
    while (
      left + length < leftEnd && right + length < rightEnd &&
      data[left + length] === data[right + length]
    ) length++;
    shared[index] = length;
  }
  return shared;
}
