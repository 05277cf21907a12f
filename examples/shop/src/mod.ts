/** A small shop: products, categories, baskets, prices, orders. */
export { Basket } from "./basket.ts";
export { affordable, byBrand, cheapestFirst } from "./catalog.ts";
export { breadcrumb, productCount } from "./categories.ts";
export { groupBy, sumBy } from "./collections.ts";
export { greeting, priceTag, shelfLabel } from "./labels.ts";
export type { Address, Category, Cents, Customer, Line, Order, Product, Sku } from "./model.ts";
export { deliveryCity, orderStatus, orderTotal } from "./orders.ts";
export { freeShippingFrom, lineTotal, shippingCost, standardShipping, withTax } from "./pricing.ts";
