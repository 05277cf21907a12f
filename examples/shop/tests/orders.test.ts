import assert from "node:assert/strict";
import { test } from "node:test";
import { greeting, priceTag, shelfLabel } from "../src/labels.ts";
import type { Customer, Order } from "../src/model.ts";
import { deliveryCity, orderStatus, orderTotal } from "../src/orders.ts";

const ann: Customer = {
  name: "Ann Lee",
  nickname: "Annie",
  address: { city: "Leeds", country: "GB" },
};
const lines = [{ sku: "tea-1", price: 450, quantity: 2 }];

test("small orders pay for shipping, large ones do not", () => {
  assert.equal(orderTotal({ id: 1, status: "open", lines }), 1390);
  const large = [{ sku: "mug-20", price: 1250, quantity: 4 }];
  assert.equal(orderTotal({ id: 2, status: "open", lines: large }), 5000);
});

test("every state of an order has its sentence", () => {
  const states: [Order, string][] = [
    [{ id: 1, status: "open", lines }, "We wait for 13.90 €"],
    [{ id: 1, status: "paid", paid: 1390, lines }, "We have your 13.90 €"],
    [{ id: 1, status: "shipped", trackingCode: "GB77", lines }, "On its way as GB77"],
  ];
  for (const [order, sentence] of states) assert.equal(orderStatus(order), sentence);
});

test("an order goes to the customer's city", () => {
  assert.equal(deliveryCity({ customer: ann }), "Leeds");
  const guest: Order = { id: 3, status: "open", lines };
  assert.equal(deliveryCity(guest), undefined);
});

test("letters greet people as they want to be called", () => {
  for (
    const [customer, line] of [[ann, "Hello, Annie!"], [{ name: "Cy" }, "Hello, Cy!"]] as const
  ) {
    assert.equal(greeting(customer), line);
  }
});

test("labels are printed tidily", () => {
  assert.equal(shelfLabel({ sku: "cup-7", name: "Red cup  " }), "CUP-7: Red cup");
  assert.equal(priceTag(5), "0.05 €");
});
