export interface Task {
  readonly title: string;
  readonly done?: boolean;
  readonly urgent?: boolean;
  readonly owner?: string;
  readonly hours: number;
  readonly spent: number;
}

const write: Task = { title: "write", hours: 4, spent: 1, owner: "ann" };
const test: Task = { title: "test", hours: 2, spent: 2, done: true };
const ship: Task = { title: "ship", hours: 1, spent: 0, urgent: true, owner: "bo" };
const rest: Task = { title: "rest", hours: 8, spent: 9, done: true, urgent: true };

/**
 * @example open([write, test, ship]) // => [write, ship]
 * @example open([rest]) // => []
 */
export function open(tasks: readonly Task[]): Task[] {
  /* maze: the tasks that are not done */
}

/**
 * @example late([write, rest, test]) // => [rest]
 * @example late([ship]) // => []
 */
export function late(tasks: readonly Task[]): Task[] {
  /* maze: the tasks with more hours spent than planned */
}

/**
 * @example isPressing(ship) // => true
 * @example isPressing(rest) // => false
 * @example isPressing(write) // => false
 * @example isPressing(test) // => false
 */
export function isPressing(task: Task): boolean {
  /* maze: whether the task is urgent and not done */
}

/**
 * @example left(write) // => 3
 * @example left(test) // => 0
 * @example left(rest) // => 0
 * @example left(ship) // => 1
 */
export function left(task: Task): number {
  /* maze: the hours less those spent, and never less than 0 */
}

/**
 * @example titles([write, ship, test]) // => ["write", "ship!", "test"]
 * @example titles([rest]) // => ["rest!"]
 */
export function titles(tasks: readonly Task[]): string[] {
  /* maze: the title of each task, with "!" after it when the task is urgent */
}

/**
 * @example allDone([test, rest]) // => true
 * @example allDone([test, write]) // => false
 * @example allDone([]) // => true
 */
export function allDone(tasks: readonly Task[]): boolean {
  /* maze: whether every task is done */
}

/**
 * @example unowned([write, test, ship, rest]) // => ["test", "rest"]
 * @example unowned([ship]) // => []
 */
export function unowned(tasks: readonly Task[]): string[] {
  /* maze: the titles of the tasks without an owner */
}

/**
 * @example hoursOf([write, test, ship], "ann") // => 4
 * @example hoursOf([write, test, ship], "bo") // => 1
 * @example hoursOf([test], "bo") // => 0
 */
export function hoursOf(tasks: readonly Task[], owner: string): number {
  /* maze: the sum of the hours of the tasks of the owner */
}

/**
 * @example longer([write, test, ship], 2) // => 1
 * @example longer([write, rest], 3) // => 2
 * @example longer([], 3) // => 0
 */
export function longer(tasks: readonly Task[], hours: number): number {
  /* maze: how many tasks take more than these hours */
}
