/** TypeScript and JavaScript as a language pack, over the compiler's own parser. */
import { outlineTypeScript, parserVersion } from "@maze/types";
import type { LanguagePack } from "../contract.ts";
import { moduleCandidates } from "./candidates.ts";

/** Goes up when the outline of some text changes though the parser did not. */
const outlineVersion = 1;

/**
 * The pack of TypeScript and JavaScript.
 *
 * @example
 * ```ts
 * import { typescriptPack } from "@maze/languages";
 * import { assertEquals } from "@std/assert";
 *
 * const result = typescriptPack.outline({ path: "a.ts", text: "export enum Colour { Red }" });
 * assertEquals(result.kind === "outlined" && result.outline.symbols[0]?.kind, "enum");
 * ```
 */
export const typescriptPack: LanguagePack = {
  name: "typescript",
  version: `${outlineVersion}+typescript@${parserVersion}`,
  extensions: [".ts", ".tsx", ".mts", ".cts", ".js", ".jsx", ".mjs", ".cjs"],
  outline: outlineTypeScript,
  moduleCandidates,
};
