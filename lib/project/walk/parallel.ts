/** Runs an action over many things, a few at a time. */

/**
 * Runs an action over every item, at most `atOnce` at one time. The first failure ends it: no further
 * item is begun.
 *
 * @returns The results in the order of the items.
 */
export async function inParallel<Item, Result>(
  items: readonly Item[],
  { action, atOnce }: {
    readonly atOnce: number;
    readonly action: (item: Item) => Promise<Result>;
  },
): Promise<Result[]> {
  const results: Result[] = new Array(items.length);
  let next = 0;
  const work = async (): Promise<void> => {
    while (next < items.length) {
      const at = next++;
      try {
        results[at] = await action(items[at]!);
      } catch (error) {
        next = items.length;
        throw error;
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, work));
  return results;
}
