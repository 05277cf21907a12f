import { bundle, firstLine, runFlags } from "../../scripts/bundle.ts";
import { capture, type Finished } from "../../scripts/house/process.ts";
import { root } from "../../scripts/house/files.ts";
import { readConfig } from "../../scripts/house/workspace.ts";
import { assert, assertEquals, assertMatch, assertThrows } from "@std/assert";

const folder = await Deno.makeTempDir({ prefix: "maze-bundle-" });
const file = `${folder}/maze.js`;

Deno.test.beforeAll(() => bundle(file));
Deno.test.afterAll(() => Deno.remove(folder, { recursive: true }));

/** Runs the bundle with its own flags, an empty cache, an empty home, in a new folder of these files. */
async function maze(
  args: readonly string[],
  files: Record<string, string> = {},
): Promise<Finished> {
  const base = await Deno.makeTempDir({ dir: folder });
  for (const inner of ["cache", "home", "work"]) await Deno.mkdir(`${base}/${inner}`);
  for (const [name, text] of Object.entries(files)) {
    await Deno.writeTextFile(`${base}/work/${name}`, text);
  }
  return await capture(["deno", "run", "--ext=js", ...runFlags(), file, ...args], {
    folder: `${base}/work`,
    environment: { DENO_DIR: `${base}/cache`, HOME: `${base}/home`, NO_COLOR: "1" },
  });
}

Deno.test("bundle: names no folder of the machine that made it", async () => {
  const text = await Deno.readTextFile(file);
  const home = Deno.env.get("HOME");
  assert(!home || home === "/" || !text.includes(`${home}/`));
  assert(!text.includes(root));
});

Deno.test("bundle: a first line that the system would cut is refused", () => {
  const flags = ["--allow-read", "--allow-env=HOME,SystemRoot,PATH"];
  assertEquals(
    firstLine(flags),
    "#!/usr/bin/env -S deno run --ext=js --allow-read --allow-env=HOME,PATH",
  );
  assertThrows(() => firstLine([`--allow-env=${"A".repeat(300)}`]), RangeError, "at most 255");
});

Deno.test({
  name: "bundle: starts by its own name, with all of its permissions",
  ignore: Deno.build.os === "windows",
  fn: async () => {
    const { output, status } = await capture(["bash", "-c", `exec "${file}" doctor`], { folder });
    assertEquals(status, 0, output);
  },
});

Deno.test("bundle: --version in an empty folder with an empty cache", async () => {
  const { output, status } = await maze(["--version"]);
  assertEquals(status, 0, output);
  assertMatch(output, new RegExp(`\\b${readConfig("").version.replaceAll(".", "\\.")}\\b`));
});

Deno.test("bundle: doctor in an empty folder with an empty cache", async () => {
  const { output, status } = await maze(["doctor"]);
  assertEquals(status, 0, output);
  assertMatch(output, /typescript\D+6\.0\.3/i);
});

Deno.test("bundle: carries the compiler's declarations", async () => {
  const right = await maze(["validate", "a.ts"], {
    "a.ts": "export const doubled: number[] = [1, 2].map((one) => one * 2);\n",
  });
  assertEquals(right.status, 0, right.output);
  const wrong = await maze(["validate", "a.ts"], {
    "a.ts": "export const doubled: string[] = [1, 2].map((one) => one * 2);\n",
  });
  assertEquals(wrong.status, 1, wrong.output);
  assertMatch(wrong.output, /TS2322/);
});

Deno.test("bundle: fills a hole: search, compiler and sandbox are all in it", async () => {
  const hole = [
    "/** @example add(1, 2) // => 3",
    " * @example add(-4, 1) // => -3 */",
    "export function add(left: number, right: number): number {",
    "  /* maze: the sum of left and right */",
    "}",
    "",
  ].join("\n");
  const { output, status } = await maze(["fill", "a.ts", "--yes"], { "a.ts": hole });
  assertEquals(status, 0, output);
  assertMatch(output, /\+ {2}return (left \+ right|right \+ left);/);
});
