/** The index as it is asked: everything beyond the list of files is worked out on first use. */
import { type Diagnostic, joinPath } from "@maze/base";
import { languageOf } from "@maze/languages";
import type { ModuleImport, ModuleOutline, OutlineSymbol } from "@maze/types";
import type { ProjectConfig } from "../resolve/config.ts";
import { exportResolver } from "../resolve/exports.ts";
import { moduleResolver } from "../resolve/modules.ts";
import { scopeTable } from "../resolve/scopes.ts";
import { summarizeStyle } from "../style/summary.ts";
import type { SkippedFile } from "../walk/contract.ts";
import type {
  ImportEdge,
  IndexedFile,
  IndexStatistics,
  ProjectIndex,
  SymbolPlace,
  TestPlace,
} from "./contract.ts";
import type { IndexEntry } from "./entry.ts";
import { frameworkByPackage } from "./framework.ts";

/** What an index is made of. */
export interface IndexParts {
  readonly root: string;
  /** The root as it was named, which may lead over links. */
  readonly namedRoot: string;
  readonly entries: readonly IndexEntry[];
  readonly config: ProjectConfig;
  readonly skipped: readonly SkippedFile[];
  readonly notices: readonly Diagnostic[];
  readonly statistics: IndexStatistics;
}

/** Makes the index over its parts. */
export function projectIndex(parts: IndexParts): ProjectIndex {
  const { config, notices, root, skipped, statistics } = parts;
  const outlined = new Map<string, Outlined>();
  for (const entry of parts.entries) {
    if (entry.content.kind === "outlined") {
      outlined.set(entry.path, { entry, content: entry.content });
    }
  }
  const outlineAt = (path: string): ModuleOutline | undefined =>
    outlined.get(path)?.content.outline.value();
  const outlines = once(() =>
    new Map([...outlined.keys()].map((path) => [path, outlineAt(path)!]))
  );
  const resolve = moduleResolver(new Set(outlined.keys()), config);
  const exportsOf = once(() => exportResolver(scopeTable(outlines(), resolve)));
  const places = once(() => [...outlines()].flatMap(([path, outline]) => placesIn(path, outline)));
  const byName = once(() => Map.groupBy(places(), ({ symbol }) => symbol.name));
  const edges = once(() =>
    new Map([...outlines()].map(([path, outline]) => [path, edgesOf(path, outline, resolve)]))
  );
  const importers = once(() => reversed(edges()));
  const within = (path: string): string =>
    below(root, path) ?? below(parts.namedRoot, path) ?? joinPath(path);

  return {
    root,
    files: [...outlined.values()].map(indexedFile),
    skipped,
    notices,
    statistics,
    outline: (path) => outlineAt(within(path)),
    symbols: (name) => name === undefined ? places() : byName().get(name) ?? [],
    exportedSymbols: (path) => exportsOf()(within(path)),
    resolve: (specifier, from) => resolve(specifier, within(from)),
    imports: (path) => edges().get(within(path)) ?? [],
    importers: (path) => importers().get(within(path)) ?? [],
    tests: once(() => [...outlines()].flatMap(([path, outline]) => testsIn(path, outline, config))),
    style: once(() => summarizeStyle(outlines().values().map(({ style }) => style))),
  };
}

/** Path of what stands below a folder, both absolute, as seen from the folder. */
function below(folder: string, path: string): string | undefined {
  const start = folder.endsWith("/") ? folder : `${folder}/`;
  const normal = joinPath(path);
  return normal.startsWith(start) ? normal.slice(start.length) : undefined;
}

interface Outlined {
  readonly entry: IndexEntry;
  readonly content: Extract<IndexEntry["content"], { readonly kind: "outlined" }>;
}

function indexedFile({ content: { figures }, entry: { path, size } }: Outlined): IndexedFile {
  return { path, language: languageOf(path)!.name, size, ...figures };
}

/** Makes a value when it is first asked for, and keeps it. */
function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => (made ??= { value: make() }).value;
}

function placesIn(path: string, outline: ModuleOutline): SymbolPlace[] {
  const places: SymbolPlace[] = [];
  const add = (symbols: readonly OutlineSymbol[], container: string | undefined): void => {
    for (const symbol of symbols) {
      places.push({ path, symbol, ...(container === undefined ? {} : { container }) });
      const { members, name } = symbol;
      if (members) add(members, container === undefined ? name : `${container}.${name}`);
    }
  };
  add(outline.symbols, undefined);
  add(outline.globals, "global");
  for (const { name, symbols } of outline.ambient) add(symbols, JSON.stringify(name));
  return places;
}

function edgesOf(
  path: string,
  outline: ModuleOutline,
  resolve: (specifier: string, from: string) => string | undefined,
): ImportEdge[] {
  const scopes = [outline, ...outline.ambient];
  const imports = scopes.flatMap((scope) => [...scope.imports, ...reExports(scope.exports)]);
  return imports.map((one) => {
    const to = resolve(one.source, path);
    return { import: one, ...(to === undefined ? {} : { to }) };
  });
}

/** The modules that exports name, once each. */
function reExports(exports: ModuleOutline["exports"]): ModuleImport[] {
  const found = new Map<string, ModuleImport>();
  for (const one of exports) {
    if (!("source" in one) || found.has(one.source)) continue;
    const { line, source } = one;
    found.set(source, { kind: "static", source, line, bindings: [] });
  }
  return [...found.values()];
}

function reversed(edges: ReadonlyMap<string, readonly ImportEdge[]>): Map<string, string[]> {
  const importers = new Map<string, Set<string>>();
  for (const [path, from] of edges) {
    for (const { to } of from) {
      if (to === undefined || to === path) continue;
      const known = importers.get(to);
      if (known) known.add(path);
      else importers.set(to, new Set([path]));
    }
  }
  return new Map([...importers].map(([path, found]) => [path, [...found].sort()]));
}

function testsIn(path: string, outline: ModuleOutline, config: ProjectConfig): TestPlace[] {
  if (outline.tests.length === 0) return [];
  const framework = outline.framework ?? frameworkByPackage(path, config);
  return outline.tests.map((test) => ({ path, test, ...(framework ? { framework } : {}) }));
}
