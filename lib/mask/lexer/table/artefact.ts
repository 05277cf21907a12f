/**
 * A lexer of tables as bytes, to be kept between runs. All numbers are 32 bits wide in the order of
 * the machine, save those of the steps, which are half as wide where there are few states:
 *
 * | words | what |
 * | --- | --- |
 * | 1 | `MAGIC`, which also tells the order of bytes |
 * | 1 | `VERSION` |
 * | 1 | checksum of all words behind it |
 * | 1 | width of a step in bytes: 2 or 4 |
 * | 2 | states, classes |
 * | 64 | class by byte, 4 to a word |
 * | 2 × states | accept set and live set by state |
 * | lists | accept sets, live sets, terminals of the starts |
 * | list | state by start |
 * | list | terminals that exclude bytes, and 8 words of flags for each |
 * | steps | by state and class |
 *
 * A list is its length and its members; lists are their count, then each of them.
 */
import { MazeError } from "@maze/base";
import { lexerErrors } from "../errors.ts";
import { TableLexer } from "./table_lexer.ts";

const MAGIC = 0x585a414d;
/** Counts up with every change of the layout. */
const VERSION = 1;
/** Words before those that the checksum covers. */
const HEAD = 3;

/**
 * Writes a lexer.
 *
 * @param lexer The lexer.
 * @returns Its bytes.
 */
export function writeLexer({ size, tables }: TableLexer): Uint8Array {
  const { accepts, classCount, classOf, excluded, live, next } = tables;
  const width = size < 0x8000 ? 2 : 4;
  const words: number[] = [MAGIC, VERSION, 0, width, size, classCount];
  const list = (members: ArrayLike<number>): void => {
    words.push(members.length);
    for (let at = 0; at < members.length; at++) words.push(members[at]!);
  };
  const lists = (all: readonly ArrayLike<number>[]): void => {
    words.push(all.length);
    all.forEach(list);
  };
  words.push(...new Int32Array(classOf.slice().buffer), ...accepts, ...live);
  lists(tables.acceptSets);
  lists(tables.liveSets);
  lists(tables.starts.map(({ terminals }) => terminals));
  list(tables.starts.map(({ state }) => state));
  list([...excluded.keys()]);
  for (const flags of excluded.values()) words.push(...flagWords(flags));
  const stepWords = Math.ceil(next.length * width / 4);
  const all = new Int32Array(words.length + stepWords);
  all.set(words);
  const steps = all.subarray(words.length);
  if (width === 4) steps.set(next);
  else new Int16Array(steps.buffer, steps.byteOffset, next.length).set(next);
  all[2] = checksum(all);
  return new Uint8Array(all.buffer);
}

/**
 * Reads a lexer that {@linkcode writeLexer} wrote.
 *
 * @param bytes The bytes; they are not kept.
 * @returns The lexer.
 * @throws {MazeError} Where the bytes are damaged or of another version.
 */
export function readLexer(bytes: Uint8Array): TableLexer {
  if (bytes.length < 4 * HEAD || bytes.length % 4 !== 0) throw damaged("its length is wrong");
  const all = new Int32Array(bytes.slice().buffer);
  if (all[0] !== MAGIC) throw damaged("it does not begin as one");
  if (all[1] !== VERSION) throw damaged(`it is of version ${all[1]}, expected ${VERSION}`);
  if (all[2] !== checksum(all)) throw damaged("its checksum does not fit");
  let at = HEAD;
  const take = (count: number): Int32Array => all.subarray(at, at += count);
  const list = (): number[] => [...take(take(1)[0]!)];
  const lists = (): number[][] => Array.from({ length: take(1)[0]! }, list);
  const [width = 0, size = 0, classCount = 0] = take(3);
  const classOf = new Uint8Array(new Int32Array(take(64)).buffer);
  const accepts = new Int32Array(take(size));
  const live = new Int32Array(take(size));
  const acceptSets = lists();
  const liveSets = lists();
  const terminals = lists();
  const states = list();
  const excluded = new Map(list().map((terminal) => [terminal, readFlags(take(8))]));
  const steps = take(Math.ceil(size * classCount * width / 4));
  const next = width === 4
    ? new Int32Array(steps)
    : new Int32Array(new Int16Array(steps.buffer, steps.byteOffset, size * classCount));
  return new TableLexer({
    classOf,
    classCount,
    next,
    accepts,
    live,
    acceptSets,
    liveSets,
    starts: states.map((state, index) => ({ terminals: terminals[index]!, state })),
    excluded,
  });
}

function flagWords(flags: Uint8Array): Int32Array {
  const words = new Int32Array(8);
  flags.forEach((flag, byte) => words[byte >> 5]! |= flag << (byte & 31));
  return words;
}

function readFlags(words: Int32Array): Uint8Array {
  return Uint8Array.from({ length: 256 }, (_, byte) => words[byte >> 5]! >>> (byte & 31) & 1);
}

/** FNV-1a over whole words. */
function checksum(words: Int32Array): number {
  let hash = 0x811c9dc5 | 0;
  for (let at = HEAD; at < words.length; at++) hash = Math.imul(hash ^ words[at]!, 0x01000193);
  return hash;
}

function damaged(problem: string): MazeError {
  return new MazeError(lexerErrors.damaged, `Cannot read the stored lexer: ${problem}`, {
    fix: "make it again from the grammar",
  });
}
