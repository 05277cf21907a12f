export type Level = "basic" | "silver" | "gold";

const discounts: Record<Level, number> = { basic: 0, silver: 0.1, gold: 0.2 };

/** The discount, as a fraction, for a level. */
export function discountFor(level: Level): number {
  return discounts[level];
}
