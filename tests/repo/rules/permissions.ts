/** The named permission sets: the page says all of them, and the program reads no other variable. */
import ts from "typescript";
import type { PermissionSet } from "../../../scripts/house/permissions.ts";
import { lineOf, type SourceFacts, visitAll } from "../../../scripts/house/sources.ts";

/** Variables that are asked for by a written name and that the set does not hold. */
export function variableViolations(files: readonly SourceFacts[], set: PermissionSet): string[] {
  const found: string[] = [];
  const allowed = set.env?.allow ?? [];
  const isAllowed = (name: string): boolean =>
    allowed.some((entry) =>
      entry.endsWith("*") ? name.startsWith(entry.slice(0, -1)) : name === entry
    );
  for (const { path, syntax } of files) {
    visitAll(syntax, (node) => {
      if (!ts.isCallExpression(node)) return;
      const [name] = node.arguments;
      if (!name || !ts.isStringLiteralLike(name)) return;
      if (!/(\.environment|Deno\.env\.get)$/.test(node.expression.getText())) return;
      if (isAllowed(name.text)) return;
      found.push(
        `${path}:${lineOf(node)} Cannot read ${name.text}: the set "maze" of deno.json lacks it`,
      );
    });
  }
  return found;
}

/** Sets without their row on the page, and what the set `maze` allows that the page does not name. */
export function permissionPageViolations(
  sets: ReadonlyMap<string, PermissionSet>,
  page: string,
): string[] {
  const found: string[] = [];
  for (const name of sets.keys()) {
    if (!new RegExp(`^\\| \`${name}\` `, "m").test(page)) {
      found.push(`docs/permissions.md Cannot lack a row for the set "${name}"`);
    }
  }
  const maze = sets.get("maze");
  for (const name of [...(maze?.run ?? []), ...(maze?.env?.allow ?? [])]) {
    if (!page.includes(`\`${name}\``)) found.push(`docs/permissions.md Cannot leave out ${name}`);
  }
  return found;
}
