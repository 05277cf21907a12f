/** Samples some cards and gives them as text; `console.ts` and `page.ts` show it. */
import { seededRandom } from "@maze/base";
import { Matcher, namedVocabulary } from "@maze/mask";
import o200k from "gpt-tokenizer/bpeRanks/o200k_base";
import { cardFormat } from "./format.ts";
import { randomModel } from "./model.ts";
import { type Sample, sample } from "./sample.ts";

/** Samples a card for each seed. */
export function sampleCards(seeds: readonly number[]): Sample[] {
  const vocabulary = namedVocabulary("o200k_base", { kind: "ranks", ranks: o200k });
  const format = cardFormat().masked("", vocabulary);
  return seeds.map((seed) =>
    sample({
      matcher: new Matcher([format], vocabulary),
      vocabulary,
      model: randomModel(vocabulary, seed),
      random: seededRandom(seed),
      most: 200,
    })
  );
}
