/** Words of identifiers and of intents, so that the two can be compared. */

/**
 * Splits an identifier or a sentence into lower-case words: at case changes, digits and punctuation.
 *
 * @param text An identifier (`totalPriceOf`, `MAX_SIZE`) or prose.
 * @returns The words in order, lower case, repeats kept.
 *
 * @example
 * ```ts
 * import { words } from "@maze/base";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(words("parseHTTPHeader2"), ["parse", "http", "header", "2"]);
 * ```
 */
export function words(text: string): string[] {
  const parts = text.match(/\p{Lu}+(?!\p{Ll})|\p{Lu}?\p{Ll}+|\p{Lo}+|\d+/gu) ?? [];
  return parts.map((part) => part.toLowerCase());
}

/**
 * Edit distance of two strings (insert, delete, replace, each one), by the two-row dynamic programme
 * of Wagner and Fischer (1974).
 *
 * @param left One string.
 * @param right The other.
 * @returns The number of edits.
 *
 * @example
 * ```ts
 * import { editDistance } from "@maze/base";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(editDistance("langauge", "language"), 2);
 * ```
 */
export function editDistance(left: string, right: string): number {
  let previous = Array.from({ length: right.length + 1 }, (_, column) => column);
  for (let row = 1; row <= left.length; row++) {
    const current = [row];
    for (let column = 1; column <= right.length; column++) {
      const replace = previous[column - 1]! + (left[row - 1] === right[column - 1] ? 0 : 1);
      current.push(Math.min(replace, previous[column]! + 1, current[column - 1]! + 1));
    }
    previous = current;
  }
  return previous[right.length]!;
}

/**
 * The known name nearest to what was written, for "did you mean".
 *
 * @param written What the user wrote.
 * @param known The names there are.
 * @returns The nearest name within a third of its length, or `undefined`.
 *
 * @example
 * ```ts
 * import { suggest } from "@maze/base";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(suggest("temprature", ["model", "temperature"]), "temperature");
 * assertEquals(suggest("x", ["temperature"]), undefined);
 * ```
 */
export function suggest(written: string, known: Iterable<string>): string | undefined {
  let best: string | undefined;
  let bestDistance = Infinity;
  for (const name of known) {
    const distance = editDistance(written.toLowerCase(), name.toLowerCase());
    if (distance < bestDistance && distance <= Math.max(1, name.length / 3)) {
      best = name;
      bestDistance = distance;
    }
  }
  return best;
}
