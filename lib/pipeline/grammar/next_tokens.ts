/** Which tokens of a model may come after a text. */
import type { Diagnostic } from "@maze/base";
import { judgeText } from "@maze/check";
import { allowedTokens, Matcher, outlookOf, type TokenId, type Vocabulary } from "@maze/mask";
import type { InspectedText } from "./inspect.ts";
import type { TextLanguage } from "./text_language.ts";

/** A token as people and programs read it. */
export interface ShownToken {
  /** Its id. */
  readonly id: number;
  /** Its text; bytes that are no UTF-8 by themselves are U+FFFD, special tokens their names. */
  readonly text: string;
}

/** Which tokens may come next, in the form that `--json` prints. */
export interface NextTokens {
  /** Name of the language. */
  readonly language: string;
  /** What the text is to be; `null` for a whole text. */
  readonly entry: string | null;
  /** Name of the vocabulary. */
  readonly tokenizer: string;
  /** How many tokens the vocabulary has. */
  readonly vocabulary: number;
  /** How many of them may come next, tokens that end the text among them. */
  readonly allowed: number;
  /** Some of them, spread evenly over their ids. */
  readonly samples: readonly ShownToken[];
  /** Tokens that must come next, whatever is chosen after them. */
  readonly forced: readonly ShownToken[];
  /** Whether the text may end here. */
  readonly may_end: boolean;
  /** What may come next, as terminals. */
  readonly expected: readonly string[];
}

/** How to ask. */
export interface NextTokensRequest {
  /** The text so far. */
  readonly prefix: InspectedText;
  /** The tokens. */
  readonly vocabulary: Vocabulary;
  /** How many samples are wanted. */
  readonly samples: number;
}

/**
 * Asks which tokens may come after a text.
 *
 * @param language The language.
 * @param request The text and the vocabulary.
 * @returns The tokens, or what is wrong with the text so far.
 *
 * @example
 * ```ts
 * import { knownLanguage, languageNamed, loadVocabulary, nextTokens } from "@maze/pipeline";
 * import { assertEquals } from "@std/assert";
 *
 * const ranks = ["{", "}", '"', "a"].map((text, rank) => `${btoa(text)} ${rank}\n`).join("");
 * const vocabulary = await loadVocabulary("tiny.tiktoken", {
 *   named: () => ({ version: "1", read: () => Promise.resolve({ kind: "ranks", ranks: [] }) }),
 *   file: () => Promise.resolve(new TextEncoder().encode(ranks)),
 *   digest: () => "tiny",
 *   kept: () => Promise.resolve(undefined),
 *   keep: () => Promise.resolve(),
 * });
 * const json = knownLanguage(languageNamed("json"));
 * const asked = nextTokens(json, { prefix: { path: "a", text: "{" }, vocabulary, samples: 9 });
 * const samples = asked.kind === "open" ? asked.next.samples : [];
 * assertEquals(samples.map(({ text }) => text), ["}", '"']);
 * ```
 */
export function nextTokens(
  language: TextLanguage,
  request: NextTokensRequest,
):
  | { readonly kind: "open"; readonly next: NextTokens }
  | { readonly kind: "refused"; readonly diagnostic: Diagnostic } {
  const { prefix: { entry, path, text }, samples, vocabulary } = request;
  const masked = language.masked(vocabulary, entry ?? "");
  const matcher = new Matcher([masked], vocabulary);
  const bytes = new TextEncoder().encode(text);
  const outlook = outlookOf(masked.recogniser, bytes);
  if (!outlook || !matcher.acceptBytes(bytes)) {
    const judged = judgeText([masked.recogniser], { path, text, language: language.name });
    if (judged.kind === "accepted") {
      throw new TypeError(`Cannot go on after ${path}: it is refused in part and taken whole`);
    }
    return { kind: "refused", diagnostic: judged.diagnostic };
  }
  const mask = matcher.mask();
  const shown = (id: TokenId): ShownToken => ({ id, text: tokenText(vocabulary, id) });
  return {
    kind: "open",
    next: {
      language: language.name,
      entry: entry ?? null,
      tokenizer: vocabulary.name,
      vocabulary: vocabulary.size,
      allowed: mask.count,
      samples: spread(allowedTokens(mask), samples).map(shown),
      forced: matcher.forced().map(shown),
      may_end: outlook.mayEnd,
      expected: outlook.expected.map(({ what }) => what),
    },
  };
}

function tokenText(vocabulary: Vocabulary, id: TokenId): string {
  for (const [text, special] of vocabulary.special) if (special === id) return text;
  return vocabulary.decode([id]);
}

/** Some of a list, the first among them and the others as far apart as can be. */
function spread<T>(list: readonly T[], most: number): T[] {
  if (list.length <= most) return [...list];
  return Array.from({ length: most }, (_, index) => list[Math.floor(index * list.length / most)]!);
}
