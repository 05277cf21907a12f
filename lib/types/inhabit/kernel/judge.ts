/** Entry of the sandbox for candidates as they are written: runs the examples of a filled module. */
import { isError } from "./run/capture.ts";
import { deepEqual, show } from "./values/compare.ts";

/** What the main program tells. */
export interface JudgeOrder {
  readonly mark: string;
  readonly examples: readonly {
    readonly call: string;
    readonly expected:
      | { readonly kind: "value"; readonly text: string }
      | { readonly kind: "throws"; readonly error?: string };
  }[];
  readonly load: () => Promise<Record<string, unknown>>;
}

const write = console.log.bind(console);
const { stringify } = JSON;

/** Runs the examples and writes the verdicts as one line. */
export async function judge(order: JudgeOrder): Promise<void> {
  (globalThis as unknown as Record<string, unknown>).__hole = () => {
    throw new TypeError("Cannot evaluate another hole");
  };
  const module = await order.load();
  const calls = module.__maze_calls as (() => unknown)[];
  const expected = module.__maze_expected as ((() => unknown) | undefined)[];
  const verdicts: unknown[] = [];
  let passed = 0;
  for (const [at, example] of order.examples.entries()) {
    const wanted = await expected[at]?.();
    let actual = "";
    let holds = false;
    try {
      const value = await calls[at]!();
      holds = example.expected.kind === "value" && deepEqual(value, wanted);
      actual = show(value);
    } catch (error) {
      holds = example.expected.kind === "throws" && isError(error, example.expected.error);
      actual = `throws ${show(error)}`;
    }
    if (holds) passed++;
    verdicts.push({
      call: example.call,
      expected: example.expected.kind === "throws"
        ? `throws ${example.expected.error ?? ""}`.trim()
        : show(wanted),
      actual,
      passed: holds,
    });
  }
  write(order.mark + stringify({ verdicts, passed }));
}
