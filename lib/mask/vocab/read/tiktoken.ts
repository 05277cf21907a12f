/** Reads rank files of tiktoken: on each line a token in base 64 and its rank. */
import { tiktokenTokenization } from "./named.ts";
import { SPLIT_PATTERNS } from "../encode/tokenization.ts";
import { inexact, unreadable } from "../errors.ts";
import { TOKEN_COUNT, TokenPacker } from "../token.ts";
import { Vocabulary } from "../vocabulary.ts";
import { endIds, type ReadOptions } from "./options.ts";

/** What a rank file does not say. */
export interface TiktokenOptions extends ReadOptions {
  /**
   * The pattern that cuts text into pieces, in the notation of `fancy-regex`. By default that of
   * `cl100k_base`, with a warning.
   */
  readonly split?: string;
  /** Ids of the special tokens by their texts. */
  readonly special?: Readonly<Record<string, number>>;
}

/**
 * Reads a rank file.
 *
 * @param file Its bytes.
 * @param options What it does not say.
 * @returns The vocabulary.
 * @throws {MazeError} When a line is no token with its rank, or an end is no special token.
 *
 * @example
 * ```ts
 * import { readTiktoken } from "@maze/mask";
 * import { assertEquals } from "@std/assert";
 *
 * const vocabulary = readTiktoken(new TextEncoder().encode("YQ== 0\nYg== 1\nYWI= 2\n"), { split: "." });
 * assertEquals(vocabulary.decode([vocabulary.tokenId(2)]), "ab");
 * ```
 */
export function readTiktoken(file: Uint8Array, options: TiktokenOptions = {}): Vocabulary {
  const name = options.name ?? "of a rank file";
  const byRank = readLines(file, name);
  const packer = new TokenPacker(byRank.length + 1);
  for (let rank = 0; rank < byRank.length; rank++) packer.add(byRank[rank] ?? []);
  const special = new Map(Object.entries(options.special ?? {}));
  for (const [text, id] of special) {
    if (Number.isInteger(id) && id >= 0 && id < TOKEN_COUNT && !byRank[id]) continue;
    throw unreadable(name, `the special token "${text}" has the id ${id}, expected a free one`);
  }
  packer.skipTo([...special.values()].reduce((most, id) => Math.max(most, id + 1), packer.count));
  const tokenization = tiktokenTokenization(options.split ?? SPLIT_PATTERNS.cl100k);
  const warnings = tokenization && options.split !== undefined ? [] : [
    inexact(name, tokenization ? "came without a split pattern" : "splits by a foreign pattern"),
  ];
  return new Vocabulary({
    name,
    tokens: packer.finish(),
    special,
    end: endIds(special, { ...options, name }),
    tokenization: tokenization ?? tiktokenTokenization(SPLIT_PATTERNS.cl100k)!,
    warnings,
  });
}

/** The bytes of the tokens by their ranks. */
function readLines(file: Uint8Array, name: string): (Uint8Array | undefined)[] {
  const byRank: (Uint8Array | undefined)[] = [];
  const lines = new TextDecoder().decode(file).split("\n");
  lines.forEach((line, index) => {
    if (line.trim() === "") return;
    const [, token, rank] = line.match(/^([A-Za-z0-9+/]+={0,2}) (\d{1,7})\r?$/) ?? [];
    const bytes = token === undefined ? undefined : fromBase64(token);
    if (bytes === undefined || Number(rank) >= TOKEN_COUNT) {
      throw unreadable(name, `line ${index + 1} is not a token in base 64, a space and a rank`);
    }
    if (byRank[Number(rank)]) throw unreadable(name, `line ${index + 1} repeats the rank ${rank}`);
    byRank[Number(rank)] = bytes;
  });
  if (byRank.length === 0) throw unreadable(name, "it is empty, expected tokens with their ranks");
  return byRank;
}

function fromBase64(text: string): Uint8Array | undefined {
  try {
    return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  } catch {
    return undefined; // a wrong number of characters
  }
}
