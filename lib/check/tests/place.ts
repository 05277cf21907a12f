/** Where in the project an error came from. */
import type { Span } from "@maze/base";

/** A place in a file of the project. */
export interface Place {
  /** The file, absolute. */
  readonly path: string;
  /** The offset at which the failing call stands. */
  readonly span: Span;
}

/**
 * The first frame of a stack that is in a file of the project.
 *
 * An assertion is better shown where the test makes it than in a helper that it calls, so for those
 * the first frame in the test file comes first.
 *
 * @param stack Text of a stack; its places are those of the sources.
 * @param files The test file, and the text of each file of the project.
 */
export function placeOf(
  stack: string,
  files: { readonly test: string; textOf(path: string): string | undefined },
): Place | undefined {
  const places = framesOf(stack, files.textOf);
  const inTest = stack.startsWith("AssertionError")
    ? places.find(({ path }) => path === files.test)
    : undefined;
  return inTest ?? places[0];
}

function framesOf(stack: string, textOf: (path: string) => string | undefined): Place[] {
  const places: Place[] = [];
  for (const match of stack.matchAll(/file:\/\/(\/[^\s)]*?):(\d+):(\d+)/g)) {
    const path = pathOf(match[1] ?? "");
    const text = textOf(path);
    if (text === undefined) continue;
    const start = offsetOf(text, Number(match[2]), Number(match[3]));
    places.push({ path, span: { start, end: Math.min(start + 1, text.length) } });
  }
  return places;
}

/** A stack without the frames of what runs the tests. */
export function withoutRunner(stack: string): string {
  const runner =
    /\(?file:\/\/\/(?:harness|deno_test|bdd|node_test|std_assert)\.ts:|\$deno\$stdin\.ts:/;
  return stack.split("\n").filter((line) => !runner.test(line)).join("\n").trimEnd();
}

function pathOf(urlPath: string): string {
  try {
    return decodeURIComponent(urlPath).replace(/^\/([A-Za-z]:\/)/, "$1");
  } catch {
    return urlPath;
  }
}

/** Offset of a place that is counted from one; the end of the line where the column lies after it. */
function offsetOf(text: string, line: number, column: number): number {
  let start = 0;
  for (let at = 1; at < line; at++) {
    const next = text.indexOf("\n", start);
    if (next < 0) return text.length;
    start = next + 1;
  }
  const end = text.indexOf("\n", start);
  return Math.min(start + column - 1, end < 0 ? text.length : end);
}
