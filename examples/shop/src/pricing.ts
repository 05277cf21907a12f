/** What things cost. */
import type { Cents, Line } from "./model.ts";

/** Orders of this value and above are sent without charge. */
export const freeShippingFrom: Cents = 5000;

/** What sending a smaller order costs. */
export const standardShipping: Cents = 490;

/** From this many pieces on, a line is a tenth cheaper. */
const bulkQuantity = 10;

/**
 * What one line of a basket costs, the discount for large quantities taken off.
 *
 * @example lineTotal({ sku: "tea-1", price: 450, quantity: 2 }) // => 900
 * @example lineTotal({ sku: "tea-1", price: 450, quantity: 10 }) // => 4050
 */
export function lineTotal(line: Line): Cents {
  const full = line.price * line.quantity;
  return line.quantity >= bulkQuantity ? Math.round(full * 0.9) : full;
}

/**
 * A price as the customer pays it.
 *
 * @param net Price without tax.
 * @param rate Tax as a fraction of the net price, such as 0.19.
 *
 * @example withTax(1000, 0.19) // => 1190
 * @example withTax(333, 0.19) // => 396
 * @example withTax(999, 0.07) // => 1069
 */
export function withTax(net: Cents, rate: number): Cents {
  /* maze: the net price plus the tax on it, rounded to whole cents */
}

/**
 * What it costs to send an order.
 *
 * @param total Value of the order.
 *
 * @example shippingCost(1200) // => 490
 * @example shippingCost(4999) // => 490
 * @example shippingCost(5000) // => 0
 * @example shippingCost(12000) // => 0
 */
export function shippingCost(total: Cents): Cents {
  /* maze: nothing when the total reaches the value for free shipping, else standard shipping */
}
