/**
 * `deno task bench:peers`: this repository's engine and those that npm and PyPI carry, on the same
 * texts in the same tokens, in one run. `--json FILE` also writes the result as JSON; `--budget SECONDS` bounds
 * a pass of one engine over one text. A run in which an engine refuses a text ends with status 1.
 */
import { parseArgs } from "node:util";
import { root } from "../../scripts/house/files.ts";
import { vocabularyByName } from "../../tests/support/vocabularies.ts";
import type { TokenId } from "@maze/mask";
import { readCases } from "./cases.ts";
import { LLGUIDANCE, measureLlguidance } from "./engines/llguidance.ts";
import { measureMaze } from "./engines/maze.ts";
import { loadXgrammar, measureXgrammar, XGRAMMAR } from "./engines/xgrammar.ts";
import type { Outcome } from "./figures.ts";
import { failures, peersMarkdown, type PeersResult } from "./result.ts";

const FOLDER = `${root}dist/peers`;

/** Runs the comparison. */
export async function comparePeers(
  options: { readonly budgetMs: number; readonly only?: string },
): Promise<PeersResult> {
  const { budgetMs, only } = options;
  const begun = performance.now();
  const vocabulary = await vocabularyByName("o200k_base");
  vocabulary.trie;
  vocabulary.slices;
  const vocabularyMs = Math.round(performance.now() - begun);
  const cases = (await readCases()).filter(({ name }) => !only || name.includes(only));
  const tokens = cases.map(({ texts }) => texts.map((text) => vocabulary.encode(text)));
  // No text of any of the grammars holds the character U+0000.
  const [wrong] = vocabulary.encode("\0") as [TokenId];
  const engine = await loadXgrammar(vocabulary, FOLDER);
  const native = await measureLlguidance(cases, {
    vocabulary,
    texts: tokens,
    wrong,
    budgetMs,
    folder: FOLDER,
  });
  const rows: PeersResult["cases"][number][] = [];
  for (const [index, one] of cases.entries()) {
    const measured = { texts: tokens[index]!, wrong, budgetMs };
    rows.push({
      name: one.name,
      source: one.source,
      tokens: tokens[index]!.reduce((sum, { length }) => sum + length, 0),
      outcomes: {
        maze: await outcomeOf(() => measureMaze(one, { ...measured, vocabulary })),
        "web-xgrammar": await outcomeOf(() => measureXgrammar(one, { ...measured, engine })),
        llguidance: native.outcomes[index]!,
      },
    });
  }
  return {
    date: new Date().toISOString().slice(0, 10),
    runtime: `Deno ${Deno.version.deno}, V8 ${Deno.version.v8}, ${Deno.build.arch}`,
    cores: navigator.hardwareConcurrency,
    vocabulary: { name: vocabulary.name, size: vocabulary.size },
    engines: [
      { name: "maze", version: "of this commit", where: "in this process", vocabularyMs },
      {
        name: "web-xgrammar",
        version: XGRAMMAR.slice(XGRAMMAR.lastIndexOf("@") + 1),
        where: "WebAssembly, in this process",
        vocabularyMs: engine.vocabularyMs,
      },
      {
        name: "llguidance",
        version: native.version ?? LLGUIDANCE,
        where: "native, in a process of Python",
        vocabularyMs: native.vocabularyMs,
      },
    ],
    cases: rows,
  };
}

async function outcomeOf(run: () => Promise<Outcome>): Promise<Outcome> {
  try {
    return await run();
  } catch (error) {
    return { failed: error instanceof Error ? error.message : String(error) };
  }
}

async function main(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      json: { type: "string" },
      budget: { type: "string", default: "20" },
      only: { type: "string" },
    },
  });
  const result = await comparePeers({ budgetMs: Number(values.budget) * 1000, only: values.only });
  const failed = failures(result);
  if (failed.length > 0) {
    console.error(failed.map((reason) => `Cannot show ${reason}`).join("\n"));
    return 1;
  }
  if (values.json) await Deno.writeTextFile(values.json, JSON.stringify(result, null, 2));
  console.log(peersMarkdown(result));
  return 0;
}

if (import.meta.main) Deno.exit(await main(Deno.args));
