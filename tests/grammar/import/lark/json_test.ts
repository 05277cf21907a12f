/** `%json` in Lark grammars: which JSON texts the rules have. */
import { type JsonValue, readLark } from "@maze/grammar";
import { compileGrammar, recognise } from "@maze/mask";
import { assertEquals } from "@std/assert";
import fc from "fast-check";

function recogniserOf(schema: JsonValue) {
  const { grammar, problems } = readLark(
    `start: %json ${JSON.stringify(schema, null, 2)}`,
  );
  assertEquals(problems, []);
  return compileGrammar(grammar!).recogniser();
}

/** Schemas, texts they allow, and texts they do not: for other values, other orders, bad JSON. */
const SCHEMAS: readonly (readonly [schema: JsonValue, allowed: string[], forbidden: string[]])[] = [
  [
    {},
    ["1", '"a"', "[1, 2]", '{"a": {"b": [null, true]}}', '{"a" : 1 , "b" : 2 }', "[ ]", "{ }"],
    ["[1,]", '{"a":}', "01", "1.", '"\\x"', "tru", '"\t"', " 1", "1 "],
  ],
  [{ type: "integer" }, ["1", "-1", "0", "-0"], ["1.0", "1e3", "00", "-"]],
  [{ type: "number" }, ["1", "-1.50", "1e3", "-1.5e+3"], [".5", "1.", "e1", "+1"]],
  [{ type: "string" }, ['"a"', '"\\n\\u00e9é\\ud83d\\ude00"', '""'], ['"', '"\\ud800"', "a"]],
  [{ minLength: 2, maxLength: 3, type: "string" }, ['"ab"', '"é😀"', '"\\n\\n\\n"'], [
    '"a"',
    '"abcd"',
  ]],
  [{ type: "string", maxLength: 1, minLength: 2, title: "none" }, [], ['""', '"a"', '"ab"']],
  [{ type: "string", pattern: "^a+$" }, ['"a"', '"aa"', '"\\u0061"'], ['"b"', '""', '"ba"']],
  [{ type: "string", pattern: "b", maxLength: 2 }, ['"ab"', '"b"'], ['"ac"', '"abc"']],
  [{ type: "string", format: "date" }, ['"2024-02-29"'], ['"2024-13-01"', '"2023-02-29"']],
  [{ type: "integer", exclusiveMinimum: 0 }, ["1", "100"], ["0", "-1", "-0"]],
  [{ type: "integer", minimum: 0.5, exclusiveMaximum: 3 }, ["1", "2"], ["0", "3"]],
  [{ type: "integer", minimum: 3, maximum: 2 }, [], ["2", "3"]],
  [{ type: "integer", multipleOf: 1 }, ["7"], ["7.0"]],
  [{ type: ["null", "integer"], minLength: 7 }, ["null", "1"], ['"a"', "true"]],
  [
    { enum: ["a", 1, null, { x: [1, "}"] }] },
    ['"a"', "1", "null", '{"x":[1,"}"]}', '{ "x" : [1, "}"] }'],
    ["2", '"b"', "{}"],
  ],
  [{ const: { a: 1, b: "c" } }, ['{"a":1,"b":"c"}'], ['{"b":"c","a":1}']],
  [{ type: "string", enum: ["a", 1] }, ['"a"'], ["1"]],
  [{ anyOf: [{ type: "integer" }, { type: "string" }] }, ["1", '"a"'], ["true"]],
  [{ allOf: [{ type: "integer" }] }, ["1"], ['"a"']],
  [{ type: "array", items: { type: "integer" } }, ["[]", "[1]", "[ 1 , 2 ]"], ['["a"]', "[1,]"]],
  [
    { type: "array", items: { type: "integer" }, minItems: 2, maxItems: 3 },
    ["[1,2]", "[1,2,3]"],
    ["[]", "[1]", "[1,2,3,4]"],
  ],
  [{ type: "array", maxItems: 0 }, ["[]", "[ ]"], ["[1]"]],
  [{ type: "array", minItems: 2, maxItems: 1 }, [], ["[]", "[1]", "[1,2]"]],
  [{ type: "array", items: false }, ["[]"], ["[1]"]],
  [
    { type: "array", prefixItems: [{ type: "integer" }, { type: "string" }], items: false },
    ["[]", "[1]", '[1,"a"]'],
    ['["a"]', '[1,"a",2]'],
  ],
  [
    { type: "array", prefixItems: [{ type: "integer" }, {}], minItems: 1, maxItems: 3 },
    ["[1]", '[1,"a"]', '[1,"a",2]'],
    ["[]", '["a"]', "[1,2,3,4]"],
  ],
  [{ type: "array", prefixItems: [{}], minItems: 3 }, ["[1,2,3]", "[1,2,3,4]"], ["[1,2]", "[]"]],
  [{ type: "array", prefixItems: [{}, {}], maxItems: 1 }, ["[]", "[1]"], ["[1,2]"]],
  [{ type: "array", prefixItems: [{}], minItems: 3, maxItems: 2 }, [], ["[1]", "[1,2]", "[1,2,3]"]],
  [
    { type: "object", properties: { a: { type: "integer" } } },
    ["{}", '{"a":1}', '{"b":"x"}', '{"a":1,"b":2,"c":3}'],
    ['{"a":"x"}', '{"b":1,"a":1}', '{"\\u0061":"x"}'],
  ],
  [
    { type: "object", properties: { a: { type: "integer" } }, required: ["a", "z"] },
    ['{"a":1,"z":2}', '{"a":1,"z":2,"q":3}'],
    ['{"a":1}', '{"a":1,"q":3,"z":2}', "{}"],
  ],
  [{ type: "object", additionalProperties: { type: "integer" } }, ["{}", '{"a":1}'], ['{"a":"x"}']],
  [
    { type: "object", properties: { a: false } },
    ["{}", '{"b":1}'],
    ['{"a":1}'],
  ],
  [{ type: "object", properties: { a: false }, required: ["a"] }, [], ["{}", '{"a":1}']],
  [{ type: "object", properties: { 'a"b': {} }, additionalProperties: false }, ['{"a\\"b":1}'], [
    "{1}",
  ]],
  [{ properties: { a: { type: "integer" } } }, ["1", '"x"', '{"a":1}'], ['{"a":"x"}']],
  [
    {
      $defs: {
        tree: {
          type: "object",
          properties: {
            v: { type: "integer" },
            k: { items: { $ref: "#/$defs/tree" }, type: "array" },
          },
          required: ["v"],
          additionalProperties: false,
        },
      },
      $ref: "#/$defs/tree",
    },
    ['{"v":1}', '{"v":1,"k":[]}', '{"v":1,"k":[{"v":2},{"v":3,"k":[{"v":4}]}]}'],
    ['{"k":[]}', '{"v":1,"k":[{}]}'],
  ],
  [true, ["1", "[]"], ["]"]],
];

for (const [schema, allowed, forbidden] of SCHEMAS) {
  Deno.test(`lark: %json ${JSON.stringify(schema)}`, () => {
    // Beside a schema that nothing satisfies there is an alternative, so that there is any text.
    const recogniser = recogniserOf(
      allowed.length > 0 ? schema : { anyOf: [schema, { const: "other" }] },
    );
    const accepted = (texts: string[]): string[] =>
      texts.filter((text) => recognise(recogniser, text).kind === "accepted");
    assertEquals(accepted(allowed), allowed);
    assertEquals(accepted(forbidden), []);
  });
}

Deno.test("lark: %json among other things, with what the grammar ignores", () => {
  const source = `start: ("call" call)*
call: %json {"type": "object", "required": ["n"], "properties": {"n": {"const": "x"}}} | "!"
%ignore /[ \\n]/`;
  const { grammar } = readLark(source);
  const recogniser = compileGrammar(grammar!).recogniser();
  assertEquals(
    recognise(recogniser, 'call {"n":"x"} call\n{ "n"\t: "x" } call !').kind,
    "accepted",
  );
  assertEquals(recognise(recogniser, 'call {"n":"y"}').kind, "refused");
});

Deno.test("lark: two schemas in a rule", () => {
  const { grammar } = readLark('start: %json {"type": "null"} "-" %json {"type": "boolean"}');
  const recogniser = compileGrammar(grammar!).recogniser();
  assertEquals(recognise(recogniser, "null-true").kind, "accepted");
  assertEquals(recognise(recogniser, "true-null").kind, "refused");
});

Deno.test("lark: %json with bounds has exactly the integers between them", () => {
  const bound = fc.option(fc.oneof(fc.integer({ min: -1200, max: 1200 }), fc.maxSafeInteger()), {
    nil: undefined,
  });
  fc.assert(
    fc.property(
      bound,
      bound,
      fc.array(fc.integer({ min: -1300, max: 1300 })),
      (low, high, more) => {
        const schema = { type: "integer", minimum: low, maximum: high };
        const recogniser = recogniserOf({ anyOf: [schema, { type: "null" }] } as JsonValue);
        const near = [low, high].flatMap((one) => one === undefined ? [] : [one - 1, one, one + 1]);
        for (const value of [...more, ...near].filter(Number.isSafeInteger)) {
          const isWithin = value >= (low ?? -Infinity) && value <= (high ?? Infinity);
          const { kind } = recognise(recogniser, String(value));
          assertEquals(kind === "accepted", isWithin, `${value} in ${low}…${high}`);
        }
      },
    ),
    { numRuns: 200 },
  );
});

Deno.test("lark: %json has objects with their properties in order, and no others", () => {
  const names = ["a", "b", "c", "d", "e"];
  const cases = fc.record({
    listed: fc.subarray(names.slice(0, 4)),
    required: fc.subarray(names.slice(0, 4)),
    isOpen: fc.boolean(),
    written: fc.uniqueArray(fc.constantFrom(...names)),
  });
  fc.assert(
    fc.property(cases, ({ isOpen, listed, required, written }) => {
      const order = [...listed, ...required.filter((name) => !listed.includes(name))];
      const schema = {
        type: "object",
        properties: Object.fromEntries(listed.map((name) => [name, { type: "null" }])),
        required,
        ...isOpen ? {} : { additionalProperties: { type: "null" } },
      };
      const isKnown = (name: string): boolean => order.includes(name);
      const places = written.map((name) => isKnown(name) ? order.indexOf(name) : order.length);
      const isAllowed = required.every((name) => written.includes(name)) &&
        places.every((place, at) => at === 0 || place >= places[at - 1]!);
      const text = `{${written.map((name) => `"${name}":null`).join(",")}}`;
      const { kind } = recognise(recogniserOf(schema), text);
      assertEquals(kind === "accepted", isAllowed, `${text} of ${JSON.stringify(schema)}`);
    }),
    { numRuns: 300 },
  );
});
