/** Reads issues for people: which there are, where they are, and what they ask for. */
import {
  $ZodError,
  type $ZodIssue,
  type $ZodIssueBase,
  type $ZodIssueCode,
  type $ZodIssueInvalidStringFormat,
  type $ZodIssueInvalidValue,
  type $ZodIssueNotMultipleOf,
  type $ZodIssueTooBig,
} from "./errors.js";
import * as util from "./util.js";

/**
 * What to show when there is room for one sentence.
 *
 * @example firstMessage({ success: true, data: 1 }) // => undefined
 * @example firstMessage({ success: false, error: new $ZodError([{ code: "custom", path: [], message: "Too short" }]) }) // => "Too short"
 * @example firstMessage({ success: false, error: new $ZodError([]) }) // => undefined
 */
export function firstMessage(result: util.SafeParseResult<unknown>): string | undefined {
  /* maze: the message of the first issue of the error, when there is one */
}

/**
 * The code of an issue as words.
 *
 * @example codeInWords({ code: "invalid_type" }) // => "invalid type"
 * @example codeInWords({ code: "not_multiple_of" }) // => "not multiple of"
 * @example codeInWords({ code: "custom" }) // => "custom"
 */
export function codeInWords(issue: Pick<$ZodIssue, "code">): string {
  /* maze: the code with a space for each underscore "_" */
}

/**
 * What could be typed in instead of a number that is no multiple.
 *
 * @example nearestMultiple(13, { divisor: 5 }) // => 15
 * @example nearestMultiple(22, { divisor: 10 }) // => 20
 * @example nearestMultiple(8, { divisor: 4 }) // => 8
 */
export function nearestMultiple(value: number, issue: Pick<$ZodIssueNotMultipleOf, "divisor">): number {
  /* maze: the multiple of the divisor that is nearest to the value, by rounding their quotient */
}

/**
 * What a string should have looked like.
 *
 * @example expectedForm({ format: "email" }) // => "email"
 * @example expectedForm({ format: "regex", pattern: "^a+$" }) // => "^a+$"
 */
export function expectedForm(issue: Pick<$ZodIssueInvalidStringFormat, "format" | "pattern">): string {
  /* maze: the pattern, or the format where there is no pattern */
}

/**
 * Where the issues are.
 *
 * @example dotPaths([{ path: ["user", "name"] }, { path: [] }]) // => ["user.name", ""]
 * @example dotPaths([{ path: ["tags", 0] }]) // => ["tags[0]"]
 * @example dotPaths([]) // => []
 */
export function dotPaths(issues: readonly Pick<$ZodIssueBase, "path">[]): string[] {
  /* maze: the path of each issue as a dot path */
}

/**
 * Whether anything of a kind went wrong.
 *
 * @example hasCode([{ code: "too_big" }, { code: "custom" }], "custom") // => true
 * @example hasCode([{ code: "too_big" }], "too_small") // => false
 * @example hasCode([], "custom") // => false
 */
export function hasCode(issues: readonly Pick<$ZodIssue, "code">[], code: $ZodIssueCode): boolean {
  /* maze: whether some issue has the code */
}

/**
 * What to show beside a field of a form.
 *
 * @example issueOf([{ path: ["a"], message: "Bad" }, { path: ["b", 1], message: "Worse" }], "b") // => { path: ["b", 1], message: "Worse" }
 * @example issueOf([{ path: ["a"], message: "Bad" }, { path: ["a", "b"], message: "Worse" }], "a") // => { path: ["a"], message: "Bad" }
 * @example issueOf([{ path: ["a", "b"], message: "Bad" }], "b") // => undefined
 */
export function issueOf(issues: readonly $ZodIssueBase[], key: PropertyKey): $ZodIssueBase | undefined {
  /* maze: the first issue whose path begins with the key */
}

/**
 * The issues of each field.
 *
 * @example issuesByPath([{ path: ["a"], message: "Bad" }, { path: ["a"], message: "Worse" }]) // => new Map([["a", [{ path: ["a"], message: "Bad" }, { path: ["a"], message: "Worse" }]]])
 * @example issuesByPath([{ path: ["a", "b"], message: "Bad" }, { path: [0], message: "Worse" }]) // => new Map([["a.b", [{ path: ["a", "b"], message: "Bad" }]], ["[0]", [{ path: [0], message: "Worse" }]]])
 * @example issuesByPath([]) // => new Map()
 */
export function issuesByPath(issues: readonly $ZodIssueBase[]): Map<string, $ZodIssueBase[]> {
  /* maze: the issues in groups by their dot path */
}

/**
 * The upper bound in signs.
 *
 * @example upperBound({ maximum: 5, inclusive: true }) // => "<=5"
 * @example upperBound({ maximum: 20, inclusive: false }) // => "<20"
 * @example upperBound({ maximum: 3 }) // => "<3"
 */
export function upperBound(issue: Pick<$ZodIssueTooBig, "maximum" | "inclusive">): string {
  /* maze: "<=" when the bound is inclusive, else "<", followed by the maximum */
}

/**
 * Which values are allowed, and where.
 *
 * @example allowedValues({ path: ["size"], values: ["s", "m"] }) // => 'size: "s"|"m"'
 * @example allowedValues({ path: ["ports", 0], values: [80, 443] }) // => "ports[0]: 80|443"
 */
export function allowedValues(issue: Pick<$ZodIssueInvalidValue, "path" | "values">): string {
  /* maze: the dot path, then ": ", then the values joined */
}
