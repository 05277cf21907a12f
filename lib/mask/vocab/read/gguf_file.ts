/**
 * Reads the metadata of GGUF files. Source: `docs/gguf.md` of the ggml project. Metadata stands before
 * the weights, so the first part of a file is enough.
 */
import { BinaryReader } from "./binary.ts";

/** Value types, by their numbers in the file; and the bytes of those that have a fixed size. */
const ValueType = { bool: 7, string: 8, array: 9 } as const;
const SIZES: readonly (number | undefined)[] = [
  1,
  1,
  2,
  2,
  4,
  4,
  4,
  1,
  undefined,
  undefined,
  8,
  8,
  8,
];

/** Most entries of metadata that are read; models have fewer than a hundred. */
const ENTRY_LIMIT = 65_536;

/** A value of the metadata. */
export type GgufValue = number | string | readonly number[] | readonly string[];

/**
 * Reads the values of some keys.
 *
 * @param file The file, or its first part up to the end of the metadata.
 * @param options Name for messages; which keys are wanted. Others are passed over.
 * @returns Values by key.
 * @throws {MazeError} When it is no GGUF file of version 2 or 3, or is cut off.
 */
export function readGgufMetadata(
  file: Uint8Array,
  options: { readonly name: string; readonly wants: (key: string) => boolean },
): Map<string, GgufValue> {
  const reader = new BinaryReader(file, options.name);
  if (reader.left < 4 || reader.text(4) !== "GGUF") reader.fail('it does not begin with "GGUF"');
  const version = reader.u32();
  if (version !== 2 && version !== 3) {
    reader.fail(`its version is ${version}, expected 2 or 3 in little-endian order`);
  }
  reader.u64(); // how many tensors
  const count = reader.u64();
  if (count > ENTRY_LIMIT) {
    reader.fail(`it has ${count} entries of metadata, expected at most ${ENTRY_LIMIT}`);
  }
  const values = new Map<string, GgufValue>();
  for (let entry = 0; entry < count; entry++) {
    const key = reader.text(reader.u64());
    const type = reader.u32();
    if (options.wants(key)) values.set(key, readValue(reader, type));
    else skipValue(reader, type);
  }
  return values;
}

function readValue(reader: BinaryReader, type: number): GgufValue {
  if (type !== ValueType.array) return readScalar(reader, type);
  const { count, type: itemType } = arrayHead(reader);
  const items: (number | string)[] = [];
  for (let index = 0; index < count; index++) items.push(readScalar(reader, itemType));
  return items as number[] | string[];
}

/** The type and the number of items of an array, which must fit into what is left. */
function arrayHead(reader: BinaryReader): { type: number; count: number } {
  const type = reader.u32();
  if (type === ValueType.array) reader.fail("it has an array of arrays, expected one of values");
  const count = reader.u64();
  const least = type === ValueType.string ? 8 : sizeOf(reader, type);
  if (count * least > reader.left) {
    reader.fail(`an array has ${count} items, but only ${reader.left} bytes are left`);
  }
  return { type, count };
}

function readScalar(reader: BinaryReader, type: number): number | string {
  if (type === ValueType.string) return reader.text(reader.u64());
  const bytes = reader.take(sizeOf(reader, type));
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  switch (type) {
    case 1:
      return view.getInt8(0);
    case 2:
      return view.getUint16(0, true);
    case 3:
      return view.getInt16(0, true);
    case 4:
      return view.getUint32(0, true);
    case 5:
      return view.getInt32(0, true);
    case 6:
      return view.getFloat32(0, true);
    case 10:
      return Number(view.getBigUint64(0, true));
    case 11:
      return Number(view.getBigInt64(0, true));
    case 12:
      return view.getFloat64(0, true);
    default:
      return view.getUint8(0);
  }
}

function skipValue(reader: BinaryReader, type: number): void {
  if (type === ValueType.string) return reader.skip(reader.u64());
  if (type !== ValueType.array) return reader.skip(sizeOf(reader, type));
  const { count, type: itemType } = arrayHead(reader);
  if (itemType !== ValueType.string) return reader.skip(count * sizeOf(reader, itemType));
  for (let index = 0; index < count; index++) reader.skip(reader.u64());
}

function sizeOf(reader: BinaryReader, type: number): number {
  return SIZES[type] ?? reader.fail(`a value has the type ${type}, expected 0 to 12`);
}
