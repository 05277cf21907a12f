/**
 * Question: what do masks and tokens cost under the grammar of the whole of TypeScript? Input: files of
 * rxjs 7.8.2, zod 4.6.7 and immer 10.1.3, in `o200k_base`. One iteration is one pass over all of them,
 * so a figure divided by the number of tokens in its name is the mean of one; `deno task bench:peers`
 * has the percentiles, and says why it has no peer. Warm, except "first pass": there the grammar has
 * just been compiled.
 */
import { typescriptGrammar } from "@maze/languages";
import { compileGrammar, Matcher } from "@maze/mask";
import { vocabularyByName } from "../../tests/support/vocabularies.ts";
import { beginWith, compileMaze } from "../peers/engines/maze.ts";
import { typescriptTexts } from "../peers/typescript.ts";
import { acceptPass, maskedPass, sizeOf } from "./passes.ts";

const THOUSAND = 1_000;

const vocabulary = await vocabularyByName("o200k_base");
const texts = (await typescriptTexts()).map((text) => vocabulary.encode(text));
const grammar = typescriptGrammar();
const input = { kind: "whole-language", grammar } as const;
const masked = compileGrammar(grammar).masked("", vocabulary);
const warm = beginWith(masked, vocabulary);
await maskedPass(warm, texts);

const group = `TypeScript of ${sizeOf(texts)} tokens in ${texts.length} files`;

Deno.bench("masks and tokens, warm", { group, baseline: true, n: 10 }, async () => {
  await maskedPass(warm, texts);
});

Deno.bench("masks and tokens, first pass", { group, n: 2, warmup: 1 }, async (bench) => {
  const fresh = compileMaze(input, vocabulary);
  bench.start();
  await maskedPass(fresh, texts);
  bench.end();
});

Deno.bench("tokens without masks", { group, n: 10 }, () => {
  acceptPass(masked, { vocabulary, tokens: texts });
});

const back = "back and forth in TypeScript, a thousand times";
const [longest] = texts.toSorted((left, right) => right.length - left.length);
if (!longest || longest.length < THOUSAND) {
  throw new Error("Cannot count this: no file is long enough");
}
const matcher = acceptPass(masked, { vocabulary, tokens: [longest] });

Deno.bench("a token taken back and accepted again ≤ 3 ms", { group: back, baseline: true }, () => {
  const last = longest.at(-1)!;
  for (let time = 0; time < THOUSAND; time++) {
    matcher.rollback(1);
    if (!matcher.accept(last)) throw new Error("Cannot count this: a token was refused");
  }
});

Deno.bench("a fork", { group: back }, () => {
  for (let time = 0; time < THOUSAND; time++) {
    if (!matcher.fork().isAccepting) throw new Error("Cannot count this: a fork differs");
  }
});

Deno.bench("a thousand tokens taken back at once, one accepted", { group: back }, (bench) => {
  const fork = matcher.fork();
  bench.start();
  fork.rollback(THOUSAND);
  const accepted = fork.accept(longest.at(-THOUSAND)!);
  bench.end();
  if (!accepted) throw new Error("Cannot count this: a token was refused");
});

const compiling = "compile TypeScript";

Deno.bench(
  "the grammar, from its source ≤ 50 ms",
  { group: compiling, baseline: true, n: 10 },
  () => {
    compileGrammar(typescriptGrammar());
  },
);

Deno.bench("the grammar, its token classes and the first mask", { group: compiling, n: 3 }, () => {
  const fresh = compileGrammar(typescriptGrammar()).masked("", vocabulary);
  if (new Matcher([fresh], vocabulary).mask().count === 0) {
    throw new Error("Cannot count this: the first mask is empty");
  }
});
