/** Outlines one TypeScript or JavaScript file: parse, declared symbols, imports and exports, one walk. */
import ts from "typescript";
import type { Source } from "@maze/base";
import type {
  AmbientModule,
  ModuleExport,
  ModuleImport,
  ModuleOutline,
  ModuleScope,
  OutlineLimits,
  OutlineResult,
  OutlineSymbol,
} from "../../model/outline.ts";
import { commentTypes, commonJsOf } from "./scope/common_js.ts";
import { exportsOf, importsOf } from "./scope/modules.ts";
import { isJavaScript, type OutlineInput, parseSource, syntaxErrors, tooDeep } from "./parse.ts";
import { hasModifier } from "./scope/signature.ts";
import { countLines, countNames, countSpecifiers, styleTally } from "./walk/style.ts";
import { symbolsOf } from "./scope/symbols.ts";
import { frameworkOf, testsOf } from "./walk/tests.ts";
import { lineAt, spanOf } from "./text.ts";
import { walkNodes } from "./walk/walk.ts";

/**
 * Bounds of an outline where the caller sets none.
 *
 * @example
 * ```ts
 * import { defaultOutlineLimits, outlineTypeScript } from "@maze/types";
 * import { assertEquals } from "@std/assert";
 *
 * const text = `type Long = ${"| 'member' ".repeat(1000)};`;
 * const result = outlineTypeScript({ path: "a.ts", text });
 * const length = result.kind === "outlined" && result.outline.symbols[0]?.signature?.length;
 * assertEquals(length, defaultOutlineLimits.signatureLength);
 * ```
 */
export const defaultOutlineLimits: OutlineLimits = {
  signatureLength: 2000,
  documentationLength: 4000,
  diagnostics: 20,
};

/**
 * Version of the compiler that parses; outlines of another version may differ.
 *
 * @example
 * ```ts
 * import { parserVersion } from "@maze/types";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(parserVersion, "6.0.3");
 * ```
 */
export const parserVersion: string = ts.version;

/**
 * Outlines one file without a type checker: its symbols with signatures and documentation, imports,
 * exports, tests, style counts and syntax errors.
 *
 * @param source Path, whose extension says what language it is (`.ts .tsx .mts .cts .d.ts .js .jsx
 *   .mjs .cjs`), and text; a byte-order mark and any line ending may stand in it.
 * @param limits Bounds; each absent one takes its default.
 * @returns The outline; `failed` where the file nests deeper than the parser's stack.
 *
 * @example
 * ```ts
 * import { outlineTypeScript } from "@maze/types";
 * import { assertEquals } from "@std/assert";
 *
 * const text = "export const twice = (n: number): number => 2 * n;";
 * const result = outlineTypeScript({ path: "a.ts", text });
 * const [symbol] = result.kind === "outlined" ? result.outline.symbols : [];
 * assertEquals([symbol?.kind, symbol?.signature], ["variable", "(n: number): number"]);
 * ```
 */
export function outlineTypeScript(
  source: Source,
  limits: Partial<OutlineLimits> = {},
): OutlineResult {
  const parsed = parseSource(source);
  if (parsed.kind === "failed") return parsed;
  const input: OutlineInput = {
    file: parsed.file,
    text: source.text,
    limits: { ...defaultOutlineLimits, ...limits },
    javaScript: isJavaScript(source.path),
  };
  try {
    return { kind: "outlined", outline: outlineFile(source.path, input) };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error; // namespaces nested as deep as the parser goes
    return { kind: "failed", diagnostic: tooDeep(source.path) };
  }
}

function outlineFile(path: string, input: OutlineInput): ModuleOutline {
  const { file, text } = input;
  const isModule = ts.isExternalModule(file);
  const scope = fileScope(input, file.isDeclarationFile && isModule);
  const tally = styleTally();
  const lines = countLines(text, tally);
  const walked = walkNodes(input, tally);
  const imports = [...referencesOf(input), ...scope.imports, ...walked.imports];
  countSpecifiers(imports, scope.exports, tally);
  countNames(scope.symbols, tally);
  const declared = new Set(scope.symbols.map(({ name }) => name));
  const framework = walked.testCalls.length > 0
    ? frameworkOf(walked.testCalls, imports)
    : undefined;
  return {
    kind: isModule || scope.exports.length > 0 ? "module" : "script",
    lines,
    symbols: scope.symbols,
    imports,
    exports: scope.exports,
    ambient: ambientModules(input, isModule),
    globals: globalSymbols(input),
    tests: testsOf({ calls: walked.testCalls, declared, imports }, input),
    ...(framework ? { framework } : {}),
    style: tally.counts(),
    diagnostics: syntaxErrors(input, path),
  };
}

function fileScope(input: OutlineInput, ambient: boolean): ModuleScope {
  const { statements } = input.file;
  const symbols: OutlineSymbol[] = symbolsOf({ statements, ambient }, input);
  const commonJs = input.javaScript && !ts.isExternalModule(input.file)
    ? commonJsOf(statements, input)
    : { symbols: [], exports: [] };
  symbols.push(...commonJs.symbols);
  if (input.javaScript) {
    symbols.push(...commentTypes([...statements, input.file.endOfFileToken], input));
  }
  const exports: ModuleExport[] = [
    ...exportsOf(statements, { input, symbols }),
    ...commonJs.exports,
  ];
  return { symbols, imports: importsOf(statements, input), exports: distinct(exports) };
}

/** Assigned exports are both on their symbols and in the list of assignments. */
function distinct(exports: readonly ModuleExport[]): ModuleExport[] {
  const declared = new Set<string>();
  return exports.filter((one) => {
    if (one.kind !== "declared") return true;
    if (declared.has(one.name)) return false;
    declared.add(one.name);
    return true;
  });
}

/** `/// <reference path="…" />`. */
function referencesOf(input: OutlineInput): ModuleImport[] {
  return input.file.referencedFiles.map(({ fileName, pos }) => ({
    kind: "reference",
    source: fileName.startsWith(".") || fileName.startsWith("/") ? fileName : `./${fileName}`,
    line: lineAt(pos, input),
    bindings: [],
  }));
}

/** `declare module "…"` blocks: in a module they augment another one, in a script they declare one. */
function ambientModules(input: OutlineInput, isModule: boolean): AmbientModule[] {
  const found: AmbientModule[] = [];
  for (const statement of input.file.statements) {
    if (!ts.isModuleDeclaration(statement) || !ts.isStringLiteral(statement.name)) continue;
    const statements = statement.body && ts.isModuleBlock(statement.body)
      ? statement.body.statements
      : [];
    const symbols = symbolsOf({ statements, ambient: true }, input);
    const span = spanOf(statement, input);
    found.push({
      name: statement.name.text,
      augments: isModule,
      span,
      line: lineAt(span.start, input),
      symbols,
      imports: importsOf(statements, input),
      exports: exportsOf(statements, { input, symbols }),
    });
  }
  return found;
}

function globalSymbols(input: OutlineInput): OutlineSymbol[] {
  return input.file.statements.flatMap((statement) => {
    const isGlobal = ts.isModuleDeclaration(statement) &&
      (statement.flags & ts.NodeFlags.GlobalAugmentation) !== 0 &&
      hasModifier(statement, ts.SyntaxKind.DeclareKeyword);
    if (!isGlobal || !statement.body || !ts.isModuleBlock(statement.body)) return [];
    return symbolsOf({ statements: statement.body.statements, ambient: true }, input);
  });
}
