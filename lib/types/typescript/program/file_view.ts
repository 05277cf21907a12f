/**
 * The files as the compiler asks for them, synchronously: an overlay, over the files that were read
 * when the project was opened, over installed packages on disk.
 */
import ts from "typescript";
import { folderOf, isInside } from "@maze/base";
import type { Overlay } from "../../model/project.ts";
import { ambientFile, ambientFolder } from "./ambient.ts";
import { libraryFolder, libraryText } from "./libraries/load.ts";

/** What the compiler may ask of files. */
export interface FileView
  extends ts.ParseConfigHost, Omit<ts.ModuleResolutionHost, keyof ts.ParseConfigHost> {
  /** Takes over a file's text; `undefined` drops it. */
  set(path: string, text: string | undefined): void;
  /** Puts an overlay in place, and says whether it differs from the last one. */
  overlay(texts: Overlay): void;
  /** The project's own paths, overlay included, in order. */
  paths(): string[];
  /** Text of one of the project's own files, without the overlay. */
  own(path: string): string | undefined;
  readFile(path: string): string | undefined;
}

/** Makes a view; `packages` allows reads of installed packages on disk. */
export function fileView(
  root: string,
  texts: ReadonlyMap<string, string>,
  options: { readonly packages: boolean; readonly ambient: () => string },
): FileView {
  const own = new Map(texts);
  let overlaid: Overlay = new Map();
  const folders = new Map<string, number>();
  const countFolders = (path: string, by: number): void => {
    for (let folder = folderOf(path);; folder = folderOf(folder)) {
      folders.set(folder, (folders.get(folder) ?? 0) + by);
      if (folder === folderOf(folder)) return;
    }
  };
  for (const path of own.keys()) countFolders(path, 1);
  const onDisk = (path: string): boolean =>
    options.packages && (path.includes("/node_modules") || !isInside(root, path)) &&
    !path.startsWith(ambientFolder) && !path.startsWith(libraryFolder);
  const readFile = (path: string): string | undefined =>
    overlaid.get(path) ?? own.get(path) ?? libraryText(path) ??
      ambientFile(path, options.ambient) ??
      (onDisk(path) ? ts.sys.readFile(path) : undefined);
  return {
    useCaseSensitiveFileNames: true,
    readFile,
    fileExists: (path) =>
      overlaid.has(path) || own.has(path) || libraryText(path) !== undefined ||
      ambientFile(path, options.ambient) !== undefined || (onDisk(path) && ts.sys.fileExists(path)),
    directoryExists: (path) =>
      (folders.get(path) ?? 0) > 0 || (onDisk(path) && ts.sys.directoryExists(path)),
    getDirectories: (path) => onDisk(path) ? ts.sys.getDirectories(path) : [],
    realpath: (path) => onDisk(path) ? ts.sys.realpath?.(path) ?? path : path,
    getCurrentDirectory: () => root,
    readDirectory: () => [],
    trace: () => {},
    set: (path, text) => {
      if (own.has(path) !== (text !== undefined)) countFolders(path, text === undefined ? -1 : 1);
      if (text === undefined) own.delete(path);
      else own.set(path, text);
    },
    overlay: (next) => {
      for (const path of overlaid.keys()) if (!own.has(path)) countFolders(path, -1);
      overlaid = next;
      for (const path of overlaid.keys()) if (!own.has(path)) countFolders(path, 1);
    },
    paths: () => [...new Set([...own.keys(), ...overlaid.keys()])].sort(),
    own: (path) => own.get(path),
  };
}
