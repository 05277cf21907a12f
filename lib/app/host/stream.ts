/** Files that are read piece by piece, because they may be large. */

/** The bytes of a file; `undefined` where there is none. */
export async function openFile(
  path: string,
): Promise<ReadableStream<Uint8Array<ArrayBuffer>> | undefined> {
  try {
    const file = await Deno.open(path, { read: true });
    if ((await file.stat()).isFile) return file.readable;
    file.close();
  } catch (error) {
    const isAbsent = error instanceof Deno.errors.NotFound ||
      error instanceof Deno.errors.NotADirectory || error instanceof Deno.errors.IsADirectory;
    if (!isAbsent) throw error;
  }
}
