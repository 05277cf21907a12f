/** Orders, from the basket to the parcel. */
import { sumBy } from "./collections.ts";
import { priceTag } from "./labels.ts";
import type { Cents, Order } from "./model.ts";
import { lineTotal, shippingCost } from "./pricing.ts";

/** What an order costs with shipping, before tax. */
export function orderTotal(order: Order): Cents {
  const goods = sumBy(order.lines, lineTotal);
  return goods + shippingCost(goods);
}

/** What the customer is told about the state of an order. */
export function orderStatus(order: Order): string {
  switch (order.status) {
    case "open":
      return `We wait for ${priceTag(orderTotal(order))}`;
    case "paid":
      return `We have your ${priceTag(order.paid)}`;
    case "shipped":
      return `On its way as ${order.trackingCode}`;
  }
}

/**
 * Where an order goes, as far as it is known.
 *
 * @example deliveryCity({ customer: { name: "Ann", address: { city: "Bath", country: "GB" } } }) // => "Bath"
 * @example deliveryCity({ customer: { name: "Bo" } }) // => undefined
 * @example deliveryCity({}) // => undefined
 */
export function deliveryCity(order: Pick<Order, "customer">): string | undefined {
  /* maze: the city of the customer's address */
}
