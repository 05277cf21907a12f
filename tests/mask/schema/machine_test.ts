import { assertEquals } from "@std/assert";
import { compileJsonSchema } from "@maze/mask";
import type { JsonValue } from "@maze/grammar";
import { compiled, verdicts } from "./support.ts";

Deno.test("schema: names come in any order, never twice, and the required ones all", () => {
  const schema: JsonValue = {
    properties: { a: { type: "null" }, b: {} },
    required: ["a"],
    additionalProperties: false,
  };
  assertEquals(
    verdicts(schema, [
      '{"a":null}',
      '{"b":1,"a":null}',
      '{"b":1',
      '{"b":1}',
      '{"a":null,"a"',
      '{"a":1',
      '{"c',
      '{"a":null,"b":2,',
    ]),
    "++…-----",
  );
});

Deno.test("schema: every legal spelling is read", () => {
  const spellings = ['"\\u0061b"', '"\\u0061\\u0062"', '"a\\u0062"', '"ab"', '"\\u0063', '"a\\n'];
  assertEquals(verdicts({ const: "ab" }, spellings), "++++--");
  assertEquals(verdicts({ const: "😀" }, ['"\\uD83D\\uDE00"', '"😀"', '"\\uD83D"']), "++-");
  assertEquals(verdicts({ properties: { ab: false } }, ['{"\\u0061b"', '{"a\\u0063":1}']), "-+");
  assertEquals(verdicts({ const: 120 }, ["120", "1.2e2", "12e1", "1200e-1", "12", "13"]), "++++…-");
  assertEquals(verdicts(true, [" [ 1 , { } ] ", '"\\x"', '"\t"', "01", "1.", "[1,]"]), "+---…-");
});

Deno.test("schema: white space can be free, none, or what an expression matches", () => {
  const texts = ["[1,2]", "[1, 2]", "[1,\n2]", " [1,2]"];
  assertEquals(verdicts(true, texts), "++++");
  assertEquals(verdicts(true, texts, { whiteSpace: "compact" }), "+---");
  assertEquals(verdicts(true, texts, { whiteSpace: { pattern: " ?" } }), "++-+");
});

Deno.test("schema: lengths count characters, however they are written", () => {
  const schema = { minLength: 2, maxLength: 2 };
  assertEquals(
    verdicts(schema, ['"é😀"', '"\\u00e9\\uD83D\\uDE00"', '"a"', '"abc', '"ab\\']),
    "++---",
  );
  const long = { maxLength: 1_000_000 };
  assertEquals(verdicts(long, [`"${"x".repeat(1_000_000)}"`, `"${"x".repeat(1_000_001)}`]), "+-");
});

Deno.test("schema: a beginning of a string that nothing can follow is refused at once", () => {
  const schema = { pattern: "^[a-c]+$", enum: ["abc", "abd", "x"] };
  assertEquals(verdicts(schema, ['"abc"', '"abd', '"x', '"ab"', '"\\u0061b']), "+---…");
  assertEquals(verdicts({ pattern: "^a{3}$", maxLength: 2 }, ['"', "1"]), "-+");
});

Deno.test("schema: branches fall away as a value shows which it is", () => {
  const shape = (kind: string, more: JsonValue) => ({
    type: "object",
    properties: { kind: { const: kind }, value: more },
    required: ["kind", "value"],
    additionalProperties: false,
  });
  const schema: JsonValue = {
    oneOf: [shape("n", { type: "number" }), shape("s", { type: "string" }), { type: "null" }],
  };
  assertEquals(
    verdicts(schema, [
      '{"kind":"n","value":1}',
      '{"value":1,"kind":"n"}',
      '{"kind":"n","value":"',
      '{"value":"x","kind":"n',
      '{"kind":"t',
      "null",
      "[",
      '{"kind":"s","value":"x"}',
    ]),
    "++---+-+",
  );
});

Deno.test("schema: what overlaps is decided where a value ends", () => {
  const schema: JsonValue = { oneOf: [{ type: "integer" }, { minimum: 2 }] };
  assertEquals(verdicts(schema, ["1", "2.5", "3", "[3]"]), "++…+");
  assertEquals(verdicts({ not: { required: ["a"] } }, ['{"b":1}', '{"a"']), "+-");
  assertEquals(verdicts({ not: { const: { a: [1] } } }, ['{"a":[2]}', '{"a":[1]}']), "+-");
});

Deno.test("schema: conditions choose as soon as they are decided", () => {
  const schema: JsonValue = {
    if: { properties: { kind: { const: "a" } }, required: ["kind"] },
    then: { required: ["x"] },
    else: { properties: { y: { type: "null" } } },
  };
  assertEquals(
    verdicts(schema, ['{"kind":"a","x":1}', '{"kind":"a"}', '{"kind":"b","y":1', '{"kind":"b"}']),
    "+--+",
  );
});

Deno.test("schema: items are counted, found and compared", () => {
  assertEquals(verdicts({ maxItems: 1, minItems: 1 }, ["[]", "[1]", "[1,"]), "-+-");
  const contains = { contains: { const: 1 }, maxContains: 1, maxItems: 2 };
  assertEquals(verdicts(contains, ["[1]", "[0,1]", "[0,2", "[1,1]", "[]"]), "++---");
  const unique = { uniqueItems: true };
  assertEquals(verdicts(unique, ["[1,2]", "[1,1.0]", '["a","\\u0061"', "[{},{}"]), "+---");
  assertEquals(verdicts(unique, ['[{"a":1,"b":2},{"b":2,"a":1}]', "[[1],[1,2]]"]), "-+");
});

Deno.test("schema: what nothing has evaluated is refused", () => {
  const schema: JsonValue = {
    anyOf: [{ properties: { a: {} }, required: ["a"] }, { properties: { b: {} } }],
    unevaluatedProperties: false,
  };
  assertEquals(verdicts(schema, ['{"a":1}', '{"b":1}', '{"a":1,"b":1}', '{"c"']), "+++-");
  const items = { prefixItems: [{}], contains: { type: "null" }, unevaluatedItems: false };
  assertEquals(verdicts(items, ["[1,null]", "[1,2", "[null]"]), "+-+");
});

Deno.test("schema: circles through values end with the depth that is allowed", () => {
  const schema = { properties: { a: { $ref: "#" } }, additionalProperties: false };
  const nested = (depth: number) => '{"a":'.repeat(depth) + "{}" + "}".repeat(depth);
  assertEquals(verdicts(schema, [nested(3), nested(200), nested(300)]), "++-");
  assertEquals(verdicts(schema, [nested(3), nested(5)], { maxDepth: 5 }), "+-");
});

Deno.test("schema: large schemas cost what is used of them", () => {
  const names = Array.from({ length: 50_000 }, (_, index) => `property${index}`);
  const properties = Object.fromEntries(names.map((name) => [name, { type: "integer" }]));
  const schema = { properties, additionalProperties: false, required: names.slice(0, 2) };
  const texts = ['{"property1":1,"property0":2}', '{"property49999":', '{"property50000"', '{"q'];
  assertEquals(verdicts(schema, texts), "+…--");
  const values = Array.from({ length: 20_000 }, (_, index) => `value ${index}`);
  assertEquals(verdicts({ enum: values }, ['"value 19999"', '"value 20000']), "+-");
});

Deno.test("schema: patterns beyond the limits are named, not run", () => {
  const { problems } = compileJsonSchema({ pattern: "^(a{1,1000}){1,1000}$" }, {
    patterns: { nfaStates: 10_000 },
  });
  assertEquals(problems.map(({ keyword }) => keyword), ["pattern"]);
});

Deno.test("schema: equal situations are one state", () => {
  const { recogniser } = compiled({ properties: { a: { type: "string" }, b: { maxLength: 9 } } });
  const after = (text: string) => {
    let state = recogniser.start;
    for (const byte of new TextEncoder().encode(text)) state = recogniser.step(state, byte)!;
    return state;
  };
  assertEquals(after('{"a":"x') === after(' {"a" : "yz'), true);
  assertEquals(after('{"a":"","b":"12') === after('{"a":"","b":"34'), true);
  assertEquals(after('{"a":"","b":""') === after('{"b":"","a":""'), true);
});
