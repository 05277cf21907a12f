/** What is compared: the same texts, in the same tokens, under grammars of the same language. */
import type { Grammar, JsonValue } from "@maze/grammar";
import { npmPackageFolder } from "../../tests/support/npm_sources.ts";
import { typescriptGrammar } from "@maze/languages";
import { PACKAGES, typescriptTexts } from "./typescript.ts";
import { arithmetic, json } from "./grammars/json.ts";
import { script } from "./grammars/script.ts";

/** What an engine is given: a grammar, JSON of any kind, a schema, or a language no peer has. */
export type Input =
  | { readonly kind: "grammar" | "json" | "whole-language"; readonly grammar: Grammar }
  | { readonly kind: "schema"; readonly schema: JsonValue };

/** One comparison. */
export interface Case {
  /** What is shown. */
  readonly name: string;
  readonly input: Input;
  readonly texts: readonly string[];
  /** Where the texts are from. */
  readonly source: string;
}

/** Why an engine is not asked about a whole language. */
export const NO_GRAMMAR = "it has no grammar of the whole language";

const MANIFEST = "hono@4.13.19";

/** Real JSON, indented. */
export async function readManifest(): Promise<string> {
  const path = `${await npmPackageFolder(MANIFEST)}/package.json`;
  return JSON.stringify(JSON.parse(await Deno.readTextFile(path)), null, 2);
}

/** The cases, in the order in which they are shown. */
export async function readCases(): Promise<Case[]> {
  const manifest = await readManifest();
  const read = (name: string): Promise<string> =>
    Deno.readTextFile(new URL(`./texts/${name}`, import.meta.url));
  return [
    {
      name: "JSON Schema, pretty text",
      input: { kind: "schema", schema: JSON.parse(await read("manifest.schema.json")) },
      texts: [manifest],
      source: `package.json of ${MANIFEST}`,
    },
    {
      name: "JSON, pretty text",
      input: { kind: "json", grammar: json },
      texts: [manifest],
      source: `package.json of ${MANIFEST}`,
    },
    {
      name: "arithmetic with white space, names and calls",
      input: { kind: "grammar", grammar: arithmetic },
      texts: [await read("arithmetic.txt")],
      source: "bench/peers/texts/arithmetic.txt",
    },
    {
      name: `JavaScript subset of ${script.rules.size} rules`,
      input: { kind: "grammar", grammar: script },
      texts: [await read("script.txt")],
      source: "bench/peers/texts/script.txt",
    },
    {
      name: "TypeScript, the whole language",
      input: { kind: "whole-language", grammar: typescriptGrammar() },
      texts: await typescriptTexts(),
      source: `files of ${PACKAGES.map(([specifier]) => specifier).join(", ")}`,
    },
  ];
}
