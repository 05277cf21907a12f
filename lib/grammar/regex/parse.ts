/** From the text of a regular expression to its data. */
import type { Diagnostic } from "@maze/base";
import { textsOf } from "./assertions.ts";
import { Refusal } from "./errors.ts";
import type { Regex } from "./regex.ts";
import { readPattern } from "./syntax/alternatives.ts";
import { NO_FLAGS, withFlags } from "./syntax/flags.ts";
import { Reader, type RegexDialect, type RegexLimits } from "./syntax/reader.ts";

/** How an expression is to be read. */
export interface RegexOptions {
  /** Whose syntax it is in. */
  readonly dialect: RegexDialect;
  /** Flags that it has from outside: `"i"`, `"s"`; none if absent. */
  readonly flags?: string;
  /**
   * Which texts are meant: `"whole"`, those that match from end to end; `"search"`, those that hold
   * a match anywhere. Absent, the latter in the dialect `"json-schema"` and the former in others.
   */
  readonly match?: "whole" | "search";
  /** Bounds; those not given are the defaults. */
  readonly limits?: Partial<RegexLimits>;
}

/** What came of an expression. */
export type ParsedRegex =
  | { readonly kind: "parsed"; readonly regex: Regex }
  | {
    readonly kind: "refused";
    /** What is the matter; its span is within the expression. */
    readonly diagnostic: Diagnostic;
    /** Where, in UTF-16 code units from the start of the expression. */
    readonly offset: number;
  };

/** The limits that hold where a caller gives none. */
const DEFAULTS: RegexLimits = {
  length: 1_000_000,
  nesting: 250,
  repetition: 100_000,
  rewriting: 1_000,
};

/**
 * Reads a regular expression. Lazy repetitions are read like greedy ones, for the language is the
 * same. Anchors and look-ahead are rewritten where they can be, wherever they stand; back-references,
 * look-behind, word boundaries and repeated look-ahead are refused by name.
 *
 * @param source The expression, without delimiters.
 * @param options Dialect, flags, and which texts are meant.
 * @returns The expression as data, or what is the matter with it and where.
 *
 * @example
 * ```ts
 * import { parseRegex } from "@maze/grammar";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(parseRegex("[a-c]", { dialect: "ecma" }), {
 *   kind: "parsed",
 *   regex: { kind: "chars", set: [[97, 99]] },
 * });
 * const refused = parseRegex(String.raw`(a)\1`, { dialect: "ecma" });
 * assertEquals(refused.kind === "refused" && refused.offset, 3);
 * ```
 */
export function parseRegex(source: string, options: RegexOptions): ParsedRegex {
  const { dialect, flags = "", match = dialect === "json-schema" ? "search" : "whole" } = options;
  const limits = { ...DEFAULTS, ...options.limits };
  const reader = new Reader(source, { isRust: dialect === "rust", limits, flags: NO_FLAGS });
  try {
    if (source.length > limits.length) {
      reader.refuse("tooLarge", {
        what: `the expression has ${source.length} characters, expected at most ${limits.length}`,
        fix: "take it apart, or raise the limit `length`",
      });
    }
    reader.flags = withFlags(flags, NO_FLAGS, reader);
    const pattern = readPattern(reader);
    return { kind: "parsed", regex: textsOf(pattern, { match, most: limits.rewriting }) };
  } catch (problem) {
    if (!(problem instanceof Refusal)) throw problem;
    return { kind: "refused", diagnostic: problem.diagnostic, offset: problem.offset };
  }
}
