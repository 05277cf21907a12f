import { assertEquals } from "@std/assert";
import { compileSchema, type JsonValue, type SchemaOptions } from "@maze/grammar";

/** The keywords that stand in the way of a schema, and where. */
function problemsOf(schema: JsonValue, options?: SchemaOptions): string[] {
  return compileSchema(schema, options).problems.map(({ keyword, pointer }) =>
    `${keyword} ${pointer}`
  );
}

function rootOf(schema: JsonValue, options?: SchemaOptions) {
  const { problems, root } = compileSchema(schema, options);
  assertEquals(problems, []);
  return root!;
}

Deno.test("compileSchema: a pointer leads to one node, however often it is used", () => {
  const root = rootOf({
    $defs: { a: { type: "string" } },
    properties: { x: { $ref: "#/$defs/a" }, y: { $ref: "#/$defs/a" } },
  });
  const [x, y] = ["x", "y"].map((name) => root.properties!.get(name)!.refs![0]);
  assertEquals(x === y, true);
  assertEquals(x!.pointer, "/$defs/a");
});

Deno.test("compileSchema: names and base URIs are found inside the document", () => {
  const root = rootOf({
    $id: "https://example.org/root",
    properties: {
      anchor: { $ref: "#here" },
      nested: { $ref: "item#there" },
      escaped: { $ref: "#/$defs/a~1b%25" },
    },
    $defs: {
      plain: { $anchor: "here", type: "null" },
      item: { $id: "item", $defs: { deep: { $anchor: "there", type: "boolean" } } },
      "a/b%": { type: "number" },
    },
  });
  const types = ["anchor", "nested", "escaped"].map((name) =>
    root.properties!.get(name)!.refs![0]!.types![0]
  );
  assertEquals(types, ["null", "boolean", "number"]);
});

Deno.test("compileSchema: a dynamic reference means the outermost name on the way", () => {
  const root = rootOf({
    $id: "https://example.org/strings",
    $ref: "list",
    $defs: {
      of: { $dynamicAnchor: "item", type: "string" },
      list: {
        $id: "list",
        type: "array",
        items: { $dynamicRef: "#item" },
        $defs: { of: { $dynamicAnchor: "item" } },
      },
    },
  });
  assertEquals(root.refs![0]!.items!.refs![0]!.types, ["string"]);
});

Deno.test("compileSchema: what leads out of the document or nowhere is named with its place", () => {
  assertEquals(problemsOf({ items: { $ref: "https://example.org/x" } }), ["$ref /items/$ref"]);
  assertEquals(problemsOf({ allOf: [{ $ref: "#/$defs/none" }] }), ["$ref /allOf/0/$ref"]);
  const [problem] = compileSchema({ $ref: "other.json" }).problems;
  assertEquals(problem!.message, 'Cannot follow "other.json": it is another document, at /$ref');
});

Deno.test("compileSchema: what is never used is never a problem", () => {
  assertEquals(problemsOf({ $defs: { far: { $ref: "https://example.org/x" } } }), []);
});

Deno.test("compileSchema: a schema that applies itself in place is refused", () => {
  assertEquals(problemsOf({ $ref: "#" }), ["$ref "]);
  assertEquals(problemsOf({ anyOf: [{ type: "null" }, { allOf: [{ $ref: "#" }] }] }), ["$ref "]);
  assertEquals(problemsOf({ properties: { a: { $ref: "#" } } }), []);
});

Deno.test("compileSchema: wrong values and what cannot be enforced are named", () => {
  assertEquals(problemsOf({ properties: { a: { type: "text" } } }), ["type /properties/a/type"]);
  assertEquals(problemsOf({ minLength: -1 }), ["minLength /minLength"]);
  assertEquals(problemsOf({ pattern: "(a)\\1" }), ["pattern /pattern"]);
  assertEquals(problemsOf({ patternProperties: { "(": {} } }), [
    "patternProperties /patternProperties/(",
  ]);
  assertEquals(problemsOf({ format: "idn-hostname" }), ["format /format"]);
  assertEquals(problemsOf({ format: "idn-hostname" }, { formats: "annotate" }), []);
  assertEquals(problemsOf({ format: "colour", deprecated: true, "x-note": 1 }), []);
});

Deno.test("compileSchema: older drafts become the newest", () => {
  const tuple = rootOf({ items: [{ type: "null" }], additionalItems: false });
  assertEquals(tuple.prefixItems!.map(({ types }) => types), [["null"]]);
  assertEquals(tuple.items!.never, true);
  const bound = rootOf({ minimum: 3, exclusiveMinimum: true }, { dialect: "draft4" });
  assertEquals(bound.exclusiveMinimum, 3);
  const dependent = rootOf({ dependencies: { a: ["b"], c: { minProperties: 2 } } });
  assertEquals([...dependent.dependentRequired!], [["a", ["b"]]]);
  assertEquals(dependent.dependentSchemas!.get("c")!.minProperties, 2);
  const beside = { $ref: "#/definitions/a", type: "null", definitions: { a: {} } };
  assertEquals(rootOf(beside, { dialect: "draft7" }).types, undefined);
  assertEquals(rootOf(beside).types, ["null"]);
});

Deno.test("compileSchema: deep nesting and many parts end in a graph or a problem", () => {
  let deep: JsonValue = {};
  for (let depth = 0; depth < 20_000; depth++) deep = { items: deep };
  assertEquals(compileSchema(deep).nodes, 20_001);
  assertEquals(problemsOf(deep, { maxNodes: 100 }), ["$schema "]);
});
