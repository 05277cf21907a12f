/**
 * Boolean formulas over things that are not decided yet, made once and shared. They say what is left
 * to hold: a thing that turns out false is replaced by `false` and the formula shrinks. "Unknown" is
 * the third value of Kleene's logic: what may still turn out either way.
 */

/** The value of a formula: false, unknown, true. */
export const FALSE = 0, UNKNOWN = 1, TRUE = 2;
/** One of the three values. */
export type Verdict = typeof FALSE | typeof UNKNOWN | typeof TRUE;

/** A formula over leaves of one kind. Equal ones are the same object while the table holds them. */
export interface Formula<Leaf> {
  /** What it is: `one` holds where exactly one item does. */
  readonly kind: "false" | "unknown" | "true" | "leaf" | "and" | "or" | "one" | "not";
  /** Its parts; empty for constants and leaves. */
  readonly items: readonly Formula<Leaf>[];
  /** What a leaf stands for. */
  readonly leaf: Leaf | undefined;
  /** Tells formulas apart, and orders them. */
  readonly id: number;
}

/** What a leaf is replaced by. */
export type Replacement<From, To> = (leaf: From) => Formula<To>;

/** Most formulas held for sharing; beyond that sharing starts anew, and memory stays bounded. */
const MOST_FORMULAS = 200_000;

let lastId = 3;
const constants = (["false", "unknown", "true"] as const).map((kind, id) => ({
  kind,
  items: [],
  leaf: undefined,
  id,
}));

/** Makes formulas, simplified. */
export class Formulas<Leaf extends object> {
  /** Holds for nothing. */
  readonly false: Formula<Leaf> = constants[FALSE]!;
  /** May hold. */
  readonly unknown: Formula<Leaf> = constants[UNKNOWN]!;
  /** Holds always. */
  readonly true: Formula<Leaf> = constants[TRUE]!;
  #leaves = new Map<Leaf, Formula<Leaf>>();
  #made = new Map<string, Formula<Leaf>>();

  /** The formula that is one leaf. */
  leaf(leaf: Leaf): Formula<Leaf> {
    let found = this.#leaves.get(leaf);
    if (!found) {
      found = { kind: "leaf", items: [], leaf, id: ++lastId };
      if (this.#leaves.size >= MOST_FORMULAS) this.#leaves.clear();
      this.#leaves.set(leaf, found);
    }
    return found;
  }

  /** A constant. */
  constant(holds: boolean): Formula<Leaf> {
    return holds ? this.true : this.false;
  }

  /** Holds where all items do. */
  and(items: readonly Formula<Leaf>[]): Formula<Leaf> {
    return this.#join("and", items);
  }

  /** Holds where an item does. */
  or(items: readonly Formula<Leaf>[]): Formula<Leaf> {
    return this.#join("or", items);
  }

  /** Holds where exactly one item does. */
  one(items: readonly Formula<Leaf>[]): Formula<Leaf> {
    const open = items.filter((item) => item !== this.false);
    const sure = open.filter((item) => item === this.true).length;
    if (sure > 1) return this.false;
    if (sure === 1) {
      const others = open.filter((item) => item !== this.true);
      return this.and(others.map((item) => this.not(item)));
    }
    const twice = open.filter((item, at) => open.indexOf(item) !== at && item !== this.unknown);
    if (twice.length > 0) {
      const once = open.filter((item) => !twice.includes(item));
      return this.and([this.one(once), ...twice.map((item) => this.not(item))]);
    }
    if (open.length < 2) return open[0] ?? this.false;
    return this.#make("one", open.toSorted((a, b) => a.id - b.id));
  }

  /** Holds where the item does not. */
  not(item: Formula<Leaf>): Formula<Leaf> {
    if (item === this.true) return this.false;
    if (item === this.false) return this.true;
    if (item === this.unknown) return item;
    if (item.kind === "not") return item.items[0]!;
    return this.#make("not", [item]);
  }

  #join(kind: "and" | "or", items: readonly Formula<Leaf>[]): Formula<Leaf> {
    const neutral = kind === "and" ? this.true : this.false;
    const absorbing = kind === "and" ? this.false : this.true;
    const open = new Set<Formula<Leaf>>();
    for (const item of items) {
      if (item === absorbing) return item;
      if (item === neutral) continue;
      if (item.kind === kind) { for (const inner of item.items) open.add(inner); }
      else open.add(item);
    }
    for (const item of open) {
      if (item.kind === "not" && open.has(item.items[0]!)) return absorbing;
    }
    if (open.size === 0) return neutral;
    if (open.size === 1) return open.values().next().value!;
    return this.#make(kind, [...open].sort((a, b) => a.id - b.id));
  }

  #make(kind: "and" | "or" | "one" | "not", items: Formula<Leaf>[]): Formula<Leaf> {
    let key: string = kind;
    for (const item of items) key += ` ${item.id}`;
    let found = this.#made.get(key);
    if (!found) {
      found = { kind, items, leaf: undefined, id: ++lastId };
      if (this.#made.size >= MOST_FORMULAS) this.#made.clear();
      this.#made.set(key, found);
    }
    return found;
  }

  /**
   * A formula with its leaves replaced, over leaves of this table.
   *
   * @param formula A formula of this or another table.
   * @param replace What each leaf becomes.
   */
  replace<From>(formula: Formula<From>, replace: Replacement<From, Leaf>): Formula<Leaf> {
    switch (formula.kind) {
      case "false":
        return this.false;
      case "true":
        return this.true;
      case "unknown":
        return this.unknown;
      case "leaf":
        return replace(formula.leaf!);
      case "not":
        return this.not(this.replace(formula.items[0]!, replace));
      default: {
        const items = formula.items.map((item) => this.replace(item, replace));
        return formula.kind === "one" ? this.one(items) : this.#join(formula.kind, items);
      }
    }
  }

  /**
   * What is needed for a formula to be able to hold: weaker than it, and without "unknown" where
   * that says nothing. `and(unknown, a)` can hold where `a` does; `or(unknown, a)` always can.
   */
  possible(formula: Formula<Leaf>): Formula<Leaf> {
    switch (formula.kind) {
      case "unknown":
        return this.true;
      case "and":
      case "or":
        return this.#join(formula.kind, formula.items.map((item) => this.possible(item)));
      case "not":
        return this.not(this.#certain(formula.items[0]!));
      case "one": {
        const sure = formula.items.filter((item) => this.#certain(item) !== this.false);
        return sure.length > 1
          ? formula
          : this.or(formula.items.map((item) => this.possible(item)));
      }
      default:
        return formula;
    }
  }

  /** What is needed for a formula to hold whatever the unknown turns out to be. */
  #certain(formula: Formula<Leaf>): Formula<Leaf> {
    switch (formula.kind) {
      case "unknown":
        return this.false;
      case "and":
      case "or":
        return this.#join(formula.kind, formula.items.map((item) => this.#certain(item)));
      case "not":
        return this.not(this.possible(formula.items[0]!));
      default:
        return formula;
    }
  }
}

/** The value of a formula where the values of its leaves are known. */
export function evaluate<Leaf>(
  formula: Formula<Leaf>,
  valueOf: (leaf: Leaf) => Verdict,
): Verdict {
  switch (formula.kind) {
    case "false":
      return FALSE;
    case "unknown":
      return UNKNOWN;
    case "true":
      return TRUE;
    case "leaf":
      return valueOf(formula.leaf!);
    case "not":
      return (TRUE - evaluate(formula.items[0]!, valueOf)) as Verdict;
    case "and":
    case "or": {
      const strong = formula.kind === "and" ? FALSE : TRUE;
      let value: Verdict = formula.kind === "and" ? TRUE : FALSE;
      for (const item of formula.items) {
        const each = evaluate(item, valueOf);
        if (each === strong) return strong;
        if (each === UNKNOWN) value = UNKNOWN;
      }
      return value;
    }
    case "one": {
      let sure = 0;
      let open = 0;
      for (const item of formula.items) {
        const each = evaluate(item, valueOf);
        if (each === TRUE && ++sure > 1) return FALSE;
        if (each === UNKNOWN) open++;
      }
      if (open > 0) return UNKNOWN;
      return sure === 1 ? TRUE : FALSE;
    }
  }
}

/** The leaves of some formulas, each once. */
export function leavesOf<Leaf>(formulas: readonly Formula<Leaf>[]): Leaf[] {
  const leaves = new Set<Leaf>();
  const visit = (formula: Formula<Leaf>): void => {
    if (formula.leaf !== undefined) leaves.add(formula.leaf);
    formula.items.forEach(visit);
  };
  formulas.forEach(visit);
  return [...leaves];
}

/** The leaves that must hold for a formula to. */
export function neededLeaves<Leaf>(formula: Formula<Leaf>): Set<Leaf> {
  const needed = new Set<Leaf>();
  const items = formula.kind === "and" ? formula.items : [formula];
  for (const item of items) if (item.leaf !== undefined) needed.add(item.leaf);
  return needed;
}

/** Whether a formula says only that some leaves must all hold. */
export function isPlain<Leaf>(formula: Formula<Leaf>): boolean {
  if (formula.kind === "true" || formula.kind === "leaf") return true;
  return formula.kind === "and" && formula.items.every((item) => item.kind === "leaf");
}
