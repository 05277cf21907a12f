import { assert, assertEquals } from "@std/assert";
import { memoryHost } from "@maze/base";
import { indexProject, summarizeStyle } from "@maze/project";

Deno.test("style: counts of many files are summed, and each finding has its support and share", () => {
  const [indent, quotes] = summarizeStyle([
    { quotes: { double: 2, single: 1 }, indent: { 2: 5 } },
    { quotes: { double: 5 }, indent: { tab: 1 } },
  ]);
  assertEquals(quotes, {
    aspect: "quotes",
    value: "double",
    support: 7,
    total: 8,
    share: 7 / 8,
    counts: { double: 7, single: 1 },
  });
  assertEquals([indent?.value, indent?.support, indent?.total], ["2", 5, 6]);
});

Deno.test("style: nothing seen, nothing said", () => assertEquals(summarizeStyle([{}, {}]), []));

Deno.test("style: equal counts give the same answer in any order", () => {
  const values = [{ a: { y: 1, x: 1 } }, { a: { x: 1, y: 1 } }].map((one) =>
    summarizeStyle([one])[0]!.value
  );
  assertEquals(values, ["x", "x"]);
});

const names:
  readonly (readonly [counts: Record<string, number>, value: string, support: number])[] = [
    [{ lowercase: 10, snake_case: 2, camelCase: 1 }, "snake_case", 12],
    [{ lowercase: 10, snake_case: 1, camelCase: 2 }, "camelCase", 12],
    [{ lowercase: 3 }, "camelCase", 3],
    [{ UPPERCASE: 3, PascalCase: 1 }, "PascalCase", 4],
    [{ UPPERCASE: 3, UPPER_CASE: 1 }, "UPPER_CASE", 4],
    [{ UPPERCASE: 3 }, "PascalCase", 3],
  ];

for (const [counts, value, support] of names) {
  Deno.test(`style: names ${JSON.stringify(counts)} are ${value}`, () => {
    const [found] = summarizeStyle([{ "naming.function": counts }]);
    assertEquals([found!.value, found!.support], [value, support]);
  });
}

Deno.test("style: the line width is the smallest that 99 of 100 lines keep to", () => {
  const width = (counts: Record<string, number>) =>
    summarizeStyle([{ lineWidth: counts }])[0]!.value;
  assertEquals(width({ 80: 99, 100: 1 }), "80");
  assertEquals(width({ 80: 98, 100: 2 }), "100");
  assertEquals(width({ 80: 90, 100: 5, 120: 4, more: 1 }), "120");
  assertEquals(width({ 80: 90, more: 10 }), "more");
});

Deno.test("style: of a project, through the index", async () => {
  const index = await indexProject(
    memoryHost({
      "/p/a.ts":
        'import { b } from "./b.ts";\n\nexport const doIt = (): void => {\n  b("x");\n};\n',
      "/p/b.ts": "export function b(text: string): void {\n  if (text) {\n    b(text);\n  }\n}\n",
    }),
    "/p",
    { cache: false },
  );
  const values = Object.fromEntries(index.style().map(({ aspect, value }) => [aspect, value]));
  assertEquals(values, {
    importExtensions: ".ts",
    indent: "2",
    lineEndings: "lf",
    lineWidth: "80",
    "naming.function": "camelCase",
    "naming.parameter": "camelCase",
    quotes: "double",
    semicolons: "always",
  });
  for (const { counts, share, support, total, value } of index.style()) {
    assert(share > 0 && share <= 1 && counts[value]! <= total && support <= total);
  }
});
