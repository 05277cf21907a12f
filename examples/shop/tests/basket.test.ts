import assert from "node:assert/strict";
import { test } from "node:test";
import { Basket } from "../src/basket.ts";
import type { Product } from "../src/model.ts";

const tea: Product = { sku: "tea-1", name: "Green tea", brand: "Verde", price: 450, stock: 3 };
const mug: Product = { sku: "mug-20", name: "Blue mug", brand: "Verde", price: 1200, stock: 8 };

test("a basket counts its pieces and names what is in it", () => {
  const basket = new Basket().add(tea, 2).add(mug);
  assert.equal(basket.count(), 3);
  assert.deepEqual(basket.skus(), ["tea-1", "mug-20"]);
});

test("putting in more of a product adds to its line", () => {
  const basket = new Basket().add(tea).add(mug).add(tea, 4);
  assert.deepEqual(basket.skus(), ["mug-20", "tea-1"]);
  assert.equal(basket.count(), 6);
});

test("a basket stays as it was when something is put in", () => {
  const empty = new Basket();
  empty.add(tea);
  assert.deepEqual(empty.skus(), []);
  assert.equal(empty.total(), 0);
});

test("only whole pieces can be put in", () => {
  for (const quantity of [0, -1, 1.5, NaN]) {
    assert.throws(() => new Basket().add(tea, quantity), RangeError);
  }
});

test("the total takes the discount off each large line", () => {
  const totals: [Basket, number][] = [
    [new Basket().add(tea, 3), 1350],
    [new Basket().add(tea, 2).add(mug), 2100],
    [new Basket().add(tea, 9).add(mug, 10), 14850],
    [new Basket().add(tea, 20), 8100],
  ];
  for (const [basket, total] of totals) assert.equal(basket.total(), total);
});
