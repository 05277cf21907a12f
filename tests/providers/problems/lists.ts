/**
 * @example chunk([1, 2, 3, 4, 5], 2) // => [[1, 2], [3, 4], [5]]
 * @example chunk(["a", "b", "c"], 3) // => [["a", "b", "c"]]
 */
export function chunk<T>(items: T[], size: number): T[][] {
  /* maze: split the items into chunks of the given size */
}

/**
 * @example unique([1, 2, 1, 3, 2]) // => [1, 2, 3]
 * @example unique(["a", "a"]) // => ["a"]
 */
export function unique<T>(items: T[]): T[] {
  /* maze: the distinct items in order */
}

/**
 * @example intersection([1, 2, 3], [2, 3, 4]) // => [2, 3]
 * @example intersection([1], [2]) // => []
 */
export function intersection<T>(left: T[], right: T[]): T[] {
  /* maze: the items that are in both lists */
}

/**
 * @example partition([1, 2, 3, 4], (n) => n % 2 === 0) // => [[2, 4], [1, 3]]
 * @example partition(["a", "bb"], (s) => s.length > 1) // => [["bb"], ["a"]]
 */
export function partition<T>(items: T[], test: (item: T) => boolean): [T[], T[]] {
  /* maze: the items that pass the test, and those that do not */
}

/**
 * @example groupBy([1, 2, 3], (n) => (n % 2 ? "odd" : "even")) // => { odd: [1, 3], even: [2] }
 * @example groupBy(["one", "two", "three"], (s) => String(s.length)) // => { "3": ["one", "two"], "5": ["three"] }
 */
export function groupBy<T>(items: T[], key: (item: T) => string): Record<string, T[]> {
  /* maze: group the items by key */
}

/**
 * @example countBy(["a", "b", "a"], (s) => s) // => { a: 2, b: 1 }
 * @example countBy([1.2, 1.8, 2.1], (n) => String(Math.floor(n))) // => { "1": 2, "2": 1 }
 */
export function countBy<T>(items: T[], key: (item: T) => string): Record<string, number> {
  /* maze: count the items by key */
}

/**
 * @example keyBy([{ id: "x", n: 1 }, { id: "y", n: 2 }], (o) => o.id) // => new Map([["x", { id: "x", n: 1 }], ["y", { id: "y", n: 2 }]])
 */
export function keyBy<T, K>(items: T[], key: (item: T) => K): Map<K, T> {
  /* maze: a map from key to item */
}

/**
 * @example sumOf([{ n: 1 }, { n: 5 }], (o) => o.n) // => 6
 * @example sumOf(["a", "bcd"], (s) => s.length) // => 4
 */
export function sumOf<T>(items: T[], value: (item: T) => number): number {
  /* maze: the sum of the values of the items */
}

/**
 * @example maxBy(["a", "ccc", "bb"], (s) => s.length) // => "ccc"
 * @example maxBy([-4, 3], (n) => Math.abs(n)) // => -4
 */
export function maxBy<T>(items: T[], value: (item: T) => number): T | undefined {
  /* maze: the item with the largest value */
}

/**
 * @example last([1, 2, 3]) // => 3
 * @example last([]) // => undefined
 */
export function last<T>(items: T[]): T | undefined {
  /* maze: the last item */
}

/**
 * @example compact([1, undefined, 2, null]) // => [1, 2]
 * @example compact([undefined]) // => []
 */
export function compact<T>(items: (T | undefined | null)[]): T[] {
  /* maze: the items that are neither undefined nor null */
}

/**
 * @example pairs([1, 5, 7]) // => [[1, 5], [5, 7]]
 * @example pairs([5, 2]) // => [[5, 2]]
 */
export function pairs(values: number[]): number[][] {
  /* maze: each value with its next value */
}

/**
 * @example flattenDeep([1, [2, [3, [4]]]]) // => [1, 2, 3, 4]
 * @example flattenDeep([[1], 2]) // => [1, 2]
 */
export function flattenDeep(nested: Nested): number[] {
  /* maze: all numbers of the nested list, in order */
}
export type Nested = readonly (number | Nested)[];

/**
 * @example rotate([1, 2, 3, 4], 1) // => [2, 3, 4, 1]
 * @example rotate(["a", "b", "c"], 2) // => ["c", "a", "b"]
 */
export function rotate<T>(items: T[], count: number): T[] {
  /* maze: move the first count items to the end */
}

/**
 * @example topScores({ bob: 9, ann: 3, cid: 5 }, 2) // => ["bob", "cid"]
 * @example topScores({ x: 1 }, 1) // => ["x"]
 */
export function topScores(scores: Record<string, number>, count: number): string[] {
  /* maze: the names with the highest scores, best first, at most count of them */
}

/**
 * @example invert({ a: "x", b: "y" }) // => { x: "a", y: "b" }
 * @example invert({}) // => {}
 */
export function invert(record: Record<string, string>): Record<string, string> {
  /* maze: swap the keys and values of the record */
}

/**
 * @example zipWithIndex(["a", "b"]) // => [["a", 0], ["b", 1]]
 */
export function zipWithIndex<T>(items: T[]): [T, number][] {
  /* maze: each item with its index */
}

/**
 * @example isSorted([1, 2, 2, 5]) // => true
 * @example isSorted([3, 1]) // => false
 * @example isSorted([1, 5, 2, 9]) // => false
 * @example isSorted([]) // => true
 */
export function isSorted(values: number[]): boolean {
  /* maze: whether every value is at least the one before it */
}

/**
 * @example pickBy({ a: 1, b: 5, c: 3 }, (n) => n > 2) // => { b: 5, c: 3 }
 * @example pickBy({ a: 1 }, (n) => n > 2) // => {}
 */
export function pickBy(record: Record<string, number>, test: (value: number) => boolean): Record<string, number> {
  /* maze: only the entries whose value passes the test */
}

/**
 * @example moveToFront([1, 2, 3], 2) // => [2, 1, 3]
 * @example moveToFront(["a", "b"], "b") // => ["b", "a"]
 */
export function moveToFront<T>(items: T[], item: T): T[] {
  /* maze: the item first, followed by the other items */
}
