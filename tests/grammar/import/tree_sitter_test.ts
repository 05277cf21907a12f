/** The importer of tree-sitter grammars: what it reads, what it refuses, and what overlays change. */
import { assert, assertEquals, assertThrows } from "@std/assert";
import {
  type Context,
  type Expression,
  type Grammar,
  importTreeSitter,
  lowerTreeSitter,
  overlay,
  readNotation,
  readTreeSitter,
  ruleEdits,
  writeNotation,
} from "@maze/grammar";

const symbol = (name: string) => ({ type: "SYMBOL", name });
const text = (value: string) => ({ type: "STRING", value });

/** A grammar from its rules in the notation. */
function grammarOf(
  rules: string,
  options: Parameters<typeof lowerTreeSitter>[1] = {},
): Grammar {
  const source = readTreeSitter({ name: "test", rules: {} }).grammar;
  const { grammar, problems } = lowerTreeSitter(overlay(source, ruleEdits(rules)), options);
  assertEquals(problems, []);
  return grammar;
}

/** The names in an expression, in order. */
function namesIn(expression: Expression | undefined): string[] {
  switch (expression?.kind) {
    case "terminal":
    case "rule":
      return [expression.name];
    case "sequence":
    case "choice":
      return expression.items.flatMap(namesIn);
    case "repeat":
      return namesIn(expression.item);
    default:
      return [];
  }
}

Deno.test("every kind of node is read, and what shapes trees is left out", () => {
  const content = { type: "PREC_LEFT", value: 2, content: symbol("word") };
  const aliased = { type: "ALIAS", value: "x", named: true, content };
  const { grammar, problems } = readTreeSitter({
    name: "test",
    word: "word",
    rules: {
      all: {
        type: "SEQ",
        members: [
          { type: "FIELD", name: "left", content: aliased },
          { type: "CHOICE", members: [text("a"), { type: "BLANK" }] },
          { type: "REPEAT1", content: { type: "RESERVED", context_name: "none", content } },
          { type: "IMMEDIATE_TOKEN", content: { type: "PATTERN", value: "b", flags: "i" } },
        ],
      },
      word: { type: "TOKEN", content: { type: "PATTERN", value: "\\w+" } },
    },
    extras: [{ type: "PATTERN", value: "\\s" }],
    externals: [symbol("newline"), text("||")],
    reserved: { all: [text("if")], none: [] },
  });
  assertEquals(problems, []);
  assertEquals(
    writeNotation(grammar.rules.get("all")!),
    'word "a"? reserved_none(word)+ immediate(/b/i)',
  );
  assertEquals([grammar.word, grammar.externals], ["word", ["newline"]]);
  assertEquals([...grammar.reserved.keys()], ["all", "none"]);
});

Deno.test("what cannot be imported is named with its path", () => {
  const refused = importTreeSitter({
    name: "test",
    rules: {
      a: { type: "SEQ", members: [text("x"), { type: "ODD" }, symbol("nowhere")] },
      b: { type: "TOKEN", content: symbol("a") },
    },
    extras: 3,
  });
  assert(refused.kind === "refused");
  const messages = refused.diagnostics.map(({ message }) => message).join("\n");
  for (const part of ["rules.a.members[1]", '"ODD"', "nowhere", "extras", "rules.a["]) {
    assert(messages.includes(part), `${part} is not in\n${messages}`);
  }
  assertEquals(importTreeSitter(null).kind, "refused");
  let deep: unknown = text("x");
  for (let level = 0; level < 60_000; level++) deep = { type: "REPEAT", content: deep };
  assertEquals(importTreeSitter({ name: "deep", rules: { a: deep } }).kind, "refused");
});

Deno.test("an external means what the caller says, and is refused where nothing is said", () => {
  const json = {
    name: "test",
    rules: { line: { type: "SEQ", members: [text("a"), symbol("newline"), symbol("end")] } },
    externals: [symbol("newline"), symbol("end")],
  };
  assertEquals(importTreeSitter(json).kind, "refused");
  const imported = importTreeSitter(json, {
    externals: {
      newline: { kind: "terminal", definition: { pattern: "\\n+" } },
      end: { kind: "virtual", virtual: { when: "always" } },
    },
  });
  assert(imported.kind === "imported");
  assertEquals(namesIn(imported.grammar.rules.get("line")), ['"a"', "newline", "end"]);
  assertEquals(imported.grammar.virtuals, [{ name: "end", when: "always" }]);
});

Deno.test("reserved words are taken from the word terminal, where the set says so", () => {
  const imported = importTreeSitter({
    name: "test",
    word: "word",
    rules: {
      access: {
        type: "SEQ",
        members: [
          symbol("word"),
          text("."),
          { type: "RESERVED", context_name: "none", content: symbol("word") },
        ],
      },
      word: { type: "PATTERN", value: "[a-z]+" },
    },
    reserved: { all: [text("if")], none: [] },
  });
  assert(imported.kind === "imported");
  const { rules, terminals } = imported.grammar;
  assertEquals(namesIn(rules.get("access")), ["word", '"."', "word_none"]);
  assert(terminals.get("word")?.except && !terminals.get("word_none")?.except);
});

Deno.test("an immediate token follows what is before it directly", () => {
  const { rules, virtuals } = grammarOf('a := "x" immediate("y")');
  assertEquals(namesIn(rules.get("a")), ['"x"', "glued", '"y"']);
  assertEquals(virtuals, [{ name: "glued", when: "glued" }]);
});

Deno.test("a rule is copied for each context that it depends on, and for no other", () => {
  const rules = `
start := "(" item[+inner] ")" item
item := [+inner] "a" other | [~inner] "b" other
other := "c"`;
  const kept = grammarOf(rules, { contexts: [{ name: "inner" }] });
  assertEquals([...kept.rules.keys()], ["start", "item+inner", "item", "other"]);
  assertEquals(namesIn(kept.rules.get("item+inner")), ['"a"', "other"]);
  assertEquals(namesIn(kept.rules.get("item")), ['"b"', "other"]);
  const ignored = grammarOf(rules);
  assertEquals(namesIn(ignored.rules.get("item")), ['"a"', "other", '"b"', "other"]);
});

Deno.test("a leading context ends with what may be read first", () => {
  const start: Context = { name: "start", leading: true };
  const rules = `
statement := sum[+start]
sum := sign? (sum "+")? value
sign := "-"
value := [~start] "{" "}" | "x" value`;
  const { rules: made } = grammarOf(rules, { contexts: [start] });
  assertEquals(namesIn(made.get("sum+start")), ["sign", "sum+start", '"+"', "value+start"]);
  assertEquals(namesIn(made.get("value+start")), ['"x"', "value"]);
});

Deno.test("a context with rules to go through ends at others", () => {
  const noIn: Context = { name: "no_in", through: ["head", "sum"] };
  const rules = `
head := sum[+no_in]
sum := group | [~no_in] sum "in" group
group := "(" sum ")"`;
  const { rules: made } = grammarOf(rules, { contexts: [noIn] });
  assertEquals(namesIn(made.get("sum+no_in")), ["group"]);
  assertEquals(namesIn(made.get("group")), ['"("', "sum", '")"']);
});

Deno.test("an edit that finds nothing to change is an error", () => {
  const { grammar } = readTreeSitter({ name: "test", rules: { a: text("x") } });
  const broken = ['a := "y"', 'b = "y"', 'b += "y"'];
  for (const edit of broken) {
    assertThrows(() => overlay(grammar, ruleEdits(edit)), RangeError, edit.slice(0, 1));
  }
  for (
    const edit of [
      { kind: "drop", rule: "b" },
      { kind: "rename", from: '"y"', to: "z" },
      { kind: "rename", from: '"x"', to: "z", rules: ["b"] },
      { kind: "rename", from: '"y"', to: "z", rules: ["a"] },
    ] as const
  ) assertThrows(() => overlay(grammar, [edit]), RangeError);
  const renamed = overlay(grammar, [{ kind: "rename", from: '"x"', to: "z" }]);
  assertEquals(renamed.rules.get("a"), { kind: "symbol", name: "z" });
});

Deno.test("the notation reads back what it wrote, and says where it cannot read", () => {
  const bodies = [
    'a "b" | c? (d e)* (f | g)+',
    "token(/[^x\\]]+\\// immediate(/x/u))",
    "[+in ~await] a[+in ~yield] reserved_none(b)",
    "(a b)? (a | b | ())",
  ];
  for (const body of bodies) {
    const [read] = readNotation(`rule = ${body}`);
    const written = writeNotation(read!.body);
    assertEquals(readNotation(`rule = ${written}`)[0], read);
  }
  assertThrows(() => readNotation('a = "b"\nc = ('), SyntaxError, "line 2");
  assertThrows(() => readNotation("a - b"), SyntaxError, "line 1");
});
