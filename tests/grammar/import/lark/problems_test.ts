/** What is said of Lark texts that are wrong, and where. */
import type { Diagnostic, ErrorKind } from "@maze/base";
import { grammarErrors, larkErrors, readLark, regexErrors, schemaErrors } from "@maze/grammar";
import { assert, assertEquals, assertMatch, assertStringIncludes } from "@std/assert";
import { readCorpus } from "./corpus.ts";
import { PROBLEMS } from "./corpora/problems.ts";

const KINDS: Readonly<Record<string, ErrorKind>> = {
  ...grammarErrors,
  ...larkErrors,
  regex: regexErrors.malformed,
  regexUnsupported: regexErrors.unsupported,
  regexTooLarge: regexErrors.tooLarge,
  schemaMalformed: schemaErrors.malformed,
};

for (const { expected, grammar: source, name } of readCorpus(PROBLEMS)) {
  Deno.test(`lark: problems: ${name}`, () => {
    const { grammar, problems } = readLark(source);
    assertEquals(grammar, undefined);
    const places = problems.map(({ place }) => `${place!.line}:${place!.column}`);
    assertEquals(places, expected.map((line) => line.split(" ")[0]!), shown(problems));
    for (const [index, line] of expected.entries()) check(problems[index]!, line);
  });
}

function check(problem: Diagnostic, line: string): void {
  const [head = "", suggestion = ""] = line.split(" | ");
  const [, kind = "", ...words] = head.split(" ");
  assertEquals(problem.code, KINDS[kind]?.code, `${line}\n${shown([problem])}`);
  assertStringIncludes(problem.message, words.join(" "));
  assertStringIncludes(problem.suggestion ?? "", suggestion);
  assertMatch(problem.message, /^Cannot .*: /);
  assert((problem.suggestion ?? "") !== "", `no fix: ${problem.message}`);
}

function shown(problems: readonly Diagnostic[]): string {
  return problems.map(({ message, place }) => `${place?.line}:${place?.column} ${message}`)
    .join("\n");
}

Deno.test("lark: problems name the file and stay within the bound", () => {
  const source = Array.from({ length: 50 }, (_, index) => `rule${index}: missing`).join("\n");
  const { problems } = readLark(source, { path: "a.lark", limits: { problems: 10 } });
  assertEquals(problems.length, 10);
  assertEquals(problems[0]!.path, "a.lark");
});

const deep = (depth: number): string => `start: ${"(".repeat(depth)}"a"${")".repeat(depth)}`;
const chain = (length: number, last: string): string =>
  `start: A0\n${
    Array.from({ length }, (_, at) => `A${at}: ${at < length - 1 ? `A${at + 1}` : last}`).join("\n")
  }`;

/** Texts that would make a careless reader hang or run out of stack, and what is said of them. */
const LARGE: readonly (readonly [name: string, source: string, code: ErrorKind | undefined])[] = [
  ["as many groups as are allowed", deep(150), undefined],
  ["60,000 groups", deep(60_000), grammarErrors.tooDeep],
  ["60,000 groups that are not closed", `start: ${"(".repeat(60_000)}`, grammarErrors.tooDeep],
  ["60,000 negations", `start: A\nA: ${"~".repeat(60_000)}"a"`, grammarErrors.tooDeep],
  ["60,000 terminals in a row", chain(60_000, '"x"'), undefined],
  ["60,000 terminals in a circle", chain(60_000, "A0"), larkErrors.recursiveTerminal],
  [
    "terminals that double",
    `start: A0\n${
      Array.from({ length: 60 }, (_, at) => `A${at}: A${at + 1} A${at + 1}?`).join("\n")
    }
A60: "x"`,
    grammarErrors.tooLarge,
  ],
  ["a long text", `start: "${"x".repeat(1_000_000)}"`, grammarErrors.tooLarge],
  ["JSON nested deeply", `start: %json ${"[".repeat(60_000)}`, larkErrors.malformed],
  [
    "many pieces",
    `start: %regex {"substring_chars": "${"a".repeat(5_000)}"}`,
    grammarErrors.tooLarge,
  ],
  ["a long line of blanks", `${" ".repeat(2_000_000)}start: "a"`, undefined],
  ["no line of sense", "a b c\n".repeat(20_000), larkErrors.malformed],
];

for (const [name, source, kind] of LARGE) {
  Deno.test(`lark: large: ${name}`, () => {
    const { problems } = readLark(source);
    if (kind) assert(problems.some(({ code }) => code === kind.code), shown(problems));
    else assertEquals(problems, []);
  });
}

Deno.test("lark: a text beyond the bound is not read", () => {
  const { problems } = readLark('start: "a"', { limits: { length: 5 } });
  assertEquals(problems.map(({ code }) => code), [grammarErrors.tooLarge.code]);
});
