import { assert, assertEquals } from "@std/assert";
import { seededRandom } from "@maze/base";
import { ANY_TEXT, notRegex } from "../../../lib/grammar/regex/build.ts";
import { jsonStringOf } from "../../../lib/grammar/regex/json_string.ts";
import { parseRegex } from "../../../lib/grammar/regex/parse.ts";
import { matches, regexOf } from "./matches.ts";

const CHARACTERS = [
  ...["a", "b", '"', "\\", "/", "\n", "\t", "\b", "\f", "\r", "\0", "\x1f", "\x7f", "é", "\u2028"],
  ...["\ud7ff", "\ue000", "\uffff", "\u{10000}", "😀", "\u{10ffff}"],
];

/** A writing of a text: raw, short and long escapes as chance has it. */
function written(text: string, below: (bound: number) => number): string {
  let result = "";
  for (let at = 0; at < text.length; at++) {
    const unit = text[at]!;
    const short = JSON.stringify(unit).slice(1, -1);
    const long = "\\u" + text.charCodeAt(at).toString(16).padStart(4, "0");
    const isPair = /[\ud800-\udbff]/.test(unit);
    const kind = below(3);
    if (kind === 0) result += isPair ? text[at] + text[++at]! : short;
    else if (kind === 1 && unit === "/") result += "\\/";
    else {
      result += below(2) ? long : "\\u" + long.slice(2).toUpperCase();
      if (isPair) result += "\\u" + text.charCodeAt(++at).toString(16);
    }
  }
  return result;
}

const PATTERNS = [
  "^[^b]*$",
  "a",
  '^[\\x00-\\x1f"/\\\\]*$',
  "^(?!.*a)[\\s\\S]+$",
  "^[\\u{10000}-\\u{1f600}]$",
  "^[\\0-\\ud7ff\\u{10000}\\u{10ffff}]*$",
  "^.{2,3}$",
];

for (const source of PATTERNS) {
  Deno.test(`JSON strings: /${source}/ in every writing`, () => {
    const regex = regexOf(parseRegex(source, { dialect: "json-schema" }));
    const any = jsonStringOf(regex);
    const needed = jsonStringOf(regex, { escapes: "needed" });
    const { below } = seededRandom(11);
    for (let count = 0; count < 300; count++) {
      let text = "";
      for (let length = below(4); length > 0; length--) {
        text += CHARACTERS[below(CHARACTERS.length)];
      }
      const writing = written(text, below);
      assertEquals(JSON.parse(`"${writing}"`), text);
      const isWanted = new RegExp(source, "u").test(text);
      assertEquals(matches(any, writing), isWanted, writing);
      const plain = JSON.stringify(text).slice(1, -1);
      assertEquals(matches(needed, plain), isWanted, plain);
    }
  });
}

Deno.test("JSON strings: what is no writing of any text", () => {
  const any = jsonStringOf(ANY_TEXT);
  for (const bad of ['"', "\\", "\\x", "\\u12", "\\ud800", "\\ud800a", "\\udc00\\ud800", "\n"]) {
    assert(!matches(any, bad), bad);
    assert(
      !matches(jsonStringOf(notRegex(regexOf(parseRegex("a", { dialect: "ecma" })))), bad),
      bad,
    );
  }
});

Deno.test("JSON strings: only needed escapes means one writing each", () => {
  const needed = jsonStringOf(ANY_TEXT, { escapes: "needed" });
  for (const good of ["a/é😀", "\\n", '\\"', "\\\\", "\\u0000", "\\u001F"]) {
    assert(matches(needed, good));
  }
  for (const bad of ["\\/", "\\u0061", "\\u000a", "\\ud83d\\ude00"]) {
    assert(!matches(needed, bad), bad);
  }
});
