/**
 * The modules of a project and their scopes. A module is a file, or a name that `declare module`
 * blocks give; other files may augment it with blocks of their own.
 */
import type { AmbientModule, ModuleOutline, ModuleScope, OutlineSymbol } from "@maze/types";
import type { ModuleResolver } from "./modules.ts";

/** A scope and where it stands. */
export interface PlacedScope {
  /** Its names. */
  readonly scope: ModuleScope;
  /** File it stands in. */
  readonly path: string;
  /** The scope around it, where names are looked up next. */
  readonly outer?: PlacedScope;
}

/** What names can be looked up in. */
export interface ScopeTable {
  /** Scopes of a module: its own first, then those that augment it; none for what is unknown. */
  scopesOf(module: string): readonly PlacedScope[];
  /** The module that an import in a file leads to. */
  moduleOf(source: string, from: string): string | undefined;
  /** Symbols of a global name: of scripts, and of `declare global` blocks. */
  globals(name: string): readonly { readonly path: string; readonly symbol: OutlineSymbol }[];
}

/** Builds the table over all outlines. */
export function scopeTable(
  outlines: ReadonlyMap<string, ModuleOutline>,
  resolve: ModuleResolver,
): ScopeTable {
  const modules = new Map<string, PlacedScope[]>();
  const globals = new Map<string, { path: string; symbol: OutlineSymbol }[]>();
  const add = (module: string, scope: PlacedScope): void => {
    const scopes = modules.get(module);
    if (scopes) scopes.push(scope);
    else modules.set(module, [scope]);
  };
  const addGlobals = (path: string, symbols: readonly OutlineSymbol[]): void => {
    for (const symbol of symbols) {
      const places = globals.get(symbol.name);
      if (places) places.push({ path, symbol });
      else globals.set(symbol.name, [{ path, symbol }]);
    }
  };
  for (const [path, outline] of outlines) {
    addGlobals(path, outline.globals);
    if (outline.kind === "module") add(path, { scope: outline, path });
    else addGlobals(path, outline.symbols);
  }
  for (const [path, outline] of outlines) {
    const file: PlacedScope = { scope: outline, path };
    for (const ambient of outline.ambient) {
      add(nameOf(ambient, path, resolve), { scope: ambient, path, outer: file });
    }
  }
  const patterns = [...modules.keys()].filter((name) => name.includes("*"));
  return {
    scopesOf: (module) => modules.get(module) ?? [],
    globals: (name) => globals.get(name) ?? [],
    moduleOf: (source, from) => {
      const path = resolve(source, from);
      if (path !== undefined) return path;
      if (modules.has(source)) return source;
      return patterns.find((pattern) => matches(pattern, source));
    },
  };
}

/** A block that augments belongs to the module its name leads to from its file. */
function nameOf({ augments, name }: AmbientModule, path: string, resolve: ModuleResolver): string {
  return augments ? resolve(name, path) ?? name : name;
}

function matches(pattern: string, source: string): boolean {
  const [before, after] = pattern.split("*") as [string, string];
  return source.length >= before.length + after.length && source.startsWith(before) &&
    source.endsWith(after);
}
