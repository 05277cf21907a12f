import { legCost, sumOf } from "./tolls.ts";

/** Trips of this length and longer need no booking fee. */
export const noFeeFrom = 300;

/** What booking a shorter trip costs. */
export const bookingFee = 25;

export interface Room {
  readonly id: string;
  readonly hotel: string;
  readonly rate: number;
  readonly free: number;
}

export interface Area {
  readonly name: string;
  readonly rooms: readonly string[];
  readonly areas: readonly Area[];
}

export interface Leg {
  readonly from: string;
  readonly km: number;
  readonly people: number;
}

const a: Room = { id: "a", hotel: "Sun", rate: 80, free: 2 };
const b: Room = { id: "b", hotel: "Sea", rate: 120, free: 0 };
const c: Room = { id: "c", hotel: "Sun", rate: 100, free: 1 };
const d: Room = { id: "d", hotel: "Sea", rate: 60, free: 4 };

/** Uses the helpers so that they are part of the project. */
export function journey(legs: readonly Leg[]): number {
  return sumOf(legs, legCost);
}

/**
 * @example fee(40) // => 25
 * @example fee(299) // => 25
 * @example fee(300) // => 0
 * @example fee(900) // => 0
 */
export function fee(km: number): number {
  /* maze: nothing when the length reaches the one for no fee, else the booking fee */
}

/**
 * @example bookable([a, b, c, d], 100) // => [a, c, d]
 * @example bookable([b, a], 79) // => []
 * @example bookable([a, b], 200) // => [a]
 * @example bookable([], 50) // => []
 */
export function bookable(rooms: readonly Room[], most: number): Room[] {
  /* maze: the free rooms whose rate is no more than the most */
}

/**
 * @example roomCount({ name: "North", rooms: [], areas: [] }) // => 0
 * @example roomCount({ name: "North", rooms: ["a", "b"], areas: [] }) // => 2
 * @example roomCount({ name: "All", rooms: ["x"], areas: [{ name: "N", rooms: ["a", "b"], areas: [] }, { name: "S", rooms: ["c"], areas: [] }] }) // => 4
 * @example roomCount({ name: "All", rooms: [], areas: [{ name: "N", rooms: [], areas: [{ name: "NN", rooms: ["q"], areas: [] }] }] }) // => 1
 */
export function roomCount(area: Area): number {
  /* maze: the number of its own rooms, and the room counts of its areas added up */
}

/**
 * @example withTip(1000, 0.15) // => 1150
 * @example withTip(333, 0.15) // => 383
 * @example withTip(999, 0.07) // => 1069
 */
export function withTip(bill: number, rate: number): number {
  /* maze: the bill plus the tip on it, rounded to whole numbers */
}

export class Trip {
  readonly legs: readonly Leg[];
  constructor(legs: readonly Leg[] = []) {
    this.legs = legs;
  }

  /**
   * @example new Trip([{ from: "x", km: 50, people: 2 }]).cost() // => 100
   * @example new Trip([{ from: "x", km: 5, people: 1 }, { from: "y", km: 2, people: 3 }]).cost() // => 11
   * @example new Trip([{ from: "z", km: 100, people: 10 }]).cost() // => 800
   * @example new Trip().cost() // => 0
   */
  cost(): number {
    /* maze: the sum of the costs of the legs */
  }
}
