/** The nouns of the shop. Every value is immutable, and every amount of money is in whole cents. */

/** An amount of money in whole cents. */
export type Cents = number;

/** What the warehouse knows a product by, such as `tea-1`. */
export type Sku = string;

/** A thing that the shop sells. */
export interface Product {
  readonly sku: Sku;
  readonly name: string;
  readonly brand: string;
  /** Price of one piece, without tax. */
  readonly price: Cents;
  /** Pieces in the warehouse. */
  readonly stock: number;
}

/** One line of a basket: the price is the one the product had when it was put in. */
export interface Line {
  readonly sku: Sku;
  readonly price: Cents;
  readonly quantity: number;
}

/** A node of the tree that customers browse. */
export interface Category {
  readonly name: string;
  readonly products: readonly Sku[];
  readonly children: readonly Category[];
}

/** Where parcels go. */
export interface Address {
  readonly city: string;
  /** Two letters, as in `GB`. */
  readonly country: string;
}

/** Someone with an account. */
export interface Customer {
  readonly name: string;
  /** What they want to be called. */
  readonly nickname?: string;
  readonly address?: Address;
}

interface OrderBase {
  readonly id: number;
  /** Absent when a guest ordered. */
  readonly customer?: Customer;
  readonly lines: readonly Line[];
}

/** An order in one of its states. */
export type Order =
  | OrderBase & { readonly status: "open" }
  | OrderBase & { readonly status: "paid"; readonly paid: Cents }
  | OrderBase & { readonly status: "shipped"; readonly trackingCode: string };
