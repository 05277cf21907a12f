/** What the tests of the guide on sampling share: its example as one file, and what it must print. */
import { assert, assertEquals, assertMatch } from "@std/assert";
import { root } from "../../scripts/house/files.ts";
import { capture } from "../../scripts/house/process.ts";

/** Folder of the example. */
export const EXAMPLE = `${root}examples/sampling`;

/** One line that the example prints. */
interface Line {
  readonly text: string;
  readonly tokens: number;
  readonly forced: number;
  readonly isWhole: boolean;
}

/** What the example prints under Deno, from source: what every other place has to print. */
export async function printedByDeno(): Promise<string> {
  const { output, status } = await capture(
    ["deno", "run", "-q", "--no-prompt", "-P=pure", `${EXAMPLE}/console.ts`],
    { folder: root },
  );
  assertEquals(status, 0, output);
  return output.trim();
}

/** Bundles an entry of the example into a folder of its own; gives the path of the bundle. */
export async function bundled(entry: string, platform: "browser" | "deno"): Promise<string> {
  const folder = await Deno.makeTempDir({ prefix: "maze-sampling-" });
  globalThis.addEventListener("unload", () => Deno.removeSync(folder, { recursive: true }));
  const target = `${folder}/${entry}.mjs`;
  const { output, status } = await capture(
    ["deno", "bundle", "-q", "--platform", platform, "-o", target, `${EXAMPLE}/${entry}.ts`],
    { folder: root },
  );
  assertEquals(status, 0, output);
  return target;
}

/** Fails unless every line is a whole card in its format, and some of it was forced. */
export function assertCards(printed: string): void {
  const lines: Line[] = printed.split("\n").map((line) => JSON.parse(line));
  assertEquals(lines.length, 3);
  for (const { forced, isWhole, text, tokens } of lines) {
    assert(isWhole, text);
    assert(forced > 0 && forced < tokens, `${forced} of ${tokens} were forced`);
    const card = JSON.parse(text);
    assertEquals(Object.keys(card), ["title", "year", "tags"]);
    assertMatch(card.title, /^[A-Za-z0-9 ,.!?'-]{1,40}$/);
    assert(Number.isInteger(card.year) && card.year >= 1500 && card.year < 2100, text);
    for (const tag of card.tags) assertMatch(tag, /^[A-Za-z0-9 ,.!?'-]{1,40}$/);
  }
  assertEquals(new Set(lines.map(({ text }) => text)).size, 3);
}
