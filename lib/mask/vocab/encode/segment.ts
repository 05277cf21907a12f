/** Tokenizers that do not merge: the best segmentation of a unigram model, and the longest match. */
import { type ByteTrie, childOf, ROOT } from "../trie/byte_trie.ts";
import { characterLength } from "../utf8.ts";

/** What a character that is no token costs below the worst token; as in SentencePiece. */
const UNKNOWN_PENALTY = 10;

/** What segmenting a piece looks things up in. */
export interface SegmentTables {
  /** The trie of the tokens that come of text. */
  readonly trie: ByteTrie;
  /** The token of each single byte, -1 where there is none. */
  readonly byteTokens: Int32Array;
}

/** Calls back for every token that begins here, from the shortest on. */
function matches(
  trie: ByteTrie,
  bytes: Uint8Array,
  { from, found }: { readonly from: number; found(id: number, end: number): void },
): void {
  let node = ROOT;
  for (let at = from; at < bytes.length; at++) {
    node = childOf(trie, { node, byte: bytes[at]! });
    if (node < 0) return;
    if (trie.token[node]! >= 0) found(trie.token[node]!, at + 1);
  }
}

/**
 * The tokens whose scores add up to the most (Viterbi's algorithm; Kudo 2018, "Subword
 * Regularization"). A character that is no token goes byte by byte.
 *
 * @param tables What is looked up.
 * @param bytes The piece.
 * @param scores Logarithms of probabilities, by token id.
 * @returns Ids.
 */
export function bestSegmentation(
  tables: SegmentTables,
  bytes: Uint8Array,
  { scores }: { readonly scores: Float32Array },
): number[] {
  let worst = 0;
  for (const score of scores) if (score < worst) worst = score;
  const best = new Float64Array(bytes.length + 1).fill(-Infinity);
  const token = new Int32Array(bytes.length + 1);
  const start = new Int32Array(bytes.length + 1);
  best[0] = 0;
  for (let from = 0; from < bytes.length; from++) {
    const reached = best[from]!;
    if (reached === -Infinity) continue;
    const consider = (id: number, end: number, score: number): void => {
      if (reached + score <= best[end]!) return;
      best[end] = reached + score;
      token[end] = id;
      start[end] = from;
    };
    const width = characterLength(bytes, from) || 1;
    consider(-1, from + width, worst - UNKNOWN_PENALTY);
    matches(tables.trie, bytes, { from, found: (id, end) => consider(id, end, scores[id]!) });
  }
  const ids: number[] = [];
  for (let end = bytes.length; end > 0; end = start[end]!) {
    if (token[end]! >= 0) ids.push(token[end]!);
    else ids.push(...byteIds(tables, bytes.subarray(start[end]!, end)).reverse());
  }
  return ids.reverse();
}

/**
 * The longest token that fits, again and again.
 *
 * @param tables What is looked up.
 * @param bytes The piece.
 * @returns Ids.
 */
export function longestMatches(tables: SegmentTables, bytes: Uint8Array): number[] {
  const ids: number[] = [];
  for (let from = 0; from < bytes.length;) {
    let [longest, to] = [-1, from + 1];
    matches(tables.trie, bytes, { from, found: (id, end) => [longest, to] = [id, end] });
    if (longest >= 0) ids.push(longest);
    else ids.push(...byteIds(tables, bytes.subarray(from, to)));
    from = to;
  }
  return ids;
}

/** The tokens of single bytes; those without one are left out. */
function byteIds({ byteTokens }: SegmentTables, bytes: Uint8Array): number[] {
  return [...bytes].map((byte) => byteTokens[byte]!).filter((id) => id >= 0);
}
