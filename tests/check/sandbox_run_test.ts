/** Programs in the sandbox run, import what they were given, and leave nothing behind. */
import {
  assert,
  assertEquals,
  assertMatch,
  assertRejects,
  assertStringIncludes,
} from "@std/assert";
import { MazeError, memoryHost } from "@maze/base";
import { runInSandbox, type SandboxReport, sandboxStatus, stripEscapes } from "@maze/check";
import { denoHost } from "../../lib/app/host/deno_host.ts";
import { levels } from "./sandbox_hosts.ts";

const host = denoHost();
const none = new Map<string, string>();

for (const { host, ignore, isolation, label } of levels) {
  const run = (code: string, files = none): Promise<SandboxReport> =>
    runInSandbox(host, { program: (jail) => code.replaceAll("JAIL/", jail), files });

  Deno.test({
    name: `${label}: a program imports its files, in TypeScript and JavaScript`,
    ignore,
    fn: async () => {
      const report = await run(
        `import { b } from "JAIL/b.ts"; import { deep } from "JAIL/a/deep.js";
         interface X { n: number } const x: X = { n: b + deep }; console.log(x.n); console.error("e");
         const { b: later } = await import("JAIL/b.ts"); console.log(later);`,
        new Map([
          ["b.ts", `export const b: number = 40;`],
          [
            "a/deep.js",
            `import { b } from "../b.ts"; import "node:path"; export const deep = b / 20;`,
          ],
        ]),
      );
      assertEquals([report.stderr, report.stdout, report.status], ["e\n", "42\n40\n", 0]);
      assertEquals([report.killed, report.isolation], [undefined, isolation]);
    },
  });

  Deno.test({
    name: `${label}: an error shows its own name and a status`,
    ignore,
    fn: async () => {
      const report = await run("throw new RangeError('why');");
      assertEquals(report.status, 1);
      assertStringIncludes(report.stderr, "RangeError: why");
      assertEquals((await run("Deno.exit(7)")).status, 7);
    },
  });

  Deno.test({
    name: `${label}: node modules, workers of their own text, and timers work`,
    ignore,
    fn: async () => {
      const report = await run(`
        import assert from "node:assert/strict"; import { join } from "node:path"; import "node:util";
        assert.equal(join("a", "b"), "a/b");
        const worker = new Worker("data:text/javascript,postMessage(6 * 7)", { type: "module" });
        worker.onmessage = ({ data }) => { console.log(data, Deno.version.deno); worker.terminate(); };`);
      assertEquals(report.stderr, "");
      assertEquals(report.stdout, `42 ${Deno.version.deno}\n`);
    },
  });

  Deno.test({
    name: `${label}: escape sequences do not leave it`,
    ignore,
    fn: async () => {
      const report = await run(
        `console.log("\\x1b[2J\\x1b[31mred\\x1b[0m \\x9b1mbold \\x1b]0;title\\x07\\x1bPq\\x1b\\\\end\\b\\r\\nnext");
         console.error("\\x1b]52;c;Zm9v\\x07copied")`,
      );
      assertEquals([report.stdout, report.stderr], ["red bold end\nnext\n", "copied\n"]);
    },
  });

  Deno.test({
    name: `${label}: nothing is left on disk, after success, error, bound or cancelling`,
    ignore,
    fn: async () => {
      const folders: string[] = [];
      const watched = {
        ...host,
        files: {
          ...host.files,
          makeTemporaryFolder: async (prefix: string) => {
            const folder = await host.files.makeTemporaryFolder(prefix);
            folders.push(folder);
            return folder;
          },
        },
      };
      const go = (code: string, over = {}) =>
        runInSandbox(watched, { program: () => code, files: new Map([["a.ts", "1"]]), ...over });
      await go("1");
      await go("throw 1");
      assertEquals((await go("for (;;);", { limits: { wallMs: 200 } })).killed, "time");
      assertEquals(
        (await go("for (;;);", { signal: AbortSignal.timeout(200) })).killed,
        "cancelled",
      );
      assertEquals((await go("1", { signal: AbortSignal.abort() })).killed, "cancelled");
      assert(folders.length >= 5);
      for (const folder of folders) assertEquals(await host.files.stat(folder), undefined);
    },
  });
}

Deno.test("files must stay in the jail", async () => {
  const paths = [
    "../a.ts",
    "/etc/x.ts",
    "a/../../b.ts",
    "a/./b.ts",
    "",
    "a//b.ts",
    "C:/a.ts",
    "a\\b.ts",
    "%2e%2e/a.ts",
    "a\0.ts",
    "a/..",
  ];
  for (const path of paths) {
    const request = { program: () => "1", files: new Map([[path, ""]]) };
    const error = await assertRejects(() => runInSandbox(host, request), MazeError);
    assertEquals(error.code, "MAZE-E0802", path);
  }
});

Deno.test("without Deno there is no sandbox, and nothing runs", async () => {
  const host = memoryHost();
  const status = await sandboxStatus(host);
  assert(status.kind === "absent");
  assertMatch(status.reason, /deno cannot be started/);
  const request = { program: () => "1", files: none };
  const error = await assertRejects(() => runInSandbox(host, request), MazeError);
  assertEquals([error.code, error.exit], ["MAZE-E0801", 3]);
});

Deno.test("the status tells versions, level and bounds", async () => {
  for (const { host, ignore, isolation } of levels) {
    if (ignore) continue;
    const status = await sandboxStatus(host);
    assert(status.kind === "available");
    assertEquals([status.isolation, status.deno], [isolation, Deno.version.deno]);
    assertEquals(status.limits, {
      wallMs: 30_000,
      memoryBytes: 2 ** 29,
      outputBytes: 10 * 2 ** 20,
    });
    if (isolation === "namespaces") assertMatch(status.bubblewrap ?? "", /^\d+\.\d+/);
    else assertMatch(status.reason ?? "", /bwrap/);
  }
});

Deno.test("escape sequences of every kind are removed, finished or not", () => {
  const cases: [string, string][] = [
    ["plain\ttext\n", "plain\ttext\n"],
    ["\x1b[38;5;1mx\x1b[m", "x"],
    ["a\x1b]8;;http://x\x1b\\link\x1b]8;;\x07b", "alinkb"],
    ["a\x1bPdata\x1b\\b\x1b^pm\x9cc\x1b_apc\x07d", "abcd"],
    ["a\x9d0;t\x07b\x9b2Kc", "abc"],
    ["a\x1b(Bb\x1b7c\x1bMd", "abcd"],
    ["over\rwritten\r\n", "over\nwritten\n"],
    ["bell\x07 back\b\b\x7f nul\0", "bell back nul"],
    ["cut\x1b", "cut"],
    ["cut\x1b[12", "cut"],
    ["cut\x1b]0;never closed", "cut"],
    ["emoji 🦕 ünï", "emoji 🦕 ünï"],
  ];
  for (const [text, expected] of cases) {
    assertEquals(stripEscapes(text), expected, JSON.stringify(text));
  }
  // deno-lint-ignore no-control-regex
  const controls = /[\x00-\x08\x0b-\x1f\x7f-\x9f]/;
  for (let seed = 1, round = 0; round < 2000; round++) {
    const units = Array.from({ length: 12 }, () => {
      seed = (seed * 1103515245 + 12345) % 2 ** 31;
      return ["\x1b", "[", "]", "P", "\\", "\x07", "\x9b", "\x9c", "1;", "m", "a", "\r"][seed % 12];
    });
    assert(!controls.test(stripEscapes(units.join(""))), JSON.stringify(units.join("")));
  }
});
