import { capture } from "../../scripts/house/process.ts";
import { root } from "../../scripts/house/files.ts";
import { rooms } from "../../scripts/house/map.ts";
import { documentationViolations, type DocumentedModules } from "./rules/documentation.ts";
import { assertCaught, assertNone } from "./support.ts";
import { assertEquals } from "@std/assert";

const EXAMPLE = '```ts\nimport { f } from "@maze/base";\nassertEquals(f(), 1);\n```';
const LOCATION = { filename: "file:///x/lib/base/a.ts", line: 7 };

type Tags = readonly { kind: string; name?: string; doc?: string }[];

/** A room `base` that exports one function `f`. */
function withFunction(doc: string | undefined, tags: Tags, def: object = {}): DocumentedModules {
  const declaration = { kind: "function", location: LOCATION, jsDoc: { doc, tags }, def };
  const symbols = [{ name: "f", declarations: [declaration] }];
  return { nodes: { "file:///x/lib/base/mod.ts": { symbols } } };
}

const example = (doc: string) => ({ kind: "example", doc });
const number = { params: [{ kind: "identifier", name: "a" }], returnType: { repr: "number" } };

const CASES: readonly (readonly [string, DocumentedModules, readonly string[]])[] = [
  ["a whole one", withFunction("Says.", [example(EXAMPLE)]), []],
  ["no docstring", withFunction(undefined, []), [
    "lib/base/a.ts:7 f Cannot be public without a doc",
  ]],
  ["no example", withFunction("Says.", []), ["without a ```ts @example"]],
  [
    "an example that checks nothing",
    withFunction("Says.", [example('```ts\nimport { f } from "@maze/base";\nf();\n```')]),
    ["imports its room and asserts"],
  ],
  [
    "an example that is not run",
    withFunction("Says.", [example("assertEquals(f(), 1)")]),
    ["```ts @example"],
  ],
  [
    "an example of another room",
    withFunction("Says.", [example(EXAMPLE.replace("base", "types"))]),
    ["imports its room"],
  ],
  [
    "parameters and result not described",
    withFunction("Says.", [example(EXAMPLE)], number),
    ["Cannot omit @param a", "Cannot omit @returns"],
  ],
  [
    "parameters and result described",
    withFunction(
      "Says.",
      [example(EXAMPLE), { kind: "param", name: "a" }, { kind: "return" }],
      number,
    ),
    [],
  ],
];

for (const [name, modules, expected] of CASES) {
  Deno.test(`documentation: ${name}`, () => {
    assertCaught(documentationViolations(modules), expected);
  });
}

Deno.test("documentation: members, error lists, and symbols of other rooms", () => {
  const declaration = (kind: string, def: object, filename = LOCATION.filename) => ({
    name: "x",
    declarations: [{ kind, location: { filename, line: 1 }, jsDoc: { doc: "Says." }, def }],
  });
  const members = {
    properties: [{ name: "told", jsDoc: { doc: "Yes." } }, { name: "untold" }],
    methods: [{ name: "silent" }, { name: "own", accessibility: "private" }],
  };
  const symbols = [
    declaration("interface", members),
    declaration("variable", {
      tsType: { kind: "typeRef", value: { of: [{ repr: "ErrorKind" }] } },
    }),
    declaration("function", {}, "file:///x/lib/types/a.ts"),
    { name: "x", declarations: [{ kind: "reference", location: LOCATION }] },
  ];
  assertCaught(documentationViolations({ nodes: { "file:///x/lib/base/mod.ts": { symbols } } }), [
    "undocumented member: untold",
    "undocumented member: silent",
  ]);
});

Deno.test("the tree: every public symbol is documented, and what runs has an example", async () => {
  const { output, status } = await capture(
    ["deno", "doc", "-q", "--json", ...rooms.map(({ name }) => `lib/${name}/mod.ts`)],
    { folder: root },
  );
  assertEquals(status, 0, output);
  const modules: DocumentedModules = JSON.parse(output.slice(0, output.lastIndexOf("}") + 1));
  assertEquals(Object.keys(modules.nodes).length, rooms.length);
  assertNone(documentationViolations(modules));
});
