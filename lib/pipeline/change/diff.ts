/** A change as a unified diff, for people and for `patch`. */
import { structuredPatch, type StructuredPatchHunk } from "diff";
import type { Change, ChangedFile } from "./change.ts";

/** How a diff is written. */
export interface DiffOptions {
  /** Colours for a terminal. */
  readonly color?: boolean;
  /** Unchanged lines around each difference; 3 if not said. */
  readonly context?: number;
  /** The bytes as they are, for `patch`. Without it, control characters are shown as symbols. */
  readonly raw?: boolean;
}

/** Most differing lines for which the shortest diff is looked for; beyond, the whole file is replaced. */
const LONGEST_EDIT = 2_000;

const COLORS = { file: "\x1b[1m", hunk: "\x1b[36m", "-": "\x1b[31m", "+": "\x1b[32m" } as const;
const PLAIN = "\x1b[0m";

/**
 * Writes a change as a unified diff.
 *
 * @param change The change, or any list of files with their old and new versions.
 * @param options Colour, context, and whether control characters stay as they are.
 * @returns The diff, each line ended by `\n`; empty for no difference.
 *
 * @example
 * ```ts
 * import { renderDiff } from "@maze/pipeline";
 * import { assertEquals } from "@std/assert";
 *
 * const version = (text: string) => ({ text, digest: "" });
 * const files = [{ path: "a.ts", before: version("a\nb\n"), after: version("a\nc\n") }];
 * assertEquals(
 *   renderDiff({ files }),
 *   "--- a/a.ts\n+++ b/a.ts\n@@ -1,2 +1,2 @@\n a\n-b\n+c\n",
 * );
 * ```
 */
export function renderDiff(
  change: Pick<Change, "files"> | { readonly files: readonly ChangedFile[] },
  options: DiffOptions = {},
): string {
  return change.files
    .flatMap((file) => linesOf(file, options))
    .map((line) => `${line}\n`)
    .join("");
}

function linesOf({ after, before, path }: ChangedFile, options: DiffOptions): string[] {
  const shown = (text: string): string => (options.raw ? text : showControls(text));
  const paint = (line: string, color: keyof typeof COLORS): string =>
    options.color ? `${COLORS[color]}${line}${PLAIN}` : line;
  return [
    paint(shown(before ? `--- a/${path}` : "--- /dev/null"), "file"),
    paint(shown(after ? `+++ b/${path}` : "+++ /dev/null"), "file"),
    ...hunksOf(before?.text ?? "", after?.text ?? "", { context: options.context ?? 3 })
      .flatMap((hunk) => [
        paint(headOf(hunk), "hunk"),
        ...hunk.lines.map((line) => {
          const mark = line[0];
          return mark === "+" || mark === "-" ? paint(shown(line), mark) : shown(line);
        }),
      ]),
  ];
}

function hunksOf(
  before: string,
  after: string,
  { context }: { readonly context: number },
): readonly StructuredPatchHunk[] {
  const found = structuredPatch("", "", before, after, "", "", {
    context,
    maxEditLength: LONGEST_EDIT,
  });
  return found?.hunks ?? [wholeHunk(before, after)];
}

/** All old lines replaced by all new ones. */
function wholeHunk(before: string, after: string): StructuredPatchHunk {
  const marked = (text: string, mark: string): string[] => {
    const lines = text.split("\n");
    const ends = lines.at(-1) === "";
    if (ends) lines.pop();
    const all = lines.map((line) => mark + line);
    return ends ? all : [...all, "\\ No newline at end of file"];
  };
  const [old, young] = [marked(before, "-"), marked(after, "+")];
  const count = (lines: readonly string[]): number =>
    lines.filter((line) => !line.startsWith("\\")).length;
  return {
    oldStart: 1,
    oldLines: count(old),
    newStart: 1,
    newLines: count(young),
    lines: [...old, ...young],
  };
}

function headOf({ newLines, newStart, oldLines, oldStart }: StructuredPatchHunk): string {
  // An empty side is written as line 0, by the convention of the format.
  const range = (start: number, lines: number): string =>
    lines === 1 ? `${start}` : `${lines === 0 ? Math.max(0, start - 1) : start},${lines}`;
  return `@@ -${range(oldStart, oldLines)} +${range(newStart, newLines)} @@`;
}

/**
 * Control characters as the symbols Unicode has for them, so that a file cannot steer a terminal. A
 * carriage return at the end of a line is left out: it is how the line ends.
 */
function showControls(line: string): string {
  return line
    .replace(/\r$/, "")
    // deno-lint-ignore no-control-regex
    .replace(/[\x00-\x08\x0a-\x1f]/g, (each) => String.fromCharCode(0x2400 + each.charCodeAt(0)))
    .replace(/[\x7f-\x9f]/g, "\u2421")
    .replace(/[\u202a-\u202e\u2066-\u2069]/g, "\ufffd");
}
