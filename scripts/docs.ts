/**
 * Writes the generated pages anew; `--check` instead reports those that are not current. Each page
 * comes from the source it describes, and is formatted as `deno fmt` would.
 */
import { root, statOf, text, texts, walk } from "./house/files.ts";
import { configurationPage } from "./config_docs.ts";
import { MASKS_PAGE, masksPage } from "./house/mask_pictures.ts";
import { errorsPage, listErrors } from "./house/errors.ts";
import { factsOf } from "./house/sources.ts";

/** A page that is made, not written. */
interface Page {
  readonly path: string;
  readonly make: () => string;
}

const PAGES: readonly Page[] = [
  { path: "docs/configuration.md", make: configurationPage },
  { path: MASKS_PAGE, make: masksPage },
  {
    path: "docs/errors.md",
    make: () => errorsPage(listErrors(factsOf(texts(walk(["lib"])))).listed),
  },
];

/** Text of a page after `deno fmt`. */
async function formatted(markdown: string): Promise<string> {
  const child = new Deno.Command("deno", {
    args: ["fmt", "-q", "--ext=md", "-"],
    cwd: root,
    stdin: "piped",
    stdout: "piped",
  }).spawn();
  const writer = child.stdin.getWriter();
  await writer.write(new TextEncoder().encode(markdown));
  await writer.close();
  const { code, stdout } = await child.output();
  if (code !== 0) throw new Error(`Cannot format a page: deno fmt ended with status ${code}`);
  return new TextDecoder().decode(stdout);
}

async function main(check: boolean): Promise<number> {
  let stale = 0;
  for (const { path, make } of PAGES) {
    const wanted = await formatted(make());
    const current = statOf(path) && text(path);
    if (current === wanted) continue;
    if (check) {
      stale++;
      console.log(`Cannot accept ${path}: it is not current, run deno task docs`);
    } else {
      Deno.writeTextFileSync(root + path, wanted);
      console.log(`wrote ${path}`);
    }
  }
  return stale > 0 ? 1 : 0;
}

if (import.meta.main) Deno.exit(await main(Deno.args.includes("--check")));
