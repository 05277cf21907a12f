/** Literals worth trying: a few that programs are full of, and those that the intent or a type names. */
import type { SearchProblem, SearchType } from "../../problem.ts";

/** A literal with its price. */
export interface Literal {
  readonly value: string | number | boolean;
  readonly cost: number;
  /** Type name for members of enums, whose literals are not written as such. */
  readonly of?: string;
}

const numberWords: Readonly<Record<string, readonly number[]>> = {
  one: [1],
  single: [1],
  two: [2],
  double: [2],
  twice: [2],
  half: [2],
  pair: [2],
  second: [2, 1],
  cents: [2, 100],
  three: [3],
  triple: [3],
  third: [3],
  four: [4],
  quarter: [4],
  five: [5],
  six: [6],
  seven: [7],
  eight: [8],
  nine: [9],
  ten: [10],
  twelve: [12],
  dozen: [12],
  hundred: [100],
  percent: [100],
  percentage: [100],
  thousand: [1000],
  kilo: [1000],
  million: [1_000_000],
  minute: [60],
  minutes: [60],
  hour: [60, 3600],
  hours: [60, 3600],
  seconds: [60, 1000],
  milliseconds: [1000],
  day: [24],
  days: [24, 7],
  week: [7],
  weeks: [7],
  leap: [4, 100, 400],
  year: [4, 12],
  digit: [10],
  digits: [10],
  decimal: [10],
  binary: [2],
  hex: [16],
  celsius: [32, 1.8, 5, 9],
  fahrenheit: [32, 1.8, 5, 9],
  alphabet: [26, 97],
  letter: [97],
  degrees: [180, 360],
  radians: [180],
};

/** The literals of a problem, cheapest first; each value once. */
export function literalsOf(problem: SearchProblem): Literal[] {
  const found = new Map<string, Literal>();
  const add = (value: Literal["value"], cost: number, of?: string): void => {
    const key = `${of ?? ""}${JSON.stringify(value)}`;
    const known = found.get(key);
    if (!known || known.cost > cost) found.set(key, { value, cost, ...(of ? { of } : {}) });
  };
  for (const [value, cost] of [[0, 2], [1, 2], [2, 3], [-1, 3], [10, 5], [100, 5]] as const) {
    add(value, cost);
  }
  for (const [value, cost] of [["", 3], [" ", 4], [true, 4], [false, 4]] as const) {
    add(value, cost);
  }
  const { intent, words } = problem;
  for (const [digits] of intent.matchAll(/-?\d+(?:\.\d+)?/g)) {
    const value = Number(digits);
    add(value, 1);
    if (/percent|%/.test(intent)) add(value / 100, 3);
    add(Math.abs(value) + 1, 4);
    add(Math.abs(value) - 1, 4);
  }
  for (const word of words.intent) for (const value of numberWords[word] ?? []) add(value, 2);
  for (const [, ...groups] of intent.matchAll(/"([^"]*)"|'([^']*)'|`([^`]*)`|“([^”]*)”/g)) {
    const text = groups.find((group) => group !== undefined);
    if (text !== undefined && !/^[a-z]\w*\(?\)?$/.test(text)) add(text, 1);
    else if (text !== undefined) add(text, 2);
  }
  for (const type of problem.types) addTyped(type, words.intent, add);
  return [...found.values()].sort((left, right) => left.cost - right.cost);
}

/** Members of literal types: `"circle"`; one that the intent names is cheaper. */
function addTyped(
  type: SearchType,
  words: readonly string[],
  add: (value: Literal["value"], cost: number, of?: string) => void,
): void {
  if (type.kind !== "literal" || typeof type.value === "boolean" || type.of !== undefined) return;
  const { value } = type;
  const spoken = typeof value === "string" && words.includes(value.toLowerCase());
  add(value, spoken ? 1 : 2);
}
