/** Whatever is sampled under masks is TypeScript: judged by TypeScript's own parser. */
import { seededRandom } from "@maze/base";
import { judgeSyntax, type SyntaxLine, typescriptGrammar } from "@maze/languages";
import { compileGrammar } from "@maze/mask";
import { assert } from "@std/assert";
import { vocabularyByName } from "../../support/vocabularies.ts";
import { derive } from "./derivations.ts";

const drawn = Deno.env.get("MAZE_FULL") ? 1_000 : 60;
const seed = Number(Deno.env.get("MAZE_SEED") ?? 11);

Deno.test("random texts under masks parse with the real parser", async () => {
  const vocabulary = await vocabularyByName("o200k_base");
  const masked = compileGrammar(typescriptGrammar()).masked("", vocabulary);
  const random = seededRandom(seed);
  const lines: SyntaxLine[] = [];
  for (let index = 0; index < drawn; index++) {
    const source = derive(masked, { random, vocabulary });
    if (source !== undefined) lines.push({ name: `${index}`, source });
  }
  const { valid, wrong_accept } = judgeSyntax("typescript", lines);
  console.log(`seed ${seed}: ${lines.length} of ${drawn} came to an end, ${valid} of them parse`);
  assert(lines.length >= 0.95 * drawn, "too few texts came to an end");
  assert(valid >= 0.99 * lines.length, JSON.stringify(wrong_accept.slice(0, 5)));
});
