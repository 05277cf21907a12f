import { assert, assertEquals } from "@std/assert";
import { outlineTypeScript, type StyleCounts } from "@maze/types";

function style(text: string, path = "a.ts"): StyleCounts {
  const result = outlineTypeScript({ path, text });
  assert(result.kind === "outlined");
  return result.outline.style;
}

type Counts = Readonly<Record<string, number>> | undefined;

const cases: readonly (readonly [name: string, text: string, aspect: string, counts: Counts])[] = [
  ["quotes", "f('a', \"b\", 'c');", "quotes", { single: 2, double: 1 }],
  ["quotes: no choice, no count", 'f(\'say "a"\', "it\'s", `b`);', "quotes", undefined],
  ["quotes of imports count", 'import "a";\nexport * from "b";', "quotes", { double: 2 }],
  [
    "semicolons",
    "a();\nlet b = 1\nreturn;\ntype C = 1;\nclass D { e = 1\n f = 2; }",
    "semicolons",
    {
      always: 4,
      never: 2,
    },
  ],
  [
    "no semicolon where none belongs",
    "function f() {}\nif (a) {}\nclass B { c() {} }",
    "semicolons",
    undefined,
  ],
  ["indent: two spaces", "function f() {\n  a();\n  if (b) {\n    c();\n  }\n}", "indent", {
    2: 2,
  }],
  ["indent: tabs", "class A {\n\tb() {\n\t\tc();\n\t}\n}", "indent", { tab: 2 }],
  [
    "indent: against the line the bracket opens on",
    "    const a = {\n        b: 1,\n    };",
    "indent",
    { 4: 1 },
  ],
  [
    "indent: after a signature over many lines",
    "function f(\n    a: 1,\n) {\n  b();\n}",
    "indent",
    { 2: 1 },
  ],
  ["indent: on one line there is none", "function f() { a(); }\nenum B { C }", "indent", undefined],
  [
    "trailing commas",
    "f(\n  a,\n  b,\n);\nconst c = [\n  1\n];\nimport {\n  d, // last\n} from 'e';",
    "trailingCommas",
    {
      always: 2,
      never: 1,
    },
  ],
  [
    "trailing commas: on one line, after functions and rest parameters there are none",
    "f(a, () => {\n});\nfunction g(\n  ...h: 1[]\n) {}\nconst i = [1, 2];",
    "trailingCommas",
    undefined,
  ],
  ["line width", `${"a".repeat(80)}\n${"b".repeat(81)}\n\n${"c".repeat(141)}`, "lineWidth", {
    80: 1,
    100: 1,
    more: 1,
  }],
  ["line endings", "a\r\nb\nc\r\n", "lineEndings", { crlf: 2, lf: 1 }],
  [
    "import extensions",
    'import "./a.js";\nimport "./b";\nexport * from "../c.ts";\nimport "d";\nimport "./e.css.ts";',
    "importExtensions",
    {
      ".js": 1,
      none: 1,
      ".ts": 2,
    },
  ],
  [
    "names of functions, however they are written",
    "function makeIt() {}\nconst do_it = () => {};\nlet run;",
    "naming.function",
    {
      camelCase: 1,
      snake_case: 1,
    },
  ],
  ["names of constants", "const MAX_SIZE = 1, maxSize = 2, MAX = 3, size = 4;", "naming.constant", {
    UPPER_CASE: 1,
    camelCase: 1,
    UPPERCASE: 1,
    lowercase: 1,
  }],
  [
    "names of classes and their members",
    "class MyList { _first = 1; #next = 2; do_it() {} get isEmpty() { return 1; } }",
    "naming.field",
    {
      lowercase: 2,
      camelCase: 1,
    },
  ],
  [
    "names of parameters",
    "function f(one: 1, twoThree = 2, { four }) { return (fiveSix) => 1; }",
    "naming.parameter",
    {
      lowercase: 1,
      camelCase: 2,
    },
  ],
  [
    "names that are none",
    "class A { [b]() {} 'c d' = 1; constructor() {} }\nexport default {};",
    "naming.method",
    undefined,
  ],
];

for (const [name, text, aspect, counts] of cases) {
  Deno.test(`style: ${name}`, () => {
    const found = style(text)[aspect];
    assertEquals(found && { ...found }, counts && { ...counts });
  });
}

Deno.test("style: quotes of JSX attributes are counted apart", () => {
  const { jsxQuotes, quotes } = style("const a = <b c=\"d\" e={'f'} />;", "a.tsx");
  assertEquals([jsxQuotes, quotes], [{ double: 1 }, { single: 1 }]);
});
