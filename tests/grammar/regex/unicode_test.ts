import { assert, assertEquals } from "@std/assert";
import { charSetOf, hasChar } from "../../../lib/grammar/regex/char_set.ts";
import { closeCase, loosePropertySet, propertySet } from "../../../lib/grammar/regex/unicode.ts";
import type { CharSet } from "@maze/grammar";

function assertAsEngine(set: CharSet | undefined, pattern: RegExp): void {
  assert(set);
  for (let point = 0; point <= 0x10ffff; point++) {
    if (point >= 0xd800 && point <= 0xdfff) continue;
    const isIn = pattern.test(String.fromCodePoint(point));
    if (hasChar(set, point) !== isIn) {
      throw new Error(`Cannot agree on U+${point.toString(16)} with ${pattern}`);
    }
  }
}

for (const name of ["ID_Start", "ID_Continue", "Nd", "Script=Han", "Cn", "Co", "Any", "Emoji"]) {
  Deno.test(`Unicode: \\p{${name}} as the engine has it`, () => {
    assertAsEngine(propertySet(name), new RegExp(`\\p{${name}}`, "u"));
  });
}

Deno.test("Unicode: unknown properties, and loose names", () => {
  for (const name of ["Nope", "Script=Nope", "", "L}|\\p{N", "L|N"]) {
    assertEquals(propertySet(name), undefined, name);
  }
  for (
    const [loose, strict] of [["greek", "Script=Greek"], ["lu", "Lu"], ["alphabetic", "Alphabetic"]]
  ) {
    assertEquals(loosePropertySet(loose!), propertySet(strict!), loose);
  }
  assertEquals(loosePropertySet("gc=decimal number"), propertySet("Nd"));
});

/** Characters whose case is special, and some whose case is not. */
const CASES = "kKſsSßẞςσΣµμΜåÅÅꭰᎠⓐⒶǅǆǄ𐐨𐐀θϑϴΘiIİıﬅﬆ1_é".normalize("NFC") +
  "\u212a\u212b\u0345\u1fbe";

for (const character of CASES) {
  Deno.test(`Unicode: what ${character} is without case`, () => {
    const point = character.codePointAt(0)!;
    const closed = closeCase(charSetOf([[point, point]]));
    assertAsEngine(closed, new RegExp(`\\u{${point.toString(16)}}`, "iu"));
  });
}

Deno.test("Unicode: ranges without case", () => {
  assertAsEngine(closeCase([[0x61, 0x7a]]), /[a-z]/iu);
  assertAsEngine(closeCase([[0x41, 0x100]]), /[A-\u0100]/iu);
});
