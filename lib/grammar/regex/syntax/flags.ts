/** The flags of an expression, given beside it or written within it. */
import type { Flags, Reader } from "./reader.ts";

/** The flags that hold where none are given. */
export const NO_FLAGS: Flags = {
  ignoreCase: false,
  dotAll: false,
  multiline: false,
  sets: false,
  extended: false,
  unicode: true,
};

/** Letters and what they switch on; `undefined` where the language stays the same. */
const ECMA: ReadonlyMap<string, keyof Flags | undefined> = new Map([
  ["i", "ignoreCase"],
  ["s", "dotAll"],
  ["m", "multiline"],
  ["v", "sets"],
  ["u", undefined],
  ["d", undefined],
  ["g", undefined],
  ["y", undefined],
]);

const RUST: ReadonlyMap<string, keyof Flags | undefined> = new Map([
  ["i", "ignoreCase"],
  ["s", "dotAll"],
  ["m", "multiline"],
  ["x", "extended"],
  ["u", "unicode"],
  ["U", undefined],
]);

/**
 * The flags after letters switch some on and, behind a dash, some off.
 *
 * @param letters Such as `i`, `s-u` or nothing.
 * @param flags Those that hold before.
 * @param reader To complain to; a letter that is unknown is refused.
 * @returns The flags that hold after.
 */
export function withFlags(letters: string, flags: Flags, reader: Reader): Flags {
  const meaning = reader.isRust ? RUST : ECMA;
  const changed: { -readonly [Name in keyof Flags]: boolean } = { ...flags };
  let isOn = true;
  for (const letter of letters) {
    if (letter === "-") {
      isOn = false;
      continue;
    }
    if (!meaning.has(letter)) {
      reader.refuse("unsupported", {
        what: `the flag "${letter}" is unknown`,
        fix: `use only ${[...meaning.keys()].join(", ")}`,
      });
    }
    const name = meaning.get(letter);
    if (name) changed[name] = isOn;
  }
  return changed;
}
