/** Reads files that must be text, and says where they are not. */
import { type Host, joinPath, lineColumn, MazeError } from "@maze/base";
import { languageErrors } from "./errors.ts";

/** Largest text that is read, in bytes. */
const TEXT_BYTES = 256 * 2 ** 20;

/**
 * Reads a text file.
 *
 * @param host Files.
 * @param name Path as the user wrote it.
 * @param options Folder it is relative to, absolute.
 * @returns Its text; a byte-order mark is kept.
 * @throws {MazeError} `unreadableText` where it is missing, no file, or not UTF-8.
 *
 * @example
 * ```ts
 * import { memoryHost } from "@maze/base";
 * import { readTextFile } from "@maze/pipeline";
 * import { assertEquals } from "@std/assert";
 *
 * const host = memoryHost({ "/p/a.txt": "text" });
 * assertEquals(await readTextFile(host, "a.txt", { folder: "/p" }), "text");
 * ```
 */
export async function readTextFile(
  host: Pick<Host, "files">,
  name: string,
  options: { readonly folder: string },
): Promise<string> {
  const path = joinPath(options.folder, name.replaceAll("\\", "/"));
  const real = await host.files.realPath(path);
  const info = real === undefined ? undefined : await host.files.stat(real);
  if (!info) throw unreadable(name, "there is no such file", "name a file that is there");
  if (info.kind !== "file") throw unreadable(name, `it is a ${info.kind}`, "name a file");
  if (info.size > TEXT_BYTES) {
    throw unreadable(
      name,
      `it has ${info.size} bytes, more than ${TEXT_BYTES}`,
      "name a smaller one",
    );
  }
  return decodeText(await host.files.read(path) ?? new Uint8Array(), name);
}

/**
 * Bytes as text.
 *
 * @param bytes UTF-8.
 * @param name What they are called in the message.
 * @returns The text; a byte-order mark is kept.
 * @throws {MazeError} `unreadableText` with line and column of the first byte that is not UTF-8.
 *
 * @example
 * ```ts
 * import { decodeText } from "@maze/pipeline";
 * import { assertThrows } from "@std/assert";
 *
 * assertThrows(() => decodeText(Uint8Array.of(0x61, 0xff), "a.txt"), Error, "a.txt:1:2");
 * ```
 */
export function decodeText(bytes: Uint8Array, name: string): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    const sound = soundPrefix(bytes);
    const { column, line } = lineColumn(sound, sound.length);
    throw unreadable(`${name}:${line}:${column}`, "it is not UTF-8 there", "save it as UTF-8");
  }
}

/** The text before the first byte that is not UTF-8. */
function soundPrefix(bytes: Uint8Array): string {
  let sound = 0;
  let broken = bytes.length;
  const decoded = (end: number): string | undefined => {
    try {
      const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
      return decoder.decode(bytes.subarray(0, end), { stream: true });
    } catch {
      return undefined;
    }
  };
  while (broken - sound > 1) {
    const middle = (sound + broken) >>> 1;
    if (decoded(middle) === undefined) broken = middle;
    else sound = middle;
  }
  return decoded(sound) ?? "";
}

function unreadable(name: string, why: string, fix: string): MazeError {
  return new MazeError(
    languageErrors.unreadableText,
    `Cannot read ${name}: ${why}, expected a text in UTF-8`,
    { fix },
  );
}
