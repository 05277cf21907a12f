/** What `%regex {"substring_…": …}` cuts a text into, of which any number in a row is matched. */
import type { Span } from "@maze/base";
import { grammarErrors, larkErrors } from "../../../errors.ts";
import type { JsonValue } from "../../../schema/node.ts";
import type { Tokens } from "./tokens.ts";

/** Runs of letters, of white space, and of anything else. */
const WORDS = /[\p{L}\p{N}\p{M}_]+|\s+|[^\p{L}\p{N}\p{M}_\s]+/gu;

/** The pieces; none after a problem. */
export function substringPieces(
  json: JsonValue,
  { span, tokens }: { readonly span: Span; readonly tokens: Tokens },
): readonly string[] {
  const fields = typeof json === "object" && json !== null ? Object.entries(json) : [];
  const [name, value] = fields.length === 1 ? fields[0]! : [];
  const pieces = cut(name, value);
  if (!pieces) {
    tokens.problems.report(larkErrors.unsupported, span, {
      message: `Cannot use %regex with ${
        fields.map(([field]) => field).join(", ") || "nothing"
      }: ` +
        'expected one of "substring_words", "substring_chars" (a text) and "substring_chunks" ' +
        "(a list of texts)",
      fix: "use one of these, or write the expression between slashes",
    });
    return [];
  }
  if (pieces.length > tokens.limits.pieces) {
    tokens.problems.report(grammarErrors.tooLarge, span, {
      message: `Cannot match parts of a text of ${pieces.length} pieces: ` +
        `expected at most ${tokens.limits.pieces}`,
      fix: "cut it into larger pieces, or raise the limit `pieces`",
    });
    return [];
  }
  return pieces;
}

function cut(
  name: string | undefined,
  value: JsonValue | undefined,
): readonly string[] | undefined {
  if (name === "substring_chunks") {
    const isList = Array.isArray(value) && value.every((piece) => typeof piece === "string");
    return isList ? value as readonly string[] : undefined;
  }
  if (typeof value !== "string") return;
  if (name === "substring_chars") return [...value];
  if (name === "substring_words") return value.match(WORDS) ?? [];
}
