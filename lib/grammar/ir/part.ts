/**
 * The parts from which a grammar is written in TypeScript. They are like expressions, but terminals
 * without a name of their own are still what they match, and become terminals in `grammar`.
 */
import { MazeError } from "@maze/base";
import { grammarErrors } from "../errors.ts";
import { textRegex } from "../regex/build.ts";
import { regexErrors } from "../regex/errors.ts";
import { parseRegex, type RegexOptions } from "../regex/parse.ts";
import type { Regex } from "../regex/regex.ts";

/** What a rule is made of. A string stands for itself. */
export type Part =
  | string
  /** The empty text. */
  | { readonly kind: "empty" }
  /** What a lexer looks for and has no name of its own. */
  | Lexeme
  /** A terminal or a virtual terminal of the grammar. */
  | { readonly kind: "terminal"; readonly name: string }
  /** A rule of the grammar. */
  | { readonly kind: "rule"; readonly name: string }
  /** One after the other. */
  | { readonly kind: "sequence"; readonly items: readonly Part[] }
  /** Any of these. */
  | { readonly kind: "choice"; readonly items: readonly Part[] }
  /** At least `min` times and at most `max` times; without `max` there is no upper bound. */
  | {
    readonly kind: "repeat";
    readonly item: Part;
    readonly min: number;
    readonly max: number | undefined;
  };

/** A part that a lexer looks for. */
export interface Lexeme {
  /** Tells it from other parts. */
  readonly kind: "lexeme";
  /** How it is written, which becomes its name. */
  readonly name: string;
  /** What it matches. */
  readonly pattern: Regex;
}

/** How often something is repeated. */
export interface Times {
  /** How often at least; never if absent. */
  readonly min?: number;
  /** How often at most; without bound if absent. */
  readonly max?: number;
}

/** How a list is written. */
export interface ListTimes extends Times {
  /** Whether a separator may stand behind the last item. */
  readonly trailing?: boolean;
}

/**
 * Parts one after the other.
 *
 * @param items The parts.
 * @returns The sequence.
 *
 * @example
 * ```ts
 * import { seq } from "@maze/grammar";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(seq("a", "b"), { kind: "sequence", items: ["a", "b"] });
 * ```
 */
export function seq(...items: readonly Part[]): Part {
  return { kind: "sequence", items };
}

/**
 * Any of some parts.
 *
 * @param items The alternatives.
 * @returns The choice.
 *
 * @example
 * ```ts
 * import { choice } from "@maze/grammar";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(choice("a", "b"), { kind: "choice", items: ["a", "b"] });
 * ```
 */
export function choice(...items: readonly Part[]): Part {
  return { kind: "choice", items };
}

/**
 * A part or nothing.
 *
 * @param item The part.
 * @returns It, optional.
 *
 * @example
 * ```ts
 * import { optional } from "@maze/grammar";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(optional("a"), { kind: "repeat", item: "a", min: 0, max: 1 });
 * ```
 */
export function optional(item: Part): Part {
  return { kind: "repeat", item, min: 0, max: 1 };
}

/**
 * A part again and again.
 *
 * @param item The part.
 * @param times How often; any number of times, none included, if absent.
 * @returns The repetition.
 *
 * @example
 * ```ts
 * import { many } from "@maze/grammar";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(many("a"), { kind: "repeat", item: "a", min: 0, max: undefined });
 * assertEquals(many("a", { min: 1 }), { kind: "repeat", item: "a", min: 1, max: undefined });
 * ```
 */
export function many(item: Part, times: Times = {}): Part {
  return { kind: "repeat", item, min: times.min ?? 0, max: times.max };
}

/**
 * A list with something between its items.
 *
 * @param item An item.
 * @param separator What stands between two items.
 * @param times How many items, none included if `min` is absent; and whether a separator may stand
 *   behind the last one.
 * @returns The list.
 *
 * @example
 * ```ts
 * import { many, optional, separated, seq } from "@maze/grammar";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(separated("x", ",", { min: 1 }), seq("x", many(seq(",", "x"))));
 * assertEquals(separated("x", ","), optional(seq("x", many(seq(",", "x")))));
 * ```
 */
export function separated(item: Part, separator: Part, times: ListTimes = {}): Part {
  const { max, min = 0, trailing = false } = times;
  if (max === 0) return { kind: "empty" };
  const more = many(seq(separator, item), {
    min: Math.max(0, min - 1),
    max: max === undefined ? undefined : max - 1,
  });
  const list = trailing ? seq(item, more, optional(separator)) : seq(item, more);
  return min === 0 ? optional(list) : list;
}

/**
 * A text as it stands, as a string in a rule is; only needed where a part is asked for by itself.
 *
 * @param value The text.
 * @returns The part, named after the text.
 * @throws {MazeError} Where the text is empty or holds half a surrogate pair.
 *
 * @example
 * ```ts
 * import { text } from "@maze/grammar";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(text("if").name, '"if"');
 * ```
 */
export function text(value: string): Lexeme {
  if (value === "" || !value.isWellFormed()) {
    throw new MazeError(
      grammarErrors.emptyLanguage,
      `Cannot use the text ${JSON.stringify(value)}: expected characters, in whole surrogate pairs`,
      { fix: "use optional() or many() for what may be absent" },
    );
  }
  return { kind: "lexeme", name: JSON.stringify(value), pattern: textRegex(value) };
}

/**
 * Texts that match a regular expression from end to end.
 *
 * @param source The expression, without delimiters.
 * @param options How it is written; as in ECMA-262 if absent.
 * @returns The part, named after the expression.
 * @throws {MazeError} Where the expression cannot be read; why is in its `diagnostics`.
 *
 * @example
 * ```ts
 * import { pattern } from "@maze/grammar";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(pattern("[0-9]").pattern, { kind: "chars", set: [[48, 57]] });
 * ```
 */
export function pattern(source: string, options: Partial<RegexOptions> = {}): Lexeme {
  const parsed = parseRegex(source, { dialect: "ecma", ...options });
  const name = `/${source}/${options.flags ?? ""}`;
  if (parsed.kind === "parsed") return { kind: "lexeme", name, pattern: parsed.regex };
  const { diagnostic } = parsed;
  throw new MazeError(regexErrors.malformed, `Cannot use ${name}: ${diagnostic.message}`, {
    diagnostics: [diagnostic],
    ...(diagnostic.suggestion === undefined ? {} : { fix: diagnostic.suggestion }),
  });
}
