/**
 * The outline against the compiler's own binder, on the compiler's conformance tests: each symbol that
 * the binder puts into a file's scopes, down to members of members, stands in the outline with its
 * kind, and nothing else does. Skipped where the tests are not beside the project.
 */
import ts from "typescript";
import { assert, assertEquals } from "@std/assert";
import { type OutlineSymbol, outlineTypeScript } from "@maze/types";
import { hasSharedData, readSharedData } from "../../support/shared_data.ts";

const corpus = "typescript-conformance-sample.jsonl.gz";

/** Programs in which the two may differ, and why. */
const differing: ReadonlyMap<string, string> = new Map(
  [
    ["a member declared twice is an error", [
      "classes/propertyMemberDeclarations/propertyAndFunctionWithSameName.ts",
      "es6/Symbols/symbolProperty17.ts",
    ]],
    ["a default exported twice is an error", [
      "es6/modules/defaultExportsCannotMerge04.ts",
      "externalModules/multipleExportDefault1.ts",
      "externalModules/multipleExportDefault3.ts",
      "externalModules/multipleExportDefault4.ts",
    ]],
    ["enums and functions in statements are not of the module", [
      "constEnums/constEnum4.ts",
      "statements/labeledStatements/labeledStatementWithLabel.ts",
      "statements/labeledStatements/labeledStatementWithLabel_strict.ts",
    ]],
    ["properties assigned in other places than a scope's own statements", [
      "es6/newTarget/newTargetNarrowing.ts",
      "salsa/propertyAssignmentUseParentType1.ts",
      "salsa/typeFromPropertyAssignment31.ts",
      "salsa/typeFromPropertyAssignment38.ts",
    ]],
  ].flatMap(([why, names]) => (names as string[]).map((name) => [name, why as string] as const)),
);

const kinds: readonly (readonly [flag: ts.SymbolFlags, kind: string])[] = [
  [ts.SymbolFlags.Function, "function"],
  [ts.SymbolFlags.Class, "class"],
  [ts.SymbolFlags.Interface, "interface"],
  [ts.SymbolFlags.TypeAlias, "type"],
  [ts.SymbolFlags.Enum, "enum"],
  [ts.SymbolFlags.Variable, "variable"],
  [ts.SymbolFlags.Module, "namespace"],
  [ts.SymbolFlags.Method, "method"],
  [ts.SymbolFlags.Property, "field"],
  [ts.SymbolFlags.GetAccessor, "getter"],
  [ts.SymbolFlags.SetAccessor, "setter"],
  [ts.SymbolFlags.EnumMember, "enum-member"],
  [ts.SymbolFlags.Constructor, "constructor"],
];

type Bound = ts.Symbol & { readonly exportSymbol?: ts.Symbol };
type Scoped = ts.Node & { readonly locals?: ts.SymbolTable; readonly symbol?: ts.Symbol };

/** What the binder says of a file, as lines `Class.member:kind`. */
function boundSymbols(path: string, text: string): Set<string> {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const host: ts.CompilerHost = {
    getSourceFile: (name) => (name === path ? file : undefined),
    fileExists: (name) => name === path,
    readFile: () => undefined,
    getCanonicalFileName: (name) => name,
    getCurrentDirectory: () => "/",
    getDefaultLibFileName: () => "lib.d.ts",
    getNewLine: () => "\n",
    useCaseSensitiveFileNames: () => true,
    writeFile: () => {},
  };
  const options: ts.CompilerOptions = { noLib: true, target: 99, module: 99, types: [], jsx: 1 };
  ts.createProgram([path], options, host).getTypeChecker();
  const lines = new Set<string>();
  const seen = new Set<ts.Symbol>();
  const { locals, symbol } = file as Scoped;
  for (const one of locals?.values() ?? []) addBound(one, { prefix: "", lines, seen });
  for (const one of symbol?.exports?.values() ?? []) addBound(one, { prefix: "", lines, seen });
  return lines;
}

interface Collected {
  readonly prefix: string;
  readonly lines: Set<string>;
  readonly seen: Set<ts.Symbol>;
}

function addBound(bound: Bound, { lines, prefix, seen }: Collected): void {
  const symbol = bound.exportSymbol ?? bound;
  const declarations = symbol.declarations ?? [];
  const flags = symbol.flags | bound.flags;
  const skips = ts.SymbolFlags.Alias | ts.SymbolFlags.Prototype | ts.SymbolFlags.ExportStar |
    ts.SymbolFlags.TypeParameter | ts.SymbolFlags.Signature;
  if (seen.has(bound) || flags & skips || flags === ts.SymbolFlags.Assignment) return;
  seen.add(bound);
  const name = nameOf(symbol, declarations);
  if (name === undefined || declarations.some(isOutside)) return;
  const isAccessor = declarations.some((one) =>
    ts.isPropertyDeclaration(one) && ts.isAutoAccessorPropertyDeclaration(one)
  );
  const assigned = flags & ts.SymbolFlags.Assignment && !declarations.some(ts.isModuleDeclaration);
  for (const [flag, kind] of kinds) {
    if (!(flags & flag) || (kind === "namespace" && assigned)) continue;
    lines.add(`${prefix}${name}:${isAccessor ? "field" : kind}`);
  }
  const inner = { prefix: `${prefix}${name}.`, lines, seen };
  const holds = ts.SymbolFlags.Class | ts.SymbolFlags.Interface | ts.SymbolFlags.Enum |
    ts.SymbolFlags.Module;
  const tables = flags & holds ? [symbol.members, symbol.exports] : [];
  for (const one of declarations as readonly Scoped[]) {
    if (ts.isModuleDeclaration(one)) tables.push((one as Scoped).locals);
    if (ts.isTypeAliasDeclaration(one) && ts.isTypeLiteralNode(one.type)) {
      tables.push((one.type as Scoped).symbol?.members);
    }
  }
  for (const table of tables) for (const one of table?.values() ?? []) addBound(one, inner);
}

/** String-named modules and `global` are scopes of their own in an outline. */
function isOutside(declaration: ts.Declaration): boolean {
  return ts.isModuleDeclaration(declaration) &&
    (ts.isStringLiteral(declaration.name) ||
      (declaration.flags & ts.NodeFlags.GlobalAugmentation) !== 0);
}

/** The name as an outline has it; none for computed names and index signatures. */
function nameOf(symbol: ts.Symbol, declarations: readonly ts.Declaration[]): string | undefined {
  if (symbol.flags & ts.SymbolFlags.Constructor) return "constructor";
  const [first] = declarations;
  const declared = first && ts.getNameOfDeclaration(first);
  if (declared && ts.isPrivateIdentifier(declared)) return declared.text;
  const name = ts.unescapeLeadingUnderscores(symbol.escapedName);
  if (name === "default" && declared && ts.isIdentifier(declared)) return declared.text;
  return /^__(computed|index|missing|@)/.test(name) || name === "export=" ? undefined : name;
}

function outlinedSymbols(symbols: readonly OutlineSymbol[], prefix = ""): string[] {
  return symbols.flatMap((symbol) => {
    const { kind, members = [], name } = symbol;
    if (kind === "alias" || /-signature$/.test(kind) || /^\[|^export=$/.test(name)) return [];
    const holds = kind !== "variable" && kind !== "function";
    const inner = holds ? outlinedSymbols(members, `${prefix}${name}.`) : [];
    return [`${prefix}${name}:${kind}`, ...inner];
  });
}

Deno.test({
  name: "outline: has the symbols that the compiler's binder has",
  ignore: !hasSharedData(corpus),
  fn: async () => {
    const agreeing = new Set(differing.keys());
    const wrong: string[] = [];
    let symbols = 0;
    for (const { name, source } of await readSharedData<{ name: string; source: string }>(corpus)) {
      if (/@filename/i.test(source) || !/\.tsx?$/.test(name)) continue;
      const path = `/${name.split("/").at(-1)}`;
      const result = outlineTypeScript({ path, text: source });
      assert(result.kind === "outlined", name);
      if (result.outline.diagnostics.length > 0) continue; // what a faulty text declares is open
      const bound = boundSymbols(path, source);
      const outlined = new Set(outlinedSymbols(result.outline.symbols));
      symbols += bound.size;
      const difference = [...bound.symmetricDifference(outlined)];
      if (difference.length === 0) continue;
      if (differing.has(name)) agreeing.delete(name);
      else wrong.push(`${name}: ${difference.slice(0, 4).join(", ")}`);
    }
    assertEquals(wrong, []);
    assertEquals([...agreeing], [], "these agree now: take them off the list");
    assert(symbols > 15_000, `Cannot trust so few symbols: ${symbols}`);
  },
});
