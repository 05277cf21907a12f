/** Error codes: one meaning each, listed, raised somewhere, and never written out by hand. */
import ts from "typescript";
import { ExitCode } from "@maze/base";
import type { Room } from "../../../scripts/house/map.ts";
import type { ListedError } from "../../../scripts/house/errors.ts";
import { lineOf, type SourceFacts, visitAll } from "../../../scripts/house/sources.ts";

/** Lists whose codes clash, are in the wrong room, or whose titles do not read as titles. */
export function listViolations(listed: readonly ListedError[], house: readonly Room[]): string[] {
  const found: string[] = [];
  const byCode = new Map<string, ListedError>();
  const pathOfList = new Map<string, string>();
  for (const error of listed) {
    const where = `${error.path}:${error.line} ${error.code}`;
    const first = byCode.get(error.code);
    if (first) found.push(`${where} Cannot have two meanings: ${first.list}.${first.name} has it`);
    byCode.set(error.code, error);
    const room = house.find(({ name }) => error.path.startsWith(`lib/${name}/`));
    if (room && error.code.slice(6, 8) !== room.number) {
      found.push(`${where} Cannot belong to ${room.name}: its codes begin ${room.number}`);
    }
    if (!(error.exit in ExitCode)) found.push(`${where} Cannot exit with ${error.exit}`);
    if (!/^[\p{Ll}\p{Nd}`].*[^.]$/u.test(error.title)) {
      found.push(`${where} Cannot be titled "${error.title}": expected lower case, no full stop`);
    }
    const path = pathOfList.get(error.list) ?? error.path;
    if (path !== error.path) found.push(`${where} Cannot share the list name with ${path}`);
    pathOfList.set(error.list, path);
  }
  return found;
}

/** Kinds that nothing raises, and codes written out instead of taken from their list. */
export function useViolations(
  listed: readonly ListedError[],
  files: readonly SourceFacts[],
): string[] {
  const found: string[] = [];
  const used = new Set<string>();
  for (const { path, syntax } of files) {
    visitAll(syntax, (node) => {
      if (ts.isPropertyAccessExpression(node)) {
        used.add(`${node.expression.getText()}.${node.name.text}`);
      }
      if (ts.isStringLiteralLike(node) && /MAZE-E\d{4}/.test(node.text)) {
        found.push(`${path}:${lineOf(node)} Cannot write out ${node.text}: take it from its list`);
      }
    });
  }
  for (const { code, line, list, name, path } of listed) {
    if (used.has(`${list}.${name}`)) continue;
    found.push(`${path}:${line} ${code} Cannot be listed: nothing raises ${list}.${name}`);
  }
  return found;
}

/** Codes that the page lacks, and codes on it that no list has. */
export function pageViolations(listed: readonly ListedError[], page: string): string[] {
  const onPage = new Set([...page.matchAll(/^\| `(MAZE-E\d{4})`/gm)].map((match) => match[1]!));
  const codes = new Set(listed.map(({ code }) => code));
  return [
    ...[...codes].filter((code) => !onPage.has(code)).map((code) =>
      `docs/errors.md Cannot lack ${code}: run deno task docs`
    ),
    ...[...onPage].filter((code) => !codes.has(code)).map((code) =>
      `docs/errors.md Cannot list ${code}: no room has it, run deno task docs`
    ),
  ];
}
