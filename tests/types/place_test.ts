import { assertEquals } from "@std/assert";
import { findHoles, placeCandidates } from "@maze/types";

const hole = "function f(): number {\n  /* maze: one */\n}\n";
const from = (name: string, path: string, isDefault = false) => ({ name, from: path, isDefault });

interface Case {
  readonly name: string;
  readonly text: string;
  readonly code?: string;
  readonly imports?: readonly { name: string; from: string; isDefault: boolean }[];
  readonly placed: string;
}

const filled = "function f(): number {\n  return 1;\n}\n";
const cases: readonly Case[] = [
  { name: "body", text: hole, placed: filled },
  {
    name: "further lines take the hole's indentation",
    text: hole,
    code: "const a = 1;\n\nreturn a;",
    placed: "function f(): number {\n  const a = 1;\n\n  return a;\n}\n",
  },
  {
    name: "CRLF and the byte-order mark stay",
    text: "\uFEFF" + hole.replaceAll("\n", "\r\n"),
    code: "const a = 1;\nreturn a;",
    imports: [from("one", "/src/one.ts")],
    placed:
      '\uFEFFimport { one } from "./one.ts";\r\n\r\nfunction f(): number {\r\n  const a = 1;\r\n  return a;\r\n}\r\n',
  },
  {
    name: "joins an import from the same module",
    text: `import { two } from "./one.ts";\n${hole}`,
    imports: [from("one", "/src/one.ts")],
    placed: `import { two, one } from "./one.ts";\n${filled}`,
  },
  {
    name: "an import that is there already is left alone",
    text: `import { one } from "./one.ts";\n${hole}`,
    imports: [from("one", "/src/one.ts")],
    placed: `import { one } from "./one.ts";\n${filled}`,
  },
  {
    name: "type-only imports are not joined",
    text: `import type { Two } from "./one.ts";\n${hole}`,
    imports: [from("one", "/src/one.ts")],
    placed: `import type { Two } from "./one.ts";\nimport { one } from "./one.ts";\n${filled}`,
  },
  {
    name: "follows single quotes, no semicolons and .js specifiers",
    text: `import { two } from './two.js'\n${hole}`,
    imports: [from("one", "/src/sub/one.ts")],
    placed: `import { two } from './two.js'\nimport { one } from './sub/one.js'\n${filled}`,
  },
  {
    name: "follows specifiers without extension, upwards",
    text: `import { two } from "./two";\n${hole}`,
    imports: [from("one", "/lib/one.ts")],
    placed: `import { two } from "./two";\nimport { one } from "../lib/one";\n${filled}`,
  },
  {
    name: "default import of a package",
    text: hole,
    imports: [from("assert", "node:assert", true)],
    placed: `import assert from "node:assert";\n\n${filled}`,
  },
  {
    name: "stays below the opening comment",
    text: `/** The module. */\n\n${hole}`,
    imports: [from("one", "/src/one.ts")],
    placed: `/** The module. */\n\nimport { one } from "./one.ts";\n\n${filled}`,
  },
  {
    name: "a function's own comment stays with it",
    text: `/** One. */\n${hole}`,
    imports: [from("one", "/src/one.ts")],
    placed: `import { one } from "./one.ts";\n\n/** One. */\n${filled}`,
  },
];

for (const { code = "return 1;", imports = [], name, placed, text } of cases) {
  Deno.test(`placing a fill: ${name}`, () => {
    const source = { path: "/src/m.ts", text };
    const { span } = findHoles(source).holes[0]!;
    assertEquals(placeCandidates(source, [{ span, candidate: { code, imports } }]), placed);
  });
}

Deno.test("placing several fills: each in its place, each import once", () => {
  const text = 'export const a = __hole<number>("a"), b = __hole<number>("b");';
  const source = { path: "/src/m.ts", text };
  const [first, second] = findHoles(source).holes;
  const imports = [from("one", "/src/one.ts")];
  const fills = [
    { span: second!.span, candidate: { code: "one + 1", imports } },
    { span: first!.span, candidate: { code: "one", imports } },
  ];
  assertEquals(
    placeCandidates(source, fills),
    'import { one } from "./one.ts";\n\nexport const a = one, b = one + 1;',
  );
});
