/** Reads binary files, never past their end: what is cut off is an error that says where. */
import { unreadable } from "../errors.ts";

/** A place in a binary file that moves on as values are read. All numbers are little-endian. */
export class BinaryReader {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  readonly #name: string;
  #at = 0;

  /**
   * Begins at the first byte.
   * @param bytes The file, or a part of it.
   * @param name Which vocabulary, for messages.
   */
  constructor(bytes: Uint8Array, name: string) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#name = name;
  }

  /** How many bytes are left. */
  get left(): number {
    return this.#bytes.length - this.#at;
  }

  /** The next byte. */
  u8(): number {
    return this.#bytes[this.#take(1)]!;
  }

  /** The next 32-bit number without a sign. */
  u32(): number {
    return this.#view.getUint32(this.#take(4), true);
  }

  /** The next 32-bit number. */
  i32(): number {
    return this.#view.getInt32(this.#take(4), true);
  }

  /** The next 32-bit floating-point number. */
  f32(): number {
    return this.#view.getFloat32(this.#take(4), true);
  }

  /** The next 64-bit number; one past 2⁵³ cannot be a size and is refused. */
  u64(): number {
    const value = this.#view.getBigUint64(this.#take(8), true);
    if (value > BigInt(Number.MAX_SAFE_INTEGER)) this.fail(`the size ${value} is out of range`);
    return Number(value);
  }

  /** The next number in the variable length of protocol buffers; what is past 2⁵³ loses its low bits. */
  varint(): number {
    let value = 0;
    for (let shift = 0; shift < 70; shift += 7) {
      const byte = this.u8();
      value += (byte & 127) * 2 ** shift;
      if (byte < 128) return value;
    }
    this.fail("a number has more than ten bytes");
  }

  /** The next bytes: a view. */
  take(length: number): Uint8Array {
    const start = this.#take(length);
    return this.#bytes.subarray(start, start + length);
  }

  /** The next bytes as text. */
  text(length: number): string {
    return utf8.decode(this.take(length));
  }

  /** Moves on without reading. */
  skip(length: number): void {
    this.#take(length);
  }

  /** Refuses the file: what is wrong at this place. */
  fail(problem: string): never {
    throw unreadable(this.#name, `${problem}, at byte ${this.#at}`);
  }

  #take(length: number): number {
    const start = this.#at;
    if (length > this.left) {
      this.fail(`it ends after ${this.left} more bytes, expected ${length}`);
    }
    this.#at += length;
    return start;
  }
}

const utf8 = new TextDecoder("utf-8", { ignoreBOM: true });
