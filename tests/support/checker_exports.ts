/** What the TypeScript checker says the modules of a program export: the oracle of the index. */
import ts from "typescript";

const kinds: readonly (readonly [flags: ts.SymbolFlags, kind: string])[] = [
  [ts.SymbolFlags.Function, "function"],
  [ts.SymbolFlags.Class, "class"],
  [ts.SymbolFlags.Interface, "interface"],
  [ts.SymbolFlags.TypeAlias, "type"],
  [ts.SymbolFlags.Enum, "enum"],
  [ts.SymbolFlags.Module, "namespace"],
  [
    ts.SymbolFlags.Variable | ts.SymbolFlags.Property | ts.SymbolFlags.EnumMember |
    ts.SymbolFlags.Method | ts.SymbolFlags.Accessor,
    "variable",
  ],
];

/** Options under which sources are read as the packages under test are. */
export const checkerOptions: ts.CompilerOptions = {
  target: ts.ScriptTarget.ESNext,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  allowImportingTsExtensions: true,
  noEmit: true,
  types: [],
};

/** A program over files in memory alone, without a standard library. */
export function memoryProgram(files: Readonly<Record<string, string>>): ts.Program {
  const sources = Object.keys(files).filter((path) => /\.[cm]?[jt]sx?$/.test(path));
  const host: ts.CompilerHost = {
    getSourceFile: (path, version) =>
      files[path] === undefined ? undefined : ts.createSourceFile(path, files[path], version, true),
    fileExists: (path) => files[path] !== undefined,
    readFile: (path) => files[path],
    directoryExists: () => true,
    getDirectories: () => [],
    getCanonicalFileName: (path) => path,
    getCurrentDirectory: () => "/",
    getDefaultLibFileName: () => "lib.d.ts",
    getNewLine: () => "\n",
    useCaseSensitiveFileNames: () => true,
    writeFile: () => {},
  };
  return ts.createProgram(sources, { ...checkerOptions, noLib: true, allowJs: true }, host);
}

/** Exports of a module by name, each with its kinds joined; `undefined` for a script. */
export function checkerExports(
  program: ts.Program,
  path: string,
): Map<string, string> | undefined {
  const checker = program.getTypeChecker();
  const file = program.getSourceFile(path);
  const module = file && checker.getSymbolAtLocation(file);
  if (!module) return undefined;
  const exports = new Map<string, string>();
  for (const symbol of checker.getExportsOfModule(module)) {
    if (symbol.flags & ts.SymbolFlags.Prototype) continue;
    exports.set(symbol.name, kindsOf(symbol, checker));
  }
  return exports;
}

/** Kinds of a symbol and of what it is an alias of; none for what the checker cannot find either. */
function kindsOf(symbol: ts.Symbol, checker: ts.TypeChecker): string {
  const found = new Set<string>();
  const seen = new Set<ts.Symbol>();
  for (let at = symbol; !seen.has(at);) {
    seen.add(at);
    const isUnknown = at.escapedName === "unknown" && at.declarations === undefined;
    for (const [flags, kind] of isUnknown ? [] : kinds) if (at.flags & flags) found.add(kind);
    if (at.flags & ts.SymbolFlags.Alias) at = checker.getAliasedSymbol(at);
  }
  return [...found].sort().join(" ");
}
