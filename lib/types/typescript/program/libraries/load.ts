/** Loads the compiler's own declaration files as text: exactly those that a set of options asks for. */
import { earlyLibraries } from "./early.ts";
import { lateLibraries } from "./late.ts";
import { platformLibraries } from "./platform.ts";
import type { LibraryTable } from "./table.ts";

const tables: LibraryTable = { ...earlyLibraries, ...lateLibraries, ...platformLibraries };
const loaded = new Map<string, string>();

/** Folder that the library files seem to stand in; it exists nowhere. */
export const libraryFolder = "/__typescript__/lib";

/** Loads library files and all that they refer to. Unknown names are left out. */
export async function loadLibraries(names: readonly string[]): Promise<void> {
  for (let wanted = [...new Set(names)]; wanted.length > 0;) {
    const found = await Promise.all(
      wanted.filter((name) => name in tables && !loaded.has(name)).map(async (name) => {
        const { default: text } = await tables[name]!();
        loaded.set(name, text);
        return text;
      }),
    );
    wanted = [...new Set(found.flatMap(references))];
  }
}

function references(text: string): string[] {
  return [...text.matchAll(/^\/\/\/ <reference lib="([^"]+)"/gm)].map(([, name]) =>
    `lib.${name}.d.ts`
  );
}

/** Whether a library of this name is loaded. */
export function libraryLoaded(name: string): boolean {
  return loaded.has(name);
}

/** Adds declarations that do not come with the compiler, under a library's name. */
export function addLibrary(name: string, text: string): void {
  loaded.set(name, text);
}

/** Text of a loaded library by its path in `libraryFolder`; `undefined` for every other path. */
export function libraryText(path: string): string | undefined {
  return path.startsWith(`${libraryFolder}/`)
    ? loaded.get(path.slice(libraryFolder.length + 1))
    : undefined;
}

/** Names that a library declares globally. */
export function globalNames(library: string): ReadonlySet<string> {
  const text = loaded.get(library) ?? "";
  const declarations =
    /^(?:declare )?(?:interface|type|var|const|let|function|class|namespace) (\w+)/gm;
  return new Set([...text.matchAll(declarations)].map(([, name]) => name!));
}
