/** Ways to look at the products. The examples of this module are its tests. */
import type { Cents, Product } from "./model.ts";

/** Products that can be bought at once for at most `limit`. */
export function affordable(products: readonly Product[], limit: Cents): Product[] {
  /* maze: the products in stock that cost no more than the limit */
}

/** The same products, the cheapest first. */
export function cheapestFirst(products: readonly Product[]): Product[] {
  return [...products].sort(
    __hole<(left: Product, right: Product) => number>("the lower price comes first"),
  );
}

/** The products of each brand, under its name. */
export function byBrand(products: readonly Product[]): Map<string, Product[]> {
  /* maze: the products in groups by brand */
}
