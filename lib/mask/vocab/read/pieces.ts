/** Vocabularies of SentencePiece, whatever file they come in: pieces with scores and types. */
import type { Diagnostic } from "@maze/base";
import type { MergeRule } from "../encode/tokenization.ts";
import { unreadable } from "../errors.ts";
import { TOKEN_COUNT, TokenPacker } from "../token.ts";
import { Vocabulary } from "../vocabulary.ts";
import { endIds, type ReadOptions } from "./options.ts";

/** What a piece is; the numbers are those of SentencePiece's `Type`, which GGUF has taken over. */
export const PieceType = {
  normal: 1,
  unknown: 2,
  control: 3,
  userDefined: 4,
  unused: 5,
  byte: 6,
} as const;

/** One piece. */
export interface Piece {
  /** Its text, with `▁` for spaces, or `<0x41>` where it is a byte. */
  readonly text: string;
  /** Its score. */
  readonly score: number;
  /** One of `PieceType`. */
  readonly type: number;
}

/** A vocabulary of pieces. */
export interface Pieces {
  /** By id. */
  readonly pieces: readonly Piece[];
  /** How a text becomes pieces. */
  readonly model: "merges" | "unigram";
  /** Whether a space is put before the beginning of a text. */
  readonly leadingSpace: boolean;
  /** Ids that the file says end a sequence. */
  readonly end: readonly number[];
  /** What is done to text that is not done here. */
  readonly warnings: readonly Diagnostic[];
}

/** The text of a token that stands for one byte. */
const BYTE_TOKEN = /^<0x([0-9A-Fa-f]{2})>$/;

/** The byte of a token such as `<0x41>`, or `undefined`. */
export function byteOfToken(text: string): number | undefined {
  const digits = text.match(BYTE_TOKEN)?.[1];
  return digits === undefined ? undefined : parseInt(digits, 16);
}

/** The text of a piece with spaces for the character that stands for them. */
export function withSpaces(text: string): string {
  return text.replaceAll("▁", " ");
}

/**
 * Makes a vocabulary of pieces.
 *
 * @param source The pieces.
 * @param options What the caller says.
 * @returns The vocabulary.
 * @throws {MazeError} When there are none or too many, or a byte's text is not one.
 */
export function vocabularyOfPieces(
  source: Pieces,
  options: ReadOptions & { readonly name: string },
): Vocabulary {
  const { pieces } = source;
  if (pieces.length === 0 || pieces.length > TOKEN_COUNT) {
    throw unreadable(options.name, `it has ${pieces.length} tokens, expected 1 to ${TOKEN_COUNT}`);
  }
  const packer = new TokenPacker(pieces.length);
  const special = new Map<string, number>();
  const added = new Map<string, number>();
  const fallback = new Int32Array(256).fill(-1);
  pieces.forEach(({ text, type }, id) => {
    const byte = type === PieceType.byte ? byteOfToken(text) : undefined;
    if (type === PieceType.byte && byte === undefined) {
      throw unreadable(options.name, `token ${id} is a byte "${text}", expected such as "<0x41>"`);
    }
    if (byte !== undefined) {
      fallback[byte] = id;
      packer.add([byte]);
    } else if (type === PieceType.control || type === PieceType.unknown) {
      special.set(text, id);
      packer.add([]);
    } else if (type === PieceType.unused) {
      packer.add([]);
    } else {
      packer.addText(withSpaces(text).toWellFormed());
      if (type === PieceType.userDefined && text !== "") added.set(withSpaces(text), id);
    }
  });
  return new Vocabulary({
    name: options.name,
    tokens: packer.finish(),
    special,
    end: endIds(special, { ...options, named: source.end.filter((id) => id < pieces.length) }),
    added,
    fallback,
    tokenization: {
      splits: [],
      alphabet: "characters",
      wholePieces: false,
      leadingSpace: source.leadingSpace,
      rule: ruleOf(source),
    },
    warnings: source.warnings,
  });
}

/** Merges go from the best score down; equal scores have equal ranks. */
function ruleOf({ model, pieces }: Pieces): MergeRule {
  const scores = Float32Array.from(pieces, ({ score }) => score);
  if (model === "unigram") return { kind: "scores", scores };
  const ranks = new Int32Array(pieces.length).fill(-1);
  const falling = Int32Array.from(pieces.keys()).sort((left, right) =>
    scores[right]! - scores[left]!
  );
  let rank = 0;
  falling.forEach((id, place) => {
    if (place > 0 && scores[id] !== scores[falling[place - 1]!]) rank++;
    if (pieces[id]!.type === PieceType.normal) ranks[id] = rank;
  });
  return { kind: "ranks", ranks };
}
