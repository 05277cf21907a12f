/** Test data that lies beside the project, in `../shared/data`, and may be absent. */

const folder = new URL("../../../shared/data/", import.meta.url);

/** Whether a file of the test data is there. */
export function hasSharedData(name: string): boolean {
  try {
    return Deno.statSync(new URL(name, folder)).isFile;
  } catch {
    return false;
  }
}

/** The lines of a JSONL file of the test data, unpacked if its name ends in `.gz`. */
export async function readSharedData<Line>(name: string): Promise<Line[]> {
  const { body } = new Response(await Deno.readFile(new URL(name, folder)));
  const plain = name.endsWith(".gz") ? body!.pipeThrough(new DecompressionStream("gzip")) : body;
  const text = await new Response(plain).text();
  return text.split("\n").filter((line) => line !== "").map((line) => JSON.parse(line) as Line);
}
