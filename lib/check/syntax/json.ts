/** JSON (RFC 8259) as a grammar. */
import type { Expression, Grammar, Regex, Terminal } from "@maze/grammar";
import { parseRegex } from "@maze/grammar";

const PATTERNS: Readonly<Record<string, string>> = {
  string: String.raw`"(?:[^"\\\u0000-\u001f]|\\(?:["\\\/bfnrt]|u[0-9A-Fa-f]{4}))*"`,
  number: String.raw`-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?`,
  space: String.raw`[ \t\n\r]+`,
  '"true"': "true",
  '"false"': "false",
  '"null"': "null",
  '"{"': String.raw`\{`,
  '"}"': String.raw`\}`,
  '"["': String.raw`\[`,
  '"]"': String.raw`\]`,
  '","': ",",
  '":"': ":",
};

/** The grammar of a JSON text. */
export function jsonGrammar(): Grammar {
  const terminals = Object.entries(PATTERNS).map(([name, pattern]): [string, Terminal] => [
    name,
    { name, pattern: regexOf(pattern) },
  ]);
  return {
    name: "json",
    start: "value",
    rules: new Map<string, Expression>([
      [
        "value",
        choice(
          rule("object"),
          rule("array"),
          ...["string", "number", '"true"', '"false"', '"null"'].map(terminal),
        ),
      ],
      ["object", between('"{"', rule("member"), '"}"')],
      ["member", sequence(terminal("string"), terminal('":"'), rule("value"))],
      ["array", between('"["', rule("value"), '"]"')],
    ]),
    terminals: new Map(terminals),
    skip: ["space"],
    lexing: "groups",
  };
}

function regexOf(pattern: string): Regex {
  const parsed = parseRegex(pattern, { dialect: "ecma" });
  if (parsed.kind === "parsed") return parsed.regex;
  throw new TypeError(`Cannot read the pattern ${pattern}: ${parsed.diagnostic.message}`);
}

function rule(name: string): Expression {
  return { kind: "rule", name };
}

function terminal(name: string): Expression {
  return { kind: "terminal", name };
}

function choice(...items: readonly Expression[]): Expression {
  return { kind: "choice", items };
}

function sequence(...items: readonly Expression[]): Expression {
  return { kind: "sequence", items };
}

/** Items with commas between brackets. */
function between(open: string, item: Expression, close: string): Expression {
  const more = repeat(sequence(terminal('","'), item), undefined);
  return sequence(terminal(open), repeat(sequence(item, more), 1), terminal(close));
}

function repeat(item: Expression, max: number | undefined): Expression {
  return { kind: "repeat", item, min: 0, max };
}
