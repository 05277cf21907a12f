/** Helpers of `travel.ts`. */
import type { Leg } from "./travel.ts";

/** From this many people on, a leg is a fifth cheaper. */
const groupSize = 10;

export function legCost(leg: Leg): number {
  const full = leg.km * leg.people;
  return leg.people >= groupSize ? Math.round(full * 0.8) : full;
}

export function sumOf<T>(items: readonly T[], amountOf: (item: T) => number): number {
  let sum = 0;
  for (const item of items) sum += amountOf(item);
  return sum;
}
