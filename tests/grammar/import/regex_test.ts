/** Regular expressions as grammars. */
import { grammarErrors, readRegex, regexErrors } from "@maze/grammar";
import { compileGrammar, recognise } from "@maze/mask";
import { assertEquals } from "@std/assert";

const CASES: readonly (readonly [
  source: string,
  options: Parameters<typeof readRegex>[1],
  has: readonly string[],
  hasNot: readonly string[],
])[] = [
  ["[0-9]{2,3}", { dialect: "ecma" }, ["12", "123"], ["1", "1234", "12a"]],
  ["a*", { dialect: "rust" }, ["", "aa"], ["b"]],
  ["", { dialect: "ecma" }, [""], ["a"]],
  ["B", { dialect: "ecma", flags: "i" }, ["b", "B"], ["ab"]],
  ["b", { dialect: "json-schema" }, ["abc", "b"], ["", "ac"]],
  ["b", { dialect: "ecma", match: "search" }, ["abc"], ["ac"]],
];

for (const [source, options, has, hasNot] of CASES) {
  Deno.test(`regex: /${source}/ ${JSON.stringify(options)}`, () => {
    const { grammar } = readRegex(source, { ...options, name: "one" });
    assertEquals(grammar?.name, "one");
    const recogniser = compileGrammar(grammar!).recogniser();
    const accepts = (text: string): boolean => recognise(recogniser, text).kind === "accepted";
    assertEquals(has.filter((text) => !accepts(text)), []);
    assertEquals(hasNot.filter(accepts), []);
  });
}

Deno.test("regex: problems have their place", () => {
  const { problems } = readRegex("ab(c", { dialect: "ecma" });
  assertEquals(problems.map(({ code, place }) => [code, place]), [
    [regexErrors.malformed.code, { line: 1, column: 3 }],
  ]);
  const nothing = readRegex("[]", { dialect: "ecma" });
  assertEquals(nothing.problems.map(({ code }) => code), [grammarErrors.emptyLanguage.code]);
});
