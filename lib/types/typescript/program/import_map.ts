/** The import map of a Deno project: its own entries, and the names of its workspace members. */
import ts from "typescript";
import { folderOf, joinPath } from "@maze/base";

/** Entries by specifier; those that end in a slash are prefixes. Targets are paths or specifiers. */
export type ImportMap = ReadonlyMap<string, string>;

type Json = Readonly<Record<string, unknown>>;

/** Reads the import map of a configuration and of the members it names. */
export function readImportMap(
  config: { readonly path: string; readonly json: Json },
  readJson: (path: string) => Json | undefined,
): ImportMap {
  const { json, path } = config;
  const map = new Map<string, string>();
  const folder = folderOf(path);
  const members = Array.isArray(json.workspace) ? json.workspace : [];
  for (const member of members) {
    if (typeof member !== "string") continue;
    const memberFolder = joinPath(folder, member);
    for (const name of ["deno.json", "deno.jsonc"]) {
      const found = readJson(`${memberFolder}/${name}`);
      if (!found) continue;
      addEntries(map, memberFolder, found.imports);
      addExports(map, memberFolder, found);
    }
  }
  addExports(map, folder, json);
  const file = typeof json.importMap === "string" ? joinPath(folder, json.importMap) : undefined;
  if (file) addEntries(map, folderOf(file), readJson(file)?.imports);
  addEntries(map, folder, json.imports);
  return map;
}

function addEntries(map: Map<string, string>, folder: string, imports: unknown): void {
  for (const [name, target] of Object.entries(imports ?? {})) {
    if (typeof target !== "string") continue;
    const local = /^\.{0,2}\//.test(target);
    const path = local ? joinPath(folder, target) : target;
    map.set(name, local && target.endsWith("/") ? `${path}/` : path);
    const remote = /^(?:npm|jsr):\/?((?:@[^/]+\/)?[^/@]+)/.test(target);
    if (remote && !name.endsWith("/") && !map.has(`${name}/`)) map.set(`${name}/`, `${target}/`);
  }
}

function addExports(map: Map<string, string>, folder: string, config: Json): void {
  const { name, exports } = config;
  if (typeof name !== "string") return;
  const entries = typeof exports === "string" ? { ".": exports } : exports;
  for (const [key, target] of Object.entries(entries ?? {})) {
    if (typeof target === "string") map.set(joinPath(name, key), joinPath(folder, target));
  }
}

/** What a specifier stands for: the longest entry that fits, with registry prefixes taken off. */
export function mapSpecifier(map: ImportMap, specifier: string): string {
  let target = map.get(specifier);
  if (target === undefined) {
    let longest = "";
    for (const name of map.keys()) {
      if (name.endsWith("/") && specifier.startsWith(name) && name.length > longest.length) {
        longest = name;
      }
    }
    target = longest ? map.get(longest)! + specifier.slice(longest.length) : specifier;
  }
  return packageName(target);
}

/** `npm:a@1/b` becomes `a/b`, and `jsr:@a/b@1/c` becomes `@jsr/a__b/c`, as installed in `node_modules`. */
function packageName(specifier: string): string {
  const parts = /^(npm|jsr):\/?((?:@[^/]+\/)?[^/@]+)(?:@[^/]*)?(\/.*)?$/.exec(specifier);
  if (!parts) return specifier;
  const [, registry, name, rest = ""] = parts;
  const installed = registry === "jsr" ? `@jsr/${name!.slice(1).replace("/", "__")}` : name!;
  return installed + rest;
}

/** Whether a mapped entry leads to a registry or the network. */
export function isRemote(target: string): boolean {
  return /^(?:npm|jsr|https?):/.test(target);
}

/** Reads a JSON file with comments; `undefined` where it is absent or broken. */
export function parseJson(path: string, text: string | undefined): Json | undefined {
  if (text === undefined) return undefined;
  const { config } = ts.parseConfigFileTextToJson(path, text);
  return typeof config === "object" && config !== null ? config : undefined;
}
