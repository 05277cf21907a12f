/** The project's measured style as the search writes it. */
import type { StyleSummary } from "@maze/project";
import type { CodeStyle } from "@maze/types";

/** Fewest sightings for a habit to count. */
const LEAST_SUPPORT = 3;

/**
 * Picks what a search needs to know of a project's style.
 *
 * @param summary The measured style.
 * @returns The aspects that were seen often enough; the search has its own ways for the others.
 */
export function codeStyle(summary: StyleSummary): Partial<CodeStyle> {
  const usual = new Map(
    summary.filter(({ support }) => support >= LEAST_SUPPORT).map((
      { aspect, value },
    ) => [aspect, value]),
  );
  const quotes = usual.get("quotes");
  const semicolons = usual.get("semicolons");
  const indent = usual.get("indent");
  const width = Number(usual.get("lineWidth"));
  return {
    ...(quotes ? { quote: quotes === "single" ? "'" as const : '"' as const } : {}),
    ...(semicolons ? { semicolons: semicolons === "always" } : {}),
    ...(indent
      ? { indent: indent === "tab" || indent === "tabs" ? "\t" : " ".repeat(Number(indent) || 2) }
      : {}),
    ...(width > 0 ? { width: Math.max(60, width) } : {}),
  };
}
