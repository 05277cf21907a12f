import { discountFor, type Level } from "./rates.ts";

export interface Item {
  readonly name: string;
  readonly price: number;
  readonly quantity: number;
  readonly tags: readonly string[];
}

export interface Customer {
  readonly id: string;
  readonly name: string;
  readonly level: Level;
  readonly email?: string;
  readonly address?: { readonly city: string; readonly zip: string };
}

export interface Order {
  readonly id: number;
  readonly customer: Customer;
  readonly items: readonly Item[];
  readonly status: "open" | "paid" | "shipped";
}

export const pen: Item = { name: "pen", price: 2, quantity: 3, tags: ["office", "blue"] };
export const ink: Item = { name: "ink", price: 10, quantity: 1, tags: ["office"] };
export const cup: Item = { name: "cup", price: 5, quantity: 4, tags: ["kitchen", "blue"] };
export const ada: Customer = { id: "a", name: "Ada", level: "gold", email: "ada@x.org" };
export const bob: Customer = { id: "b", name: "Bob", level: "basic", address: { city: "Oslo", zip: "0150" } };
export const cy: Customer = { id: "c", name: "Cy", level: "silver" };
export const first: Order = { id: 1, customer: ada, items: [pen, ink], status: "paid" };
export const second: Order = { id: 2, customer: bob, items: [cup], status: "open" };
export const third: Order = { id: 3, customer: ada, items: [], status: "shipped" };

/**
 * @example orderTotal(first) // => 16
 * @example orderTotal(second) // => 20
 * @example orderTotal(third) // => 0
 */
export function orderTotal(order: Order): number {
  /* maze: the sum of price times quantity over the items of the order */
}

/**
 * @example itemNames([pen, ink]) // => ["pen", "ink"]
 * @example itemNames([]) // => []
 */
export function itemNames(items: readonly Item[]): string[] {
  /* maze: the names of the items */
}

/**
 * @example cheaperThan([pen, ink, cup], 6) // => [pen, cup]
 * @example cheaperThan([ink], 5) // => []
 */
export function cheaperThan(items: readonly Item[], limit: number): Item[] {
  /* maze: the items whose price is below the limit */
}

/**
 * @example cityOf(bob) // => "Oslo"
 * @example cityOf(ada) // => "unknown"
 */
export function cityOf(customer: Customer): string {
  /* maze: the city of the customer's address, or "unknown" if there is none */
}

/**
 * @example allTags([pen, ink, cup]) // => ["blue", "kitchen", "office"]
 * @example allTags([ink]) // => ["office"]
 */
export function allTags(items: readonly Item[]): string[] {
  /* maze: the distinct tags of all items, sorted */
}

/**
 * @example mostExpensive([pen, ink, cup]) // => ink
 * @example mostExpensive([pen, cup]) // => cup
 * @example mostExpensive([]) // => undefined
 */
export function mostExpensive(items: readonly Item[]): Item | undefined {
  /* maze: the item with the highest price */
}

/**
 * @example byStatus([first, second, third]) // => { paid: [first], open: [second], shipped: [third] }
 * @example byStatus([]) // => {}
 */
export function byStatus(orders: readonly Order[]): Record<string, Order[]> {
  /* maze: group the orders by status */
}

/**
 * @example findCustomer([ada, bob], "b") // => bob
 * @example findCustomer([ada, bob], "z") // => undefined
 */
export function findCustomer(customers: readonly Customer[], id: string): Customer | undefined {
  /* maze: the customer with this id */
}

/**
 * @example priceFor(ink, ada) // => 8
 * @example priceFor(pen, bob) // => 2
 * @example priceFor(cup, cy) // => 4.5
 */
export function priceFor(item: Item, customer: Customer): number {
  /* maze: the price of the item minus the discount for the customer's level */
}

/**
 * @example revenue([first, second, third]) // => 36
 * @example revenue([second]) // => 20
 */
export function revenue(orders: readonly Order[]): number {
  /* maze: the total of price times quantity of all items of all orders */
}

/**
 * @example restock(pen, 5) // => { name: "pen", price: 2, quantity: 8, tags: ["office", "blue"] }
 * @example restock(ink, 1) // => { name: "ink", price: 10, quantity: 2, tags: ["office"] }
 */
export function restock(item: Item, amount: number): Item {
  /* maze: a copy of the item with the amount added to its quantity */
}

/**
 * @example describe(pen) // => "pen: 3 x 2"
 * @example describe(cup) // => "cup: 4 x 5"
 */
export function describe(item: Item): string {
  /* maze: name, quantity and price of the item */
}

/**
 * @example sortedByPrice([ink, pen, cup]) // => [pen, cup, ink]
 * @example sortedByPrice([cup, pen]) // => [pen, cup]
 */
export function sortedByPrice(items: readonly Item[]): Item[] {
  /* maze: the items ordered by price, cheapest first */
}

/**
 * @example contactOf(ada) // => "ada@x.org"
 * @example contactOf(bob) // => "Oslo"
 * @example contactOf(cy) // => "Cy"
 */
export function contactOf(customer: Customer): string {
  /* maze: the email, or else the city, or else the name */
}

/**
 * @example spentBy([first, second, third], ada) // => 16
 * @example spentBy([first, second, third], bob) // => 20
 * @example spentBy([first], cy) // => 0
 */
export function spentBy(orders: readonly Order[], customer: Customer): number {
  /* maze: the sum of the order totals of the orders of this customer */
}
