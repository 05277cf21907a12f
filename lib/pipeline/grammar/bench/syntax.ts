/** Grammars against real parsers over whole sources: where the two do not agree. */
import { judgeText, type SyntaxLanguage } from "@maze/check";
import type { SyntaxTruth } from "@maze/languages";
import { type BenchSource, wholeEntries } from "./entries.ts";
import { textField } from "./json_lines.ts";
import { type BenchRequest, overLines } from "./run.ts";
import { truthTeller } from "./truth.ts";

/** What grammars are compared with parsers by. */
export interface SyntaxBenchRequest extends BenchRequest {
  /** The language of the sources. */
  readonly language: SyntaxLanguage;
}

/** What was found. */
export interface SyntaxBench {
  /** Sources that were compared; those of `skipped` are not among them. */
  readonly files: number;
  /** How many of them the parser takes. */
  readonly valid: number;
  /** Sources that the parser takes and the grammar refuses, with where and what it wanted there. */
  readonly wrong_reject: readonly {
    readonly name: string;
    readonly line: number;
    readonly column: number;
    readonly expected: readonly string[];
  }[];
  /** Sources that the parser refuses, with what it says, and the grammar takes. */
  readonly wrong_accept: readonly { readonly name: string; readonly because: string }[];
  /** Sources that could not be compared, and why. */
  readonly skipped: readonly { readonly name: string; readonly reason: string }[];
}

/** What is found, while it is being found. */
interface Findings {
  files: number;
  valid: number;
  readonly wrong_reject: SyntaxBench["wrong_reject"][number][];
  readonly wrong_accept: SyntaxBench["wrong_accept"][number][];
  readonly skipped: SyntaxBench["skipped"][number][];
}

/**
 * Compares a grammar with another parser of its language.
 *
 * @param request Language and sources.
 * @returns Counts, and every source about which the two disagree.
 * @throws {MazeError} `noTruth` where no other parser is known; `brokenLine`.
 *
 * @example
 * ```ts
 * import { memoryHost, silentProgress } from "@maze/base";
 * import { benchSyntax, languageNamed } from "@maze/pipeline";
 * import { assertEquals } from "@std/assert";
 *
 * const lines = new Blob([`{"name":"a","source":"[1]"}`]);
 * const request = {
 *   input: { path: "in.jsonl", stream: lines.stream() },
 *   clock: memoryHost().clock,
 *   progress: silentProgress,
 *   signal: new AbortController().signal,
 * };
 * const found = await benchSyntax({ ...request, language: languageNamed("json") });
 * assertEquals([found.files, found.valid, found.wrong_reject.length], [1, 1, 0]);
 * ```
 */
export async function benchSyntax(request: SyntaxBenchRequest): Promise<SyntaxBench> {
  const { input, language } = request;
  const truth = truthTeller(language);
  const findings: Findings = {
    files: 0,
    valid: 0,
    wrong_reject: [],
    wrong_accept: [],
    skipped: [],
  };
  await overLines(request, "comparing sources", {
    each: (line) => {
      const name = textField(line, "name", input);
      const source = { name, source: textField(line, "source", input), fields: line.fields };
      compare(language, source, { truth: truth(source), findings });
    },
  });
  return findings;
}

function compare(
  language: SyntaxLanguage,
  source: BenchSource,
  { findings, truth }: { readonly truth: SyntaxTruth; readonly findings: Findings },
): void {
  const { name } = source;
  if (truth.kind === "unknown") {
    findings.skipped.push({ name, reason: truth.reason });
    return;
  }
  findings.files++;
  if (truth.kind === "valid") findings.valid++;
  const compiled = language.compiled();
  const recognisers = wholeEntries(language, source).map((entry) => compiled.recogniser(entry));
  const judged = judgeText(recognisers, { text: source.source, language: language.name });
  if (truth.kind === "valid" && judged.kind !== "accepted") {
    const expected = judged.expected.map(({ what }) => what);
    findings.wrong_reject.push({ name, ...judged.place, expected });
  }
  if (truth.kind === "invalid" && judged.kind === "accepted") {
    findings.wrong_accept.push({ name, because: truth.because });
  }
}
