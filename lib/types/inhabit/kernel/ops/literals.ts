/** Literals worth trying: a few that programs are full of, and those that the intent or a type names. */
import type { SearchProblem, SearchType, TypeId } from "../../problem.ts";
import { wordsOf } from "./price.ts";

/** A literal with its price. */
export interface Literal {
  readonly value: string | number | boolean;
  readonly cost: number;
  /** Words of the intent that it answers to. */
  readonly words: readonly string[];
}

const numberWords: Readonly<Record<string, readonly number[]>> = {
  one: [1],
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

/** Characters that have a name. */
const characterWords: Readonly<Record<string, string>> = {
  zero: "0",
  zeros: "0",
  zeroes: "0",
  star: "*",
  stars: "*",
  asterisk: "*",
  asterisks: "*",
  dash: "-",
  dashes: "-",
  hyphen: "-",
  hyphens: "-",
  underscore: "_",
  underscores: "_",
  space: " ",
  spaces: " ",
  comma: ",",
  commas: ",",
  dot: ".",
  dots: ".",
  period: ".",
  slash: "/",
  slashes: "/",
  colon: ":",
  hash: "#",
  newline: "\n",
  newlines: "\n",
  bullet: "- ",
  ellipsis: "…",
};

/** The literals of a problem, cheapest first; each value once. */
export function literalsOf(problem: SearchProblem): Literal[] {
  const found = new Map<string, Literal>();
  const add = (value: Literal["value"], cost: number, words: readonly string[] = []): void => {
    const key = JSON.stringify(value);
    const known = found.get(key);
    const own = [...known?.words ?? [], ...words];
    found.set(key, { value, cost: Math.min(cost, known?.cost ?? cost), words: own });
  };
  for (const [value, cost] of [[0, 2], [1, 2], [-1, 4], [2, 4], [10, 7], [100, 7]] as const) {
    add(value, cost);
  }
  for (const [value, cost] of [["", 3], [" ", 5], [true, 4], [false, 4]] as const) {
    add(value, cost);
  }
  const { intent, words } = problem;
  for (const [digits] of intent.matchAll(/-?\d+(?:\.\d+)?/g)) {
    const value = Number(digits);
    const own = digits.match(/\d+/g)!;
    add(value, 1, own);
    if (value !== 0) add(-value, 3, own); // there is no literal for -0
    if (/percent|%/.test(intent)) add(value / 100, 3, own);
    add(Math.abs(value) + 1, 5, own);
    add(Math.abs(value) - 1, 5, own);
  }
  for (const word of words.intent) {
    for (const value of numberWords[word] ?? []) add(value, 2, [word]);
    const character = characterWords[word];
    if (character !== undefined) add(character, 2, [word]);
  }
  if (/\bat[- ]sign\b/i.test(intent)) add("@", 1, ["sign"]);
  for (const text of quotedTexts(intent)) add(text, 1, wordsOf(text));
  const own = typesWithin(problem, [
    problem.wanted,
    ...problem.atoms.flatMap(({ kind, type }) =>
      kind === "module" || kind === "import" ? [] : partsOf(problem.types[type]!)
    ),
  ]);
  const others = typesWithin(problem, [
    problem.wanted,
    ...problem.atoms.flatMap(({ type }) => partsOf(problem.types[type]!)),
  ]);
  for (const id of others) {
    addTyped(problem.types[id]!, { words: words.intent, cost: own.has(id) ? 2 : FOREIGN, add });
  }
  return [...found.values()].sort((left, right) => left.cost - right.cost);
}

/** Texts that the intent puts in quotes. */
export function quotedTexts(intent: string): string[] {
  return [...intent.matchAll(/"([^"]*)"|(?<!\w)'([^']*)'(?!\w)|`([^`]*)`|“([^”]*)”/g)]
    .map(([, ...groups]) => groups.find((group) => group !== undefined)!);
}

/** Price of a literal that only types of the module's other names, or of other modules, speak of. */
const FOREIGN = 4;

/** The types that a type is made of. */
function partsOf(type: SearchType): readonly TypeId[] {
  switch (type.kind) {
    case "primitive":
    case "literal":
      return [];
    case "array":
      return [type.of];
    case "tuple":
    case "library":
    case "union":
      return type.of;
    case "object":
      return [
        ...type.members.map((member) => member.type),
        ...(type.index === undefined ? [] : [type.index]),
      ];
    case "function":
      return type.signatures.flatMap(({ parameters, returns }) => [
        ...parameters.map((parameter) => parameter.type),
        returns,
      ]);
    case "variable":
      return type.constraint === undefined ? [] : [type.constraint];
  }
}

/** Some types and all that they are made of. */
function typesWithin(problem: SearchProblem, from: readonly TypeId[]): Set<TypeId> {
  const found = new Set<TypeId>();
  const waiting = [...from];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (found.has(id)) continue;
    found.add(id);
    waiting.push(...partsOf(problem.types[id]!));
  }
  return found;
}

/** Members of literal types: `"circle"`; one that the intent names is cheaper. */
function addTyped(
  type: SearchType,
  { add, cost, words }: {
    readonly words: readonly string[];
    readonly cost: number;
    readonly add: (value: Literal["value"], cost: number, words: readonly string[]) => void;
  },
): void {
  if (type.kind !== "literal" || typeof type.value === "boolean" || type.of !== undefined) return;
  const { value } = type;
  const own = typeof value === "string" ? wordsOf(value) : [];
  const spoken = own.length > 0 && own.every((word) => words.includes(word));
  add(value, spoken ? 1 : cost, own);
}
