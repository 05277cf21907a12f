/**
 * Reads `.model` files of SentencePiece: protocol buffers of the message `ModelProto`. Source: the
 * project's `sentencepiece_model.proto`; the wire format is that of protocol buffers.
 */
import type { Diagnostic } from "@maze/base";
import { inexact } from "../errors.ts";
import { TOKEN_COUNT } from "../token.ts";
import type { Vocabulary } from "../vocabulary.ts";
import { BinaryReader } from "./binary.ts";
import type { ReadOptions } from "./options.ts";
import { type Piece, PieceType, vocabularyOfPieces } from "./pieces.ts";

/** Values of `TrainerSpec.ModelType` that are read. */
const ModelType = { unigram: 1, merges: 2 } as const;

/** Wire types of protocol buffers. */
const Wire = { varint: 0, fixed64: 1, bytes: 2, fixed32: 5 } as const;

/** A piece may be U+FEFF alone: it is no mark of an order of bytes here. */
const utf8 = new TextDecoder("utf-8", { ignoreBOM: true });

/** What is read of the whole message. */
interface Model {
  readonly pieces: Piece[];
  type: number;
  end: number;
  normalization: string;
  changesText: boolean;
  leadingSpace: boolean;
  dropsSpaces: boolean;
}

/**
 * Reads a `.model` file.
 *
 * @param file Its bytes.
 * @param options What the caller says.
 * @returns The vocabulary.
 * @throws {MazeError} When it is cut off, is no such message, or is of another kind than BPE and
 * unigram.
 *
 * @example
 * ```ts
 * import { readSentencePiece } from "@maze/mask";
 * import { assertThrows } from "@std/assert";
 *
 * // Field 1, ten bytes long, of which two are there.
 * assertThrows(() => readSentencePiece(Uint8Array.of(0x0a, 10, 0, 0)), Error, "it ends after 2 more bytes");
 * ```
 */
export function readSentencePiece(file: Uint8Array, options: ReadOptions = {}): Vocabulary {
  const name = options.name ?? "of a SentencePiece model";
  const reader = new BinaryReader(file, name);
  const model: Model = {
    pieces: [],
    type: ModelType.unigram,
    end: 2,
    normalization: "",
    changesText: false,
    leadingSpace: true,
    dropsSpaces: true,
  };
  forEachField(reader, (field, value) => {
    if (!(value instanceof Uint8Array)) return;
    const part = new BinaryReader(value, name);
    if (field === 1) readPiece(part, model);
    else if (field === 2) readTrainer(part, model);
    else if (field === 3) readNormalizer(part, model);
  });
  if (model.type !== ModelType.unigram && model.type !== ModelType.merges) {
    reader.fail(`its model type is ${model.type}, expected 1 (unigram) or 2 (BPE)`);
  }
  return vocabularyOfPieces({
    pieces: model.pieces,
    model: model.type === ModelType.unigram ? "unigram" : "merges",
    leadingSpace: model.leadingSpace,
    end: model.end >= 0 && model.end < 2 ** 31 ? [model.end] : [],
    warnings: warningsOf(model, name),
  }, { ...options, name });
}

/** Calls back for each field of a message: numbers as they are, 32 bits as a float, or bytes. */
function forEachField(
  reader: BinaryReader,
  visit: (field: number, value: number | Uint8Array) => void,
): void {
  while (reader.left > 0) {
    const key = reader.varint();
    const field = Math.floor(key / 8);
    switch (key % 8) {
      case Wire.varint:
        visit(field, reader.varint());
        break;
      case Wire.fixed64:
        reader.skip(8);
        break;
      case Wire.bytes:
        visit(field, reader.take(reader.varint()));
        break;
      case Wire.fixed32:
        visit(field, reader.f32());
        break;
      default:
        reader.fail(`field ${field} has the wire type ${key % 8}, expected 0, 1, 2 or 5`);
    }
  }
}

function readPiece(reader: BinaryReader, { pieces }: Model): void {
  let [text, score, type] = ["", 0, PieceType.normal as number];
  if (pieces.length >= TOKEN_COUNT) reader.fail(`it has more than ${TOKEN_COUNT} tokens`);
  forEachField(reader, (field, value) => {
    if (field === 1 && typeof value !== "number") text = utf8.decode(value);
    else if (field === 2 && typeof value === "number") score = value;
    else if (field === 3 && typeof value === "number") type = value;
  });
  pieces.push({ text, score, type });
}

function readTrainer(reader: BinaryReader, model: Model): void {
  forEachField(reader, (field, value) => {
    if (typeof value !== "number") return;
    if (field === 3) model.type = value;
    else if (field === 42) model.end = value;
  });
}

function readNormalizer(reader: BinaryReader, model: Model): void {
  forEachField(reader, (field, value) => {
    if (field === 1 && typeof value !== "number") {
      model.normalization = utf8.decode(value);
    } else if (field === 2 && typeof value !== "number") {
      model.changesText = value.length > 0;
    } else if (field === 3) {
      model.leadingSpace = value !== 0;
    } else if (field === 4) {
      model.dropsSpaces = value !== 0;
    }
  });
}

function warningsOf(model: Model, name: string): Diagnostic[] {
  const warnings: Diagnostic[] = [];
  if (model.changesText) {
    warnings.push(
      inexact(name, `normalizes text by "${model.normalization}", which is not done here`),
    );
  }
  if (model.dropsSpaces) {
    warnings.push(inexact(name, "removes repeated spaces, which is not done here"));
  }
  return warnings;
}
