/**
 * Every exported symbol that the TypeScript checker reports for a module of real packages is in the
 * index with the same kinds, and the index has no other.
 */
import ts from "typescript";
import { assert, assertEquals } from "@std/assert";
import { denoHost } from "../../lib/app/host/deno_host.ts";
import { indexProject } from "@maze/project";
import { checkerExports, checkerOptions } from "../support/checker_exports.ts";
import { npmPackageFolder } from "../support/npm_sources.ts";

/** The sources of each package, or its declarations where it ships no sources, and its least size. */
const packages: readonly (readonly [specifier: string, folder: string, exports: number])[] = [
  ["rxjs@7.8.2", "src", 900],
  ["zod@4.6.7", "src", 5000],
  ["hono@4.13.19", "dist/types", 900],
];

for (const [specifier, folder, least] of packages) {
  Deno.test(`exports: ${specifier}/${folder} as the checker has them`, async () => {
    const root = `${await npmPackageFolder(specifier)}/${folder}`;
    const index = await indexProject(denoHost(), root, { cache: false });
    assertEquals([index.skipped, index.notices], [[], []]);
    const paths = index.files.map(({ path }) => `${index.root}/${path}`);
    const program = ts.createProgram(paths, checkerOptions);
    let compared = 0;
    const wrong: string[] = [];
    for (const path of paths) {
      const expected = checkerExports(program, path) ?? new Map<string, string>();
      const found = new Map(
        index.exportedSymbols(path).map(({ kinds, name }) => [name, kinds.join(" ")]),
      );
      for (const name of new Set([...expected.keys(), ...found.keys()])) {
        compared++;
        const [checker, indexed] = [expected.get(name), found.get(name)];
        if (checker !== indexed) {
          wrong.push(`${path} ${name}: ${checker} is ${indexed} in the index`);
        }
      }
    }
    assertEquals(wrong, []);
    assert(compared >= least, `Cannot trust so few exports: ${compared}, expected ${least}`);
  });
}
