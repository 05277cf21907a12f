/**
 * Exports as the checker has them, on the compiler's own conformance tests, most of which are corner
 * cases by design. Skipped where the tests are not beside the project.
 */
import { assert, assertEquals } from "@std/assert";
import { memoryHost } from "@maze/base";
import { indexProject } from "@maze/project";
import { checkerExports, memoryProgram } from "../../support/checker_exports.ts";
import { hasSharedData, readSharedData } from "../../support/shared_data.ts";

const corpus = "typescript-conformance-sample.jsonl.gz";

/** Programs in which the two differ, and why that is left so. */
const differing: ReadonlyMap<string, string> = new Map(
  [
    ["programs with an error in the very export", [
      "externalModules/multipleExportDefault1.ts",
      "externalModules/multipleExportDefault3.ts",
      "externalModules/multipleExportDefault4.ts",
      "jsdoc/declarations/jsDeclarationsDefaultsErr.ts",
      "parser/ecmascript5/ExportAssignments/parserExportAssignment7.ts",
      "parser/ecmascript5/ExportAssignments/parserExportAssignment8.ts",
    ]],
    ["packages in node_modules are not of the project", [
      "declarationEmit/typesVersionsDeclarationEmit.multiFileBackReferenceToSelf.ts",
      "externalModules/umd-augmentation-1.ts",
      "externalModules/umd-augmentation-4.ts",
      "moduleResolution/selfNameModuleAugmentation.ts",
      "node/allowJs/nodeModulesAllowJsConditionalPackageExports.ts",
      "node/allowJs/nodeModulesAllowJsPackageExports.ts",
      "node/nodeModulesConditionalPackageExports.ts",
      "node/nodeModulesImportModeDeclarationEmit1.ts",
      "node/nodeModulesPackageExports.ts",
    ]],
    ["classes and namespaces that JavaScript assigns together", [
      "jsdoc/declarations/jsDeclarationsFunctionLikeClasses2.ts",
      "jsdoc/declarations/jsDeclarationsImportAliasExposedWithinNamespace.ts",
      "jsdoc/enumTagImported.ts",
      "salsa/inferringClassStaticMembersFromAssignments.ts",
      "salsa/typeFromParamTagForFunction.ts",
    ]],
  ].flatMap(([why, names]) => (names as string[]).map((name) => [name, why as string] as const)),
);

/** The files of a test, which `// @filename:` lines part. */
function filesOf(name: string, source: string): Record<string, string> {
  const files: Record<string, string> = {};
  let path = `/${name.split("/").at(-1)}`;
  let lines: string[] = [];
  const keep = (): void => {
    if (lines.join("").trim() !== "") files[path] = lines.join("\n");
    lines = [];
  };
  for (const line of source.split(/\r?\n/)) {
    const next = /^\s*\/\/\s*@filename:\s*(\S+)/i.exec(line)?.[1];
    if (next === undefined) lines.push(line);
    else {
      keep();
      path = `/${next.replace(/^\.?\//, "")}`;
    }
  }
  keep();
  return files;
}

Deno.test({
  name: "exports: as the checker has them, on its own corner cases",
  ignore: !hasSharedData(corpus),
  fn: async () => {
    const agreeing = new Set(differing.keys());
    const wrong: string[] = [];
    let compared = 0;
    for (const { name, source } of await readSharedData<{ name: string; source: string }>(corpus)) {
      const files = filesOf(name, source);
      if (!Object.values(files).some((text) => /\b(export|import)\b/.test(text))) continue;
      const program = memoryProgram(files);
      const index = await indexProject(memoryHost(files), "/", { cache: false, exclude: [] });
      const differences: string[] = [];
      for (const { path } of index.files) {
        const expected = checkerExports(program, `/${path}`);
        if (!expected) continue; // a script, or CommonJS, which the checker shows elsewhere
        const found = new Map(
          index.exportedSymbols(path).map((symbol) => [symbol.name, symbol.kinds.join(" ")]),
        );
        compared += expected.size;
        for (const one of new Set([...expected.keys(), ...found.keys()])) {
          const [checker, indexed] = [expected.get(one), found.get(one)];
          if (checker !== indexed) differences.push(`${path} ${one}: ${checker} is ${indexed}`);
        }
      }
      if (differences.length === 0) continue;
      if (differing.has(name)) agreeing.delete(name);
      else wrong.push(`${name} ${differences.slice(0, 3).join("; ")}`);
    }
    assertEquals(wrong, []);
    assertEquals([...agreeing], [], "these agree now: take them off the list");
    assert(compared > 1000, `Cannot trust so few exports: ${compared}`);
  },
});
