import { assert, assertEquals, assertRejects } from "@std/assert";
import { type Host, memoryHost } from "@maze/base";
import { indexProject, type ProjectIndex } from "@maze/project";
import { faultyHost } from "../support/faulty_host.ts";
import { hostWithFiles } from "../support/host_files.ts";

const storePath = "/p/.maze/index.jsonl";

function project(): Host {
  return memoryHost({
    "/p/a.ts": "export const a = 1;",
    "/p/b.ts": "export function b(): void {}",
    "/p/c.ts": 'export * from "./a.ts";\nexport * from "./b.ts";',
  });
}

/** What an index says, without how it came about. */
function contents(index: ProjectIndex): unknown {
  const outlines = index.files.map(({ path }) => [path, index.outline(path)]);
  return [index.files, outlines, index.skipped, index.style(), index.exportedSymbols("c.ts")];
}

function counts({ statistics: { cached, files, parsed } }: ProjectIndex): [number, number, number] {
  return [files, parsed, cached];
}

Deno.test("incremental: unchanged files are not parsed again, and the index says the same", async () => {
  const host = project();
  const first = await indexProject(host, "/p");
  assertEquals(counts(first), [3, 3, 0]);
  const second = await indexProject(host, "/p");
  assertEquals(counts(second), [3, 0, 3]);
  assertEquals(contents(second), contents(first));
});

Deno.test("incremental: unchanged files are not even read, and nothing is written", async () => {
  const host = project();
  await indexProject(host, "/p");
  const reads: string[] = [];
  const writes: string[] = [];
  const watched = hostWithFiles(host, {
    read: (path) => (reads.push(path), host.files.read(path)),
    write: (path, data) => (writes.push(path), host.files.write(path, data)),
  });
  assertEquals(counts(await indexProject(watched, "/p")), [3, 0, 3]);
  assertEquals([reads, writes], [[storePath], []]);
});

Deno.test("incremental: one changed file is one parsed file", async () => {
  const host = project();
  await indexProject(host, "/p");
  await host.files.write("/p/b.ts", "export class b {}");
  const index = await indexProject(host, "/p");
  assertEquals(counts(index), [3, 1, 2]);
  assertEquals(index.exportedSymbols("c.ts").map(({ kinds, name }) => [name, ...kinds]), [
    ["a", "variable"],
    ["b", "class"],
  ]);
  assertEquals(counts(await indexProject(host, "/p")), [3, 0, 3]);
});

Deno.test("incremental: a file written again with the same bytes is not parsed", async () => {
  const host = project();
  await indexProject(host, "/p");
  await host.files.write("/p/b.ts", "export function b(): void {}");
  assertEquals(counts(await indexProject(host, "/p")), [3, 0, 3]);
});

Deno.test("incremental: new and removed files", async () => {
  const host = project();
  await indexProject(host, "/p");
  await host.files.write("/p/d.ts", "export {};");
  await host.files.remove("/p/a.ts");
  const index = await indexProject(host, "/p");
  assertEquals(counts(index), [3, 1, 2]);
  assertEquals(index.files.map(({ path }) => path), ["b.ts", "c.ts", "d.ts"]);
  assertEquals(index.symbols("a"), []);
  assertEquals(counts(await indexProject(host, "/p")), [3, 0, 3]);
});

Deno.test("incremental: a file renamed over another is noticed", async () => {
  const host = project();
  await indexProject(host, "/p");
  await host.files.rename("/p/a.ts", "/p/b.ts");
  const index = await indexProject(host, "/p");
  assertEquals(index.files.map(({ path }) => path), ["b.ts", "c.ts"]);
  assertEquals(index.outline("b.ts")?.symbols[0]?.name, "a");
});

Deno.test("incremental: other limits on outlines make all of them anew", async () => {
  const host = project();
  await indexProject(host, "/p");
  const limited = await indexProject(host, "/p", { limits: { signatureLength: 5 } });
  assertEquals(counts(limited), [3, 3, 0]);
  assertEquals(limited.symbols("b")[0]?.symbol.signature, "(): …");
});

Deno.test("incremental: an index in memory is taken over without the stored one", async () => {
  const host = project();
  const first = await indexProject(host, "/p", { cache: false });
  assertEquals(await host.files.stat(storePath), undefined);
  await host.files.write("/p/b.ts", "export class b {}");
  const second = await indexProject(host, "/p", { cache: false, previous: first });
  assertEquals(counts(second), [3, 1, 2]);
  const third = await indexProject(host, "/p", { cache: false, previous: second });
  assertEquals(counts(third), [3, 0, 3]);
  assertEquals(contents(third), contents(second));
});

Deno.test("incremental: a file changed within two seconds of the last scan is compared by digest", async () => {
  const memory = project();
  let now = 1_000_000;
  const clock = { ...memory.clock, now: () => now };
  const host = hostWithFiles({ ...memory, clock }, {
    stat: async (path) => {
      const info = await memory.files.stat(path);
      return info?.kind === "file" ? { ...info, modified: 999_500 } : info; // the same whatever is written
    },
  });
  await indexProject(host, "/p");
  await host.files.write("/p/a.ts", "export const z = 1;"); // as long as before
  const index = await indexProject(host, "/p");
  assertEquals([index.symbols("z").length, counts(index)[1]], [1, 1]);
  now += 60_000;
  await indexProject(host, "/p"); // settles the files
  await host.files.write("/p/a.ts", "export const y = 1;");
  assertEquals(counts(await indexProject(host, "/p"))[1], 0, "a settled file is taken by its time");
});

const damages: readonly (readonly [name: string, damage: (text: string) => string])[] = [
  ["cut short", (text) => text.slice(0, -20)],
  ["cut in the header", (text) => text.slice(0, 20)],
  ["empty", () => ""],
  ["no JSON", (text) => `x${text}`],
  ["JSON of another kind", () => "[]\n"],
  ["one letter changed", (text) => text.replace("variable", "variabel")],
  ["two lines exchanged", (text) => {
    const [header, table, first, second, ...rest] = text.split("\n");
    return [header, table, second, first, ...rest].join("\n");
  }],
];

for (const [name, damage] of damages) {
  Deno.test(`store: ${name}: put aside and built anew`, async () => {
    const host = project();
    const first = await indexProject(host, "/p");
    const broken = damage((await host.files.readText(storePath))!);
    await host.files.write(storePath, broken);
    const second = await indexProject(host, "/p");
    assertEquals(second.notices.map(({ code }) => code), ["MAZE-E0509"]);
    assertEquals(counts(second), [3, 3, 0]);
    assertEquals(contents(second), contents(first));
    assertEquals(await host.files.readText(`${storePath}.aside`), broken);
    const third = await indexProject(host, "/p");
    assertEquals([third.notices, counts(third)], [[], [3, 0, 3]]);
  });
}

Deno.test("store: any one byte changed is noticed", async () => {
  const host = project();
  await indexProject(host, "/p");
  const intact = (await host.files.read(storePath))!;
  for (let at = 0; at < intact.length; at += 37) {
    const bytes = intact.slice();
    bytes[at]! ^= 1;
    await host.files.write(storePath, bytes);
    const { notices, statistics } = await indexProject(host, "/p");
    const notice = notices[0]?.code;
    assert(notice === "MAZE-E0509" || notice === "MAZE-E0510", `byte ${at} passed`);
    assertEquals(statistics.parsed, 3);
  }
});

Deno.test("store: one of a newer version is put aside whole", async () => {
  const host = project();
  await indexProject(host, "/p");
  const text = (await host.files.readText(storePath))!;
  const newer = text.replace(/"version":\d+/, '"version":99');
  await host.files.write(storePath, newer);
  const index = await indexProject(host, "/p");
  assertEquals(index.notices.map(({ code }) => code), ["MAZE-E0510"]);
  assertEquals(counts(index), [3, 3, 0]);
  assertEquals(await host.files.readText(`${storePath}.aside`), newer);
});

Deno.test("store: where it cannot be written the index is as good, and a notice says so", async () => {
  const memory = project();
  const host = hostWithFiles(memory, { write: () => Promise.reject(new Error("no space left")) });
  const index = await indexProject(host, "/p");
  assertEquals(
    index.notices.map(({ code, message }) => [code, message.includes("no space left")]),
    [
      ["MAZE-E0511", true],
    ],
  );
  assertEquals(index.exportedSymbols("c.ts").length, 2);
});

Deno.test("store: whatever step of storing fails, the next run finds a whole index or none", async () => {
  for (const then of ["fails", "full"] as const) {
    for (const effect of ["before", "partial", "after"] as const) {
      for (let at = 1;; at++) {
        const memory = project();
        await indexProject(memory, "/p");
        await memory.files.write("/p/a.ts", "export class a {}");
        const { host, met } = faultyHost(memory, { at, effect, then });
        const index = await indexProject(host, "/p");
        assertEquals(index.exportedSymbols("c.ts")[0]?.kinds, ["class"]);
        const next = await indexProject(memory, "/p");
        assertEquals(next.notices, []);
        assertEquals(contents(next), contents(index));
        if (!met()) break;
      }
    }
  }
});

function many(count: number): Record<string, string> {
  return Object.fromEntries(
    Array.from({ length: count }, (_, at) => [
      `/p/f${String(at).padStart(3, "0")}.ts`,
      `export const a${at} = ${"[1, 2, 3],".repeat(400)} 1;`,
    ]),
  );
}

Deno.test("cancel: a run that is cancelled leaves the stored index as it was", async () => {
  const host = memoryHost(many(60));
  await indexProject(host, "/p");
  const before = await host.files.readText(storePath);
  for (const [path, text] of Object.entries(many(60))) await host.files.write(path, `${text}//`);
  const abort = new AbortController();
  let seen = 0;
  const progress = {
    update: (_: string, done: number) => {
      seen = done;
      abort.abort(new Error("stop"));
    },
    done: () => {},
  };
  await assertRejects(
    () => indexProject(host, "/p", { progress, signal: abort.signal }),
    Error,
    "stop",
  );
  assert(seen > 0 && seen < 60, `Cannot see a cancelled run: ${seen} of 60 files were done`);
  assertEquals(await host.files.readText(storePath), before);
  assertEquals((await indexProject(host, "/p")).statistics.parsed, 60);
});

Deno.test("cancel: timers run while files are parsed, so that a signal can come through", async () => {
  const host = memoryHost(many(60));
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(new Error("timer")), 1);
  await assertRejects(() => indexProject(host, "/p", { signal: abort.signal }), Error, "timer");
  clearTimeout(timer);
});

Deno.test("cancel: before the start, and with no trace", async () => {
  const host = project();
  const signal = AbortSignal.abort(new Error("early"));
  await assertRejects(() => indexProject(host, "/p", { signal }), Error, "early");
  assertEquals(await host.files.stat(storePath), undefined);
});

Deno.test("progress: goes up to the number of files and ends", async () => {
  const steps: (number | undefined)[][] = [];
  let ended = 0;
  const progress = {
    update: (_: string, done: number, total?: number) => void steps.push([done, total]),
    done: () => void ended++,
  };
  await indexProject(memoryHost(many(40)), "/p", { progress });
  assertEquals([steps.at(-1), ended], [[40, 40], 1]);
  assert(steps.every(([done], at) => at === 0 || done! >= steps[at - 1]![0]!));
});
