import fc from "fast-check";
import { renderDiff } from "@maze/pipeline";
import { applyPatch } from "diff";
import { assert, assertEquals } from "@std/assert";

const version = (text: string) => ({ text, digest: "" });

function file(before: string | undefined, after: string | undefined, path = "a.ts") {
  return {
    path,
    ...(before === undefined ? {} : { before: version(before) }),
    ...(after === undefined ? {} : { after: version(after) }),
  };
}

const cases: readonly { name: string; files: ReturnType<typeof file>[]; diff: string }[] = [
  { name: "nothing", files: [], diff: "" },
  {
    name: "a line in the middle",
    files: [file("1\n2\n3\n4\n5\n6\n7\n8\n9\n", "1\n2\n3\n4\nfive\n6\n7\n8\n9\n")],
    diff: "--- a/a.ts\n+++ b/a.ts\n@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+five\n 6\n 7\n 8\n",
  },
  {
    name: "a new file",
    files: [file(undefined, "1\n2\n")],
    diff: "--- /dev/null\n+++ b/a.ts\n@@ -0,0 +1,2 @@\n+1\n+2\n",
  },
  {
    name: "a file that goes, without a last line end",
    files: [file("1", undefined)],
    diff: "--- a/a.ts\n+++ /dev/null\n@@ -1 +0,0 @@\n-1\n\\ No newline at end of file\n",
  },
  {
    name: "two files",
    files: [file("a\n", "b\n"), file("c\n", "d\n", "src/é.ts")],
    diff: "--- a/a.ts\n+++ b/a.ts\n@@ -1 +1 @@\n-a\n+b\n" +
      "--- a/src/é.ts\n+++ b/src/é.ts\n@@ -1 +1 @@\n-c\n+d\n",
  },
  {
    name: "what would steer a terminal",
    files: [file("a\r\n", "\x1b]0;x\x07\u202eb\x9b1m\ta\r\n")],
    diff: "--- a/a.ts\n+++ b/a.ts\n@@ -1 +1 @@\n-a\n+␛]0;x␇\ufffdb␡1m\ta\n",
  },
];

for (const { diff, files, name } of cases) {
  Deno.test(`diff: ${name}`, () => assertEquals(renderDiff({ files }), diff));
}

Deno.test("diff: colours stand around whole lines, and none come from the text", () => {
  const shown = renderDiff({ files: [file("a\n", "\x1b[31mb\n")] }, { color: true });
  assertEquals(
    shown,
    "\x1b[1m--- a/a.ts\x1b[0m\n\x1b[1m+++ b/a.ts\x1b[0m\n\x1b[36m@@ -1 +1 @@\x1b[0m\n" +
      "\x1b[31m-a\x1b[0m\n\x1b[32m+␛[31mb\x1b[0m\n",
  );
});

Deno.test("diff: the raw form is a patch that another program applies", () => {
  const line = fc.constantFrom("a", "b", "", " c", "\td", "\x1b[1m", "é", "- x", "+ y", "\\");
  const text = fc.tuple(fc.array(line, { maxLength: 12 }), fc.boolean())
    .map(([lines, ends]) => lines.join("\n") + (ends && lines.length > 0 ? "\n" : ""));
  fc.assert(
    fc.property(text, text, fc.integer({ min: 0, max: 4 }), (before, after, context) => {
      const patch = renderDiff({ files: [file(before, after)] }, { raw: true, context });
      assertEquals(applyPatch(before, patch), after);
    }),
    { numRuns: 500 },
  );
});

Deno.test("diff: two long files without a line in common take no long time", () => {
  const lines = (word: string) =>
    Array.from({ length: 20_000 }, (_, n) => `${word} ${n}\n`).join("");
  const start = performance.now();
  const shown = renderDiff({ files: [file(lines("old"), `${lines("new")}end`)] }, { raw: true });
  assert(performance.now() - start < 10_000);
  assertEquals(applyPatch(lines("old"), shown), `${lines("new")}end`);
});
