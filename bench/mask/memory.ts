/**
 * What masks keep in memory: the tables of a grammar over a vocabulary once texts have gone through
 * them, and one matcher at the end of the longest text. A process of its own, because what other suites
 * left would count. Prints one line of JSON, in bytes; started with `--v8-flags=--expose-gc`.
 */
import { typescriptGrammar } from "@maze/languages";
import { compileGrammar, type Matcher } from "@maze/mask";
import { vocabularyByName } from "../../tests/support/vocabularies.ts";
import { readManifest } from "../peers/cases.ts";
import { beginWith } from "../peers/engines/maze.ts";
import { json } from "../peers/grammars/json.ts";
import { typescriptTexts } from "../peers/typescript.ts";
import { acceptPass, maskedPass } from "./passes.ts";

/** Matchers that are held at once, so that what else is collected meanwhile matters little. */
const MATCHERS = 20;

const collect: unknown = Reflect.get(globalThis, "gc");

/** Bytes in use after the garbage has been collected. */
function used(): number {
  if (typeof collect !== "function") {
    throw new Error("Cannot measure memory: start with --expose-gc");
  }
  collect();
  const { external, heapUsed } = Deno.memoryUsage();
  return heapUsed + external;
}

const vocabulary = await vocabularyByName("o200k_base");
const inputs = [
  { name: "JSON", grammar: json, texts: [await readManifest()] },
  { name: "TypeScript", grammar: typescriptGrammar(), texts: await typescriptTexts() },
];
vocabulary.trie;
const kept: unknown[] = [];
const result = [];
for (const { grammar, name, texts } of inputs) {
  const tokens = texts.map((text) => vocabulary.encode(text));
  const before = used();
  const masked = compileGrammar(grammar).masked("", vocabulary);
  const compiled = used();
  await maskedPass(beginWith(masked, vocabulary), tokens);
  const warm = used();
  const longest = tokens.toSorted((left, right) => right.length - left.length).slice(0, 1);
  acceptPass(masked, { vocabulary, tokens: longest });
  const between = used();
  const matchers: Matcher[] = [];
  for (let count = 0; count < MATCHERS; count++) {
    matchers.push(acceptPass(masked, { vocabulary, tokens: longest }));
  }
  kept.push(masked, matchers);
  result.push({
    name,
    tokens: tokens.reduce((sum, { length }) => sum + length, 0),
    compiledBytes: compiled - before,
    warmBytes: warm - before,
    matcherBytes: Math.round((used() - between) / MATCHERS),
  });
}
console.log(JSON.stringify(result));
if (kept.length === 0) throw new Error("unreachable: what is kept must not be collected");
