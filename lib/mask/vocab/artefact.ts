/**
 * Vocabularies as one compact artefact. It holds what cannot be worked out faster than it is read:
 * the bytes of the tokens, their order, and how text becomes tokens. The trie comes of the order in
 * one pass; written out, the whole would be twice as large.
 *
 * ```
 * offset  bytes
 *      0      8  "MAZEVOC" and the version
 *      8      4  length of the header in bytes
 *     12      4  number of arrays, A
 *     16    8·A  for each array its kind (4 bytes) and its length in bytes (4 bytes)
 *             h  header: JSON in UTF-8
 *             …  arrays in the same order, each on a multiple of 4 after the start
 *  end − 16  16  digest of everything before
 * ```
 *
 * Numbers are little-endian. Kinds of arrays are the numbers of `Kind` below.
 */
import { MazeError } from "@maze/base";
import { Digest } from "./digest.ts";
import type { MergeRule, Tokenization } from "./encode/tokenization.ts";
import { vocabularyErrors } from "./errors.ts";
import { Vocabulary, type VocabularyParts } from "./vocabulary.ts";

const MAGIC = "MAZEVOC";

/**
 * Version of the artefact: it changes with the layout, and with how anything in it is worked out.
 *
 * @example
 * ```ts
 * import { ARTEFACT_VERSION } from "@maze/mask";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(Number.isInteger(ARTEFACT_VERSION), true);
 * ```
 */
export const ARTEFACT_VERSION = 1;

const HEAD = 16;
const DIGEST = 16;

/** Arrays by their numbers. */
const Kind = {
  data: 1,
  lengths: 2,
  order: 3,
  shared: 4,
  fallback: 5,
  ranks: 6,
  left: 7,
  right: 8,
  scores: 9,
} as const;

/** The part of a vocabulary that is no array. */
interface Header {
  readonly name: string;
  readonly special: readonly (readonly [string, number])[];
  readonly end: readonly number[];
  readonly added: readonly (readonly [string, number])[];
  readonly warnings: Vocabulary["warnings"];
  readonly tokenization: Omit<Tokenization, "rule"> & { readonly rule: MergeRule["kind"] };
}

/**
 * Writes a vocabulary as one artefact.
 *
 * @param vocabulary The vocabulary.
 * @returns Its bytes, which `readVocabulary` reads.
 *
 * @example
 * ```ts
 * import { readTiktoken, readVocabulary, writeVocabulary } from "@maze/mask";
 * import { assertEquals } from "@std/assert";
 *
 * const vocabulary = readTiktoken(new TextEncoder().encode("YQ== 0\nYg== 1\n"), { split: "." });
 * assertEquals(readVocabulary(writeVocabulary(vocabulary)).digest, vocabulary.digest);
 * ```
 */
export function writeVocabulary(vocabulary: Vocabulary): Uint8Array {
  const { parts, tokens } = vocabulary;
  const { rule, ...rest } = parts.tokenization;
  const header: Header = {
    name: parts.name,
    special: [...parts.special],
    end: parts.end,
    added: [...parts.added ?? []],
    warnings: vocabulary.warnings,
    tokenization: { ...rest, rule: rule.kind },
  };
  const lengths = new Uint16Array(vocabulary.size);
  for (let id = 0; id < lengths.length; id++) {
    lengths[id] = tokens.offsets[id + 1]! - tokens.offsets[id]!;
  }
  const arrays: [number, ArrayBufferView][] = [
    [Kind.data, tokens.data],
    [Kind.lengths, lengths],
    [Kind.order, vocabulary.order.ids],
    [Kind.shared, vocabulary.order.shared],
  ];
  if (parts.fallback) arrays.push([Kind.fallback, parts.fallback]);
  if (rule.kind === "ranks" && rule.ranks) arrays.push([Kind.ranks, rule.ranks]);
  if (rule.kind === "pairs") arrays.push([Kind.left, rule.left], [Kind.right, rule.right]);
  if (rule.kind === "scores") arrays.push([Kind.scores, rule.scores]);
  return layOut(new TextEncoder().encode(JSON.stringify(header)), arrays);
}

function layOut(header: Uint8Array, arrays: readonly [number, ArrayBufferView][]): Uint8Array {
  let length = aligned(HEAD + arrays.length * 8 + header.length);
  for (const [, array] of arrays) length += aligned(array.byteLength);
  const bytes = new Uint8Array(length + DIGEST);
  const view = new DataView(bytes.buffer);
  bytes.set(new TextEncoder().encode(MAGIC));
  bytes[7] = ARTEFACT_VERSION;
  view.setUint32(8, header.length, true);
  view.setUint32(12, arrays.length, true);
  let at = HEAD;
  for (const [kind, array] of arrays) {
    view.setUint32(at, kind, true);
    view.setUint32(at + 4, array.byteLength, true);
    at += 8;
  }
  bytes.set(header, at);
  at = aligned(at + header.length);
  for (const [, array] of arrays) {
    bytes.set(new Uint8Array(array.buffer, array.byteOffset, array.byteLength), at);
    at += aligned(array.byteLength);
  }
  bytes.set(checksum(bytes), length);
  return bytes;
}

function aligned(length: number): number {
  return Math.ceil(length / 4) * 4;
}

/** The digest of all but the last bytes. */
function checksum(bytes: Uint8Array): Uint8Array {
  return Uint8Array.from(
    new Digest().add(bytes.subarray(0, bytes.length - DIGEST)).finish().match(/../g)!,
    (digits) => parseInt(digits, 16),
  );
}

/** Whether bytes begin as an artefact does, of whatever version. */
export function isArtefact(bytes: Uint8Array): boolean {
  return [...MAGIC].every((character, at) => bytes[at] === character.charCodeAt(0));
}

/**
 * Reads an artefact.
 *
 * @param artefact Bytes that `writeVocabulary` gave. They are kept and must not change.
 * @returns The vocabulary.
 * @throws {MazeError} When they are damaged, cut off, or of another version; make the artefact anew.
 *
 * @example
 * ```ts
 * import { readVocabulary } from "@maze/mask";
 * import { assertThrows } from "@std/assert";
 *
 * assertThrows(() => readVocabulary(new Uint8Array(3)), Error, "expected a stored vocabulary");
 * ```
 */
export function readVocabulary(artefact: Uint8Array): Vocabulary {
  if (!isArtefact(artefact) || artefact.length < HEAD + DIGEST) {
    throw damaged("these bytes are something else, expected a stored vocabulary");
  }
  if (artefact[7] !== ARTEFACT_VERSION) {
    throw damaged(`it has the version ${artefact[7]}, expected ${ARTEFACT_VERSION}`);
  }
  // Views of 32-bit words need a start on a multiple of 4.
  const bytes = artefact.byteOffset % 4 === 0 ? artefact : artefact.slice();
  const sum = checksum(bytes);
  if (!sum.every((byte, at) => byte === bytes[bytes.length - DIGEST + at])) {
    throw damaged("its digest is not that of its bytes, expected them unchanged");
  }
  const { arrays, header } = findParts(bytes);
  return new Vocabulary(partsOf(header, arrays));
}

function damaged(problem: string): MazeError {
  return new MazeError(
    vocabularyErrors.damaged,
    `Cannot read the stored vocabulary: ${problem}`,
    { fix: "remove it; it is made anew from the tokenizer" },
  );
}

/** The header, and the bytes of each array by its kind. The digest vouches for all lengths. */
function findParts(bytes: Uint8Array): { header: Header; arrays: Map<number, Uint8Array> } {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const count = view.getUint32(12, true);
  const start = HEAD + count * 8;
  const headerEnd = start + view.getUint32(8, true);
  const header: Header = JSON.parse(new TextDecoder().decode(bytes.subarray(start, headerEnd)));
  const arrays = new Map<number, Uint8Array>();
  let at = aligned(headerEnd);
  for (let index = 0; index < count; index++) {
    const kind = view.getUint32(HEAD + index * 8, true);
    const length = view.getUint32(HEAD + index * 8 + 4, true);
    arrays.set(kind, bytes.subarray(at, at + length));
    at += aligned(length);
  }
  return { header, arrays };
}

function partsOf(header: Header, arrays: ReadonlyMap<number, Uint8Array>): VocabularyParts {
  const found = (kind: number): Uint8Array => arrays.get(kind) ?? new Uint8Array(0);
  const words = (kind: number): [ArrayBuffer, number, number] => {
    const { buffer, byteLength, byteOffset } = found(kind);
    return [buffer as ArrayBuffer, byteOffset, byteLength / 4];
  };
  const { rule, ...rest } = header.tokenization;
  const rules: Readonly<Record<MergeRule["kind"], () => MergeRule>> = {
    ranks: () =>
      arrays.has(Kind.ranks)
        ? { kind: "ranks", ranks: new Int32Array(...words(Kind.ranks)) }
        : { kind: "ranks" },
    pairs: () => ({
      kind: "pairs",
      left: new Int32Array(...words(Kind.left)),
      right: new Int32Array(...words(Kind.right)),
    }),
    scores: () => ({ kind: "scores", scores: new Float32Array(...words(Kind.scores)) }),
    longest: () => ({ kind: "longest" }),
  };
  return {
    name: header.name,
    tokens: { data: found(Kind.data), offsets: offsetsOf(found(Kind.lengths)) },
    special: new Map(header.special),
    end: header.end,
    added: new Map(header.added),
    fallback: arrays.has(Kind.fallback) ? new Int32Array(...words(Kind.fallback)) : undefined,
    tokenization: { ...rest, rule: rules[rule]() },
    warnings: header.warnings,
    order: {
      ids: new Uint32Array(...words(Kind.order)),
      shared: halfWords(found(Kind.shared)),
    },
  };
}

function offsetsOf(bytes: Uint8Array): Uint32Array {
  const lengths = halfWords(bytes);
  const offsets = new Uint32Array(lengths.length + 1);
  for (let id = 0; id < lengths.length; id++) offsets[id + 1] = offsets[id]! + lengths[id]!;
  return offsets;
}

function halfWords({ buffer, byteLength, byteOffset }: Uint8Array): Uint16Array {
  return new Uint16Array(buffer, byteOffset, byteLength / 2);
}
