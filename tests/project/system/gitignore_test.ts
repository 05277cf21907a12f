/** The walk against git itself: the files it finds are those that git would take in. */
import { assertEquals } from "@std/assert";
import { type Random, seededRandom } from "@maze/base";
import { indexProject } from "@maze/project";
import { denoHost } from "../../../lib/app/host/deno_host.ts";

const names = ["a", "b", "build", "c.d", "[x]"];
const patterns = [
  "a",
  "/a",
  "a/",
  "!a",
  "!/a/",
  "b/*",
  "!b/a",
  "**/build",
  "build/**",
  "a/**/b",
  "*.ts",
  "!*.ts",
  "!b.ts",
  "?.ts",
  "[ab].ts",
  "[!a].ts",
  "/b/a.ts",
  "a/b",
  "# comment",
  "",
  "   ",
  "\\!a",
  "*",
  "!*/",
  "c.d/",
  "\\[x]",
  "a.ts ",
];

/** Files of a project, some of them `.gitignore`, drawn at random. */
function drawProject(random: Random): Record<string, string> {
  const pick = <T>(all: readonly T[]): T => all[random.below(all.length)]!;
  const folder = (): string =>
    Array.from({ length: random.below(4) }, () => `${pick(names)}/`).join("");
  const files: Record<string, string> = {};
  for (let count = 0; count < 24; count++) files[`${folder()}${pick(names)}.ts`] = "export {};\n";
  const paths = Object.keys(files);
  for (let count = 0; count < 3; count++) {
    const beside = count === 0 ? "" : pick(paths).replace(/[^/]*$/, "");
    const lines = Array.from({ length: 1 + random.below(4) }, () => pick(patterns));
    files[`${beside}.gitignore`] = `${lines.join(random.below(4) === 0 ? "\r\n" : "\n")}\n`;
  }
  return files;
}

async function git(folder: string, ...args: readonly string[]): Promise<string> {
  const { code, stderr, stdout } = await new Deno.Command("git", {
    args: ["-c", "core.quotePath=false", "-c", "core.excludesFile=", ...args],
    cwd: folder,
  }).output();
  if (code !== 0) throw new Error(new TextDecoder().decode(stderr));
  return new TextDecoder().decode(stdout);
}

Deno.test("gitignore: as git has it, on projects drawn at random", async () => {
  const seed = Number(Deno.env.get("MAZE_TEST_SEED") ?? 20);
  const random = seededRandom(seed);
  const top = await Deno.makeTempDir({ prefix: "maze-gitignore-" });
  try {
    for (let round = 0; round < 60; round++) {
      const root = `${top}/${round}`;
      const files = drawProject(random);
      for (const [path, text] of Object.entries(files)) {
        await Deno.mkdir(`${root}/${path}`.replace(/[^/]*$/, ""), { recursive: true });
        await Deno.writeTextFile(`${root}/${path}`, text);
      }
      await git(root, "init", "-q");
      const listed = await git(root, "ls-files", "--others", "--exclude-standard");
      const expected = listed.split("\n").filter((path) => path.endsWith(".ts")).sort();
      const index = await indexProject(denoHost(), root, { cache: false, exclude: [] });
      const rules = Object.entries(files).filter(([path]) => path.endsWith(".gitignore"));
      const found = index.files.map(({ path }) => path).sort();
      assertEquals(found, expected, `seed ${seed}, round ${round}: ${JSON.stringify(rules)}`);
      const inside = expected.find((path) => path.includes("/"))?.split("/")[0];
      if (inside === undefined) continue;
      const below = await indexProject(denoHost(), `${root}/${inside}`, {
        cache: false,
        exclude: [],
      });
      assertEquals(
        below.files.map(({ path }) => `${inside}/${path}`).sort(),
        expected.filter((path) => path.startsWith(`${inside}/`)),
        `seed ${seed}, round ${round}, below ${inside}: ${JSON.stringify(rules)}`,
      );
    }
  } finally {
    await Deno.remove(top, { recursive: true });
  }
});
