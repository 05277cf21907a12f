/**
 * Writes the rules of the tree-sitter grammars on npm that language packs build on, in the notation
 * of overlays; `--check` instead reports the files that are not current. The packages themselves are
 * no dependency, for they bring native code that nothing here needs.
 */
import { readTreeSitter, writeNotation } from "@maze/grammar";
import { root } from "./house/files.ts";

/** A grammar and the file that keeps its rules. */
interface GrammarFile {
  readonly name: string;
  readonly specifier: string;
  readonly licence: string;
  readonly path: string;
}

const folder = "lib/languages/typescript/grammar/tree_sitter";
const FILES: readonly GrammarFile[] = [
  {
    name: "javascript",
    specifier: "npm:tree-sitter-javascript@0.25.0/src/grammar.json",
    licence: "npm:tree-sitter-javascript@0.25.0/LICENSE",
    path: `${folder}/javascript.ts`,
  },
  {
    name: "typescript",
    specifier: "npm:tree-sitter-typescript@0.23.2/typescript/src/grammar.json",
    licence: "npm:tree-sitter-typescript@0.23.2/LICENSE",
    path: `${folder}/typescript.ts`,
  },
];

async function fileOf({ name, specifier, licence }: GrammarFile): Promise<string> {
  const { default: json } = await import(specifier, { with: { type: "json" } });
  const { grammar, problems } = readTreeSitter(json);
  if (problems.length > 0) throw new Error(`Cannot read ${specifier}: ${problems[0]!.message}`);
  const rules = [...grammar.rules].map(([rule, body]) => `${rule} = ${writeNotation(body)}`);
  const notice = (await Deno.readTextFile(new URL(import.meta.resolve(licence)))).trim();
  return [
    "/**",
    ` * Rules of tree-sitter's grammar of ${name}, from ${specifier}, written by`,
    " * `scripts/grammars.ts`. Their licence:",
    " *",
    ...notice.split("\n").map((line) => ` * ${line}`.trimEnd()),
    " */",
    `export const ${name}Source = {`,
    `  name: ${JSON.stringify(name)},`,
    "  rules: String.raw`",
    ...rules.map(inTemplate),
    "`,",
    "} as const;",
    "",
  ].join("\n");
}

/** Text within a raw template: the notation reads `\u0060` and `\u0024` as the characters. */
function inTemplate(text: string): string {
  return text.replaceAll("`", "\\u0060").replaceAll("${", "\\u0024{");
}

let stale = 0;
for (const file of FILES) {
  const path = `${root}/${file.path}`;
  const wanted = await fileOf(file);
  if (!Deno.args.includes("--check")) await Deno.writeTextFile(path, wanted);
  else if (await Deno.readTextFile(path) !== wanted) {
    console.error(`${file.path} is not current: run deno task grammars`);
    stale += 1;
  }
}
Deno.exit(stale === 0 ? 0 : 1);
