/** What a customer is about to order. */
import { sumBy } from "./collections.ts";
import type { Cents, Line, Product, Sku } from "./model.ts";

/** A basket. Putting something in gives a new basket, so that one can always go back. */
export class Basket {
  readonly lines: readonly Line[];

  constructor(lines: readonly Line[] = []) {
    this.lines = lines;
  }

  /**
   * The basket with more of a product in it.
   *
   * @throws RangeError When `quantity` is not a positive whole number.
   */
  add(product: Product, quantity = 1): Basket {
    if (!Number.isInteger(quantity) || quantity < 1) {
      throw new RangeError(`Cannot add ${quantity} pieces, expected a positive whole number`);
    }
    const { price, sku } = product;
    const before = this.lines.find((line) => line.sku === sku)?.quantity ?? 0;
    const others = this.lines.filter((line) => line.sku !== sku);
    return new Basket([...others, { sku, price, quantity: before + quantity }]);
  }

  /** How many pieces are in it. */
  count(): number {
    return sumBy(this.lines, (line) => line.quantity);
  }

  /**
   * What is in it.
   *
   * @example new Basket([{ sku: "tea-1", price: 450, quantity: 2 }]).skus() // => ["tea-1"]
   * @example new Basket().skus() // => []
   */
  skus(): Sku[] {
    /* maze: the SKU of each line */
  }

  /**
   * What all of it costs.
   *
   * @example new Basket([{ sku: "tea-1", price: 450, quantity: 2 }]).total() // => 900
   * @example new Basket([{ sku: "a", price: 5, quantity: 1 }, { sku: "b", price: 2, quantity: 3 }]).total() // => 11
   * @example new Basket([{ sku: "mug-20", price: 100, quantity: 10 }]).total() // => 900
   * @example new Basket().total() // => 0
   */
  total(): Cents {
    /* maze: the sum of the totals of the lines */
  }
}
