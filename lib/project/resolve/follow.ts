/** Follows a name to its declarations: through imports, re-exports, aliases and namespaces. */
import { assertNever } from "@maze/base";
import type { ImportBinding, ModuleExport, OutlineSymbol } from "@maze/types";
import type { ExportedDeclaration, ExportKind } from "./contract.ts";
import type { PlacedScope, ScopeTable } from "./scopes.ts";

/** An export that has a name, and the scope it stands in. */
export interface PlacedExport {
  readonly at: PlacedScope;
  readonly one: Exclude<ModuleExport, { readonly kind: "star" | "assignment" }>;
}

/** Exports of one module by name. */
export type NamedExports = ReadonlyMap<string, readonly PlacedExport[]>;

/** What a name leads to; growing while it is followed. */
export interface Found {
  readonly declarations: ExportedDeclaration[];
  /** Whole modules. */
  readonly modules: string[];
  /** Specifiers and names that lead out of the index. */
  readonly unresolved: Set<string>;
  /** Kinds that no declaration shows: the value of an enum member or a property. */
  readonly kinds: Set<ExportKind>;
  typeOnly: boolean;
}

/** What names are followed through. */
export interface FollowState {
  readonly table: ScopeTable;
  /** Every export of a module, stars included. */
  readonly namesOf: (module: string) => NamedExports;
  /** Results by module and name; one that is being made stands here too, which ends circles. */
  readonly found: Map<string, Found>;
}

/** One pass of following. */
export interface Following {
  readonly state: FollowState;
  readonly found: Found;
  /** Names of this pass, so that a circle of them ends. */
  readonly seen: Set<string>;
}

/** Begins a pass that has found nothing yet. */
export function beginFollowing(state: FollowState): Following {
  const found: Found = {
    declarations: [],
    modules: [],
    unresolved: new Set(),
    kinds: new Set(),
    typeOnly: false,
  };
  return { state, found, seen: new Set() };
}

/** What one exported name of a module leads to. */
export function followExport(module: string, name: string, state: FollowState): Found {
  const key = `${module}\n${name}`;
  const known = state.found.get(key);
  if (known) return known;
  const following = beginFollowing(state);
  const { found } = following;
  state.found.set(key, found);
  const exports = state.namesOf(module).get(name);
  for (const one of exports ?? []) followOne(one, following);
  if (exports) return found;
  // A module that is `export =` something has that as its default.
  const isDefault = name === "default" && followAssignment(module, following);
  if (!isDefault) found.unresolved.add(`${module}#${name}`);
  return found;
}

function followOne({ at, one }: PlacedExport, following: Following): void {
  if ("typeOnly" in one && one.typeOnly) following.found.typeOnly = true;
  switch (one.kind) {
    case "declared":
      for (const symbol of at.scope.symbols) {
        if (symbol.exportedAs === one.name) addSymbol(symbol, at, following);
      }
      return;
    case "local":
      return followName(one.local.split("."), at, following);
    case "from":
      return followImport({ source: one.source, imported: one.imported }, at, following);
    case "namespace":
      return followImport({ source: one.source, imported: "*" }, at, following);
    default:
      return assertNever(one);
  }
}

/** A name of another module: `*` and `=` for the whole of it, or for what it is assigned. */
function followImport(
  { imported, source }: { readonly imported: string; readonly source: string },
  at: PlacedScope,
  following: Following,
): void {
  const { found, state } = following;
  const module = state.table.moduleOf(source, at.path);
  if (module === undefined) found.unresolved.add(source);
  else if (imported === "*" || imported === "=") {
    if (!followAssignment(module, following)) found.modules.push(module);
  } else if (isShorthand(module, state)) found.modules.push(module);
  else merge(followExport(module, imported, state), found);
}

/** `declare module "m";` says nothing of the module, so that every name of it is taken for granted. */
function isShorthand(module: string, { table }: FollowState): boolean {
  return table.scopesOf(module).every(({ outer, scope }) =>
    outer !== undefined && scope.symbols.length + scope.imports.length + scope.exports.length === 0
  );
}

/** What a module is assigned (`export = …`); false where it is not. */
function followAssignment(module: string, following: Following): boolean {
  for (const at of following.state.table.scopesOf(module)) {
    const assignment = at.scope.exports.find((one) => one.kind === "assignment");
    if (!assignment) continue;
    followName(assignment.local.split("."), at, following);
    return true;
  }
  return false;
}

function merge(from: Found, into: Found): void {
  if (from === into) return;
  for (const one of from.declarations) {
    if (!into.declarations.some(({ symbol }) => symbol === one.symbol)) into.declarations.push(one);
  }
  for (const module of from.modules) if (!into.modules.includes(module)) into.modules.push(module);
  for (const name of from.unresolved) into.unresolved.add(name);
  for (const kind of from.kinds) into.kinds.add(kind);
  into.typeOnly ||= from.typeOnly;
}

/** A name of a scope, then members of what it is. */
export function followName(
  [head, ...rest]: readonly string[],
  at: PlacedScope,
  following: Following,
): void {
  if (head === undefined) return;
  const key = `${at.path}\n${[head, ...rest].join(".")}`;
  if (following.seen.has(key)) return;
  following.seen.add(key);
  if (rest.length > 0) {
    const base: Following = { ...beginFollowing(following.state), seen: following.seen };
    followName([head], at, base);
    followMembers(rest, base.found, { ...following, at });
    return;
  }
  for (let scope: PlacedScope | undefined = at; scope; scope = scope.outer) {
    if (followLocal(head, scope, following)) return;
  }
  const { found, state: { table } } = following;
  const places = table.globals(head);
  for (const { path, symbol } of places) found.declarations.push({ path, symbol });
  if (places.length === 0) found.unresolved.add(head);
}

/** A name declared in or imported into one scope; false where it is neither. */
function followLocal(name: string, at: PlacedScope, following: Following): boolean {
  const symbols = at.scope.symbols.filter((symbol) => symbol.name === name);
  for (const symbol of symbols) addSymbol(symbol, at, following);
  let imported = false;
  for (const { bindings, source, typeOnly } of at.scope.imports) {
    const binding = bindings.find(({ local }: ImportBinding) => local === name);
    if (!binding) continue;
    imported = true;
    if (typeOnly || binding.typeOnly) following.found.typeOnly = true;
    followImport({ source, imported: binding.imported }, at, following);
  }
  return imported || symbols.length > 0;
}

function addSymbol(symbol: OutlineSymbol, at: PlacedScope, following: Following): void {
  if (symbol.kind === "alias") followName((symbol.target ?? "").split("."), at, following);
  else following.found.declarations.push({ path: at.path, symbol });
}

/** Members of what a name leads to: of namespaces and modules exactly, of values as `variable`. */
function followMembers(
  [head, ...rest]: readonly string[],
  base: Found,
  following: Following & { readonly at: PlacedScope },
): void {
  if (head === undefined) return merge(base, following.found);
  const inner: Following = { ...beginFollowing(following.state), seen: following.seen };
  const next = inner.found;
  for (const module of base.modules) merge(followExport(module, head, following.state), next);
  for (const { path, symbol } of base.declarations) {
    const members = (symbol.members ?? []).filter((member) =>
      (symbol.kind === "namespace" ? member.exportedAs : member.name) === head
    );
    const scope = { symbols: symbol.members ?? [], imports: [], exports: [] };
    for (const member of members) addSymbol(member, { scope, path, outer: following.at }, inner);
    if (members.length === 0 && symbol.kind !== "namespace") next.kinds.add("variable");
  }
  for (const name of base.unresolved) next.unresolved.add(name);
  followMembers(rest, next, following);
}
