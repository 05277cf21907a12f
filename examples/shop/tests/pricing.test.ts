import assert from "node:assert/strict";
import { test } from "node:test";
import {
  freeShippingFrom,
  lineTotal,
  shippingCost,
  standardShipping,
  withTax,
} from "../src/pricing.ts";

test("ten pieces of one thing are a tenth cheaper", () => {
  assert.equal(lineTotal({ sku: "tea-1", price: 199, quantity: 9 }), 1791);
  assert.equal(lineTotal({ sku: "tea-1", price: 199, quantity: 10 }), 1791);
});

test("tax is added and rounded to whole cents", () => {
  const prices: [net: number, rate: number, gross: number][] = [
    [0, 0.19, 0],
    [100, 0, 100],
    [1, 0.19, 1],
    [3, 0.19, 4],
    [4990, 0.07, 5339],
    [10000, 0.25, 12500],
  ];
  for (const [net, rate, gross] of prices) assert.equal(withTax(net, rate), gross);
});

test("large orders are sent without charge", () => {
  for (const total of [freeShippingFrom, freeShippingFrom + 1, 80000]) {
    assert.equal(shippingCost(total), 0);
  }
  for (const total of [0, 1, freeShippingFrom - 1]) {
    assert.equal(shippingCost(total), standardShipping);
  }
});
