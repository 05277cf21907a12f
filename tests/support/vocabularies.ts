/** The vocabularies known by name, from the packages that carry them, each made once a process. */
import { namedVocabulary, type VocabularyName } from "../../lib/mask/vocab/read/named.ts";
import type { VocabularyData } from "../../lib/mask/vocab/read/named.ts";
import type { Vocabulary } from "../../lib/mask/vocab/vocabulary.ts";

const loading = new Map<VocabularyName, Promise<Vocabulary>>();

/** The tokens of a name. */
export async function vocabularyData(name: VocabularyName): Promise<VocabularyData> {
  switch (name) {
    case "o200k_base":
      return { kind: "ranks", ranks: (await import("gpt-tokenizer/bpeRanks/o200k_base")).default };
    case "cl100k_base":
      return { kind: "ranks", ranks: (await import("gpt-tokenizer/bpeRanks/cl100k_base")).default };
    case "llama3":
      return {
        kind: "byte-level",
        tokens: (await import("llama3-tokenizer-js")).default.vocabById,
      };
  }
}

/** A vocabulary by its name. */
export function vocabularyByName(name: VocabularyName): Promise<Vocabulary> {
  const known = loading.get(name);
  if (known) return known;
  const vocabulary = vocabularyData(name).then((data) => namedVocabulary(name, data));
  loading.set(name, vocabulary);
  return vocabulary;
}
