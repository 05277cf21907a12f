/** Reads examples as people write them: `f(1, 2) // => 3` and `f(-1) // throws RangeError`. */
import type { Diagnostic } from "@maze/base";
import { type ExampleOrigin, expressionProblem, type HoleExample } from "@maze/types";
import { specErrors } from "../errors.ts";

const arrow = /^(?<call>.+?)\s*\/\/\s*(?:=>|→)\s*(?<value>.+)$/s;
const throwing = /^(?<call>.+?)\s*\/\/\s*throws\b\s*(?<error>[\w$.]*)\s*$/s;

/** Where an example was read, for messages. */
export interface ExamplePlace {
  /** What kind of place. */
  readonly origin: ExampleOrigin;
  /** Which one: a path with a line, or an option's name. */
  readonly place: string;
}

/**
 * Reads one example.
 *
 * @param line `call // => value` or `call // throws` with or without the name of an error class.
 * @param at Where it stands.
 * @returns The example, or what is wrong with it.
 *
 * @example
 * ```ts
 * import { parseExample } from "@maze/spec";
 * import { assertEquals } from "@std/assert";
 *
 * const example = parseExample("twice(2) // => 4", { origin: "option", place: "--example" });
 * assertEquals("call" in example && [example.call, example.expected], ["twice(2)", { kind: "value", text: "4" }]);
 * ```
 */
export function parseExample(line: string, at: ExamplePlace): HoleExample | Diagnostic {
  const thrown = throwing.exec(line.trim())?.groups;
  if (thrown) {
    return checked({
      call: thrown.call!,
      expected: { kind: "throws", error: thrown.error || undefined },
      ...at,
    });
  }
  const valued = arrow.exec(line.trim())?.groups;
  if (!valued) return broken(line, at, 'it has neither "// =>" nor "// throws"');
  return checked({ call: valued.call!, expected: { kind: "value", text: valued.value! }, ...at });
}

function checked(example: HoleExample): HoleExample | Diagnostic {
  const at = { origin: example.origin, place: example.place ?? "" };
  const problem = expressionProblem(example.call);
  if (problem) return broken(example.call, at, problem);
  const wrong = example.expected.kind === "value"
    ? expressionProblem(example.expected.text)
    : undefined;
  return wrong && example.expected.kind === "value"
    ? broken(example.expected.text, at, wrong)
    : example;
}

function broken(text: string, at: ExamplePlace, why: string): Diagnostic {
  return {
    code: specErrors.badExample.code,
    severity: "error",
    message: `Cannot read the example "${text.trim()}" (${at.place}): ${why}`,
    suggestion: "write a call and what it gives, such as: f(1, 2) // => 3",
  };
}

/**
 * The example lines of a JSDoc comment: every line that has `// =>` or `// throws`.
 *
 * @param comment Text of the comment, with its stars.
 * @returns The lines without stars and `@example`, each with its number within the comment, from 0.
 *
 * @example
 * ```ts
 * import { exampleLines } from "@maze/spec";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(exampleLines("/** @example f(1) // => 2 *\/"), [{ line: "f(1) // => 2", number: 0 }]);
 * ```
 */
export function exampleLines(
  comment: string,
): { readonly line: string; readonly number: number }[] {
  const found: { line: string; number: number }[] = [];
  for (const [number, raw] of comment.split("\n").entries()) {
    const line = raw
      .replace(/\*\/\s*$/, "")
      .replace(/^\s*(?:\/\*\*|\*)?\s*/, "")
      .replace(/^@example\b\s*/, "")
      .trim();
    if (arrow.test(line) || throwing.test(line)) found.push({ line, number });
  }
  return found;
}
