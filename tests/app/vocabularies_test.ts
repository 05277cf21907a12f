import { memoryHost } from "@maze/base";
import { denoHost } from "../../lib/app/host/deno_host.ts";
import { cacheFolder, CARRIERS, hostVocabularies } from "../../lib/app/host/vocabularies.ts";
import { loadVocabulary } from "../../lib/mask/vocab/load.ts";
import { VOCABULARY_NAMES } from "../../lib/mask/vocab/read/named.ts";
import { vocabularyByName } from "../support/vocabularies.ts";
import { assert, assertEquals, assertRejects } from "@std/assert";

/** The real host with an empty home. */
async function withHome(
  run: (home: string, source: ReturnType<typeof hostVocabularies>) => Promise<void>,
): Promise<void> {
  const home = await Deno.makeTempDir({ prefix: "maze-vocabularies-" });
  const host = { ...denoHost(), environment: (name: string) => name === "HOME" ? home : undefined };
  try {
    await run(home, hostVocabularies(host));
  } finally {
    await Deno.remove(home, { recursive: true });
  }
}

Deno.test("vocabularies: each name is carried by the package of the import map", async () => {
  const { imports } = JSON.parse(await Deno.readTextFile("deno.json"));
  assertEquals(Object.keys(CARRIERS).sort(), [...VOCABULARY_NAMES].sort());
  for (const [name, { version }] of Object.entries(CARRIERS)) {
    const entry = name === "llama3" ? "llama3-tokenizer-js" : "gpt-tokenizer";
    assertEquals(imports[entry], `npm:${entry}@${version}`);
  }
});

Deno.test("vocabularies: a name is kept in the cache folder and comes back from it", async () => {
  await withHome(async (home, source) => {
    const first = await loadVocabulary("llama3", source);
    const kept = [...Deno.readDirSync(`${home}/.cache/maze/vocabularies`)].map(({ name }) => name);
    assertEquals(kept.length, 1);
    const offline = {
      ...source,
      named: () => ({ version: "1.2.0", read: () => Promise.reject() }),
    };
    assertEquals((await loadVocabulary("llama3", offline)).digest, first.digest);
    assertEquals(first.digest, (await vocabularyByName("llama3")).digest);
  });
});

Deno.test("vocabularies: a file by its path; of a large GGUF file only the first part", async () => {
  await withHome(async (home, source) => {
    await Deno.writeTextFile(`${home}/a.tiktoken`, "YQ== 0\nYg== 1\n");
    assertEquals((await loadVocabulary(`${home}/a.tiktoken`, source)).size, 2);
    await Deno.writeTextFile(`${home}/model.gguf`, "GGUF");
    await Deno.truncate(`${home}/model.gguf`, 80 * 2 ** 20);
    assertEquals((await source.file(`${home}/model.gguf`))!.length, 64 * 2 ** 20);
    assertEquals(await source.file(home), undefined);
    assertEquals(await source.file(`${home}/absent`), undefined);
    await assertRejects(() => loadVocabulary(`${home}/absent`, source), Error, "no such file");
  });
});

Deno.test("vocabularies: without a home, or where it cannot be written, nothing is kept", async () => {
  const homeless = hostVocabularies({ ...denoHost(), environment: () => undefined });
  await homeless.keep("k", Uint8Array.of(1));
  assertEquals(await homeless.kept("k"), undefined);
  const host = memoryHost();
  host.files.write = () => Promise.reject(new Deno.errors.PermissionDenied());
  const refusing = {
    ...host,
    environment: (name: string) => name === "HOME" ? "/home/u" : undefined,
  };
  await hostVocabularies(refusing).keep("k", Uint8Array.of(1));
  assertEquals(await hostVocabularies(refusing).kept("k"), undefined);
  assert(cacheFolder({ environment: () => undefined }) === undefined);
});
