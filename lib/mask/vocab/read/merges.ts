/** Vocabularies of byte-level merges, whatever file they come in. */
import type { Diagnostic } from "@maze/base";
import { unreadable } from "../errors.ts";
import { TOKEN_COUNT, TokenPacker } from "../token.ts";
import { Vocabulary } from "../vocabulary.ts";
import type { MergeRule } from "../encode/tokenization.ts";
import { decodeByteLevel } from "./byte_level.ts";
import { endIds, type ReadOptions } from "./options.ts";

/** What a token is. */
export type TokenKind = "ordinary" | "special" | "added" | "unused";

/** A vocabulary whose tokens are written in the alphabet of bytes. */
export interface ByteLevelSource {
  /** Texts by id, `undefined` where an id is not used. Those of added tokens are plain. */
  readonly texts: readonly (string | undefined)[];
  /** What the token of an id is. */
  readonly kindOf: (id: number) => TokenKind;
  /** Pairs with a space between them, or as arrays of two; the first merges first. */
  readonly merges: readonly (string | readonly string[])[];
  /** Patterns that cut text into pieces, translated. */
  readonly splits: readonly string[];
  /** Whether a piece that is a token is that token. */
  readonly wholePieces: boolean;
  /** Whether a space is put before the beginning of a text. */
  readonly leadingSpace: boolean;
  /** Ids that the file says end a sequence. */
  readonly end: readonly number[];
  /** What is done to text that is not done here. */
  readonly warnings: readonly Diagnostic[];
}

/**
 * Makes a vocabulary of byte-level merges.
 *
 * @param source What the file says.
 * @param options What the caller says.
 * @returns The vocabulary.
 * @throws {MazeError} When a merge names a token that is not there.
 */
export function byteLevelVocabulary(
  source: ByteLevelSource,
  options: ReadOptions & { readonly name: string },
): Vocabulary {
  const packer = new TokenPacker(Math.max(source.texts.length, 1));
  const special = new Map<string, number>();
  const added = new Map<string, number>();
  source.texts.forEach((text, id) => {
    const kind = text === undefined ? "unused" : source.kindOf(id);
    if (kind === "special") special.set(text!, id);
    if (kind === "added" && text !== "") added.set(text!, id);
    const bytes = kind === "ordinary" ? decodeByteLevel(text!) : undefined;
    if (kind === "special" || kind === "unused") packer.add([]);
    else if (bytes) packer.add(bytes);
    else packer.addText(text!.toWellFormed());
  });
  return new Vocabulary({
    name: options.name,
    tokens: packer.finish(),
    special,
    end: endIds(special, { ...options, named: source.end.filter((id) => id < packer.count) }),
    added,
    tokenization: {
      splits: source.splits,
      alphabet: "bytes",
      wholePieces: source.wholePieces,
      leadingSpace: source.leadingSpace,
      rule: pairsOf(source.merges, { ids: idsByText(source.texts), name: options.name }),
    },
    warnings: source.warnings,
  });
}

/** Ids by text; of equal texts the first. */
export function idsByText(texts: readonly (string | undefined)[]): Map<string, number> {
  const ids = new Map<string, number>();
  texts.forEach((text, id) => {
    if (text !== undefined && !ids.has(text)) ids.set(text, id);
  });
  return ids;
}

/**
 * Merges as pairs of ids.
 *
 * @param merges As texts.
 * @param options Ids by text, and a name for messages.
 * @throws {MazeError} When a merge is no pair of tokens.
 */
export function pairsOf(
  merges: readonly (string | readonly string[])[],
  options: { readonly ids: ReadonlyMap<string, number>; readonly name: string },
): MergeRule {
  if (merges.length > TOKEN_COUNT) {
    throw unreadable(options.name, `${merges.length} merges, expected at most ${TOKEN_COUNT}`);
  }
  const left = new Int32Array(merges.length);
  const right = new Int32Array(merges.length);
  merges.forEach((merge, place) => {
    const pair = typeof merge === "string" ? merge.split(" ") : Array.isArray(merge) ? merge : [];
    const first = options.ids.get(pair[0]!);
    const second = options.ids.get(pair[1]!);
    if (pair.length !== 2 || first === undefined || second === undefined) {
      throw unreadable(
        options.name,
        `merge ${place + 1} is ${JSON.stringify(merge)}, expected two tokens`,
      );
    }
    left[place] = first;
    right[place] = second;
  });
  return { kind: "pairs", left, right };
}
