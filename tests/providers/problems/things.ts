export interface Tree {
  readonly value: number;
  readonly children: readonly Tree[];
}

export const leaf = (value: number): Tree => ({ value, children: [] });
export const small: Tree = { value: 1, children: [leaf(2), leaf(3)] };
export const big: Tree = { value: 5, children: [small, { value: 7, children: [leaf(4)] }] };

/**
 * @example treeSum(leaf(4)) // => 4
 * @example treeSum(small) // => 6
 * @example treeSum(big) // => 22
 */
export function treeSum(tree: Tree): number {
  /* maze: the sum of the values of the tree and all its children */
}

/**
 * @example depth(leaf(1)) // => 1
 * @example depth(small) // => 2
 * @example depth(big) // => 3
 */
export function depth(tree: Tree): number {
  /* maze: the depth of the tree, 1 for a leaf */
}

/**
 * @example treeValues(small) // => [1, 2, 3]
 * @example treeValues(big) // => [5, 1, 2, 3, 7, 4]
 */
export function treeValues(tree: Tree): number[] {
  /* maze: all values of the tree, parents before children */
}

export type Shape =
  | { readonly kind: "circle"; readonly radius: number }
  | { readonly kind: "rectangle"; readonly width: number; readonly height: number }
  | { readonly kind: "square"; readonly side: number };

/**
 * @example area({ kind: "rectangle", width: 2, height: 3 }) // => 6
 * @example area({ kind: "square", side: 4 }) // => 16
 * @example area({ kind: "circle", radius: 1 }) // => Math.PI
 * @example area({ kind: "circle", radius: 2 }) // => Math.PI * 4
 */
export function area(shape: Shape): number {
  /* maze: the area of the shape: pi times radius squared, width times height, or side squared */
}

export class Account {
  #balance = 0;
  readonly history: number[] = [];

  constructor(readonly owner: string, readonly limit: number) {}

  get balance(): number {
    return this.#balance;
  }

  /**
   * @example (() => { const a = new Account("x", 10); a.deposit(5); a.deposit(2); return [a.balance, a.history]; })() // => [7, [5, 2]]
   * @example new Account("x", 10).deposit(0) // throws RangeError
   * @example new Account("x", 10).deposit(-1) // throws RangeError
   */
  deposit(amount: number): void {
    if (amount <= 0) throw new RangeError("the amount must be positive");
    this.#balance += amount;
    /* maze: add the amount to the history */
  }

  /**
   * @example (() => { const a = new Account("x", 10); a.deposit(5); return a.canSpend(15); })() // => true
   * @example (() => { const a = new Account("x", 10); a.deposit(5); return a.canSpend(16); })() // => false
   * @example new Account("x", 3).canSpend(3) // => true
   */
  canSpend(amount: number): boolean {
    /* maze: whether the amount is at most the balance plus the limit */
  }

  /**
   * @example new Account("ada", 10).describe() // => "ada: 0"
   * @example (() => { const a = new Account("bob", 1); a.deposit(7); return a.describe(); })() // => "bob: 7"
   */
  describe(): string {
    /* maze: the owner and the balance */
  }
}

export class Stack<T> {
  readonly #items: T[] = [];

  /**
   * @example (() => { const s = new Stack<number>(); s.push(1); s.push(2); return [s.peek(), s.size]; })() // => [2, 2]
   */
  push(item: T): void {
    this.#items.push(item);
  }

  /**
   * @example (() => { const s = new Stack<number>(); s.push(1); s.push(2); return s.peek(); })() // => 2
   * @example new Stack<string>().peek() // => undefined
   */
  peek(): T | undefined {
    /* maze: the last item */
  }

  /**
   * @example (() => { const s = new Stack<number>(); s.push(1); s.push(2); return s.size; })() // => 2
   * @example new Stack<string>().size // => 0
   */
  get size(): number {
    /* maze: how many items there are */
  }
}

export interface Task {
  readonly title: string;
  readonly done: boolean;
  readonly priority: number;
}
export const wash: Task = { title: "wash", done: true, priority: 2 };
export const cook: Task = { title: "cook", done: false, priority: 1 };
export const read: Task = { title: "read", done: false, priority: 3 };

/**
 * @example openTitles([wash, cook, read]) // => ["cook", "read"]
 * @example openTitles([wash]) // => []
 */
export function openTitles(tasks: readonly Task[]): string[] {
  /* maze: the titles of the tasks that are not done */
}

/**
 * @example next([wash, read, cook]) // => cook
 * @example next([wash, read]) // => read
 * @example next([wash]) // => undefined
 */
export function next(tasks: readonly Task[]): Task | undefined {
  /* maze: the task that is not done with the lowest priority */
}

/**
 * @example progress([wash, cook]) // => 50
 * @example progress([wash]) // => 100
 * @example progress([cook, read]) // => 0
 */
export function progress(tasks: readonly Task[]): number {
  /* maze: the percentage of tasks that are done */
}

/**
 * @example complete([cook, read], "read") // => [cook, { title: "read", done: true, priority: 3 }]
 * @example complete([cook], "x") // => [cook]
 */
export function complete(tasks: readonly Task[], title: string): Task[] {
  /* maze: the tasks, with the one of this title marked as done */
}

/**
 * @example compose((n: number) => n + 1, (n: number) => n * 2)(5) // => 11
 * @example compose((n: number) => n * 3, (n: number) => n - 1)(1) // => 0
 */
export function compose<A, B, C>(outer: (value: B) => C, inner: (value: A) => B): (value: A) => C {
  /* maze: a function that applies inner and then outer */
}

/**
 * @example mapValues({ a: 1, b: 2 }, (n) => n * 10) // => { a: 10, b: 20 }
 * @example mapValues({}, (n) => n) // => {}
 */
export function mapValues<V, R>(record: Record<string, V>, change: (value: V) => R): Record<string, R> {
  /* maze: the record with every value changed */
}

/**
 * @example withTax(100) // => 119
 * @example withTax(50) // => 59.5
 */
export function withTax(price: number): number {
  const rate = 0.19;
  const tax = __hole<number>("the tax of the price by the rate");
  return price + tax;
}

/**
 * @example fullName({ first: "Ada", last: "Lovelace" }) // => "Ada Lovelace"
 * @example fullName({ first: "Ada", middle: "K", last: "Lovelace" }) // => "Ada K Lovelace"
 */
export function fullName(person: { first: string; middle?: string; last: string }): string {
  return [person.first, person.middle, person.last].filter((part) => __hole<boolean>("whether the part is there")).join(" ");
}

/**
 * @example statusText(200) // => "ok"
 * @example statusText(404) // => "client error"
 * @example statusText(503) // => "server error"
 * @example statusText(201) // => "ok"
 * @example statusText(400) // => "client error"
 */
export function statusText(code: number): string {
  /* maze: "ok" below 400, "client error" below 500, else "server error" */
}

declare function __hole<T>(intent: string): T;
