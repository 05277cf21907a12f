/** The tree that customers browse. */
import type { Category } from "./model.ts";

/** The names on the way down to a category, or nothing where it is not in the tree. */
export function breadcrumb(root: Category, name: string): string[] | undefined {
  if (root.name === name) return [root.name];
  for (const child of root.children) {
    const below = breadcrumb(child, name);
    if (below) return [root.name, ...below];
  }
  return undefined;
}

/** How many products a category and all categories below it hold. */
export function productCount(category: Category): number {
  /* maze: the number of its own products, and the product counts of its children added up */
}
