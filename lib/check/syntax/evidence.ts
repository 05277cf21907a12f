/** Syntax of texts by the grammars of their languages, as evidence beside that of the compiler. */
import type { Diagnostic, Evidence, Host } from "@maze/base";
import { judgeText } from "./judge.ts";
import { type SyntaxLanguage, syntaxLanguageOf } from "./languages.ts";

/** Texts to be checked. */
export interface GrammarCheck {
  /** Texts by the absolute path of their file. */
  readonly texts: ReadonlyMap<string, string>;
  /** Version of the release that holds the grammars. */
  readonly version: string;
  /** What the compiler's own parser said of the same texts; it has the last word. */
  readonly parser?: Evidence;
}

/**
 * Checks texts by the grammars of their languages.
 *
 * @param host Digests the texts and measures the time.
 * @param request The texts.
 * @returns One record of `syntax` for each language; files in no language with a grammar are left
 *   out. Where a grammar refuses what the parser takes, the record is `skipped` and says so: the
 *   parser decides what the language is.
 *
 * @example
 * ```ts
 * import { checkGrammar } from "@maze/check";
 * import { memoryHost } from "@maze/base";
 * import { assertEquals } from "@std/assert";
 *
 * const texts = new Map([["/p/a.json", "[1, 2]"], ["/p/notes.txt", "["]]);
 * const records = checkGrammar(memoryHost(), { texts, version: "1.0.0" });
 * assertEquals(records.map(({ tool, verdict }) => [tool, verdict]), [["maze grammar json", "pass"]]);
 * ```
 */
export function checkGrammar(
  host: Pick<Host, "clock" | "digest">,
  request: GrammarCheck,
): Evidence[] {
  const byLanguage = Map.groupBy(
    request.texts,
    ([path]) => syntaxLanguageOf(path),
  );
  return [...byLanguage].flatMap(([language, texts]) =>
    language ? [checkLanguage(host, request, { language, texts })] : []
  );
}

function checkLanguage(
  host: Pick<Host, "clock" | "digest">,
  request: GrammarCheck,
  { language, texts }: {
    readonly language: SyntaxLanguage;
    readonly texts: readonly (readonly [string, string])[];
  },
): Evidence {
  const started = host.clock.monotonic();
  const diagnostics = texts.flatMap(([path, text]) =>
    grammarProblem(language, { path, text }) ?? []
  );
  return {
    check: "syntax",
    ...verdictOf(diagnostics, request.parser),
    tool: `maze grammar ${language.name}`,
    version: request.version,
    inputs: Object.fromEntries(texts.map(([path, text]) => [path, host.digest(text)])),
    elapsedMs: host.clock.monotonic() - started,
  };
}

/**
 * Why a text is not in its language.
 *
 * @param language The language.
 * @param source The text and the path of its file, which may tell a module from a script.
 * @returns What is wrong; `undefined` where nothing is.
 *
 * @example
 * ```ts
 * import { grammarProblem, syntaxLanguage } from "@maze/check";
 * import { assertEquals } from "@std/assert";
 *
 * const problem = grammarProblem(syntaxLanguage("json")!, { path: "a.json", text: "[1, ]" });
 * assertEquals(problem?.place, { line: 1, column: 5 });
 * ```
 */
export function grammarProblem(
  language: SyntaxLanguage,
  { path, text }: { readonly path: string; readonly text: string },
): Diagnostic | undefined {
  const compiled = language.compiled();
  const recognisers = language.wholes(path).map((entry) => compiled.recogniser(entry));
  const judged = judgeText(recognisers, { path, text, language: language.name });
  return judged.kind === "accepted" ? undefined : judged.diagnostic;
}

function verdictOf(
  diagnostics: readonly Diagnostic[],
  parser: Evidence | undefined,
): Pick<Evidence, "verdict" | "diagnostics" | "reason"> {
  const [first] = diagnostics;
  if (!first) return { verdict: "pass", diagnostics };
  const { path, place } = first;
  const where = `${path?.slice(path.lastIndexOf("/") + 1)}:${place?.line}:${place?.column}`;
  if (parser?.verdict === "pass") {
    return {
      verdict: "skipped",
      reason: `the grammar refuses ${where}, which ${parser.tool} ${parser.version} takes`,
      diagnostics: diagnostics.map((each) => ({ ...each, severity: "info" })),
    };
  }
  const count = diagnostics.length;
  return { verdict: "fail", reason: `${count} ${count === 1 ? "error" : "errors"}`, diagnostics };
}
