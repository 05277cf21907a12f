/** Grouping, for runtimes that do not have `Map.groupBy` yet: Node before version 21. */

/**
 * Groups items by a key.
 *
 * @param items The items.
 * @param keyOf The key of each.
 * @returns The items of each key, keys and items in the order in which they came.
 *
 * @example
 * ```ts
 * import { groupBy } from "@maze/base";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals([...groupBy([1, 2, 3], (item) => item % 2)], [[1, [1, 3]], [0, [2]]]);
 * ```
 */
export function groupBy<Item, Key>(
  items: Iterable<Item>,
  keyOf: (item: Item) => Key,
): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}
