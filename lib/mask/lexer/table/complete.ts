/** Makes every state of a lexer that its starts lead to, and of equal ones one. */
import { DEAD, type LexState } from "../contract.ts";
import type { SubsetLexer } from "../dfa/subset_lexer.ts";
import { blocksOf } from "./minimise.ts";
import { TableLexer } from "./table_lexer.ts";

/**
 * The smallest lexer that does the same from the given starts.
 *
 * @param lexer A lexer whose states are made as they are met.
 * @param starts The sets of terminals that will be looked for, each ascending.
 * @returns A lexer of tables; it knows no other starts.
 * @throws {MazeError} Where there are more states than the lexer's limits allow.
 */
export function completeLexer(
  lexer: SubsetLexer,
  starts: readonly (readonly number[])[],
): TableLexer {
  const { classCount, classOf } = lexer;
  const from = starts.map((terminals) => lexer.start(terminals));
  const states = reachable(lexer, from);
  const numbers = new Int32Array(lexer.size).fill(DEAD);
  states.forEach((state, number) => numbers[state] = number);
  const next = new Int32Array(states.length * classCount);
  states.forEach((state, number) => {
    const row = lexer.row(state);
    const slot = number * classCount;
    for (let at = 0; at < classCount; at++) {
      next[slot + at] = row[at]! < 0 ? DEAD : numbers[row[at]!]!;
    }
  });
  const accepts = Int32Array.from(states, (state) => lexer.accepts(state));
  const live = Int32Array.from(states, (state) => lexer.live(state));
  const { acceptSets, liveSets } = lexer;
  const kinds = accepts.map((id, state) => id * liveSets.length + live[state]!);
  const blocks = blocksOf({ next, classCount, kinds });
  const merged = new Int32Array(blocks.first.length * classCount);
  blocks.first.forEach((state, block) => {
    for (let at = 0; at < classCount; at++) {
      const target = next[state * classCount + at]!;
      merged[block * classCount + at] = target < 0 ? DEAD : blocks.of[target]!;
    }
  });
  return new TableLexer({
    classOf,
    classCount,
    next: merged,
    accepts: Int32Array.from(blocks.first, (state) => accepts[state]!),
    live: Int32Array.from(blocks.first, (state) => live[state]!),
    acceptSets,
    liveSets,
    starts: starts.map((terminals, at) => ({
      terminals,
      state: blocks.of[numbers[from[at]!]!]!,
    })),
    excluded: lexer.excluded,
  });
}

/** The states that the starts lead to, in the order in which they are met. */
function reachable(lexer: SubsetLexer, starts: readonly LexState[]): LexState[] {
  let met = new Uint8Array(1024);
  const states: LexState[] = [];
  const meet = (state: LexState): void => {
    if (state >= met.length) {
      const longer = new Uint8Array(2 * state);
      longer.set(met);
      met = longer;
    }
    if (met[state] === 1) return;
    met[state] = 1;
    states.push(state);
  };
  starts.forEach(meet);
  for (const state of states) {
    const row = lexer.row(state);
    for (let at = 0; at < row.length; at++) {
      if (row[at]! >= 0 && (at === 0 || row[at] !== row[at - 1])) meet(row[at]!);
    }
  }
  return states;
}
