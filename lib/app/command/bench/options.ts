/** Options that the benchmarks of grammars share, and what they make of them. */
import { joinPath, MazeError } from "@maze/base";
import { type BenchRequest, languageErrors } from "@maze/pipeline";
import { integer, object, option, optional, string, withDefault } from "@optique/core";
import { say } from "../code/options.ts";
import type { CommandContext } from "../contract.ts";

/** `--input` and `--limit`. */
export const inputOptions = object({
  input: option("--input", string({ metavar: "FILE" }), {
    description: say("Lines of JSON, .jsonl or .jsonl.gz."),
  }),
  limit: optional(option("--limit", integer({ metavar: "N", min: 1 }), {
    description: say("Most lines that are read."),
  })),
});

/** `--language`. */
export const language = withDefault(
  option("--language", string({ metavar: "NAME" }), {
    description: say("The language of the sources."),
  }),
  "typescript",
);

/** Opens the input of a benchmark. */
export async function openBench(
  context: CommandContext,
  { input, limit }: { readonly input: string; readonly limit?: number },
): Promise<BenchRequest> {
  const { folder, host: { clock }, openFile, progress, signal } = context;
  const stream = await openFile(joinPath(folder, input.replaceAll("\\", "/")));
  if (!stream) {
    throw new MazeError(
      languageErrors.unreadableText,
      `Cannot read ${input}: there is no such file, expected lines of JSON`,
      { fix: "name a .jsonl or .jsonl.gz file with --input" },
    );
  }
  return {
    input: { path: input, stream },
    clock,
    progress,
    signal,
    ...(limit === undefined ? {} : { limit }),
  };
}

/** Rows of a table for people. */
export function table(rows: readonly (readonly [string, string])[]): string {
  const width = Math.max(...rows.map(([name]) => name.length)) + 2;
  return rows.map(([name, value]) => `${name.padEnd(width)}${value}`).join("\n");
}

/** Figures in a line: `p50 0.4, p99 12 µs`. */
export function spread(figures: Readonly<Record<string, number | null>>, unit: string): string {
  const shown = Object.entries(figures).map(([name, value]) => `${name} ${value ?? "none"}`);
  return `${shown.join(", ")} ${unit}`;
}

/** Most entries of a list that people are shown; all of them are in the JSON. */
const SHOWN = 10;

/** A list of findings, each in a line. */
export function findings(title: string, lines: readonly string[]): string[] {
  if (lines.length === 0) return [];
  const more = lines.length > SHOWN ? [`  … and ${lines.length - SHOWN} more`] : [];
  return ["", title, ...lines.slice(0, SHOWN).map((line) => `  ${line}`), ...more];
}
