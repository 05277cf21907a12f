/** Vocabularies out of GGUF files: the keys `tokenizer.ggml.*`. */
import { type Diagnostic, MazeError } from "@maze/base";
import { translatePattern } from "../encode/pattern.ts";
import { SPLIT_PATTERNS } from "../encode/tokenization.ts";
import { inexact, unreadable, vocabularyErrors } from "../errors.ts";
import type { Vocabulary } from "../vocabulary.ts";
import { type GgufValue, readGgufMetadata } from "./gguf_file.ts";
import { byteLevelVocabulary } from "./merges.ts";
import type { ReadOptions } from "./options.ts";
import { PieceType, vocabularyOfPieces } from "./pieces.ts";

const PREFIX = "tokenizer.ggml.";

/** Keys of ids that end a sequence. */
const END_KEYS = ["eos_token_id", "eot_token_id", "eom_token_id"] as const;

/** Split patterns by what `tokenizer.ggml.pre` says. Source: llama.cpp, `src/llama-vocab.cpp`. */
const PRE_TOKENIZERS: Readonly<Record<string, readonly string[]>> = {
  "gpt-2": [SPLIT_PATTERNS.gpt2],
  "phi-2": [SPLIT_PATTERNS.gpt2],
  "mpt": [SPLIT_PATTERNS.gpt2],
  "olmo": [SPLIT_PATTERNS.gpt2],
  "starcoder": ["\\p{N}", SPLIT_PATTERNS.gpt2],
  "refact": ["\\p{N}", SPLIT_PATTERNS.gpt2],
  "command-r": ["\\p{N}", SPLIT_PATTERNS.gpt2],
  "smollm": ["\\p{N}", SPLIT_PATTERNS.gpt2],
  "llama3": [SPLIT_PATTERNS.llama3],
  "llama-v3": [SPLIT_PATTERNS.llama3],
  "llama-bpe": [SPLIT_PATTERNS.llama3],
  "dbrx": [SPLIT_PATTERNS.llama3],
  "smaug-bpe": [SPLIT_PATTERNS.llama3],
  "qwen2": [SPLIT_PATTERNS.qwen2],
  "deepseek-r1-qwen": [SPLIT_PATTERNS.qwen2],
  "stablelm2": [SPLIT_PATTERNS.qwen2],
  "gpt-4o": [SPLIT_PATTERNS.o200k],
  "llama4": [SPLIT_PATTERNS.o200k],
};

/** Tokenizers that take a piece that is a token as that token, whatever the merges say. */
const WHOLE_PIECES = new Set(["llama3", "llama-v3", "llama-bpe"]);

/**
 * Reads the vocabulary of a GGUF file.
 *
 * @param file The file, or its first part up to the end of the metadata.
 * @param options What the caller says.
 * @returns The vocabulary.
 * @throws {MazeError} When it is cut off, or its tokenizer is of another kind than `gpt2`, `llama`,
 * `t5`.
 *
 * @example
 * ```ts
 * import { readGguf } from "@maze/mask";
 * import { assertThrows } from "@std/assert";
 *
 * assertThrows(() => readGguf(new TextEncoder().encode("GGUF")), Error, "it ends after 0 more bytes");
 * ```
 */
export function readGguf(file: Uint8Array, options: ReadOptions = {}): Vocabulary {
  const name = options.name ?? "of a GGUF file";
  const values = readGgufMetadata(file, { name, wants: (key) => key.startsWith(PREFIX) });
  const numbers = (key: string): readonly number[] => listOf(values.get(PREFIX + key), "number");
  const number = (key: string): number | undefined => {
    const value = values.get(PREFIX + key);
    return typeof value === "number" ? value : undefined;
  };
  const tokens = listOf<string>(values.get(`${PREFIX}tokens`), "string");
  if (tokens.length === 0) throw unreadable(name, `it has no list "${PREFIX}tokens" of texts`);
  const types = numbers("token_type");
  const end = END_KEYS.map(number).filter((id) => id !== undefined);
  const model = values.get(`${PREFIX}model`);
  if (model === "gpt2") {
    const pre = String(values.get(`${PREFIX}pre`) ?? "default");
    const splits = PRE_TOKENIZERS[pre];
    const warnings: Diagnostic[] = splits ? [] : [
      inexact(name, `splits text by "${pre}", which is not known here`),
    ];
    return byteLevelVocabulary({
      texts: tokens,
      kindOf: (id) =>
        types[id] === PieceType.control || types[id] === PieceType.unknown
          ? "special"
          : types[id] === PieceType.userDefined
          ? "added"
          : types[id] === PieceType.unused
          ? "unused"
          : "ordinary",
      merges: listOf<string>(values.get(`${PREFIX}merges`), "string"),
      splits: (splits ?? [SPLIT_PATTERNS.gpt2]).map((pattern) => translatePattern(pattern)!),
      wholePieces: WHOLE_PIECES.has(pre),
      leadingSpace: false,
      end,
      warnings,
    }, { ...options, name });
  }
  if (model !== "llama" && model !== "t5") {
    throw new MazeError(
      vocabularyErrors.unsupported,
      `Cannot read the vocabulary ${name}: its tokenizer is "${model}", expected gpt2, llama or t5`,
      { fix: "use the tokenizer.json of the model" },
    );
  }
  const scores = numbers("scores");
  const pieces = tokens.map((text, id) => ({
    text,
    score: scores[id] ?? 0,
    type: types[id] ?? PieceType.normal,
  }));
  return vocabularyOfPieces({
    pieces,
    model: model === "llama" ? "merges" : "unigram",
    leadingSpace: number("add_space_prefix") !== 0,
    end,
    warnings: [],
  }, { ...options, name });
}

/** A value as a list whose items are of one type; empty where it is something else. */
function listOf<Item extends string | number>(
  value: GgufValue | undefined,
  type: "string" | "number",
): readonly Item[] {
  return Array.isArray(value) && value.every((item) => typeof item === type) ? value : [];
}
