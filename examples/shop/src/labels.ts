/** Texts that people read. */
import type { Cents, Customer, Product } from "./model.ts";

/**
 * An amount as it is printed.
 *
 * @example priceTag(1205) // => "12.05 €"
 */
export function priceTag(amount: Cents): string {
  return `${(amount / 100).toFixed(2)} €`;
}

/**
 * What stands on the shelf in front of a product.
 *
 * @example shelfLabel({ sku: "tea-1", name: "Green tea" }) // => "TEA-1: Green tea"
 * @example shelfLabel({ sku: "mug-20", name: "  Blue mug " }) // => "MUG-20: Blue mug"
 */
export function shelfLabel(product: Pick<Product, "sku" | "name">): string {
  /* maze: the SKU in upper case, then ": ", then the name without spaces around it */
}

/**
 * The first line of a letter.
 *
 * @example greeting({ name: "Ann Lee", nickname: "Annie" }) // => "Hello, Annie!"
 * @example greeting({ name: "Bo Berg" }) // => "Hello, Bo Berg!"
 */
export function greeting(customer: Customer): string {
  return `Hello, ${__hole<string>("the nickname, or the name where there is no nickname")}!`;
}
