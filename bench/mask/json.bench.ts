/**
 * Question: what do masks and tokens cost on JSON? Input: the package.json of hono 4.13.19, indented,
 * in `o200k_base`. One iteration is one pass over the whole text, so a figure divided by the number of
 * tokens in its name is the mean of one; `deno task bench:peers` has the percentiles. Warm, except
 * "first pass": there the grammar has just been compiled. Baseline: XGrammar as npm carries it, on the
 * same text with its own grammar of JSON.
 */
import { compileGrammar, Matcher } from "@maze/mask";
import { vocabularyByName } from "../../tests/support/vocabularies.ts";
import { readManifest } from "../peers/cases.ts";
import { beginWith, compileMaze } from "../peers/engines/maze.ts";
import { compileXgrammar, loadXgrammar } from "../peers/engines/xgrammar.ts";
import { json } from "../peers/grammars/json.ts";
import { acceptPass, maskedPass } from "./passes.ts";

const vocabulary = await vocabularyByName("o200k_base");
const tokens = vocabulary.encode(await readManifest());
const folder = await Deno.makeTempDir({ prefix: "maze-bench-masks-" });
globalThis.addEventListener("unload", () => Deno.removeSync(folder, { recursive: true }));
const peer = await loadXgrammar(vocabulary, folder);
const input = { kind: "json", grammar: json } as const;

const group = `JSON of ${tokens.length} tokens`;
const theirs = await compileXgrammar(peer, input);
const masked = compileGrammar(json).masked("", vocabulary);
const ours = beginWith(masked, vocabulary);
await maskedPass(ours, [tokens]);

Deno.bench("masks and tokens, web-xgrammar", { group, baseline: true, n: 5 }, async () => {
  await maskedPass(theirs, [tokens]);
});

Deno.bench("masks and tokens, warm", { group, n: 20 }, async () => {
  await maskedPass(ours, [tokens]);
});

Deno.bench("masks and tokens, first pass", { group, n: 10 }, async (bench) => {
  const fresh = compileMaze(input, vocabulary);
  bench.start();
  await maskedPass(fresh, [tokens]);
  bench.end();
});

Deno.bench("tokens without masks", { group, n: 20 }, () => {
  acceptPass(masked, { vocabulary, tokens: [tokens] });
});

Deno.bench("tokens without masks, all taken back one by one", { group, n: 20 }, () => {
  const matcher = acceptPass(masked, { vocabulary, tokens: [tokens] });
  for (let left = tokens.length; left > 0; left--) matcher.rollback(1);
});

const compiling = "compile JSON";

Deno.bench("web-xgrammar", { group: compiling, baseline: true, n: 5 }, async () => {
  await compileXgrammar(peer, input);
});

Deno.bench("the grammar ≤ 20 ms", { group: compiling, n: 20 }, () => {
  compileGrammar(json);
});

Deno.bench("the grammar, its token classes and the first mask", { group: compiling, n: 10 }, () => {
  const first = new Matcher([compileGrammar(json).masked("", vocabulary)], vocabulary).mask();
  if (first.count === 0) throw new Error("Cannot count this: the first mask is empty");
});
