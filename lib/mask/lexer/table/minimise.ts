/**
 * Which states of an automaton do the same. Blocks of states are cut until from all states of a block
 * the same steps lead to the same blocks, by the algorithm of Valmari ("Fast brief practical DFA
 * minimization", 2012), a form of Hopcroft's for automata that lack many steps: O(m log n) for m
 * steps and n states. Blocks cut the steps that lead into them, and steps cut the blocks they come from.
 */

/** An automaton whose states are in kinds that stay apart. */
export interface Kinds {
  /** By state and class: the next state, or a negative number. */
  readonly next: Int32Array;
  /** How many classes of bytes there are. */
  readonly classCount: number;
  /** By state: its kind. */
  readonly kinds: Int32Array;
}

/** States by what they do. */
export interface Blocks {
  /** By state: its block. */
  readonly of: Int32Array;
  /** By block: its first state. */
  readonly first: readonly number[];
}

/** Finds the blocks. They are numbered in the order of their first states. */
export function blocksOf({ classCount, kinds, next }: Kinds): Blocks {
  const { from, label, to } = stepsOf(next, classCount);
  const blocks = new Partition(numbered(kinds));
  const cords = new Partition(label);
  const into = stepsInto(kinds.length, to);
  // The first block need not cut: what leads elsewhere from a state leads into one of the others.
  for (let block = 1, cord = 0; cord < cords.size; cord++) {
    const steps = cords.members(cord);
    for (let at = 0; at < steps.length; at++) blocks.mark(from[steps[at]!]!);
    blocks.split();
    for (; block < blocks.size; block++) {
      for (const state of blocks.members(block)) {
        const end = into.first[state + 1]!;
        for (let at = into.first[state]!; at < end; at++) cords.mark(into.steps[at]!);
      }
      cords.split();
    }
  }
  const first: number[] = [];
  const names = new Int32Array(blocks.size).fill(-1);
  const of = Int32Array.from(kinds, (_, state) => {
    const block = blocks.blockOf(state);
    if (names[block] === -1) names[block] = first.push(state) - 1;
    return names[block]!;
  });
  return { of, first };
}

interface Steps {
  readonly from: Int32Array;
  readonly to: Int32Array;
  /** Their classes of bytes. */
  readonly label: Int32Array;
}

function stepsOf(next: Int32Array, classCount: number): Steps {
  const from = new Int32Array(next.length);
  const to = new Int32Array(next.length);
  const label = new Int32Array(next.length);
  let count = 0;
  for (let slot = 0, state = 0; slot < next.length; state++) {
    for (let byteClass = 0; byteClass < classCount; byteClass++, slot++) {
      if (next[slot]! < 0) continue;
      from[count] = state;
      to[count] = next[slot]!;
      label[count++] = byteClass;
    }
  }
  return {
    from: from.subarray(0, count),
    to: to.subarray(0, count),
    label: label.subarray(0, count),
  };
}

/** Kinds by numbers without gaps. */
function numbered(kinds: Int32Array): Int32Array {
  const numbers = new Map<number, number>();
  return kinds.map((kind) => {
    let number = numbers.get(kind);
    if (number === undefined) numbers.set(kind, number = numbers.size);
    return number;
  });
}

/** By state: the steps that lead to it, side by side. */
function stepsInto(
  states: number,
  targets: Int32Array,
): { readonly first: Int32Array; readonly steps: Int32Array } {
  const first = new Int32Array(states + 2);
  for (let step = 0; step < targets.length; step++) first[targets[step]! + 2]!++;
  for (let state = 2; state < first.length; state++) first[state]! += first[state - 1]!;
  const steps = new Int32Array(targets.length);
  for (let step = 0; step < targets.length; step++) steps[first[targets[step]! + 1]!++] = step;
  return { first, steps };
}

/**
 * Things in blocks that can be cut. The members of a block lie side by side, marked ones in front, so
 * that cutting costs no more than marking did.
 */
class Partition {
  /** How many blocks there are. */
  size: number;
  /** All members, block by block. */
  readonly #members: Int32Array;
  /** By member: where it lies. */
  readonly #place: Int32Array;
  /** By member: its block. */
  readonly #block: Int32Array;
  /** By block: where it begins, where it ends, and how many of it are marked. */
  readonly #from: Int32Array;
  readonly #to: Int32Array;
  readonly #marked: Int32Array;
  readonly #touched: number[] = [];

  /** @param block By member: its block. */
  constructor(block: Int32Array) {
    const { length } = block;
    this.#block = block;
    this.size = 0;
    for (let member = 0; member < length; member++) {
      if (block[member]! >= this.size) this.size = block[member]! + 1;
    }
    this.#members = new Int32Array(length);
    this.#place = new Int32Array(length);
    // Cutting makes no more blocks than there are members, beside those that are empty from the start.
    const most = length + this.size;
    this.#from = new Int32Array(most);
    this.#to = new Int32Array(most);
    this.#marked = new Int32Array(most);
    for (let member = 0; member < length; member++) this.#to[block[member]!]!++;
    for (let number = 0, from = 0; number < this.size; number++) {
      this.#from[number] = from;
      from += this.#to[number]!;
      this.#to[number] = this.#from[number]!;
    }
    for (let member = 0; member < length; member++) {
      const place = this.#to[block[member]!]!++;
      this.#place[member] = place;
      this.#members[place] = member;
    }
  }

  /** The members of a block; good until the next cut. */
  members(block: number): Int32Array {
    return this.#members.subarray(this.#from[block]!, this.#to[block]!);
  }

  /** The block of a member. */
  blockOf(member: number): number {
    return this.#block[member]!;
  }

  /** Marks a member, once or more. */
  mark(member: number): void {
    const block = this.#block[member]!;
    const place = this.#place[member]!;
    const front = this.#from[block]! + this.#marked[block]!;
    if (place < front) return;
    const other = this.#members[front]!;
    this.#members[place] = other;
    this.#place[other] = place;
    this.#members[front] = member;
    this.#place[member] = front;
    if (this.#marked[block]!++ === 0) this.#touched.push(block);
  }

  /** Cuts every block in marked members and others, and takes the marks away. */
  split(): void {
    for (let block = this.#touched.pop(); block !== undefined; block = this.#touched.pop()) {
      const from = this.#from[block]!;
      const to = this.#to[block]!;
      const middle = from + this.#marked[block]!;
      this.#marked[block] = 0;
      if (middle === to) continue;
      // The smaller part becomes the new block, whose turn to cut others comes.
      const added = this.size++;
      const isFrontSmaller = middle - from <= to - middle;
      this.#from[added] = isFrontSmaller ? from : middle;
      this.#to[added] = isFrontSmaller ? middle : to;
      if (isFrontSmaller) this.#from[block] = middle;
      else this.#to[block] = middle;
      for (let at = this.#from[added]!; at < this.#to[added]!; at++) {
        this.#block[this.#members[at]!] = added;
      }
    }
  }
}
