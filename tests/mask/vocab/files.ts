/** Writes small files of the binary kinds, byte by byte as their formats say. */

const utf8 = new TextEncoder();

/** A piece as `ModelProto` has it. */
export type WrittenPiece = readonly [text: string, score: number, type: number];

function varint(value: number): number[] {
  const bytes: number[] = [];
  for (; value >= 128; value = Math.floor(value / 128)) bytes.push(value % 128 | 128);
  return [...bytes, value];
}

const field = (number: number, wire: number): number[] => varint(number * 8 + wire);

function message(number: number, bytes: readonly number[]): number[] {
  return [...field(number, 2), ...varint(bytes.length), ...bytes];
}

const float32 = (value: number): number[] => [
  ...new Uint8Array(Float32Array.of(value).buffer),
];

/** A SentencePiece model: its pieces, and fields of the trainer and the normalizer as numbers. */
export function sentencePieceFile(
  pieces: readonly WrittenPiece[],
  more: {
    readonly trainer?: Readonly<Record<number, number>>;
    readonly normalizer?: Readonly<Record<number, number | string>>;
  } = {},
): Uint8Array {
  const parts = pieces.map(([text, score, type]) =>
    message(1, [
      ...message(1, [...utf8.encode(text)]),
      ...field(2, 5),
      ...float32(score),
      ...field(3, 0),
      ...varint(type),
    ])
  );
  const fields = (values: Readonly<Record<number, number | string>>): number[] =>
    Object.entries(values).flatMap(([number, value]) =>
      typeof value === "string"
        ? message(Number(number), [...utf8.encode(value)])
        : [...field(Number(number), 0), ...varint(value)]
    );
  parts.push(message(2, fields(more.trainer ?? {})), message(3, fields(more.normalizer ?? {})));
  const bytes = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

/** Metadata of a GGUF file: texts, 32-bit numbers, lists of texts, and lists of floats or numbers. */
export type WrittenValue =
  | string
  | number
  | readonly string[]
  | Float32Array<ArrayBuffer>
  | Int32Array<ArrayBuffer>
  | Uint8Array<ArrayBuffer>;

/** A GGUF file of version 3 without tensors. */
export function ggufFile(values: Readonly<Record<string, WrittenValue>>): Uint8Array<ArrayBuffer> {
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  const u32 = (value: number) => chunks.push(new Uint8Array(Uint32Array.of(value).buffer));
  const u64 = (value: number) =>
    chunks.push(new Uint8Array(BigUint64Array.of(BigInt(value)).buffer));
  const text = (value: string) => {
    const bytes = utf8.encode(value);
    u64(bytes.length);
    chunks.push(bytes);
  };
  chunks.push(utf8.encode("GGUF"));
  u32(3);
  u64(0);
  u64(Object.keys(values).length);
  for (const [key, value] of Object.entries(values)) {
    text(key);
    if (typeof value === "string") {
      u32(8);
      text(value);
    } else if (typeof value === "number") {
      u32(4);
      u32(value);
    } else if (value instanceof Float32Array || ArrayBuffer.isView(value)) {
      u32(9);
      u32(value instanceof Float32Array ? 6 : value instanceof Int32Array ? 5 : 7);
      u64(value.length);
      chunks.push(new Uint8Array(value.buffer));
    } else {
      u32(9);
      u32(8);
      u64(value.length);
      value.forEach(text);
    }
  }
  const bytes = new Uint8Array(chunks.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}
