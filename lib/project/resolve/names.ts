/**
 * The names a module exports, as the TypeScript checker counts them: its own, then those of its
 * `export *` in order, where the first star that has a name wins and `default` never passes through a
 * star, then those of augmentations, which merge with what is there.
 */
import type { ModuleExport, OutlineSymbol } from "@maze/types";
import {
  beginFollowing,
  followName,
  type FollowState,
  type NamedExports,
  type PlacedExport,
} from "./follow.ts";
import type { PlacedScope } from "./scopes.ts";

/** Every export of a module by name. */
export function collectNames(module: string, state: FollowState): NamedExports {
  return collect(module, state, new Set());
}

function collect(module: string, state: FollowState, visited: Set<string>): NamedExports {
  if (visited.has(module)) return new Map();
  visited.add(module);
  const { table } = state;
  const scopes = table.scopesOf(module);
  const [own, ...augmenting] = scopes.map((at) => namedExports(at, state));
  const starred = new Map<string, readonly PlacedExport[]>();
  for (const at of scopes) {
    for (const one of at.scope.exports) {
      const target = one.kind === "star" ? table.moduleOf(one.source, at.path) : undefined;
      if (target === undefined) continue;
      for (const [name, exports] of collect(target, state, visited)) {
        if (name !== "default" && !starred.has(name)) starred.set(name, exports);
      }
    }
  }
  const names = new Map([...starred, ...(own ?? [])]);
  for (const added of augmenting) {
    for (const [name, exports] of added) names.set(name, [...(names.get(name) ?? []), ...exports]);
  }
  return names;
}

function namedExports(at: PlacedScope, state: FollowState): NamedExports {
  const names = new Map<string, PlacedExport[]>();
  for (const one of at.scope.exports) {
    if (one.kind === "star") continue;
    if (one.kind === "assignment") {
      for (const [name, exports] of assignedNames(one.local, at, state)) {
        names.set(name, [...(names.get(name) ?? []), ...exports]);
      }
      continue;
    }
    const exports = names.get(one.name);
    if (exports) exports.push({ at, one });
    else names.set(one.name, [{ at, one }]);
  }
  return names;
}

/** A module that is `export =` something exports what that has: as namespace, enum, class or module. */
function assignedNames(local: string, at: PlacedScope, state: FollowState): NamedExports {
  const following = beginFollowing(state);
  followName(local.split("."), at, following);
  const { declarations, modules } = following.found;
  const names = new Map<string, readonly PlacedExport[]>();
  for (const module of modules) for (const named of state.namesOf(module)) names.set(...named);
  for (const { path, symbol } of declarations) {
    const symbols = membersOutside(symbol);
    const placed: PlacedScope = { scope: { symbols, imports: [], exports: [] }, path, outer: at };
    for (const { exportedAs: name } of symbols) {
      if (name === undefined) continue;
      const one: ModuleExport = { kind: "declared", name };
      names.set(name, [...(names.get(name) ?? []), { at: placed, one }]);
    }
  }
  return names;
}

/** Members that can be reached by the symbol's name alone, each marked as exported. */
function membersOutside({ kind, members = [] }: OutlineSymbol): readonly OutlineSymbol[] {
  switch (kind) {
    case "namespace":
      return members;
    case "enum":
      return members.map((member) => ({ ...member, exportedAs: member.name }));
    case "class":
      return members
        .filter(({ modifiers }) => modifiers?.includes("static"))
        .map((member) => ({ ...member, exportedAs: member.name }));
    default:
      return [];
  }
}
