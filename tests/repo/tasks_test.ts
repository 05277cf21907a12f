import { countsOf, passesOver, splitArguments } from "../../scripts/run_tests.ts";
import { benchPage, refusals, shownTime, splitGoal } from "../../scripts/bench_report.ts";
import { runtimeProblem } from "../../scripts/compile.ts";
import { permissionFlags } from "../../scripts/house/permissions.ts";
import { isPure } from "../../scripts/house/tests.ts";
import { assertEquals, assertStringIncludes, assertThrows } from "@std/assert";

Deno.test("tests task: what deno test counted", () => {
  const line = "\x1b[32mok\x1b[0m | 12 passed (3 steps) | 0 failed | 2 ignored (1s)";
  assertEquals(countsOf(line, 0), { passed: 12, failed: 0, skipped: 2 });
  assertEquals(
    countsOf("x\nFAILED | 1 passed (1 step) | 6 failed (1 step) | 0 ignored (1 step) (187ms)\n", 1),
    { passed: 1, failed: 6, skipped: 0 },
  );
  assertEquals(
    countsOf("ok | 0 passed | 0 failed | 4 filtered out (25ms)", 0),
    { passed: 0, failed: 0, skipped: 0 },
  );
});

Deno.test("tests task: a crash and a bad status without a failed test are failures", () => {
  assertEquals(countsOf("error: Type checking failed.", 1), { passed: 0, failed: 1, skipped: 0 });
  assertEquals(countsOf("", 0), { passed: 0, failed: 1, skipped: 0 });
  assertEquals(countsOf("ok | 3 passed | 0 failed (1ms)", 1).failed, 1);
});

Deno.test("tests task: the last summary counts, not one that a test printed", () => {
  const output = "ok | 9 passed | 0 failed (1ms)\nFAILED | 1 passed | 2 failed (1ms)\n";
  assertEquals(countsOf(output, 1), { passed: 1, failed: 2, skipped: 0 });
});

Deno.test("tests task: paths are told from flags and their values", () => {
  const exists = (path: string): boolean => ["tests/base", "docs"].includes(path);
  assertEquals(
    splitArguments(["tests/base", "--filter", "docs", "--fail-fast", "nowhere"], exists),
    { paths: ["tests/base"], flags: ["--filter", "docs", "--fail-fast", "nowhere"] },
  );
});

Deno.test("tests task: each file goes to one pass, with its permissions", () => {
  const files = ["lib/base/a.ts", "tests/app/a_test.ts", "tests/base/a_test.ts", "tests/base/b.ts"];
  assertEquals(passesOver(files).map(({ files, flags }) => [flags[0], files]), [
    ["-P=pure", ["tests/base/a_test.ts"]],
    ["-P", ["tests/app/a_test.ts"]],
    ["-P", ["lib/base/a.ts"]],
  ]);
  const system = ["tests/base/system/a_test.ts", "tests/pipeline/a_disk_kill_test.ts"];
  assertEquals([...system, "tests/repo/a_test.ts"].filter(isPure), []);
});

Deno.test("bench report: goals, times, and what is refused", () => {
  assertEquals(splitGoal("load the configuration < 50 ms"), {
    name: "load the configuration",
    goal: 50e6,
  });
  assertEquals(splitGoal("a < b"), { name: "a < b" });
  assertEquals([12.345, 1234, 5.6789e7, 2e9].map(shownTime), [
    "12.3 ns",
    "1.23 µs",
    "56.8 ms",
    "2 s",
  ]);
  const ok = { n: 10, min: 1e6, p75: 2e6, p99: 3e6, max: 4e6 };
  const bench = { origin: "file:///x/bench/a_bench.ts", group: "index", name: "cold < 2 ms" };
  const run = {
    runtime: "Deno/2.9.6",
    cpu: "A CPU",
    benches: [{ ...bench, results: [{ ok }] }],
  };
  assertEquals(refusals(run), []);
  const page = benchPage(run, { date: "2020-01-01", cores: 2, commit: "abc" });
  assertStringIncludes(page, "| index: cold | 1 ms | 2 ms | 3 ms | 4 ms | 10 | < 2 ms: not met |");
  assertStringIncludes(page, "Deno/2.9.6, A CPU, 2 cores");
  const bad = {
    ...run,
    benches: [
      { ...bench, name: "cold [mock]", results: [{ ok }] },
      { ...bench, results: [{ failed: { message: "no file" } }] },
    ],
  };
  assertEquals(refusals(bad).map((line) => line.slice(0, 30)), [
    'Cannot show "index: cold [mock',
    'Cannot show "index: cold < 2 m',
  ]);
});

Deno.test("compile task: says which runtime it lacks", () => {
  const isFile = (path: string): boolean => path === "/denort";
  const problem = (named: string | undefined, download = false): string | undefined =>
    runtimeProblem(named, { isFile, download });
  assertEquals(problem("/denort"), undefined);
  assertEquals(problem(undefined, true), undefined);
  assertStringIncludes(problem(undefined) ?? "", "DENORT_BIN is not set");
  assertStringIncludes(problem("/nowhere", true) ?? "", 'DENORT_BIN is "/nowhere"');
});

Deno.test("permission sets become flags, and what has no flag is refused", () => {
  const set = {
    read: true,
    write: ["./dist"],
    run: ["deno", "bwrap"],
    env: { allow: ["HOME", "MAZE_*"], ignore: true },
  };
  assertEquals(permissionFlags(set), [
    "--allow-read",
    "--allow-write=./dist",
    "--allow-run=deno,bwrap",
    "--allow-env=HOME,MAZE_*",
    "--ignore-env",
  ]);
  assertEquals(permissionFlags({}), []);
  const odd = { ffi: true } as object;
  assertThrows(() => permissionFlags(odd), TypeError, "ffi");
});
