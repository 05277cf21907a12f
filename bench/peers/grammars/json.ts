/** JSON (RFC 8259) and arithmetic: the two small grammars. */
import { choice, grammarOf, many, optional, separated, sequence } from "./build.ts";

/** JSON text. */
export const json = grammarOf({
  name: "json",
  rules: {
    value: choice("object", "array", "STRING", "NUMBER", '"true"', '"false"', '"null"'),
    object: sequence('"{"', optional(separated("pair", '","')), '"}"'),
    pair: sequence("STRING", '":"', "value"),
    array: sequence('"["', optional(separated("value", '","')), '"]"'),
  },
  terminals: {
    STRING: String.raw`"([^"\\\x00-\x1f]|\\(["\\/bfnrt]|u[0-9a-fA-F]{4}))*"`,
    NUMBER: String.raw`-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?`,
    SPACE: String.raw`[ \t\r\n]+`,
  },
  skip: ["SPACE"],
});

/** Sums, products, parentheses, calls and names, with white space anywhere. */
export const arithmetic = grammarOf({
  name: "arithmetic",
  rules: {
    sum: sequence("product", many(choice('"+"', '"-"'), "product")),
    product: sequence("power", many(choice('"*"', '"/"'), "power")),
    power: sequence("operand", optional('"^"', "power")),
    operand: choice("call", "NAME", "NUMBER", "group", sequence('"-"', "operand")),
    call: sequence("NAME", '"("', optional(separated("sum", '","')), '")"'),
    group: sequence('"("', "sum", '")"'),
  },
  terminals: {
    NAME: "[A-Za-z_][A-Za-z0-9_]*",
    NUMBER: String.raw`[0-9]+(\.[0-9]+)?`,
    SPACE: String.raw`[ \t\r\n]+`,
  },
  skip: ["SPACE"],
});
