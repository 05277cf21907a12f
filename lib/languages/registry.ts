/** The languages there are, and which one a file is in. */
import type { LanguagePack } from "./contract.ts";
import { typescriptPack } from "./typescript/pack.ts";

/**
 * Every language pack.
 *
 * @example
 * ```ts
 * import { languages } from "@maze/languages";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(languages.map(({ name }) => name), ["typescript"]);
 * ```
 */
export const languages: readonly LanguagePack[] = [typescriptPack];

const byExtension: ReadonlyMap<string, LanguagePack> = new Map(
  languages.flatMap((pack) => pack.extensions.map((extension) => [extension, pack] as const)),
);

/**
 * The language of a file, by the extension of its path.
 *
 * @param path A path with forward slashes.
 * @returns The pack, or `undefined` for a file in no known language.
 *
 * @example
 * ```ts
 * import { languageOf } from "@maze/languages";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(languageOf("src/view.d.mts")?.name, "typescript");
 * assertEquals(languageOf("notes.txt"), undefined);
 * ```
 */
export function languageOf(path: string): LanguagePack | undefined {
  const name = path.slice(path.lastIndexOf("/") + 1);
  const dot = name.lastIndexOf(".");
  return dot < 0 ? undefined : byExtension.get(name.slice(dot).toLowerCase());
}
