/**
 * A bound on what one evaluation may do: each turn of a loop and each call of a function takes from
 * it, in the project's code (through `__maze_fuel`) and in the search's own components alike.
 */

let fuel = Infinity;

/** Thrown when the turns of an evaluation are used up. */
export class OutOfFuel extends Error {}

/** Allows the next evaluation a number of turns. */
export function refuel(turns: number): void {
  fuel = turns;
}

/** Takes turns. */
export function burn(turns: number): void {
  fuel -= turns;
  if (fuel < 0) throw new OutOfFuel("Cannot go on: too many turns");
}

/** Puts the counter where instrumented modules find it; before any of them is loaded. */
export function installFuel(): void {
  fuel = Infinity;
  (globalThis as unknown as Record<string, unknown>).__maze_fuel = () => burn(1);
}
