/**
 * What `%import common.…` brings: the terminals of Lark's `common.lark` as llguidance has them, which
 * differ in that letters are those of ASCII. In Rust's syntax.
 */

const INT = "[0-9]+";
const EXPONENT = `[eE][+-]?${INT}`;
const DECIMAL = `(?:${INT}\\.[0-9]*|\\.${INT})`;
const FLOAT = `(?:${DECIMAL}(?:${EXPONENT})?|${INT}${EXPONENT})`;
const NUMBER = `(?:${FLOAT}|${INT})`;

/** Expressions by the name behind `common.`. */
export const COMMON: ReadonlyMap<string, string> = new Map([
  ["DIGIT", "[0-9]"],
  ["HEXDIGIT", "[0-9A-Fa-f]"],
  ["INT", INT],
  ["SIGNED_INT", `[+-]?${INT}`],
  ["DECIMAL", DECIMAL],
  ["_EXP", EXPONENT],
  ["FLOAT", FLOAT],
  ["SIGNED_FLOAT", `[+-]?${FLOAT}`],
  ["NUMBER", NUMBER],
  ["SIGNED_NUMBER", `[+-]?${NUMBER}`],
  ["ESCAPED_STRING", '"(?:[^"\\\\]|\\\\.)*"'],
  ["LCASE_LETTER", "[a-z]"],
  ["UCASE_LETTER", "[A-Z]"],
  ["LETTER", "[A-Za-z]"],
  ["WORD", "[A-Za-z]+"],
  ["CNAME", "[A-Za-z_][A-Za-z0-9_]*"],
  ["WS_INLINE", "[ \\t]+"],
  ["WS", "[ \\t\\f\\r\\n]+"],
  ["CR", "\\r"],
  ["LF", "\\n"],
  ["NEWLINE", "(?:\\r?\\n)+"],
  ["SH_COMMENT", "#[^\\n]*"],
  ["CPP_COMMENT", "//[^\\n]*"],
  ["C_COMMENT", "/\\*(?:[^*]|\\*+[^*/])*\\*+/"],
  ["SQL_COMMENT", "--[^\\n]*"],
]);
