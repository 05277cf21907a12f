import assert from "node:assert/strict";
import { test } from "node:test";
import { breadcrumb, productCount } from "../src/categories.ts";
import { groupBy, sumBy } from "../src/collections.ts";
import type { Category } from "../src/model.ts";

/** A category with so many products. */
function category(name: string, size: number, children: readonly Category[] = []): Category {
  const products = Array.from({ length: size }, (_, index) => `${name}-${index}`);
  return { name, products, children };
}

const tree = category("All", 1, [
  category("Drinks", 0, [category("Tea", 3), category("Coffee", 2)]),
  category("Mugs", 4),
]);

test("a category counts the products on every level below it", () => {
  assert.equal(productCount(tree), 10);
  for (const child of tree.children) {
    assert.equal(productCount(child), child.name === "Mugs" ? 4 : 5);
  }
});

test("a breadcrumb names the way to a category", () => {
  assert.deepEqual(breadcrumb(tree, "Coffee"), ["All", "Drinks", "Coffee"]);
  assert.equal(breadcrumb(tree, "Books"), undefined);
});

test("lists are added up and grouped", () => {
  assert.equal(sumBy([1, 2, 3], (n) => n * n), 14);
  assert.equal(sumBy<number>([], (n) => n), 0);
  assert.deepEqual(
    groupBy(["ab", "c", "de"], (word) => word.length),
    new Map([[2, ["ab", "de"]], [1, ["c"]]]),
  );
});
