/** Where imports lead: the import map first, then the compiler's own resolution. */
import ts from "typescript";
import type { FileView } from "./file_view.ts";
import { type ImportMap, isRemote, mapSpecifier } from "./import_map.ts";

/** Resolves imports for one project. */
export interface Resolver {
  /** One import; `undefined` for built-ins and misses. */
  resolve(
    specifier: string,
    from: string,
    mode?: ts.ResolutionMode,
  ): ts.ResolvedModuleFull | undefined;
  /** Forgets what it knows, after files came or went. */
  reset(): void;
}

/** Makes a resolver. */
export function createResolver(
  view: FileView,
  options: ts.CompilerOptions,
  context: { readonly root: string; readonly importMap: ImportMap },
): Resolver {
  const newCache = (): ts.ModuleResolutionCache =>
    ts.createModuleResolutionCache(context.root, (name) => name, options);
  let cache = newCache();
  return {
    resolve: (specifier, from, mode) => {
      if (specifier.startsWith("node:")) return undefined;
      const target = mapSpecifier(context.importMap, specifier);
      if (isRemote(target)) return undefined;
      return ts.resolveModuleName(target, from, options, view, cache, undefined, mode)
        .resolvedModule;
    },
    reset: () => {
      cache = newCache();
    },
  };
}

/** Import map entries of registries whose packages are not installed. */
export function missingPackages(
  resolver: Resolver,
  { map, root }: { readonly map: ImportMap; readonly root: string },
): string[] {
  const missing: string[] = [];
  for (const [name, target] of map) {
    if (!isRemote(target) || resolver.resolve(name, `${root}/_.ts`)) continue;
    missing.push(name.endsWith("/") ? `${name}*` : name);
  }
  return missing;
}
