import assert from "node:assert/strict";
import { test } from "node:test";
import { affordable, byBrand, cheapestFirst } from "../src/catalog.ts";
import type { Product } from "../src/model.ts";

const green: Product = { sku: "tea-1", name: "Green tea", brand: "Verde", price: 450, stock: 3 };
const black: Product = { sku: "tea-2", name: "Black tea", brand: "Assam Co", price: 390, stock: 0 };
const mug: Product = { sku: "mug-20", name: "Blue mug", brand: "Verde", price: 1200, stock: 2 };

test("affordable products are in stock and not over the limit", () => {
  assert.deepEqual(affordable([green, black, mug], 500), [green]);
  assert.deepEqual(affordable([green, black, mug], 1200), [green, mug]);
  assert.deepEqual(affordable([green, black], 449), []);
  assert.deepEqual(affordable([], 500), []);
});

test("the cheapest product comes first, and the list given stays as it is", () => {
  assert.deepEqual(cheapestFirst([green, mug, black]), [black, green, mug]);
  assert.deepEqual(cheapestFirst([mug, green]), [green, mug]);
  assert.deepEqual(cheapestFirst([]), []);
  const products = [mug, green];
  cheapestFirst(products);
  assert.deepEqual(products, [mug, green]);
});

test("products of one price keep their order", () => {
  const twin: Product = { ...green, sku: "tea-3" };
  for (const pair of [[green, twin], [twin, green]]) {
    assert.deepEqual(cheapestFirst(pair), pair);
  }
});

test("every brand has its products", () => {
  assert.deepEqual(
    byBrand([green, black, mug]),
    new Map([["Verde", [green, mug]], ["Assam Co", [black]]]),
  );
  assert.deepEqual(byBrand([mug]), new Map([["Verde", [mug]]]));
  assert.deepEqual(byBrand([]), new Map());
});
