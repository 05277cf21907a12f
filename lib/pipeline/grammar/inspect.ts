/** What can be said of a text in a language: whether it is in it, and what may come at a place. */
import { type Diagnostic, type LineColumn, MazeError } from "@maze/base";
import { judgeText, type TextJudgement } from "@maze/check";
import { type ByteRecogniser, outlookOf } from "@maze/mask";
import { languageErrors } from "./errors.ts";
import type { TextLanguage } from "./text_language.ts";

/** A text to look at. */
export interface InspectedText {
  /** The text. */
  readonly text: string;
  /** What it is called: the path of its file as the user wrote it. */
  readonly path: string;
  /** What the text is to be; a whole file where absent. */
  readonly entry?: string;
}

/** What may come next, and who wants it. */
export interface Expected {
  /** A terminal. */
  readonly what: string;
  /** The rules that want it, innermost first. */
  readonly rules: readonly string[];
}

/** What was found about a text, in the form that `--json` prints. */
export interface TextReport {
  /** Its name. */
  readonly path: string;
  /** Whether it is in the language; `incomplete` where more of it could be. */
  readonly state: "accepted" | "refused" | "incomplete";
  /** Where it is not; `null` where it is. */
  readonly line: number | null;
  /** Column in UTF-16 code units, from 1. */
  readonly column: number | null;
  /** What is wrong, in a sentence; `null` where nothing is. */
  readonly message: string | null;
  /** What was wanted there. */
  readonly expected: readonly Expected[];
}

/**
 * Whether a text is in a language.
 *
 * @param language The language.
 * @param subject The text.
 * @returns The report, and the diagnostic where something is wrong.
 *
 * @example
 * ```ts
 * import { inspectText, knownLanguage, languageNamed } from "@maze/pipeline";
 * import { assertEquals } from "@std/assert";
 *
 * const json = knownLanguage(languageNamed("json"));
 * const { report } = inspectText(json, { path: "a.json", text: "[1\n2]" });
 * assertEquals([report.state, report.line, report.column], ["refused", 2, 1]);
 * ```
 */
export function inspectText(
  language: TextLanguage,
  subject: InspectedText,
): { readonly report: TextReport; readonly diagnostic: Diagnostic | undefined } {
  const { path, text } = subject;
  const judged = judgeText(recognisersOf(language, subject), {
    path,
    text,
    language: language.name,
  });
  return {
    report: reportOf(judged, path),
    diagnostic: judged.kind === "accepted" ? undefined : judged.diagnostic,
  };
}

/** What may come at a place of a text. */
export interface PlaceReport extends LineColumn {
  /** Name of the text. */
  readonly path: string;
  /** Whether the text may end there. */
  readonly may_end: boolean;
  /** What may come next. */
  readonly expected: readonly Expected[];
}

/**
 * What may come at a place of a text, whatever stands there now.
 *
 * @param language The language.
 * @param subject The text.
 * @param options Where to look.
 * @returns What may come there; the report of the text where it is wrong before that place.
 * @throws {MazeError} `noSuchPlace` where the text has no such line or column.
 *
 * @example
 * ```ts
 * import { inspectPlace, knownLanguage, languageNamed } from "@maze/pipeline";
 * import { assertEquals } from "@std/assert";
 *
 * const json = knownLanguage(languageNamed("json"));
 * const subject = { path: "a.json", text: '{"a": 1}' };
 * const looked = inspectPlace(json, subject, { place: { line: 1, column: 5 } });
 * assertEquals(looked.report.expected.map(({ what }) => what), ['":"']);
 * ```
 */
export function inspectPlace(
  language: TextLanguage,
  subject: InspectedText,
  options: { readonly place: LineColumn },
):
  | { readonly kind: "open"; readonly report: PlaceReport }
  | { readonly kind: "refused"; readonly report: TextReport; readonly diagnostic: Diagnostic } {
  const { place } = options;
  const before = subject.text.slice(0, offsetOf(subject, place));
  const bytes = new TextEncoder().encode(before);
  const outlooks = recognisersOf(language, subject).flatMap((recogniser) =>
    outlookOf(recogniser, bytes) ?? []
  );
  if (outlooks.length > 0) {
    const expected = new Map(
      outlooks.flatMap((outlook) => outlook.expected).map((each) => [each.what, each]),
    );
    const report = {
      path: subject.path,
      ...place,
      may_end: outlooks.some(({ mayEnd }) => mayEnd),
      expected: [...expected.values()].map(({ wantedBy, what }) => ({ what, rules: wantedBy })),
    };
    return { kind: "open", report };
  }
  const { diagnostic, report } = inspectText(language, { ...subject, text: before });
  return { kind: "refused", report, diagnostic: diagnostic! };
}

function recognisersOf(
  language: TextLanguage,
  { entry, path }: InspectedText,
): readonly ByteRecogniser<object>[] {
  return entry === undefined ? language.wholes(path) : [language.recogniser(entry)];
}

function reportOf(judged: TextJudgement, path: string): TextReport {
  if (judged.kind === "accepted") {
    return { path, state: "accepted", line: null, column: null, message: null, expected: [] };
  }
  const { diagnostic, expected, kind, place } = judged;
  return {
    path,
    state: kind,
    ...place,
    message: diagnostic.message,
    expected: expected.map(({ wantedBy, what }) => ({ what, rules: wantedBy })),
  };
}

/** The offset of a place; a column may be the one after the last of its line. */
function offsetOf({ path, text }: InspectedText, { column, line }: LineColumn): number {
  const lines = text.split(/(?<=\r\n|\r(?!\n)|\n)/);
  if (lines.length === 0 || /[\r\n]$/.test(text)) lines.push("");
  const content = lines[line - 1];
  const width = content?.replace(/[\r\n]+$/, "").length ?? 0;
  if (content !== undefined && column <= width + 1) {
    return lines.slice(0, line - 1).reduce((sum, { length }) => sum + length, column - 1);
  }
  const has = content === undefined
    ? `the text has ${lines.length} lines`
    : `line ${line} has ${width} columns`;
  throw new MazeError(
    languageErrors.noSuchPlace,
    `Cannot look at ${path}:${line}:${column}: ${has}, expected a place in the text`,
    { fix: "name a line and a column, both from 1" },
  );
}
