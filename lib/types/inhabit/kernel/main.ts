/**
 * Entry of the kernel in the sandbox. Nothing of the project is loaded before this module and all it
 * imports, so the library's functions that judge are the real ones.
 */
import type { SearchProblem } from "../problem.ts";
import { search } from "./run/search.ts";
import type { ProbedModule } from "./run/hole.ts";
import { installFuel } from "./values/fuel.ts";

/** What the main program tells the kernel. */
export interface KernelOrder {
  readonly problem: SearchProblem;
  /** Loads the module with the open hole. */
  readonly load: () => Promise<Record<string, unknown>>;
  /** Loads the modules that others are imported from, by slot. */
  readonly imports: readonly {
    readonly slot: number;
    readonly name: string;
    readonly load: () => Promise<Record<string, unknown>>;
  }[];
  /** Text that the answer's line begins with. */
  readonly mark: string;
}

const write = console.log.bind(console);
const { stringify } = JSON;
const now = performance.now.bind(performance);
const silent = (): void => {};

/** Loads the project's modules, searches, and writes the outcome as one line. */
export async function answer(order: KernelOrder): Promise<void> {
  const scope = globalThis as unknown as Record<string, unknown>;
  scope.__hole = () => {
    throw new TypeError("Cannot evaluate another hole");
  };
  for (const name of ["log", "info", "warn", "error", "debug", "table", "trace", "dir"]) {
    (console as unknown as Record<string, unknown>)[name] = silent;
  }
  installFuel();
  Error.stackTraceLimit = 0; // candidates throw by the thousand, and nobody reads where
  const module = await order.load();
  const imports = new Map<number, unknown>();
  for (const { load, name, slot } of order.imports) {
    try {
      imports.set(slot, (await load())[name]);
    } catch {
      // a module that does not load offers nothing
    }
  }
  const probed = {
    calls: module.__maze_calls,
    expected: module.__maze_expected,
  } as unknown as ProbedModule;
  const outcome = await search(order.problem, { module: probed, imports, now });
  write(order.mark + stringify(outcome));
}
