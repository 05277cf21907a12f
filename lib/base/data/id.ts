/** Ids that sort by the time they were made, so that a list of them is a history. */

/** Crockford's base 32: no letter that reads like a digit. */
const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** Characters of the time (48 bits) and of the random part (80 bits), as in the ULID specification. */
const TIME_LENGTH = 10;
const RANDOM_LENGTH = 16;

let lastTime = 0;
let lastRandom: number[] = [];

/**
 * A new id of 26 characters, of the form of a ULID: 48 bits of time, 80 random bits. Ids made by one
 * program rise strictly, also within a millisecond and when the clock goes back.
 *
 * @param now Milliseconds since 1970.
 * @returns The id, upper case, without a character that file systems treat specially.
 *
 * @example
 * ```ts
 * import { newId } from "@maze/base";
 * import { assert, assertMatch } from "@std/assert";
 *
 * const first = newId(1_700_000_000_000);
 * assertMatch(first, /^[0-9A-HJKMNP-TV-Z]{26}$/);
 * assert(first < newId(1_600_000_000_000));
 * ```
 */
export function newId(now: number): string {
  if (now > lastTime || lastRandom.length === 0) {
    lastTime = Math.max(now, lastTime);
    lastRandom = Array.from(crypto.getRandomValues(new Uint8Array(RANDOM_LENGTH)), (n) => n & 31);
  } else {
    raise(lastRandom);
  }
  let time = "";
  for (let left = lastTime, at = 0; at < TIME_LENGTH; at++, left = Math.floor(left / 32)) {
    time = ALPHABET[left % 32] + time;
  }
  return time + lastRandom.map((digit) => ALPHABET[digit]).join("");
}

/** Adds one to a number of base-32 digits; all digits at their end start anew a millisecond on. */
function raise(digits: number[]): void {
  for (let at = digits.length - 1; at >= 0; at--) {
    if (digits[at]! < 31) {
      digits[at]!++;
      return;
    }
    digits[at] = 0;
  }
  lastTime++;
}

/**
 * Whether a text has the form that `newId` gives.
 *
 * @param text Any text, such as what a user typed.
 * @returns True for 26 characters of the alphabet, upper case.
 *
 * @example
 * ```ts
 * import { isId, newId } from "@maze/base";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals([isId(newId(0)), isId("../etc")], [true, false]);
 * ```
 */
export function isId(text: string): boolean {
  return /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/.test(text);
}
