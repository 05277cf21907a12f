/** Which entry of a grammar a source of a benchmark is read by. */
import type { SyntaxLanguage } from "@maze/check";
import { recognise } from "@maze/mask";

/** A source as its line gives it. */
export interface BenchSource {
  /** Its name, which may be a path. */
  readonly name: string;
  /** Its text. */
  readonly source: string;
  /** All fields of its line; `module` may say whether it is a module. */
  readonly fields: Readonly<Record<string, unknown>>;
}

/**
 * The entries that a source may be: those of its name, and where its line says whether it is a
 * module and the language has both kinds, that one.
 */
export function wholeEntries(language: SyntaxLanguage, source: BenchSource): readonly string[] {
  const { fields: { module }, name } = source;
  const entries = language.wholes(name);
  if (typeof module !== "boolean") return entries;
  const said = entries.filter((entry) => entry === (module ? "module" : "script"));
  return said.length > 0 ? said : entries;
}

/** The one entry that takes the source; the first where none does. */
export function wholeEntry(language: SyntaxLanguage, source: BenchSource): string {
  const entries = wholeEntries(language, source);
  if (entries.length === 1) return entries[0]!;
  // Tables of their own, so that those that are measured stay cold.
  const compiled = language.compiled();
  const takes = entries.find((entry) =>
    recognise(compiled.recogniser(entry), source.source).kind === "accepted"
  );
  return takes ?? entries[0]!;
}
