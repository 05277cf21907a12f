/** Which room may import which, and how. */
import { join } from "node:path/posix";
import type { Room } from "../../../scripts/house/map.ts";
import type { SourceFacts } from "../../../scripts/house/sources.ts";

/** What the rules on imports need beside the files. */
export interface EdgeContext {
  /** The rooms in order. */
  readonly house: readonly Room[];
  /** What each package exports, by name: the subpaths (`.`, `./x`). */
  readonly exports: ReadonlyMap<string, readonly string[]>;
  /** The import map of the root. */
  readonly importMap: Readonly<Record<string, string>>;
}

/** The room a file is in, or `undefined` outside `lib/`. */
export function roomOf(path: string): string | undefined {
  return path.match(/^lib\/([^/]+)\//)?.[1];
}

/** Imports that go through a wall: to the right, past the table, by path, or past the exports. */
export function edgeViolations(files: readonly SourceFacts[], context: EdgeContext): string[] {
  const found: string[] = [];
  for (const file of files) {
    const room = context.house.find(({ name }) => name === roomOf(file.path));
    for (const { line, specifier } of file.imports) {
      const problem = specifier.startsWith(".")
        ? byPath(file.path, specifier)
        : specifier.startsWith("@maze/")
        ? byName(specifier, room, context)
        : undefined;
      if (problem) found.push(`${file.path}:${line} Cannot import "${specifier}": ${problem}`);
    }
  }
  return found;
}

function byPath(path: string, specifier: string): string | undefined {
  const from = roomOf(path);
  const target = join(path, "..", specifier);
  const to = roomOf(target);
  const isTest = path.startsWith("tests/") || path.startsWith("bench/");
  if (from === undefined) {
    return to === undefined || isTest ? undefined : "expected the package name of the room";
  }
  if (to === from) return;
  return to === undefined
    ? "it is outside lib/, expected a file of the same room"
    : `it is in the room ${to}, expected its package name`;
}

function byName(
  specifier: string,
  room: Room | undefined,
  { exports, house }: EdgeContext,
): string | undefined {
  const [, name, subpath] = specifier.match(/^(@maze\/[^/]+)(\/.*)?$/) ?? [];
  const offered = exports.get(name ?? "");
  if (offered === undefined) return "there is no such room";
  if (!offered.includes(subpath === undefined ? "." : `.${subpath}`)) {
    return `the package exports only ${offered.join(", ")}`;
  }
  if (room === undefined) return;
  const to = name!.slice("@maze/".length);
  if (to === room.name) return "a room imports its own files by path";
  if (room.mayImport.includes(to)) return;
  const position = (wanted: string): number => house.findIndex(({ name }) => name === wanted);
  return position(to) > position(room.name)
    ? `${to} is to the right of ${room.name}`
    : `${room.name} may import only ${room.mayImport.join(", ") || "nothing"}`;
}

/** Specifiers of packages that are not in the import map, or not allowed where they stand. */
export function packageViolations(files: readonly SourceFacts[], context: EdgeContext): string[] {
  const found: string[] = [];
  for (const { imports, path } of files) {
    for (const { line, specifier } of imports) {
      const problem = packageProblem(path, specifier, context.importMap);
      if (problem) found.push(`${path}:${line} Cannot import "${specifier}": ${problem}`);
    }
  }
  return found;
}

function packageProblem(
  path: string,
  specifier: string,
  importMap: Readonly<Record<string, string>>,
): string | undefined {
  if (/^(\.|node:|@maze\/)/.test(specifier)) return;
  const scheme = specifier.match(/^([a-z]+):/)?.[1];
  if (scheme === "npm") return "expected an entry in the import map of deno.json";
  if (scheme !== undefined) return `${scheme}: imports are not allowed, expected npm: by the map`;
  const entry = entryOf(specifier, importMap);
  if (entry === undefined) return "it is not in the import map of deno.json";
  const inLibrary = roomOf(path) !== undefined || path === "cli.ts" || path === "mod.ts";
  if (inLibrary && importMap[entry]!.startsWith(".")) {
    return `the map leads to ${importMap[entry]}, which is not published`;
  }
  if (entry === "typescript" && inLibrary && !path.startsWith("lib/types/typescript/")) {
    return "the compiler is used in lib/types/typescript/ alone";
  }
}

/** The entry of the import map that a bare specifier goes through. */
export function entryOf(
  specifier: string,
  importMap: Readonly<Record<string, string>>,
): string | undefined {
  return Object.keys(importMap).find((key) => specifier === key || specifier.startsWith(`${key}/`));
}
