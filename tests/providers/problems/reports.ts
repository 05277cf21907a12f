import type { Way } from "./dotted.ts";

interface FaultBase {
  readonly way: Way;
  readonly message: string;
  readonly hidden?: boolean;
}

export interface Fault extends FaultBase {
  readonly kind: "missing" | "extra" | "wrong";
  readonly level?: number;
}

const lost: Fault = { kind: "missing", way: ["user", "name"], message: "is missing" };
const odd: Fault = { kind: "wrong", way: ["items", 0, "price"], message: "is no number", level: 2 };
const more: Fault = { kind: "extra", way: ["note"], message: "is not known", hidden: true };
const top: Fault = { kind: "wrong", way: [], message: "is no object", hidden: false, level: 3 };

/**
 * @example places([lost, odd]) // => ["user.name", "items[0].price"]
 * @example places([top, more]) // => ["", "note"]
 * @example places([]) // => []
 */
export function places(faults: readonly Fault[]): string[] {
  /* maze: the dotted way of each fault */
}

/**
 * @example describe(lost) // => "user.name is missing"
 * @example describe(odd) // => "items[0].price is no number"
 */
export function describe(fault: Fault): string {
  /* maze: the dotted way of the fault, a space and its message */
}

/**
 * @example shown([lost, more, top]) // => [lost, top]
 * @example shown([more]) // => []
 * @example shown([odd]) // => [odd]
 */
export function shown(faults: readonly Fault[]): Fault[] {
  /* maze: the faults that are not hidden */
}

/**
 * @example hiddenCount([lost, more, top]) // => 1
 * @example hiddenCount([more, more]) // => 2
 * @example hiddenCount([lost]) // => 0
 */
export function hiddenCount(faults: readonly Fault[]): number {
  /* maze: how many of the faults are hidden */
}

/**
 * @example firstShown([more, odd]) // => "is no number"
 * @example firstShown([lost]) // => "is missing"
 * @example firstShown([more]) // => undefined
 */
export function firstShown(faults: readonly Fault[]): string | undefined {
  /* maze: the message of the first fault that is not hidden */
}

/**
 * @example label(lost) // => "is missing"
 * @example label(more) // => "(hidden)"
 * @example label(odd) // => "is no number"
 */
export function label(fault: Fault): string {
  /* maze: "(hidden)" when the fault is hidden, else its message */
}

/**
 * @example byPlace([lost, more]) // => { "user.name": "is missing", "note": "is not known" }
 * @example byPlace([odd]) // => { "items[0].price": "is no number" }
 * @example byPlace([]) // => {}
 */
export function byPlace(faults: readonly Fault[]): Record<string, string> {
  /* maze: the message of each fault under its dotted way */
}

/**
 * @example worst([odd, top]) // => 3
 * @example worst([lost]) // => 0
 * @example worst([odd, lost]) // => 2
 */
export function worst(faults: readonly Fault[]): number {
  /* maze: the highest level of the faults, where a fault without a level counts as 0 */
}
