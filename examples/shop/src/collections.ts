/** What the shop needs of lists beyond the standard library. */

/**
 * Adds up one number of each item.
 *
 * @example sumBy(["a", "bcd"], (word) => word.length) // => 4
 */
export function sumBy<T>(items: readonly T[], amountOf: (item: T) => number): number {
  let sum = 0;
  for (const item of items) sum += amountOf(item);
  return sum;
}

/**
 * Sorts items into groups. Groups, and the items of a group, keep the order of the list.
 *
 * @example groupBy([1, 2, 3], (n) => n % 2) // => new Map([[1, [1, 3]], [0, [2]]])
 */
export function groupBy<T, K>(items: readonly T[], keyOf: (item: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}
