/** How a tokenizer makes tokens of text, as data that can be stored. */

/** The rule by which the pieces of a text become tokens. */
export type MergeRule =
  /**
   * Two neighbours merge where what they make together is a token; the least rank first, the leftmost
   * first among equal ones. Ranks are by token id; absent ones are the ids themselves (tiktoken).
   */
  | { readonly kind: "ranks"; readonly ranks?: Int32Array }
  /** Two neighbours merge where they are listed as a pair; the first of the list first. */
  | { readonly kind: "pairs"; readonly left: Int32Array; readonly right: Int32Array }
  /** The tokens whose scores add up to the most (unigram model). Scores are by token id. */
  | { readonly kind: "scores"; readonly scores: Float32Array }
  /** The longest token that fits, from left to right. */
  | { readonly kind: "longest" };

/** All that is needed to make tokens of text. */
export interface Tokenization {
  /** Patterns (flag `u`) that cut text into pieces, each applied to the pieces of the one before. */
  readonly splits: readonly string[];
  /** What merging begins with: single bytes, or characters with bytes where a character is no token. */
  readonly alphabet: "bytes" | "characters";
  /** Whether a piece that is a token as a whole is that token, whatever the merges say. */
  readonly wholePieces: boolean;
  /** Whether the tokenizer puts a space before the beginning of a text. */
  readonly leadingSpace: boolean;
  /** The rule of merging. */
  readonly rule: MergeRule;
}

/**
 * Split patterns by the names that files use for them, in the notation of `fancy-regex`.
 * Source: tiktoken, `tiktoken_ext/openai_public.py`; Llama 3, `tokenizer.py`; Qwen 2, `tokenizer.json`.
 *
 * @example
 * ```ts
 * import { readTiktoken, SPLIT_PATTERNS } from "@maze/mask";
 * import { assertEquals } from "@std/assert";
 *
 * const file = new TextEncoder().encode("YQ== 0\n");
 * assertEquals(readTiktoken(file, { split: SPLIT_PATTERNS.llama3 }).warnings, []);
 * ```
 */
export const SPLIT_PATTERNS: Readonly<
  Record<"gpt2" | "cl100k" | "o200k" | "llama3" | "qwen2", string>
> = {
  gpt2: String.raw`'(?:[sdmt]|ll|ve|re)| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+`,
  cl100k: String.raw`'(?i:[sdmt]|ll|ve|re)|[^\r\n\p{L}\p{N}]?+\p{L}++|\p{N}{1,3}+|` +
    String.raw` ?[^\s\p{L}\p{N}]++[\r\n]*+|\s++$|\s*[\r\n]|\s+(?!\S)|\s`,
  o200k: String
    .raw`[^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]*[\p{Ll}\p{Lm}\p{Lo}\p{M}]+(?i:'s|'t|'re|'ve|'m|'ll|'d)?|` +
    String
      .raw`[^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]+[\p{Ll}\p{Lm}\p{Lo}\p{M}]*(?i:'s|'t|'re|'ve|'m|'ll|'d)?|` +
    String.raw`\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n/]*|\s*[\r\n]+|\s+(?!\S)|\s+`,
  llama3: String.raw`(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}{1,3}|` +
    String.raw` ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+`,
  qwen2: String.raw`(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}|` +
    String.raw` ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+`,
};
