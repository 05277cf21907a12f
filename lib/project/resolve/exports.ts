/** What the modules of a project export, found in the index as the TypeScript checker would find it. */
import type { OutlineSymbol } from "@maze/types";
import type { ExportedSymbol, ExportKind } from "./contract.ts";
import { followExport, type FollowState, type Found, type NamedExports } from "./follow.ts";
import { collectNames } from "./names.ts";
import type { ScopeTable } from "./scopes.ts";

/** Answers what modules export, by name in the order of the alphabet. */
export type ExportResolver = (module: string) => readonly ExportedSymbol[];

/** Makes the resolver; what it finds is kept. */
export function exportResolver(table: ScopeTable): ExportResolver {
  const names = new Map<string, NamedExports>();
  const state: FollowState = {
    table,
    found: new Map(),
    namesOf: (module) => {
      const known = names.get(module);
      if (known) return known;
      names.set(module, new Map()); // what a circle of `export =` comes back to
      const collected = collectNames(module, state);
      names.set(module, collected);
      return collected;
    },
  };
  return (module) =>
    [...state.namesOf(module).keys()]
      .sort()
      .map((name) => describe(name, followExport(module, name, state)));
}

function describe(name: string, found: Found): ExportedSymbol {
  const kinds = new Set<ExportKind>(found.kinds);
  for (const { symbol } of found.declarations) for (const kind of kindsOf(symbol)) kinds.add(kind);
  if (found.modules.length > 0) kinds.add("namespace");
  const [module] = found.modules;
  return {
    name,
    kinds: [...kinds].sort(),
    declarations: found.declarations,
    ...(module === undefined ? {} : { module }),
    ...(found.typeOnly ? { typeOnly: true } : {}),
    ...(found.unresolved.size > 0 ? { unresolved: [...found.unresolved].sort() } : {}),
  };
}

/** Kinds of a declaration. A function that properties are assigned to is a namespace besides. */
function kindsOf(symbol: OutlineSymbol): readonly ExportKind[] {
  switch (symbol.kind) {
    case "function":
    case "variable":
      return symbol.callable && symbol.members ? [symbol.kind, "namespace"] : [symbol.kind];
    case "class":
    case "interface":
    case "type":
    case "enum":
    case "namespace":
      return [symbol.kind];
    default:
      return ["variable"]; // a member, which can only be exported as a value
  }
}
