/**
 * Question: how long does it take to index 100,000 lines, and to index them again unchanged? Input: the
 * sources of rxjs 7.8.2 and zod 4.6.7 and the declarations of hono 4.13.19, 117 K lines in 774 files, on
 * disk. Cold: no stored index; the process has parsed before, except where it says "new process".
 * Baseline: the compiler's bare parse of the same texts, already in memory.
 */
import ts from "typescript";
import { indexProject } from "@maze/project";
import { denoHost } from "../lib/app/host/deno_host.ts";
import { copySources } from "./index_sources.ts";

const LINES = 100_000;
const PEAK_BYTES = 500e6;

const host = denoHost();
const root = await copySources();
globalThis.addEventListener("unload", () => Deno.removeSync(root, { recursive: true }));

const first = await indexProject(host, root);
const { files: FILES, lines } = first.statistics;
if (lines < LINES) throw new Error(`Cannot count this: ${lines} lines, expected ${LINES} or more`);
const texts = await Promise.all(
  first.files.map(async ({ path }) => [path, await Deno.readTextFile(`${root}/${path}`)] as const),
);

function expectParsed(parsed: number, expected: number): void {
  if (parsed !== expected) {
    throw new Error(`Cannot count this: ${parsed} files were parsed, expected ${expected}`);
  }
}

const group = "index of 117K lines";

Deno.bench("bare parse by the compiler", { group, baseline: true, n: 10, warmup: 2 }, () => {
  for (const [path, text] of texts) ts.createSourceFile(path, text, ts.ScriptTarget.Latest);
});

Deno.bench("cold ≤ 2 s", { group, n: 10, warmup: 2 }, async (bench) => {
  await Deno.remove(`${root}/.maze`, { recursive: true });
  bench.start();
  const { statistics } = await indexProject(host, root);
  bench.end();
  expectParsed(statistics.parsed, FILES);
});

Deno.bench("unchanged ≤ 200 ms", { group, n: 30 }, async () => {
  const { statistics } = await indexProject(host, root);
  expectParsed(statistics.parsed, 0);
});

Deno.bench(
  "unchanged, with every symbol, test, import and habit read ≤ 200 ms",
  { group, n: 30 },
  async () => {
    const index = await indexProject(host, root);
    const sizes = [
      index.symbols("map"),
      index.tests(),
      index.importers("rxjs/index.ts"),
      index.style(),
    ];
    if (sizes.slice(0, 2).some(({ length }) => length === 0)) {
      throw new Error("Cannot count this: the index is empty");
    }
    expectParsed(index.statistics.parsed, 0);
  },
);

Deno.bench("unchanged, index still in memory ≤ 200 ms", { group, n: 30 }, async () => {
  const { statistics } = await indexProject(host, root, { previous: first, cache: false });
  expectParsed(statistics.parsed, 0);
});

Deno.bench("one file of 774 changed ≤ 200 ms", { group, n: 30 }, async (bench) => {
  const path = `${root}/rxjs/index.ts`;
  const text = await Deno.readTextFile(path);
  await indexProject(host, root);
  await Deno.writeTextFile(path, `${text}\n`);
  bench.start();
  const { statistics } = await indexProject(host, root);
  bench.end();
  expectParsed(statistics.parsed, 1);
});

Deno.bench("every export of every module ≤ 200 ms", { group, n: 10 }, async (bench) => {
  const index = await indexProject(host, root);
  bench.start();
  let exported = 0;
  for (const { path } of index.files) exported += index.exportedSymbols(path).length;
  bench.end();
  if (exported < 7000) throw new Error(`Cannot count this: only ${exported} exports`);
});

for (
  const [name, isCold] of [["new process, cold ≤ 2 s", true], [
    "new process, unchanged",
    false,
  ]] as const
) {
  Deno.bench(name, { group, n: 5, warmup: 1 }, async (bench) => {
    if (isCold) await Deno.remove(`${root}/.maze`, { recursive: true });
    bench.start();
    const { code, stderr, stdout } = await new Deno.Command("deno", {
      args: ["run", "-q", "--no-check", "-P=maze", import.meta.resolve("./index_process.ts"), root],
    }).output();
    bench.end();
    if (code !== 0) throw new Error(`Cannot count this: ${new TextDecoder().decode(stderr)}`);
    const { parsed, peakBytes } = JSON.parse(new TextDecoder().decode(stdout));
    expectParsed(parsed, isCold ? FILES : 0);
    if (peakBytes > PEAK_BYTES) {
      throw new Error(`Cannot count this: ${peakBytes} bytes of memory, expected ${PEAK_BYTES}`);
    }
  });
}
