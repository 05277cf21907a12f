/**
 * The terminals of JavaScript and TypeScript. tree-sitter takes strings, templates, numbers and
 * regular expressions apart into pieces and leaves some to code; here each lexeme is one terminal.
 *
 * Groups keep terminals apart that begin alike: `/` is an operator after an operand and begins a
 * literal before one; `>` ends type arguments where `>>` is two of them; text between JSX tags is
 * anything but braces and angle brackets.
 */
import { type OverlayEdit, type TerminalDefinition, terminalEdits } from "@maze/grammar";

const raw = String.raw;

/** Line terminators (ECMA-262, §12.3), for use in a class. */
const ends = raw`\n\r\u2028\u2029`;

/** Hexadecimal digits of an ASCII letter, `$` or `_`. */
const asciiHex = raw`24|[46][1-9A-Fa-f]|[57][0-9Aa]|5[Ff]`;
/** Hexadecimal digits of Latin, Chinese and Korean letters, in blocks that hold nothing else. */
const otherHex = raw`01[0-9A-Fa-f]{2}|02[0-9Aa][0-9A-Fa-f]|[5-9BCbc][0-9A-Fa-f]{3}`;
/** Five hexadecimal digits of such a block. */
const farHex = raw`2[0-9][0-9A-Fa-f]{3}`;
const nameEscape =
  raw`\\u00(?:${asciiHex})|\\u(?:${otherHex})|\\u\{0*(?:${asciiHex}|${otherHex}|${farHex})\}`;
const digitEscape = raw`\\u003[0-9]|\\u\{0*3[0-9]\}`;
const nameStart = raw`(?:[\p{ID_Start}$_]|${nameEscape})`;
const namePart = raw`(?:[\p{ID_Continue}$\u200c\u200d]|${nameEscape}|${digitEscape})`;
const name = `${nameStart}${namePart}*`;
/** What must not follow a number or the flags of a regular expression directly. */
const nameCharacters = raw`[\p{ID_Continue}$\\]`;

/** What follows the backslash of an escape that strings and templates share; `\0` is apart. */
const escaped =
  raw`[^ux0-9\r]|\r\n?|x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|u\{0*(?:10|[0-9A-Fa-f])?[0-9A-Fa-f]{1,4}\}`;

/** `\` with what may follow, and `\0`, after which no digit may stand. */
const escape = raw`\\(?:${escaped})`;
const zero = raw`\\0`;

/** Text of a string: digits, other units, and `\0` before another unit or the end. */
function stringText(plain: string): string {
  return raw`(?:[0-9]|${plain}|${escape}|(?:${zero})+(?:${plain}|${escape}))*(?:${zero})*`;
}

const string = `"${stringText(raw`[^0-9"\\\n\r]`)}"|'${stringText(raw`[^0-9'\\\n\r]`)}'`;
const anyEscape = raw`\\(?:[^\r]|\r\n?)`;
const octalEscape = raw`\\(?:${escaped}|[0-3][0-7]{0,2}|[4-7][0-7]?)`;
const octalString = raw`"(?:[^"\\\n\r]|${octalEscape})*"|'(?:[^'\\\n\r]|${octalEscape})*'`;

/** Text of a template: as of a string, and `$` stands only where no brace follows. */
const templateUnit = raw`(?:[^0-9$\\\x60]|${escape})`;
const afterDollar = raw`(?:[^$\\\x60{]|${escape})`;
const held = raw`(?:${zero}|\$)*`;
const templateText =
  raw`(?:[0-9]|${templateUnit}|${held}${zero}${templateUnit}|${held}\$${afterDollar})*${held}`;
/** Text of a tagged template, whose escapes may be anything. */
const taggedText = raw`(?:[^$\\\x60]|${anyEscape}|\$+(?:[^$\\\x60{]|${anyEscape}))*\$*`;

const decimal = raw`(?:0|[1-9](?:_?[0-9])*)`;
const digits = raw`[0-9](?:_?[0-9])*`;
/** Numbers but plain integers, whose dot is always their own. */
const number = [
  raw`(?:${decimal}\.(?:${digits})?|\.${digits})(?:[eE][+-]?${digits})?`,
  raw`${decimal}[eE][+-]?${digits}`,
  `${decimal}n`,
  "0[xX][0-9A-Fa-f](?:_?[0-9A-Fa-f])*n?",
  "0[oO][0-7](?:_?[0-7])*n?",
  "0[bB][01](?:_?[01])*n?",
].join("|");

const legacyNumber = raw`0[0-7]+|0[0-7]*[89][0-9]*(?:\.[0-9]*)?(?:[eE][+-]?[0-9]+)?`;

const regexClass = raw`\[(?:[^\]\\${ends}]|\\[^${ends}])*\]`;
const regexRest = raw`[^/\\\[${ends}]|\\[^${ends}]|${regexClass}`;
const regex = raw`/(?:[^*/\\\[${ends}]|\\[^${ends}]|${regexClass})(?:${regexRest})*/[dgimsuvy]*`;

const blockComment = raw`/\*(?:[^*]|\*+[^*/])*\*+/`;
const inlineComment = raw`/\*(?:[^*${ends}]|\*+[^*/${ends}])*\*+/`;

/** Words that are never names (ECMA-262, §12.7.2); `yield`, `let`, `static` and `await` vary. */
export const reservedWords = "break|case|catch|class|const|continue|debugger|default|delete|do|" +
  "else|enum|export|extends|false|finally|for|function|if|import|in|instanceof|new|null|return|" +
  "super|switch|this|throw|true|try|typeof|var|void|while|with";

/** Literals that are terminals of the group of operators. */
const operators = ["/", "/=", ">", ">=", ">>", ">>=", ">>>", ">>>=", "<<", "<<=", "<="];

function operatorTerminals(): [string, TerminalDefinition][] {
  return operators.map((text) => [
    JSON.stringify(text),
    { pattern: text.replace(/[/]/g, raw`\/`), group: "operator" },
  ]);
}

/** Terminals by name. */
const terminals: Readonly<Record<string, TerminalDefinition>> = {
  ...Object.fromEntries(operatorTerminals()),
  space: { pattern: raw`[\t\v\f\p{Zs}\ufeff]+` },
  line_break: { pattern: raw`[${ends}][\t\v\f\p{Zs}\ufeff${ends}]*` },
  line_comment: { pattern: raw`//[^${ends}]*` },
  inline_comment: { pattern: inlineComment },
  block_comment: { pattern: blockComment, except: inlineComment },
  hash_bang: { pattern: raw`#![^${ends}]*` },
  private_property_identifier: { pattern: `#${name}` },
  reserved_word: { pattern: reservedWords },
  integer: { pattern: decimal, notBefore: raw`[.\p{ID_Continue}$\\]` },
  other_number: { pattern: number, notBefore: nameCharacters },
  optional_chain: { pattern: raw`\?\.`, notBefore: "[0-9]" },
  string: { pattern: string, group: "operand" },
  regex: { pattern: regex, notBefore: nameCharacters, group: "operand" },
  template_whole: { pattern: raw`\x60${templateText}\x60`, group: "operand" },
  template_head: { pattern: raw`\x60${templateText}\$\{`, group: "operand" },
  tagged_whole: { pattern: raw`\x60${taggedText}\x60`, group: "operator" },
  tagged_head: { pattern: raw`\x60${taggedText}\$\{`, group: "operator" },
  template_middle: { pattern: raw`\}${templateText}\$\{`, group: "template" },
  template_tail: { pattern: raw`\}${templateText}\x60`, group: "template" },
  tagged_middle: { pattern: raw`\}${taggedText}\$\{`, group: "template" },
  tagged_tail: { pattern: raw`\}${taggedText}\x60`, group: "template" },
  type_close: { pattern: ">", group: "typeclose" },
  jsx_text: { pattern: "[^<>{}]+", group: "jsxtext" },
  jsx_open: { pattern: "<", group: "jsxtext" },
  jsx_brace: { pattern: raw`\{`, group: "jsxtext" },
  jsx_end: { pattern: "</", group: "jsxtext" },
  jsx_close: { pattern: ">", group: "jsxtag" },
  jsx_self_close: { pattern: "/>", group: "jsxtag" },
  jsx_name: { pattern: raw`[\p{ID_Start}$_][\p{ID_Continue}$\-]*`, group: "jsxtag" },
  jsx_string: { pattern: raw`"[^"]*"|'[^']*'`, group: "jsxtag" },
};

/** Words that are names in some places of JavaScript only. */
const strictWords = "implements|interface|package|private|protected|public|static";
const evaluatedNames = "eval|arguments";
const useStrict = `"use strict"|'use strict'`;

/** Terminals of JavaScript alone, where strict code has other names, strings and numbers. */
const javascript: Readonly<Record<string, TerminalDefinition>> = {
  identifier: {
    pattern: name,
    except: `${reservedWords}|${strictWords}|${evaluatedNames}|await|yield|let`,
  },
  strict_word: { pattern: strictWords },
  evaluated_name: { pattern: evaluatedNames },
  use_strict: { pattern: useStrict, group: "operand" },
  string: { pattern: string, except: useStrict, group: "operand" },
  legacy_string: { pattern: octalString, except: `${string}|${useStrict}`, group: "operand" },
  legacy_number: { pattern: legacyNumber, notBefore: nameCharacters },
  html_close: { pattern: raw`-->[^${ends}]*`, group: "start" },
  html_open_comment: { pattern: raw`<!--[^${ends}]*` },
  html_close_comment: { pattern: raw`[${ends}][\t\v\f\p{Zs}\ufeff${ends}]*-->[^${ends}]*` },
};

/** Terminals of TypeScript, whose parser tells no strict code apart. */
const typescript: Readonly<Record<string, TerminalDefinition>> = {
  identifier: { pattern: name, except: `${reservedWords}|await|yield|let` },
  // `<<` is one operator, even where none may stand.
  assertion_open: { pattern: "<", notBefore: "[<]" },
  reserved_word: { pattern: `${reservedWords}|await|yield|let` },
};

/** Where there is JSX, `</` ends an element and is never a comparison with a literal. */
const jsx: Readonly<Record<string, TerminalDefinition>> = {
  [JSON.stringify("<")]: { pattern: "<", notBefore: "[/]" },
};

/** Edits that define the terminals of JavaScript. */
export const javascriptTerminals: readonly OverlayEdit[] = edits({
  ...terminals,
  ...jsx,
  ...javascript,
});

/** Edits that define the terminals of TypeScript. */
export const typescriptTerminals: readonly OverlayEdit[] = edits({ ...terminals, ...typescript });

/** Edits that change them to those of TSX. */
export const tsxTerminals: readonly OverlayEdit[] = edits(jsx);

function edits(definitions: Readonly<Record<string, TerminalDefinition>>): OverlayEdit[] {
  return terminalEdits(definitions);
}
