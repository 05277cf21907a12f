/** The packages: one version, the order of the map, and a reason for every dependency. */
import type { MemberConfig } from "../../../scripts/house/workspace.ts";
import type { SourceFacts } from "../../../scripts/house/sources.ts";
import { entryOf } from "./edges.ts";

/** Packages out of step with the root, or in another order than the map. */
export function memberViolations(
  root: MemberConfig,
  rooms: ReadonlyMap<string, MemberConfig>,
): string[] {
  const found: string[] = [];
  const wanted = [...rooms.keys()].map((name) => `./lib/${name}`);
  if (JSON.stringify(root.workspace) !== JSON.stringify(wanted)) {
    found.push(`deno.json Cannot list ${root.workspace?.join(" ")}: expected ${wanted.join(" ")}`);
  }
  for (const [room, { exports, license, name, version }] of rooms) {
    const where = `lib/${room}/deno.json`;
    if (name !== `@maze/${room}`) found.push(`${where} Cannot be named ${name}`);
    if (version !== root.version) {
      found.push(`${where} Cannot have version ${version}: the root has ${root.version}`);
    }
    if (license !== root.license) found.push(`${where} Cannot lack license "${root.license}"`);
    if (exports["."] !== "./mod.ts") found.push(`${where} Cannot lack exports "." → "./mod.ts"`);
  }
  return found;
}

/** Entries of the import map that nothing imports, float, or come from elsewhere than npm. */
export function importMapViolations(
  importMap: Readonly<Record<string, string>>,
  files: readonly SourceFacts[],
): string[] {
  const found: string[] = [];
  const used = new Set(
    files.flatMap(({ imports }) =>
      imports.map(({ specifier }) => entryOf(specifier, importMap) ?? "")
    ),
  );
  for (const [key, target] of Object.entries(importMap)) {
    if (!used.has(key)) found.push(`deno.json Cannot map "${key}": nothing imports it`);
    if (target.startsWith("./")) continue;
    if (!/^npm:(@[\w.-]+\/)?[\w.-]+@\d+\.\d+\.\d+(-[\w.]+)?$/.test(target)) {
      found.push(`deno.json Cannot map "${key}" to "${target}": expected npm: with a full version`);
    }
  }
  return found;
}

/** Dependencies without their line in the first table of `docs/dependencies.md`, and lines of none. */
export function dependencyViolations(
  importMap: Readonly<Record<string, string>>,
  page: string,
): string[] {
  const table = page.match(/^\| entry .*\n(\|.*\n)*/m)?.[0] ?? "";
  const rows = new Map(
    [...table.matchAll(/^\| `([^`]+)` +\|(.*)\|$/gm)].map((match) => [match[1]!, match[2]!]),
  );
  const found: string[] = [];
  for (const key of Object.keys(importMap)) {
    const row = rows.get(key);
    if (row === undefined) found.push(`docs/dependencies.md Cannot lack a line for "${key}"`);
    else if (row.split("|").some((cell) => cell.trim() === "")) {
      found.push(`docs/dependencies.md Cannot leave a cell of "${key}" empty`);
    }
  }
  for (const key of rows.keys()) {
    if (!(key in importMap)) {
      found.push(`docs/dependencies.md Cannot list "${key}": the import map has no such entry`);
    }
  }
  return found;
}
