/**
 * From a name or a file to a vocabulary, through a store of artefacts. What is outside (packages,
 * files, the store) is handed in.
 */
import { MazeError, suggest } from "@maze/base";
import { ARTEFACT_VERSION, isArtefact, readVocabulary, writeVocabulary } from "./artefact.ts";
import { vocabularyErrors } from "./errors.ts";
import {
  namedVocabulary,
  VOCABULARY_NAMES,
  type VocabularyData,
  type VocabularyName,
} from "./read/named.ts";
import { readGguf } from "./read/gguf.ts";
import type { ReadOptions } from "./read/options.ts";
import { readSentencePiece } from "./read/sentencepiece.ts";
import { readTiktoken } from "./read/tiktoken.ts";
import { readTokenizerJson } from "./read/tokenizer_json.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** Where vocabularies come from, and where their artefacts are kept. */
export interface VocabularySource {
  /** The tokens of a name, with the version of the package that they are from. */
  named(name: VocabularyName): {
    readonly version: string;
    readonly read: () => Promise<VocabularyData>;
  };
  /**
   * The bytes of a file, `undefined` where there is none. Of a large GGUF file the first part is
   * enough.
   */
  file(path: string): Promise<Uint8Array | undefined>;
  /** A digest of bytes, to tell files apart. */
  digest(bytes: Uint8Array): string;
  /** An artefact that was kept, `undefined` where there is none. */
  kept(key: string): Promise<Uint8Array | undefined>;
  /** Keeps an artefact. Where that cannot be done it does nothing. */
  keep(key: string, artefact: Uint8Array): Promise<void>;
}

/**
 * Reads a file of whatever kind: a stored vocabulary, GGUF, `tokenizer.json`, a rank file of tiktoken,
 * or a SentencePiece model. The first bytes tell.
 *
 * @param file Its bytes.
 * @param options What the caller says.
 * @returns The vocabulary.
 * @throws {MazeError} When it is damaged, or of none of these kinds.
 *
 * @example
 * ```ts
 * import { readVocabularyFile } from "@maze/mask";
 * import { assertEquals } from "@std/assert";
 *
 * const file = new TextEncoder().encode("YQ== 0\nYg== 1\n");
 * assertEquals(readVocabularyFile(file, { name: "tiny" }).size, 2);
 * ```
 */
export function readVocabularyFile(file: Uint8Array, options: ReadOptions = {}): Vocabulary {
  if (isArtefact(file)) return readVocabulary(file);
  const start = new TextDecoder().decode(file.subarray(0, 512));
  if (start.startsWith("GGUF")) return readGguf(file, options);
  if (/^\ufeff?\s*\{/.test(start)) return readTokenizerJson(file, options);
  if (/^[A-Za-z0-9+/]+={0,2} \d+\r?(\n|$)/.test(start)) return readTiktoken(file, options);
  return readSentencePiece(file, options);
}

/**
 * Loads a vocabulary by its name or from a file, from its artefact where one was kept.
 *
 * @param tokenizer One of `VOCABULARY_NAMES`, or the path of a file.
 * @param source Where to look.
 * @returns The vocabulary.
 * @throws {MazeError} When there is no such name or file, or the file cannot be read.
 *
 * @example
 * ```ts
 * import { loadVocabulary } from "@maze/mask";
 * import { assertEquals } from "@std/assert";
 *
 * const kept = new Map<string, Uint8Array>();
 * const vocabulary = await loadVocabulary("tiny.tiktoken", {
 *   named: () => ({ version: "1", read: () => Promise.resolve({ kind: "ranks", ranks: [] }) }),
 *   file: () => Promise.resolve(new TextEncoder().encode("YQ== 0\n")),
 *   digest: () => "of tiny.tiktoken",
 *   kept: (key) => Promise.resolve(kept.get(key)),
 *   keep: (key, artefact) => Promise.resolve(void kept.set(key, artefact)),
 * });
 * assertEquals([vocabulary.size, kept.size], [1, 1]);
 * ```
 */
export async function loadVocabulary(
  tokenizer: string,
  source: VocabularySource,
): Promise<Vocabulary> {
  const name = VOCABULARY_NAMES.find((known) => known === tokenizer);
  if (name !== undefined) {
    const { read, version } = source.named(name);
    return await throughStore(
      `${name}-${version}`,
      source,
      { make: async () => namedVocabulary(name, await read()) },
    );
  }
  const file = await source.file(tokenizer);
  if (file === undefined) throw unknownName(tokenizer);
  if (isArtefact(file)) return readVocabulary(file);
  return await throughStore(source.digest(file), source, {
    make: () => Promise.resolve(readVocabularyFile(file, { name: tokenizer })),
  });
}

/** The artefact that was kept, or a new one: a damaged or older one is made anew. */
async function throughStore(
  key: string,
  source: VocabularySource,
  { make }: { readonly make: () => Promise<Vocabulary> },
): Promise<Vocabulary> {
  const fullKey = `${key}-v${ARTEFACT_VERSION}`;
  const kept = await source.kept(fullKey);
  if (kept) {
    try {
      return readVocabulary(kept);
    } catch (error) {
      if (!(error instanceof MazeError) || error.code !== vocabularyErrors.damaged.code) {
        throw error;
      }
    }
  }
  const vocabulary = await make();
  await source.keep(fullKey, writeVocabulary(vocabulary));
  return vocabulary;
}

function unknownName(tokenizer: string): MazeError {
  const close = suggest(tokenizer, VOCABULARY_NAMES);
  return new MazeError(
    vocabularyErrors.unknown,
    `Cannot load the vocabulary "${tokenizer}": there is no such file, expected ` +
      `${VOCABULARY_NAMES.join(", ")} or the path of a tokenizer.json, .tiktoken, .model or .gguf`,
    { fix: close === undefined ? "name one of these" : `write ${close}` },
  );
}
