/** Sizes of files and folders, and what may stand where in `lib/`. */
import ts from "typescript";
import type { SourceFacts } from "../../../scripts/house/sources.ts";

/** Bounds; a file over `warnLines` is only reported. */
export const LIMITS = { lines: 400, warnLines: 250, moduleLines: 60, entries: 12 } as const;

/** Lines of a text; a final line end starts no new one. */
export function lineCount(text: string): number {
  return text.split("\n").length - (text.endsWith("\n") ? 1 : 0);
}

/** Files too long and folders too full. */
export function sizeViolations(files: ReadonlyMap<string, string>): string[] {
  const found: string[] = [];
  const folders = new Map<string, Set<string>>();
  for (const [path, text] of files) {
    if (!path.startsWith("lib/")) continue;
    const lines = lineCount(text);
    if (lines > LIMITS.lines) {
      found.push(`${path} Cannot hold ${lines} lines: expected at most ${LIMITS.lines}`);
    }
    const parts = path.split("/");
    for (let depth = 2; depth < parts.length; depth++) {
      const folder = parts.slice(0, depth).join("/");
      folders.set(folder, (folders.get(folder) ?? new Set()).add(parts[depth]!));
    }
  }
  for (const [folder, { size }] of folders) {
    if (size > LIMITS.entries) {
      found.push(`${folder} Cannot hold ${size} entries: expected at most ${LIMITS.entries}`);
    }
  }
  return found;
}

/** `lib/` holds the rooms of the map, each with its `mod.ts` and `deno.json`, and no files. */
export function layoutViolations(paths: readonly string[], house: readonly string[]): string[] {
  const found: string[] = [];
  const rooms = new Set<string>();
  for (const path of paths) {
    const [top, room, ...rest] = path.split("/");
    if (top !== "lib") continue;
    if (rest.length === 0) found.push(`${path} Cannot stand here: lib/ holds rooms and no files`);
    else rooms.add(room!);
  }
  for (const room of rooms) {
    if (!house.includes(room)) {
      found.push(`lib/${room} Cannot be a room: docs/architecture.md has no row for it`);
    }
  }
  for (const room of house) {
    for (const file of ["mod.ts", "deno.json"]) {
      const path = `lib/${room}/${file}`;
      if (!paths.includes(path)) found.push(`${path} Cannot be missing: the room needs it`);
    }
  }
  return found;
}

/** A `mod.ts` only re-exports, in few lines. */
export function moduleViolations(files: readonly SourceFacts[]): string[] {
  return files.filter(({ path }) => /^(lib\/[^/]+\/)?mod\.ts$/.test(path)).flatMap((file) => {
    const found: string[] = [];
    const lines = lineCount(file.syntax.text);
    if (lines >= LIMITS.moduleLines) {
      found.push(`${file.path} Cannot hold ${lines} lines: expected under ${LIMITS.moduleLines}`);
    }
    for (const statement of file.syntax.statements) {
      if (ts.isExportDeclaration(statement) && statement.moduleSpecifier) continue;
      found.push(
        `${file.path} Cannot hold "${statement.getText().slice(0, 40)}": ` +
          "expected re-exports and nothing else",
      );
    }
    return found;
  });
}
